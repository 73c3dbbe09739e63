/** Reports that are written to files, beside the one that is printed. */
import { listOf } from '../core/messages/words.ts';
import { didYouMean } from './grammar/didYouMean.ts';
import { diskProblem, statOnDisk } from '../check/diskFiles.ts';
import { say, type Message } from '../core/messages/message.ts';
import type { HostFiles } from '../host/host.ts';
import { FORMATS, isFormat, type Format } from './render/formats.ts';
import { RENDERERS } from './render/renderers.ts';
import type { ProgramReport, ReportStyle } from './report.ts';
import { requireOwnName } from './grammar/ownName.ts';
import type { Paths } from './terminal.ts';
import { UsageError } from './usageError.ts';

export interface ReportFile {
  readonly format: Format;
  /** Absolute. */
  readonly path: string;
  /** As the user wrote it. */
  readonly shownPath: string;
}

/** The files that values `FORMAT=FILE` name. @throws {UsageError} */
export function reportFilesIn(
  values: readonly string[],
  { paths, folder }: { readonly paths: Paths; readonly folder: string },
): readonly ReportFile[] {
  const files = values.map((value) => {
    const [, format = '', shownPath = ''] = /^([^=]*)=(.*)$/s.exec(value) ?? [];
    if (shownPath === '') throw new UsageError(`--output needs FORMAT=FILE, as in sarif=preflight.sarif, not ${value}`);
    if (!isFormat(format)) {
      const hint = didYouMean(format, FORMATS);
      throw new UsageError(`--output: the format must be ${listOf(FORMATS, 'or')}, not ${format}${hint}`);
    }
    requireOwnName('--output', shownPath);
    return { format, path: paths.resolve(folder, shownPath), shownPath };
  });
  const twice = files.find(({ path }, at) => files.findIndex((other) => other.path === path) !== at);
  if (twice) throw new UsageError(`--output: two reports cannot be one file: ${twice.shownPath}`);
  return files;
}

/** Says at once what would fail after a long check. @throws {UsageError} */
export async function requireNoFolders(reportFiles: readonly ReportFile[], files: HostFiles): Promise<void> {
  for (const { path, shownPath } of reportFiles) {
    const { kind } = await statOnDisk(files, path);
    if (kind === 'folder') throw new UsageError(`--output: ${shownPath} is a folder`);
  }
}

/** Writes each whole or not at all; returns what is to be said of those that could not be written. */
export async function writeReportFiles(
  reportFiles: readonly ReportFile[],
  report: ProgramReport,
  style: ReportStyle,
  files: HostFiles,
): Promise<readonly Message[]> {
  const problems: Message[] = [];
  for (const { format, path, shownPath } of reportFiles) {
    try {
      await files.write(path, RENDERERS[format](report, style));
    } catch (error) {
      problems.push(say('reportNotWritten', { file: shownPath, problem: diskProblem(error) }));
    }
  }
  return problems;
}
