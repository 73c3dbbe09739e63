/** One run over files: each is read and checked, and what cannot be is told and remembered. */
import { verdictsOf, type Snapshot } from '../core/analysis/snapshot.ts';
import { withoutUsedElsewhere } from '../core/analysis/usedElsewhere.ts';
import { fileName, parentPath, relativePath } from '../core/text/path.ts';
import { isWheelFile } from '../core/dependencyFiles/wheels/wheelFile.ts';
import { namedFileKind } from '../core/dependencyFiles/dependencyFileKind.ts';
import { type Message, say, tell } from '../core/messages/message.ts';
import type { Messages } from '../core/messages/messages.ts';
import type { Host } from '../host/host.ts';
import type { Settings } from '../settings.ts';
import { ENV_VARIABLE } from '../check/workers/deployment.ts';
import { dependsOn } from '../check/dependsOn.ts';
import type { CheckRequest } from '../check/checkRequest.ts';
import type { Engine } from '../check/engine.ts';
import type { Change } from './changedFiles.ts';
import { targetLines } from './render/checkLog.ts';
import { nothingDeclared } from './render/nothingDeclared.ts';
import { progressOn, type AboutProgress } from './render/progress.ts';
import { internalError } from './internalError.ts';
import { currentFolder } from './currentFolder.ts';
import type { FileReport } from './report.ts';
import type { Source } from './sources.ts';
import type { Terminal } from './terminal.ts';
import type { Deployed } from './projectFile.ts';
import { TextFiles } from './textFiles.ts';
import { todayOf } from './grammar/givenSettings.ts';
import { SiblingWheels } from './ownWheels/siblings.ts';
import { toldOnce } from './toldOnce.ts';
import { UsageError } from './usageError.ts';

export interface FileCheckOptions {
  readonly messages: Messages;
  readonly settings: Settings;
  /** Set if only what it touches is checked. */
  readonly change?: Change;
  /** Whether nothing is shown while it waits. */
  readonly quiet: boolean;
  /** Ends the run, which then throws. */
  readonly signal?: AbortSignal;
  /** What a command that deploys says itself. */
  readonly deployed?: Deployed;
  /** Adds what was asked for beside the check of a file. */
  readonly addTo?: (snapshot: Snapshot, request: CheckRequest) => Promise<Snapshot>;
}

/** For what a file is checked, and which it is where there are several. */
interface Run {
  readonly target: string;
  readonly position: AboutProgress['position'];
}

export class FileCheck {
  readonly terminal: Terminal;
  readonly files: Host['files'];
  readonly texts: TextFiles;
  /** Whether something that was requested could not be done. */
  failed = false;
  /** Whether a path leads to nothing that can be checked. */
  misled = false;
  /** Whether a file met a bug. */
  broken = false;
  /** Absolute paths of everything that the checks looked at. */
  readonly looked = new Set<string>();
  /** Of how many files a change touches nothing. */
  untouched = 0;
  /** What could not be checked, and is not tried again after fixes. */
  readonly #unchecked = new Set<Source>();
  readonly #messages: Messages;
  readonly #settings: Settings;
  readonly #cloudflareEnv: string | undefined;
  readonly #deployed: Deployed;
  readonly #engine: Engine;
  readonly #today: string;
  readonly #log: (line: string) => void;
  readonly #isQuiet: boolean;
  readonly #change: Change | undefined;
  readonly #addTo: FileCheckOptions['addTo'];
  readonly #signal: AbortSignal | undefined;

