/** `check`: runs the one check over files, folders or standard input, applies remedies on request, and reports. */
import type { Snapshot } from '../../core/analysis/snapshot.ts';
import { withoutUsedElsewhere } from '../../core/analysis/usedElsewhere.ts';
import { isWheelFile } from '../../core/dependencyFiles/wheels/wheelFile.ts';
import { dependencyFileKind, namedFileKind } from '../../core/dependencyFiles/dependencyFileKind.ts';
import { type Message, say, tell } from '../../core/messages/message.ts';
import type { Messages } from '../../core/messages/messages.ts';
import type { TextEncoding } from '../../core/text/encoding.ts';
import { applyEdits } from '../../core/text/textEdit.ts';
import type { Host } from '../../host/host.ts';
import type { Settings } from '../../settings.ts';
import { remediesTogether } from '../../core/features/remediesTogether.ts';
import { ENV_VARIABLE } from '../../check/deployment.ts';
import type { Engine } from '../../check/engine.ts';
import { openBaseline, withoutBaseline, writeBaseline, type BaselineFile } from '../baselineFile.ts';
import { EXIT_FAILED, exitCodeOf, type ExitCode } from '../exitCode.ts';
import { RENDERERS, type Format } from '../render/formats.ts';
import { internalError } from '../internalError.ts';
import type { FileReport } from '../report.ts';
import { UsageError } from '../arguments.ts';
import { listSources, type Source } from '../sources.ts';
import type { Terminal } from '../terminal.ts';
import { toldOnce } from '../toldOnce.ts';
import { TextFiles } from '../textFiles.ts';

export interface CheckOptions {
  readonly messages: Messages;
  readonly paths: readonly string[];
  readonly inputName?: string;
  readonly settings: Settings;
  readonly format: Format;
  /** Whether each finding is followed by its full explanation, and its texts are printed; both only in the text format. */
  readonly explain: boolean;
  readonly texts: boolean;
  readonly fix: boolean;
  readonly baseline?: BaselineFile;
}

/**
 * Maximum number of rounds of applying remedies and checking the result: enough for any file, and a limit for remedies
 * that alternate.
 */
const MAX_PASSES = 10;

/** Runs the command. Throws `UsageError` if its arguments do not match the disk. */
export async function check(options: CheckOptions, terminal: Terminal, host: Host, engine: Engine): Promise<ExitCode> {
  const run = new CheckCommand(options, terminal, host, engine);
  const { files: sources, problems } = await listSources(options.paths, options.inputName, run);
  if (sources.length === 0) throw new UsageError(problems.map((problem) => tell(problem, options.messages)).join('; '));
  const reported = options.baseline ? await openBaseline(options.baseline, run) : withoutBaseline;
  let files = reported(await run.checkAll(sources));
  run.failAll(problems);
  for (let pass = 0; options.fix && !run.failed && pass < MAX_PASSES; pass++) {
    if (!(await run.applyRemedies(files))) break;
    files = reported(await run.checkAll(sources));
  }
  if (options.baseline?.write) files = await writeBaseline(options.baseline, files, run);
  const { messages, explain, texts, format } = options;
  const style = {
    ...{ messages, explain, texts },
    colors: usesColors(terminal, host),
    ...(terminal.columns !== undefined && { columns: terminal.columns }),
  };
  if (files.length === 0 && run.broken) return EXIT_FAILED;
  terminal.write(RENDERERS[format]({ files, fixed: options.fix, failed: run.failed }, style));
  return run.failed ? EXIT_FAILED : exitCodeOf(files.flatMap(({ snapshot }) => snapshot.findings));
}

/** @see https://no-color.org */
function usesColors(terminal: Terminal, { environment: { variables } }: Host): boolean {
  return terminal.interactive && !variables['NO_COLOR'] && variables['TERM'] !== 'dumb';
}

/** A file with its text before and after. */
interface Replacement {
  readonly path: string;
  readonly text: string;
  readonly fixed: string;
  /** Undefined to keep the one that it has. */
  readonly encoding: TextEncoding | undefined;
}

