/** `record`: what a check asks of indexes, kept in a folder to be replayed. */
import { CheckRecording, shownExtraIndexes } from '../../check/recording/checkRecording.ts';
import { foreignIn, writeRecording } from '../../check/recording/recordingFolder.ts';
import { diskProblem, statOnDisk } from '../../check/diskFiles.ts';
import { DEFAULT_MESSAGES } from '../../core/messages/languages.ts';
import { say, tell, type Message } from '../../core/messages/message.ts';
import { maskCredentials } from '../../core/messages/words.ts';
import { paperMarkdown } from '../../core/papers/markdown.ts';
import { recordJson, recordPaper, recordReadme } from '../../core/toolkit/record/recordPaper.ts';
import type { Settings } from '../../settings.ts';
import { checkFiles } from '../checkFiles.ts';
import { DEFAULT_EXIT_POLICY, EXIT_CLEAN, EXIT_FAILED, type ExitCode } from '../exitCode.ts';
import { valueOf, type Call } from '../grammar/command.ts';
import { readSettings, todayOf } from '../grammar/givenSettings.ts';
import { writeAnswer } from '../paperOutput.ts';
import { wheelReports } from '../ownWheels/wheelReports.ts';
import type { ProgramReport } from '../report.ts';
import { usage } from '../usageError.ts';
import { withEngine } from '../withEngine.ts';

/** More reasons than this are counted. */
const MOST_REASONS = 5;

/** Runs the command. */
export async function run(call: Call): Promise<ExitCode> {
  const { invocation, terminal, parts } = call;
  const output = valueOf(invocation, 'output');
  if (output === undefined) throw usage(say('recordNoFolder'));
  const settings = await readSettings(call);
  const folder = terminal.paths.resolve(terminal.folder, output);
  await requireRecording(call, output, folder);
  const recording = new CheckRecording();
  const report = await checked(call, settings, recording);
  if (!report || report.exit.because.id === 'exitMisled')
    return refused(call, say('recordNoCheck', { folder: output }));
  const { failures } = recording;
  if (failures.length > 0) {
    const reasons = failures.slice(0, MOST_REASONS);
    return refused(call, say('recordRefused', { folder: output, reasons, more: failures.length - reasons.length }));
  }
  try {
    const files = recording.texts();
    const facts = {
      ...{ folder: output, indexes: recording.counts(settings) },
      bytes: [...files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0),
      files: report.files.length,
      findings: report.files.flatMap(({ snapshot }) => snapshot.findings).length,
      ...{ replay: replayOf(call, settings, output), version: parts.version, day: todayOf(parts.host) },
    };
    // What is kept is in English, whoever has recorded it.
    await writeRecording(parts.host.files, folder, files, paperMarkdown(recordReadme(facts), DEFAULT_MESSAGES));
    writeAnswer(call, { paper: recordPaper(facts), json: recordJson(facts) });
    return EXIT_CLEAN;
  } catch (error) {
    // The disk, or a file name of an index that the format has no place for.
    return refused(call, say('recordNotWritten', { folder: output, problem: diskProblem(error) }));
  }
}

/** What else lies in the folder is nobody's to replace. @throws {UsageError} */
async function requireRecording({ parts }: Call, shown: string, folder: string): Promise<void> {
  const { files } = parts.host;
  const entry = await statOnDisk(files, folder);
  if (entry.kind === 'unreadable') throw usage(say('recordNotWritten', { folder: shown, problem: entry.reason }));
  if (entry.kind === 'file' || entry.kind === 'other') throw usage(say('recordIsFile', { path: shown }));
  const name = await foreignIn(files, folder, `# ${tell(say('recordTitle'), DEFAULT_MESSAGES)}\n`);
  if (name !== undefined) throw usage(say('recordForeign', { folder: shown, name }));
}

/** The report of the check; undefined if there is none, which has been told. */
async function checked(
  call: Call,
  settings: Settings,
  recording: CheckRecording,
): Promise<Pick<ProgramReport, 'files' | 'exit'> | undefined> {
  const { invocation, terminal, parts } = call;
  return withEngine(
    call,
    async (engine) => {
      let report: Pick<ProgramReport, 'files' | 'exit'> | undefined;
      const { positionals } = invocation;
      const options = {
        ...{ settings, paths: positionals.length === 0 ? ['.'] : positionals, messages: terminal.messages },
        ...({ format: 'text', detail: 'findings', colors: false, explain: false, texts: false, quiet: false } as const),
        ...{ reportFiles: [], exit: DEFAULT_EXIT_POLICY, version: parts.version },
        // What is said of wheels asks for more.
        describeWheels: (sources: Parameters<typeof wheelReports>[0]) => wheelReports(sources, settings, call, engine),
        onReport: (found: Pick<ProgramReport, 'files' | 'exit'>) => {
          report = found;
        },
      };
      await checkFiles(options, terminal, parts.host, engine);
      return report;
    },
    recording,
  );
}

function refused({ terminal }: Call, problem: Message): ExitCode {
  terminal.writeError(`${tell(problem, terminal.messages)}\n`);
  return EXIT_FAILED;
}

/** A replay asks the same indexes in the same order; where PyPI and Pyodide's index are does not matter to it. */
function replayOf({ invocation }: Call, settings: Settings, folder: string): string {
  const { positionals, options } = invocation;
  const kept = ['target', 'config', 'env', 'held-back-days'].flatMap((name) =>
    (options.get(name) ?? []).flatMap((value) => [`--${name}`, value]),
  );
  const extra = shownExtraIndexes(settings).flatMap((url) => ['--extra-index-url', url]);
  const words = ['pyodide-preflight', 'check', ...positionals, ...kept, ...extra, '--recorded-index', folder];
  return words.map((word) => quoted(maskCredentials(word))).join(' ');
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
