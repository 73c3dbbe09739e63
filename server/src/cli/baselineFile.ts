/** The file with the findings that a project puts up with: how it is read, written, and what is reported besides. */
import { diskProblem } from '../check/diskFiles.ts';
import { say, type Message } from '../core/messages/message.ts';
import { relativePath, parentPath } from '../core/text/path.ts';
import { Baseline, baselineOf, baselineText, readBaseline, type NameOfFile } from '../core/tuning/baseline.ts';
import type { HostFiles } from '../host/host.ts';
import { UsageError } from './usageError.ts';
import { requireOwnName } from './grammar/ownName.ts';
import type { FileReport } from './report.ts';
import type { TextFiles } from './textFiles.ts';

export interface BaselineFile {
  /** Absolute. */
  readonly path: string;
  /** As the user wrote it. */
  readonly shownPath: string;
  /** Whether it is written, not read. */
  readonly write: boolean;
}

/** The command that runs. */
interface Run {
  readonly files: HostFiles;
  readonly texts: TextFiles;
  /** Whether something that was requested could not be done. */
  readonly failed: boolean;
  readonly fail: (problem: Message) => void;
  readonly say: (message: Message) => void;
}

type Reported = (files: readonly FileReport[]) => readonly FileReport[];

/** What is reported where there is no baseline. */
export const withoutBaseline: Reported = (files) => files;

/** What is reported besides a baseline. Throws {@link UsageError} if it cannot be read. */
export async function openBaseline({ path, shownPath, write }: BaselineFile, { texts }: Run): Promise<Reported> {
  if (write) {
    requireOwnName('--baseline', shownPath);
    return withoutBaseline;
  }
  const read = await texts.read(path);
  if (read.kind === 'absent') throw new UsageError(`--baseline: no such file: ${shownPath}; --write-baseline makes it`);
  const entries = read.kind === 'text' ? readBaseline(read.text) : undefined;
  if (entries === 'newer') {
    throw new UsageError(
      `--baseline: ${shownPath} was written by a later version of this program, which has to read it`,
    );
  }
  if (!entries) throw new UsageError(`--baseline: ${shownPath} is not a baseline; --write-baseline writes it anew`);
  return (files) => besides(new Baseline(entries, namesFor(path)), files);
}

/** Writes all that is found to the file; returns what is reported besides. */
export async function writeBaseline(
  { path, shownPath }: BaselineFile,
  files: readonly FileReport[],
  run: Run,
): Promise<readonly FileReport[]> {
  if (run.failed) {
    run.fail(say('baselineNotWritten', { file: shownPath }));
    return files;
  }
  const findings = files.flatMap(({ snapshot }) => snapshot.findings);
  const entries = baselineOf(findings, namesFor(path));
  try {
    await run.files.write(path, baselineText(entries));
  } catch (error) {
    run.fail(say('cannotChange', { file: shownPath, problem: diskProblem(error) }));
    return files;
  }
  const count = entries.reduce((sum, entry) => sum + entry.count, 0);
  run.say(say('baselineWritten', { file: shownPath, findings: count }));
  return besides(new Baseline(entries, namesFor(path)), files);
}

function besides(baseline: Baseline, files: readonly FileReport[]): readonly FileReport[] {
  return files.map((file) => {
    const { findings } = file.snapshot;
    const inBaseline = findings.filter((finding) => baseline.has(finding));
    const left = findings.filter((finding) => !baseline.has(finding));
    return { ...file, snapshot: { ...file.snapshot, findings: left }, inBaseline };
  });
}

/** Files are named from the folder of the baseline, so that it does not matter where the program runs. */
function namesFor(baseline: string): NameOfFile {
  const folder = parentPath(baseline);
  return (path) => relativePath(folder, path);
}
