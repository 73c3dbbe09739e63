/** Runs the command line in its own folder, with a checker whose answers the test determines. */
import { english, invented } from './english.ts';
import { say } from '../../server/src/core/messages/message.ts';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CheckRequest } from '../../server/src/check/checkRequest.ts';
import { Checker } from '../../server/src/check/check.ts';
import type { CheckRecording } from '../../server/src/check/recording/checkRecording.ts';
import type { Engine, Workbench } from '../../server/src/check/engine.ts';
import type { Programs } from '../../server/src/host/programs.ts';
import { run } from '../../server/src/cli/run.ts';
import type { Finding } from '../../server/src/core/findings/finding.ts';
import type { Snapshot } from '../../server/src/core/analysis/snapshot.ts';
import type { ResolutionSummary } from '../../server/src/core/installers/resolutionSummary.ts';
import { parsePyproject } from '../../server/src/core/dependencyFiles/pyproject.ts';
import { parseRequirementsTxt } from '../../server/src/core/dependencyFiles/requirementsTxt.ts';
import { normalizeName } from '../../server/src/core/packaging/name.ts';
import type { Remedy } from '../../server/src/core/remedies/remedy.ts';
import { isTarget, targetNamed } from '../../server/src/core/runtimes/runtimes.ts';
import { loadRuntimeData } from '../../server/src/data/runtimeData.ts';
import type { Host } from '../../server/src/host/host.ts';
import { nodeHost } from '../../server/src/host/nodeHost.ts';

/** What a test's checker reports for a file. */
export interface Answer {
  readonly findings?: readonly Finding[];
  readonly resolution?: ResolutionSummary;
}

/** A checker that answers from the text alone. */
export class FakeEngine implements Engine {
  /** The requests, in order. */
  readonly requests: CheckRequest[] = [];
  readonly #answer: (request: CheckRequest) => Answer | Promise<Answer>;

  constructor(answer: (request: CheckRequest) => Answer | Promise<Answer> = () => ({})) {
    this.#answer = answer;
  }

  async *check(request: CheckRequest): AsyncGenerator<Snapshot, void, void> {
    this.requests.push(request);
    const { findings = [], resolution = resolved() } = await this.#answer(request);
    const target = targetNamed('workers-3.13', loadRuntimeData());
    if (!isTarget(target)) throw new Error(english(target.problem));
    const parse = request.path.endsWith('.toml') ? parsePyproject : parseRequirementsTxt;
    const base = {
      path: request.path,
      file: parse(request.path, request.text),
      choice: { target, reason: say('targetByDate', { date: '2026-02-01', file: 'wrangler.toml' }) },
      catalog: { releases: () => undefined, metadata: () => undefined },
      generations: [target],
    };
    const texts = new Map([[request.path, request.text]]);
    for (const other of findings.flatMap(pathsOf).filter((file) => file !== request.path)) {
      const read = await request.documents.read(other);
      if (read.kind === 'text') texts.set(other, read.text);
    }
    yield { ...base, complete: false, findings: [], texts };
    yield { ...base, complete: true, resolution, findings, texts };
  }

