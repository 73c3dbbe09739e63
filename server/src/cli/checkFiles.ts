/** Runs the one check over files, folders or standard input, applies remedies on request, and reports. */
import type { Snapshot } from '../core/analysis/snapshot.ts';
import { withoutUsedElsewhere } from '../core/analysis/usedElsewhere.ts';
import { relativePath } from '../core/text/path.ts';
import { isWheelFile } from '../core/dependencyFiles/wheels/wheelFile.ts';
import { dependencyFileKind, namedFileKind } from '../core/dependencyFiles/dependencyFileKind.ts';
import { type Message, say, tell } from '../core/messages/message.ts';
import type { Messages } from '../core/messages/messages.ts';
import type { Host } from '../host/host.ts';
import type { Settings } from '../settings.ts';
import { ENV_VARIABLE } from '../check/workers/deployment.ts';
import type { Engine } from '../check/engine.ts';
import { openBaseline, withoutBaseline, writeBaseline, type BaselineFile } from './baselineFile.ts';
import { EXIT_FAILED, exitOf, type ExitCode, type ExitPolicy } from './exitCode.ts';
import { Fixing, type FixOptions } from './fixing.ts';
import { RENDERERS, type Format } from './render/formats.ts';
import { requireNoFolders, writeReportFiles, type ReportFile } from './reportFiles.ts';
import { repositoryAround } from './repository.ts';
import { renderSummary } from './render/text.ts';
import { printableDiff } from './render/unifiedDiff.ts';
import { internalError } from './internalError.ts';
import { isUndecided, type FileReport, type ProgramReport } from './report.ts';
import { UsageError } from './usageError.ts';
import { listSources, type Source } from './sources.ts';
import type { Terminal } from './terminal.ts';
import { toldOnce } from './toldOnce.ts';
import { TextFiles } from './textFiles.ts';

export interface CheckOptions {
  readonly messages: Messages;
  readonly paths: readonly string[];
  readonly inputName?: string;
  readonly settings: Settings;
  readonly format: Format;
  readonly colors: boolean;
  /** Whether each finding is followed by its full explanation, and its texts are printed; both only in the text format. */
  readonly explain: boolean;
  readonly texts: boolean;
  readonly baseline?: BaselineFile;
  /** Absent if nothing is fixed. */
  readonly fix?: FixOptions;
  readonly exit: ExitPolicy;
  /** Reports beside the one that is printed. */
  readonly reportFiles: readonly ReportFile[];
  /** That of the program. */
  readonly version: string;
  /** The compatibility date that a command which deploys names. */
  readonly compatibilityDate?: string;
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
  const { files: sources, problems, unreadable } = await listSources(options.paths, options.inputName, run);
  if (sources.length === 0) {
    throw new UsageError([...unreadable, ...problems].map((problem) => tell(problem, options.messages)).join('; '));
  }
  const reported = options.baseline ? await openBaseline(options.baseline, run) : withoutBaseline;
  const found = reported(await run.checkAll(sources));
  for (const problem of problems) run.mislead(problem);
  for (const problem of unreadable) run.fail(problem);
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
  if (options.onReport) {
    options.onReport({ files, exit });
    return exit.code;
  }
  const fixed = fixing && !isDry ? { count: fixing.count, boldness: fixing.boldness } : undefined;
  const report = {
    ...{ files, ...(fixed && { fixed }), exit },
    ...{ failOn: options.exit.failOn, version: options.version },
    repository: await repositoryAround(terminal.folder, host.files),
  };
  return write(report, isDry ? fixing?.diff() : undefined, options, run);
}

/** Writes the report; or the difference that fixes would make, and where people read along what has been found. */
async function write(
  found: ProgramReport,
  difference: string | undefined,
  { messages, explain, texts, format, colors, reportFiles }: CheckOptions,
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
    terminal.write(RENDERERS[format](report, { ...style, colors, ...width }));
  } else {
    terminal.write(terminal.interactive ? printableDiff(difference) : difference);
    terminal.writeError(renderSummary(report, { ...style, ...width }));
  }
  return report.exit.code;
}

class FileCheck {
  readonly terminal: Terminal;
  readonly files: Host['files'];
  readonly texts: TextFiles;
  /** Whether something that was requested could not be done. */
  failed = false;
  /** Whether a path leads to nothing that can be checked. */
  misled = false;
  /** Whether a file met a bug. */
  broken = false;
  /** What could not be checked, and is not tried again after fixes. */
  readonly #unchecked = new Set<Source>();
  readonly #messages: Messages;
  readonly #settings: Settings;
  readonly #cloudflareEnv: string | undefined;
  readonly #compatibilityDate: string | undefined;
  readonly #engine: Engine;

