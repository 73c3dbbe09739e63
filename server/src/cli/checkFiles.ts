/** Runs the one check over files, folders or standard input, applies remedies on request, and reports. */
import { say } from '../core/messages/message.ts';
import type { Host } from '../host/host.ts';
import type { Engine } from '../check/engine.ts';
import { openBaseline, withoutBaseline, writeBaseline, type BaselineFile } from './baselineFile.ts';
import { EXIT_FAILED, exitOf, type ExitCode, type ExitPolicy } from './exitCode.ts';
import { FileCheck, type FileCheckOptions } from './fileCheck.ts';
import { Fixing, type FixOptions } from './fixing.ts';
import type { Format } from './render/formats.ts';
import { RENDERERS } from './render/renderers.ts';
import { requireNoFolders, writeReportFiles, type ReportFile } from './reportFiles.ts';
import { repositoryAround } from './repository.ts';
import { renderStatistics } from './render/statistics.ts';
import { renderSummary, renderText } from './render/text.ts';
import { printableDiff } from './render/unifiedDiff.ts';
import { isUndecided, type ProgramReport } from './report.ts';
import { usage } from './usageError.ts';
import type { WheelSetReport } from '../core/toolkit/ownWheels/wheelSetReport.ts';
import { readableWheels } from './ownWheels/readableWheels.ts';
import { isWheelFile } from '../core/dependencyFiles/wheels/wheelFile.ts';
import { listSources, type Source } from './sources.ts';
import type { Terminal } from './terminal.ts';

export interface CheckOptions extends FileCheckOptions {
  readonly paths: readonly string[];
  readonly inputName?: string;
  readonly format: Format;
  readonly colors: boolean;
  /** Whether each finding is followed by its full explanation, and its texts are printed; both only in the text format. */
  readonly explain: boolean;
  readonly texts: boolean;
  readonly baseline?: BaselineFile;
  /** Absent if nothing is fixed. */
  readonly fix?: FixOptions;
  readonly exit: ExitPolicy;
  /** How much of the text is printed: all, how often each finding occurs, or only the last line. */
  readonly detail: 'findings' | 'statistics' | 'summary';
  /** Reports beside the one that is printed. */
  readonly reportFiles: readonly ReportFile[];
  /** Is told what the checks look at: absolute paths, whether or not there is a file. */
  readonly onLooked?: (paths: ReadonlySet<string>) => void;
  /** That of the program. */
  readonly version: string;
  /** What there is to say of the wheels among the files, where a report has a place for it. */
  readonly describeWheels?: (sources: readonly Source[]) => Promise<readonly WheelSetReport[]>;
  /** Takes the report instead of the terminal. */
  readonly onReport?: (report: Pick<ProgramReport, 'files' | 'exit'>) => void;
}

/**
 * Maximum number of rounds of applying remedies and checking the result: enough for any file, and a limit for remedies
 * that alternate.
 */
const MAX_PASSES = 10;

/** Runs the command. Throws `UsageError` if its arguments do not match the disk. */
export async function checkFiles(
  options: CheckOptions,
  terminal: Terminal,
  host: Host,
  engine: Engine,
): Promise<ExitCode> {
  await requireNoFolders(options.reportFiles, host.files);
  const run = new FileCheck(options, terminal, host, engine);
  const { files: listed, unreadable, ...nothings } = await listSources(options.paths, options.inputName, run);
  const { readable: sources, problems: damaged } = await readableWheels(listed, host);
  const problems = [...nothings.problems, ...damaged];
  if (sources.length === 0) {
    throw usage(say('callProblems', { problems: [...unreadable, ...problems] }));
  }
  const reported = options.baseline ? await openBaseline(options.baseline, run) : withoutBaseline;
  const found = reported(await run.checkAll(sources));
  options.onLooked?.(run.looked);
  for (const problem of problems) run.mislead(problem);
  for (const problem of unreadable) run.fail(problem);
  if (options.change && run.untouched > 0 && !options.quiet) {
    run.say(say('untouchedFiles', { revision: options.change.revision, left: run.untouched, checked: found.length }));
  }
  const fixing = options.fix && new Fixing(options.fix, run.texts, run);
  let left = found;
  for (let pass = 0; fixing && !fixing.failed && pass < MAX_PASSES; pass++) {
    if (!(await fixing.apply(left))) break;
    left = reported(await run.checkAll(sources));
  }
  const isDry = options.fix?.dry === true;
  let files = isDry ? found : left;
  if (options.baseline?.write) files = await writeBaseline(options.baseline, files, run);
  if (files.length === 0 && run.broken) return EXIT_FAILED;
  const findings = files.flatMap(({ snapshot }) => snapshot.findings);
  const undecided = files.filter(isUndecided).length;
  // That something is not known is nothing found, however badly somebody wants to take it.
  const severities = findings.flatMap(({ code, severity }) => (code === 'unknown-verdict' ? [] : [severity]));
  const exit = exitOf({ severities, undecided, misled: run.misled, failed: run.failed }, options.exit);
  const wheelSets = isDry ? [] : await describedWheels(sources, options);
  if (options.onReport) {
    options.onReport({ files, exit });
    return exit.code;
  }
  const fixed = fixing && !isDry ? { count: fixing.count, boldness: fixing.boldness } : undefined;
  const report = {
    ...{ files, ...(fixed && { fixed }), exit },
    ...(wheelSets.length > 0 && { wheelSets }),
    ...{ failOn: options.exit.failOn, version: options.version },
    repository: await repositoryAround(terminal.folder, host.files),
  };
  return write(report, isDry ? fixing?.diff() : undefined, options, run);
}

/** Formats that have a place for more than findings. */
const WITH_WHEELS: ReadonlySet<Format> = new Set(['text', 'json', 'markdown']);

async function describedWheels(
  sources: readonly Source[],
  { describeWheels, format, detail, quiet, reportFiles }: CheckOptions,
): Promise<readonly WheelSetReport[]> {
  const isPrinted = WITH_WHEELS.has(format) && detail === 'findings' && !quiet;
  const isWanted = isPrinted || reportFiles.some((file) => WITH_WHEELS.has(file.format));
  const wheels = sources.filter(({ path }) => isWheelFile(path));
  return isWanted && describeWheels && wheels.length > 0 ? describeWheels(wheels) : [];
}

const TEXTS = { findings: renderText, statistics: renderStatistics, summary: renderSummary } as const;

/** Writes the report; or the difference that fixes would make, and where people read along what has been found. */
async function write(
  found: ProgramReport,
  difference: string | undefined,
  { messages, explain, texts, format, detail, colors, reportFiles }: CheckOptions,
  run: FileCheck,
): Promise<ExitCode> {
  const { terminal, files } = run;
  const style = { ...{ messages, explain, texts }, colors: false };
  const problems = await writeReportFiles(reportFiles, found, style, files);
  for (const problem of problems) run.fail(problem);
  const report =
    problems.length > 0 ? { ...found, exit: { code: EXIT_FAILED, because: say('exitUnwritten') } as const } : found;
  const width = terminal.columns !== undefined && { columns: terminal.columns };
  if (difference === undefined) {
    const render = format === 'text' ? TEXTS[detail] : RENDERERS[format];
    terminal.write(render(report, { ...style, colors, ...width }));
  } else {
    terminal.write(terminal.interactive ? printableDiff(difference) : difference);
    if (difference === '' && found.files.some(({ snapshot }) => snapshot.findings.length > 0))
      run.say(say('nothingToChange'));
    terminal.writeError(renderSummary(report, { ...style, ...width }));
  }
  return report.exit.code;
}
