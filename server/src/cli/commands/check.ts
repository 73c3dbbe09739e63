/** `check`: runs the one check over files, folders or standard input, applies remedies where asked to, and reports. */
import type { Snapshot } from '../../core/analysis/snapshot.ts';
import { dependencyFileKind, namedFileKind } from '../../core/dependencyFiles/dependencyFileKind.ts';
import { en } from '../../core/messages/en/en.ts';
import { tell } from '../../core/messages/message.ts';
import { applyEdits } from '../../core/text/textEdit.ts';
import type { Host } from '../../host/host.ts';
import type { Settings } from '../../settings.ts';
import { remediesTogether } from '../../core/features/remediesTogether.ts';
import type { Engine } from '../../check/engine.ts';
import { EXIT_FAILED, exitCodeOf, type ExitCode } from '../exitCode.ts';
import { RENDERERS, type Format } from '../render/formats.ts';
import type { FileReport } from '../report.ts';
import { listSources, type Source } from '../sources.ts';
import type { Terminal } from '../terminal.ts';
import { TextFiles } from '../textFiles.ts';

export interface CheckOptions {
  readonly paths: readonly string[];
  readonly inputName?: string;
  readonly settings: Settings;
  readonly format: Format;
  /** Whether each finding is followed by its whole explanation, and its texts are printed; both in text only. */
  readonly explain: boolean;
  readonly texts: boolean;
  readonly fix: boolean;
}

/** How often remedies are applied and their result checked: enough for any file, and an end for remedies that alternate. */
const MAX_PASSES = 10;

/** Runs the command. Throws `UsageError` where its arguments do not stand up to the disk. */
export async function check(options: CheckOptions, terminal: Terminal, host: Host, engine: Engine): Promise<ExitCode> {
  const run = new CheckCommand(options, terminal, host, engine);
  const { files: sources, problems } = await listSources(options.paths, options.inputName, run);
  let files = await run.checkAll(sources);
  run.failAll(problems);
  for (let pass = 0; options.fix && !run.failed && pass < MAX_PASSES; pass++) {
    if (!(await run.applyRemedies(files))) break;
    files = await run.checkAll(sources);
  }
  const { explain, texts, format } = options;
  const style = {
    ...{ explain, texts },
    colors: usesColors(terminal, host),
    ...(terminal.columns !== undefined && { columns: terminal.columns }),
  };
  terminal.write(RENDERERS[format]({ files, fixed: options.fix, failed: run.failed }, style));
  return run.failed ? EXIT_FAILED : exitCodeOf(files.flatMap(({ snapshot }) => snapshot.findings));
}

/** @see https://no-color.org */
function usesColors(terminal: Terminal, { environment: { variables } }: Host): boolean {
  return terminal.interactive && !variables['NO_COLOR'] && variables['TERM'] !== 'dumb';
}

class CheckCommand {
  readonly terminal: Terminal;
  readonly files: Host['files'];
  readonly texts: TextFiles;
  /** Whether something that was asked for could not be done. */
  failed = false;
  readonly #settings: Settings;
  readonly #engine: Engine;

  constructor({ settings }: CheckOptions, terminal: Terminal, host: Host, engine: Engine) {
    this.terminal = terminal;
    this.files = host.files;
    this.texts = new TextFiles(host.files);
    this.#settings = settings;
    this.#engine = engine;
  }

  async checkAll(sources: readonly Source[]): Promise<readonly FileReport[]> {
    const reports: FileReport[] = [];
    for (const source of sources) {
      const read = await this.texts.read(source.path);
      if (read.kind === 'text') {
        const snapshot = await this.#checkFile(source, read.text);
        if (snapshot) reports.push({ snapshot, show: (path) => this.#show(path, source) });
        else this.#passOver(source);
      } else this.#fail(`${source.shownPath} cannot be read: ${read.kind === 'absent' ? 'it is gone' : read.reason}`);
    }
    this.terminal.showProgress?.();
    return reports;
  }

  /** Tells of paths that lead nowhere. */
  failAll(problems: readonly string[]): void {
    for (const problem of problems) this.#fail(problem);
  }

  async #checkFile({ path, shownPath, named }: Source, text: string): Promise<Snapshot | undefined> {
    let last: Snapshot | undefined;
    const kind = named ? namedFileKind(path, text) : undefined;
    for await (const snapshot of this.#engine.check({
      path,
      text,
      ...(kind && { kind }),
      settings: this.#settings,
      documents: this.texts,
      onProgress: (message) => this.terminal.showProgress?.(`${shownPath}: ${message}`),
    })) {
      last = snapshot;
    }
    if (last?.complete === false) throw new Error(`the check of ${shownPath} ended early`);
    return last;
  }

  /** Tells of a file that declares nothing by its nature, which is no mistake only for a script. */
  #passOver({ path, shownPath }: Source): void {
    if (dependencyFileKind(path) === 'script') this.terminal.writeError(`${shownPath} has no inline metadata\n`);
    else this.#fail(`${shownPath} is none of the files that declare dependencies`);
  }

  #fail(problem: string): void {
    this.failed = true;
    this.terminal.writeError(`${problem}\n`);
  }

  /** Other files of a check are named like the file itself: in full where it is, else from the current folder. */
  #show(path: string, source: Source): string {
    if (path === source.path) return source.shownPath;
    const { paths, folder } = this.terminal;
    return paths.isAbsolute(source.shownPath) ? path : paths.relative(folder, path);
  }

  /** Writes the preferred remedies of all findings, as far as they go together; false where there was none to write. */
  async applyRemedies(reports: readonly FileReport[]): Promise<boolean> {
    const { edits, remedies } = remediesTogether(reports.flatMap(({ snapshot }) => snapshot.findings));
    const texts = new Map(reports.flatMap(({ snapshot }) => [...snapshot.texts]));
    const refused = new Set<string>();
    for (const [path, fileEdits] of edits) {
      const text = texts.get(path);
      if (text === undefined) throw new Error(`a remedy edits ${path}, which was not read`);
      const fixed = applyEdits(text, fileEdits);
      try {
        await this.texts.replace(path, text, fixed);
      } catch (error) {
        refused.add(path);
        this.#fail(
          `${showIn(reports, path)} was not changed: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
    }
    const done = remedies.filter(({ remedy }) => !remedy.edits.some(({ path }) => refused.has(path)));
    for (const { finding, remedy } of done) {
      // Until messages reach this place.
      this.terminal.writeError(`fixed ${showIn(reports, finding.path)}: ${tell(remedy.title, en)}\n`);
    }
    return done.length > 0;
  }
}

function showIn(reports: readonly FileReport[], path: string): string {
  const report = reports.find(({ snapshot }) => snapshot.texts.has(path)) ?? reports[0];
  return report?.show(path) ?? path;
}