  constructor({ messages, settings, compatibilityDate }: CheckOptions, terminal: Terminal, host: Host, engine: Engine) {
    this.terminal = terminal;
    this.files = host.files;
    this.texts = new TextFiles(host.files);
    this.#messages = messages;
    this.#settings = settings;
    this.#cloudflareEnv = host.environment.variables[ENV_VARIABLE];
    this.#compatibilityDate = compatibilityDate;
    this.#engine = engine;
  }

  async checkAll(sources: readonly Source[]): Promise<readonly FileReport[]> {
    const reports: FileReport[] = [];
    for (const source of sources.filter((one) => !this.#unchecked.has(one))) {
      // A wheel has no text: it is looked into in parts.
      const read = isWheelFile(source.path)
        ? ({ kind: 'text', text: '' } as const)
        : await this.texts.read(source.path);
      if (read.kind === 'text') {
        const snapshot = await this.#tryFile(source, read.text);
        if (snapshot && snapshot !== 'broken') {
          reports.push({ snapshot, show: (path) => this.#show(path, source) });
          continue;
        }
        if (!snapshot) this.#passOver(source);
      } else if (read.kind === 'absent') this.mislead(say('fileIsGone', { file: source.shownPath }));
      else this.fail(cannotRead(source.shownPath, read.reason));
      this.#unchecked.add(source);
    }
    this.terminal.showProgress?.();
    return toldOnce(withoutUnneeded(reports));
  }

  /** A bug that one file meets does not take the reports of the others. */
  async #tryFile(source: Source, text: string): Promise<Snapshot | 'broken' | undefined> {
    try {
      return await this.#checkFile(source, text);
    } catch (error) {
      if (error instanceof UsageError) throw error;
      this.failed = true;
      this.broken = true;
      this.terminal.showProgress?.();
      this.terminal.writeError(internalError(error, source.shownPath));
      return 'broken';
    }
  }

  async #checkFile({ path, shownPath, named }: Source, text: string): Promise<Snapshot | undefined> {
    let last: Snapshot | undefined;
    const kind = named ? namedFileKind(path, text) : undefined;
    for await (const snapshot of this.#engine.check({
      path,
      text,
      ...(kind && { kind }),
      settings: this.#settings,
      ...(this.#cloudflareEnv !== undefined && { cloudflareEnv: this.#cloudflareEnv }),
      ...(this.#compatibilityDate !== undefined && { compatibilityDate: this.#compatibilityDate }),
      documents: this.texts,
      onProgress: (message) => this.terminal.showProgress?.(`${shownPath}: ${message}`),
    })) {
      last = snapshot;
    }
    if (last?.complete === false) throw new Error(`the check of ${shownPath} ended early`);
    return last;
  }

  /** Reports a file that declares nothing: none of its kind does, or this one has another purpose only. */
  #passOver({ path, shownPath }: Source): void {
    const file = { file: shownPath };
    const kind = dependencyFileKind(path);
    if (kind === 'script') this.mislead(say('scriptWithoutMetadata', file));
    else this.mislead(kind === undefined ? say('declaresNothing', file) : say('holdsNoDependencies', file));
  }

  fail(problem: Message): void {
    this.failed = true;
    this.say(problem);
  }

  /** Reports that a path leads to nothing that can be checked. */
  mislead(problem: Message): void {
    this.misled = true;
    this.fail(problem);
  }

  say(message: Message): void {
    this.terminal.writeError(`${tell(message, this.#messages)}\n`);
  }

  /** As a program names it that runs in the current folder. */
  nameOf(path: string): string {
    return relativePath(this.terminal.folder, path);
  }

  /** Other files of a check are named like the file itself: in full if it is, else relative to the current folder. */
  #show(path: string, source: Source): string {
    if (path === source.path) return source.shownPath;
    const { paths, folder } = this.terminal;
    return paths.isAbsolute(source.shownPath) ? path : paths.relative(folder, path);
  }
}

/** A comment that one file of the run needs is not called unused on behalf of another. */
function withoutUnneeded(reports: readonly FileReport[]): readonly FileReport[] {
  const snapshots = withoutUsedElsewhere(reports.map(({ snapshot }) => snapshot));
  return reports.map((report, at) => ({ ...report, snapshot: snapshots[at] ?? report.snapshot }));
}

function cannotRead(file: string, reason: Message): Message {
  return say('cannotRead', { file, reason });
}