  constructor(
    { messages, settings, quiet, change, signal, deployed = {}, addTo }: FileCheckOptions,
    terminal: Terminal,
    host: Host,
    engine: Engine,
  ) {
    this.terminal = terminal;
    this.files = host.files;
    this.texts = new TextFiles(host.files);
    this.#messages = messages;
    this.#settings = settings;
    this.#cloudflareEnv = host.environment.variables[ENV_VARIABLE];
    this.#deployed = deployed;
    this.#engine = engine;
    this.#today = todayOf(host);
    this.#change = change;
    this.#addTo = addTo;
    this.#signal = signal;
    this.#isQuiet = quiet;
    this.#log = (line) => {
      host.log('info', line);
    };
  }

  async checkAll(sources: readonly Source[]): Promise<readonly FileReport[]> {
    const reports: FileReport[] = [];
    const siblings = new SiblingWheels(
      sources.map(({ path }) => path),
      this.#today,
    );
    const left = sources.filter((one) => !this.#unchecked.has(one));
    for (const [at, source] of left.entries()) {
      const position = left.length > 1 ? { at: at + 1, of: left.length } : undefined;
      this.looked.add(source.path);
      // A wheel has no text: it is looked into in parts.
      const read = isWheelFile(source.path)
        ? ({ kind: 'text', text: '' } as const)
        : await this.texts.read(source.path);
      if (read.kind === 'text') {
        const target = siblings.targetsFor(source.path, this.#settings.target);
        const snapshot = target === undefined ? 'served' : await this.#tryFile(source, read.text, { target, position });
        if (snapshot === 'untouched') this.untouched++;
        else if (snapshot === 'served' || isServed(snapshot, siblings)) continue;
        else if (snapshot && snapshot !== 'broken') {
          reports.push({ snapshot, show: (path) => this.#show(path, source) });
          continue;
        }
        if (!snapshot) this.mislead(nothingDeclared(source, read.text));
      } else if (read.kind === 'absent') this.mislead(say('fileIsGone', { file: source.shownPath }));
      else this.fail(cannotRead(source.shownPath, read.reason));
      this.#unchecked.add(source);
    }
    this.terminal.showProgress?.();
    return toldOnce(withoutUnneeded(reports));
  }

  /** A bug that one file meets does not take the reports of the others. */
  async #tryFile(source: Source, text: string, run: Run): Promise<Snapshot | 'broken' | 'untouched' | undefined> {
    try {
      return await this.#checkFile(source, text, run);
    } catch (error) {
      if (error instanceof UsageError || this.#signal?.aborted === true) throw error;
      this.failed = true;
      this.broken = true;
      this.terminal.showProgress?.();
      this.terminal.writeError(internalError(error, source.shownPath));
      return 'broken';
    }
  }

  async #checkFile(
    { path, shownPath, named }: Source,
    text: string,
    { target, position }: Run,
  ): Promise<Snapshot | 'untouched' | undefined> {
    let last: Snapshot | undefined;
    const kind = named ? namedFileKind(path, text) : undefined;
    const request: CheckRequest = {
      path,
      text,
      ...(kind && { kind }),
      settings: { ...this.#settings, target },
      ...(this.#cloudflareEnv !== undefined && { cloudflareEnv: this.#cloudflareEnv }),
      ...this.#deployed,
      documents: this.texts,
      around: currentFolder(this.terminal),
      ...(this.#signal && { signal: this.#signal }),
      ...(!this.#isQuiet && {
        onProgress: progressOn(this.terminal, { file: shownPath, ...(position && { position }) }),
      }),
    };
    for await (const snapshot of this.#engine.check(request)) {
      for (const path of lookedAt(snapshot)) this.looked.add(path);
      // Nobody has been asked yet.
      if (!last && this.#change && !isTouched(snapshot, this.#change.files)) return 'untouched';
      if (!last) for (const line of targetLines(shownPath, verdictsOf(snapshot))) this.#log(line);
      last = snapshot;
    }
    if (last?.complete === false) throw new Error(`the check of ${shownPath} ended early`);
    return last && this.#addTo ? this.#addTo(last, request) : last;
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

/** Whether a wheel is for none of the runtimes that it was checked for, and another of its release for each of them. */
function isServed(snapshot: Snapshot | string | undefined, siblings: SiblingWheels): boolean {
  if (typeof snapshot !== 'object') return false;
  return verdictsOf(snapshot).every(({ choice }) => siblings.isServedByOther(snapshot.path, choice.target));
}

/** What may change what a check says. */
function lookedAt({ texts, looked, choice }: Snapshot): readonly string[] {
  return [...texts.keys(), ...(looked ?? []), ...(choice.path === undefined ? [] : [choice.path])];
}

/** A comment that one file of the run needs is not called unused on behalf of another. */
function withoutUnneeded(reports: readonly FileReport[]): readonly FileReport[] {
  const snapshots = withoutUsedElsewhere(reports.map(({ snapshot }) => snapshot));
  return reports.map((report, at) => ({ ...report, snapshot: snapshots[at] ?? report.snapshot }));
}

/** Whether a change touches a file, or what its check reads or would read. A wheel may be in a folder that indexes are made of. */
function isTouched(snapshot: Snapshot, changed: Change['files']): boolean {
  const parts = { basename: fileName, dirname: parentPath };
  return [...changed].some((path) => isWheelFile(path) || dependsOn(snapshot, path, parts));
}

function cannotRead(file: string, reason: Message): Message {
  return say('cannotRead', { file, reason });
}