class CheckCommand {
  readonly terminal: Terminal;
  readonly files: Host['files'];
  readonly texts: TextFiles;
  /** Whether something that was requested could not be done. */
  failed = false;
  /** Whether a file met a bug. */
  broken = false;
  readonly #messages: Messages;
  readonly #settings: Settings;
  readonly #cloudflareEnv: string | undefined;
  readonly #engine: Engine;

  constructor({ messages, settings }: CheckOptions, terminal: Terminal, host: Host, engine: Engine) {
    this.terminal = terminal;
    this.files = host.files;
    this.texts = new TextFiles(host.files);
    this.#messages = messages;
    this.#settings = settings;
    this.#cloudflareEnv = host.environment.variables[ENV_VARIABLE];
    this.#engine = engine;
  }

  async checkAll(sources: readonly Source[]): Promise<readonly FileReport[]> {
    const reports: FileReport[] = [];
    for (const source of sources) {
      // A wheel has no text: it is looked into in parts.
      const read = isWheelFile(source.path)
        ? ({ kind: 'text', text: '' } as const)
        : await this.texts.read(source.path);
      if (read.kind === 'text') {
        const snapshot = await this.#tryFile(source, read.text);
        if (snapshot === 'broken') continue;
        if (snapshot) reports.push({ snapshot, show: (path) => this.#show(path, source) });
        else this.#passOver(source);
      } else if (read.kind === 'absent') this.fail(say('fileIsGone', { file: source.shownPath }));
      else this.fail(cannotRead(source.shownPath, read.reason));
    }
    this.terminal.showProgress?.();
    return toldOnce(withoutUnneeded(reports));
  }

  /** Reports paths that do not exist. */
  failAll(problems: readonly Message[]): void {
    for (const problem of problems) this.fail(problem);
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
    if (kind === 'script') this.fail(say('scriptWithoutMetadata', file));
    else this.fail(kind === undefined ? say('declaresNothing', file) : say('holdsNoDependencies', file));
  }

  fail(problem: Message): void {
    this.failed = true;
    this.say(problem);
  }

  say(message: Message): void {
    this.terminal.writeError(`${tell(message, this.#messages)}\n`);
  }

  /** Other files of a check are named like the file itself: in full if it is, else relative to the current folder. */
  #show(path: string, source: Source): string {
    if (path === source.path) return source.shownPath;
    const { paths, folder } = this.terminal;
    return paths.isAbsolute(source.shownPath) ? path : paths.relative(folder, path);
  }

  /** Writes the preferred remedies of all findings, as far as they are compatible; false if there was none to write. */
  async applyRemedies(reports: readonly FileReport[]): Promise<boolean> {
    const { edits, rewrites, remedies } = remediesTogether(reports.flatMap(({ snapshot }) => snapshot.findings));
    const texts = new Map(reports.flatMap(({ snapshot }) => [...snapshot.texts]));
    const refused = new Set<string>();
    for (const path of new Set([...edits.keys(), ...rewrites])) {
      const text = texts.get(path);
      if (text === undefined) throw new Error(`a remedy edits ${path}, which was not read`);
      const fixed = applyEdits(text, edits.get(path) ?? []);
      const encoding = rewrites.has(path) ? 'utf-8' : undefined;
      const problem = await this.#replace({ path, text, fixed, encoding }, showIn(reports, path));
      if (!problem) continue;
      refused.add(path);
      this.fail(problem);
    }
    const done = remedies.filter(({ remedy: { edits: ofOne, rewrites: written = [] } }) =>
      [...ofOne.map(({ path }) => path), ...written].every((path) => !refused.has(path)),
    );
    for (const { finding, remedy } of done) {
      this.say(say('fixedFile', { file: showIn(reports, finding.path), remedy: remedy.title }));
    }
    return done.length > 0;
  }

  /** Replaces the text of a file; returns the reason if that failed. */
  async #replace({ path, text, fixed, encoding }: Replacement, file: string): Promise<Message | undefined> {
    try {
      return (await this.texts.replace(path, text, fixed, encoding)) ? undefined : say('changedMeanwhile', { file });
    } catch (error) {
      return say('cannotChange', { file, problem: error instanceof Error ? error.message : String(error) });
    }
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

function showIn(reports: readonly FileReport[], path: string): string {
  const report = reports.find(({ snapshot }) => snapshot.texts.has(path)) ?? reports[0];
  return report?.show(path) ?? path;
}