  forget(): void {
    this.requests.length = 0;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

function pathsOf(finding: Finding): readonly string[] {
  const edited = finding.remedies.flatMap(({ edits }) => edits.map((edit) => edit.path));
  return [finding.path, ...finding.related.map((place) => place.path), ...edited];
}

/** A resolution that found these packages, each `name==version`, or none if there are none. */
export function resolved(...pins: readonly string[]): ResolutionSummary {
  const packages = pins.map((pin) => {
    const [name = '', version = ''] = pin.split('==');
    const wheel = `${name}-${version}-py3-none-any.whl`;
    return { name: normalizeName(name), version, wheel, index: 'pypi', requiredBy: ['(declared)'] };
  });
  return { resolves: true, packages };
}

/** A finding at the first occurrence of `place` in the text of the request. */
export function findingAt(
  { path: file, text }: Pick<CheckRequest, 'path' | 'text'>,
  place: string,
  details: Partial<Finding> = {},
): Finding {
  const start = text.indexOf(place);
  return {
    code: 'blocked-dependency',
    severity: 'error',
    message: invented(`\`${place}\` cannot be installed`),
    path: file,
    span: { start, end: start + place.length },
    culprits: [],
    chains: [],
    explanation: [],
    related: [],
    remedies: [],
    ...details,
  };
}

/** A preferred and safe remedy that replaces the first occurrence of `old` in the text. */
export function replacement(
  { path: file, text }: Pick<CheckRequest, 'path' | 'text'>,
  old: string,
  newText: string,
  more: Partial<Remedy> = {},
): Remedy {
  const start = text.indexOf(old);
  const edit = { span: { start, end: start + old.length }, newText };
  return {
    kind: 'pin',
    title: say('pinTitle', { name: 'it', release: { version: newText, date: undefined } }),
    preferred: true,
    safe: true,
    edits: [{ path: file, edit }],
    ...more,
  };
}

export interface RunOptions {
  readonly engine?: Engine;
  readonly input?: string | Uint8Array;
  /** As for a person at a terminal. */
  readonly interactive?: boolean;
  /** The width of that terminal; 100 by default. */
  readonly columns?: number;
  /** Called with what is shown while the command waits. */
  readonly onProgress?: (message: string) => void;
  readonly variables?: Readonly<Record<string, string>>;
  /** Programs that are there; by default none is. */
  readonly programs?: Partial<Programs>;
  /** What answers requests of commands that ask by themselves; by default the network of this machine. */
  readonly http?: Host['http'];
  /** The one folder that has `.git`; by default the disk decides. */
  readonly repository?: string;
  /** Called instead of each pause; what it returns says whether Ctrl-C is pressed then. */
  readonly onSleep?: () => Promise<'interrupt' | undefined>;
  /** Called before a file is written: may throw as the disk would. */
  readonly onWrite?: (path: string) => void;
  /** Whether nothing that is written lands on the disk. */
  readonly isDry?: boolean;
}

export interface RunResult {
  readonly exitCode: number;
  readonly output: string;
  readonly errors: string;
}

/** A folder with files in which the tests of a suite run. */
export class Workspace {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async make(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<Workspace> {
    const workspace = new Workspace(await mkdtemp(path.join(tmpdir(), 'command-line-')));
    for (const [name, content] of Object.entries(files)) await workspace.write(name, content);
    return workspace;
  }

  async write(name: string, content: string | Uint8Array): Promise<void> {
    const file = path.join(this.folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }

  read(name: string): Promise<Buffer> {
    return readFile(path.join(this.folder, name));
  }

  /** Runs the command line with the words of `line`: a text if none of them contains a space. */
  run(line: string | readonly string[], options: RunOptions = {}): Promise<RunResult> {
    return runCommandLine(this.folder, line, options);
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}

/** An engine of a test that is asked for findings only, unless it can be asked for more. */
function asWorkbench(engine: Engine): Workbench {
  const { open, facts } = engine as Partial<Workbench>;
  const nothing = (): never => {
    throw new Error('the engine of this test answers checks only');
  };
  return {
    check: (request) => engine.check(request),
    forget: () => {
      engine.forget();
    },
    close: () => engine.close(),
    open: open ? (request) => open.call(engine, request) : nothing,
    facts: facts ? (...asked) => facts.call(engine, ...asked) : nothing,
  };
}

const NO_PROGRAMS: Programs = { ask: () => Promise.resolve(undefined), attach: () => Promise.resolve(undefined) };

const GIT_FOLDER = { kind: 'folder', size: 0, modified: 0 } as const;

/** The day on which tests run the command line. */
const TODAY = Date.parse('2026-11-24T12:00:00Z');

/** Runs the command line in a folder. */
export async function runCommandLine(
  folder: string,
  line: string | readonly string[],
  options: RunOptions = {},
): Promise<RunResult> {
  const {
    engine = new FakeEngine(),
    input = '',
    interactive = false,
    columns = 100,
    onProgress,
    variables = {},
    onWrite,
    onSleep,
    repository,
  } = options;
  const interrupted = new AbortController();
  let output = '';
  let errors = '';
  const terminal = {
    arguments: typeof line === 'string' ? line.split(' ').filter((word) => word !== '') : line,
    folder,
    paths: path,
    interactive,
    ...(interactive && { columns }),
    ...(onProgress && {
      showProgress: (message?: string) => {
        if (message !== undefined) onProgress(message);
      },
    }),
    write: (text: string) => void (output += text),
    writeError: (text: string) => void (errors += text),
    ...(onSleep && { untilInterrupted: () => interrupted.signal }),
    readInput: () => Promise.resolve(Buffer.from(input)),
  };
  let listener: ((message: string) => void) | undefined;
  const host = nodeHost({ log: (_, message) => listener?.(message) });
  const files: typeof host.files = {
    ...host.files,
    ...(repository !== undefined && {
      stat: (file) =>
        path.basename(file) === '.git'
          ? Promise.resolve(file === path.join(repository, '.git') ? GIT_FOLDER : undefined)
          : host.files.stat(file),
    }),
    write: async (file, data, how) => {
      onWrite?.(file);
      if (options.isDry !== true) await host.files.write(file, data, how);
    },
  };
  const sleep = async (): Promise<void> => {
    if ((await onSleep?.()) === 'interrupt') interrupted.abort();
    interrupted.signal.throwIfAborted();
  };
  const parts = {
    host: {
      ...host,
      ...(onSleep && { sleep }),
      ...(options.http && { http: options.http }),
      files,
      now: () => TODAY,
      environment: { ...host.environment, variables },
    },
    version: '1.2.3',
    listen: (listening: typeof listener) => {
      listener = listening;
    },
    programs: { ...NO_PROGRAMS, ...options.programs },
    // Whoever records asks indexes, as the program does.
    openEngine: (recording?: CheckRecording) =>
      recording ? new Checker({ host: parts.host, today: () => '2026-11-24', recording }) : asWorkbench(engine),
    serve: () => {
      output += 'serving';
    },
  };
  return { exitCode: await run(terminal, parts.version, () => Promise.resolve(parts)), output, errors };
}
