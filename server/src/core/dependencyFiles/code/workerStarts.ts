/**
 * Workers that code starts with a PyScript configuration of their own: in JavaScript `PyWorker("w.py", { config: { packages: […] } })`,
 * in Python `PyWorker("w.py", config={"packages": […]})` and `create_named_worker("w.py", "name", {"packages": […]})`.
 * @see https://docs.pyscript.net/latest/user-guide/workers/
 * @see https://pyscript.github.io/polyscript/#xworker
 */
import type { CodeReader } from '../../config/code/codeReader.ts';
import { isKnown, type CodeString, type CodeValue } from '../../config/code/codeValue.ts';
import { say } from '../../messages/message.ts';
import type { Span } from '../../text/span.ts';
import type { DeclarationReader } from '../declarationReader.ts';
import type { DependencyFile, Include } from '../dependencyFile.ts';
import { readConfiguration } from '../_pyscriptConfiguration.ts';
import { addValue } from './installCalls.ts';

const STARTS: ReadonlySet<string> = new Set(['PyWorker', 'MPWorker', 'XWorker']);

/** Whether a function of that name starts a worker with an interpreter in it. */
export function isWorkerStart(name: string): boolean {
  return STARTS.has(name);
}

/**
 * Reads the call whose name is at an index; returns how many configurations for Pyodide there are.
 * @param includes receives a configuration that is a file of its own
 */
export function readWorkerStart(code: CodeReader, at: number, reader: DeclarationReader, includes: Include[]): number {
  const [, options] = code.argumentsAt(at + 1).positional;
  const given = options?.kind === 'table' ? options.entries : new Map<string, CodeValue>();
  return addWorker(given, code, at, reader, includes);
}

/** The functions of Python, and where their parameters stand. */
const PYTHON_STARTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['PyWorker', ['url']],
  ['create_named_worker', ['src', 'name', 'config', 'type']],
]);

/** The same for a call in Python; 0 if the name at the index is that of another function. */
export function readPythonWorkerStart(
  code: CodeReader,
  at: number,
  reader: DeclarationReader,
  includes: Include[],
): number {
  const parameters = PYTHON_STARTS.get(code.tokens[at]?.text ?? '');
  if (!parameters || code.is(at - 1, 'def')) return 0;
  const { positional, named } = code.argumentsAt(at + 1);
  const given = new Map(named);
  positional.forEach((value, index) => {
    const parameter = parameters[index];
    if (parameter !== undefined) given.set(parameter, value);
  });
  return addWorker(given, code, at, reader, includes);
}

function addWorker(
  options: ReadonlyMap<string, CodeValue>,
  code: CodeReader,
  at: number,
  reader: DeclarationReader,
  includes: Include[],
): number {
  const config = options.get('config');
  const name = code.tokens[at];
  if (!config || !name) return 0;
  const place = code.inFile(name.span);
  const type = options.get('type');
  const interpreter = type?.kind === 'string' ? type.text.text : undefined;
  // Which one runs where nobody says so is the matter of the release.
  if (name.text === 'XWorker' && interpreter === undefined) return 0;
  if (name.text === 'MPWorker' || (interpreter !== undefined && !/^(?:pyodide|py)$/.test(interpreter))) return 0;
  const read = (): void => {
    const around = reader.installation.installation;
    reader.enter(`worker at ${place.start}`);
    readConfig(config, place, reader, includes);
    reader.enter(around);
  };
  const option = otherRuntime(options, config);
  if (option === undefined) read();
  else wait(reader, { option, place, read, runtime: runtimeOf(options, config, name.text) });
  return 1;
}

/** A worker with a Pyodide of its own, whose configuration is not read yet. */
interface Waiting {
  /** What names that Pyodide. */
  readonly option: string;
  readonly place: Span;
  /** Undefined if it is known only when the code runs, or in a file of its own. */
  readonly runtime: CodeString | undefined;
  readonly read: () => void;
}

const waiting = new WeakMap<DeclarationReader, Waiting[]>();

function wait(reader: DeclarationReader, one: Waiting): void {
  waiting.set(reader, [...(waiting.get(reader) ?? []), one]);
}

/**
 * Reads the workers with a Pyodide of their own, once all else is read: a file is judged for one runtime. That is theirs if the
 * file installs nothing else and they all name the same one; otherwise they are left unchecked.
 * @param isTaken whether the file names an interpreter already
 */
export function settleWorkers(
  reader: DeclarationReader,
  includes: readonly Include[],
  isTaken: boolean,
): DependencyFile['interpreter'] {
  const workers = waiting.get(reader) ?? [];
  const runtime = workers[0]?.runtime?.text;
  const isAlone = !isTaken && reader.declarations.length + includes.length === 0;
  const isOne = isAlone && runtime && workers.every((one) => one.runtime?.text.text === runtime.text);
  for (const { option, place, read } of workers) {
    if (isOne) read();
    else reader.leaveUnchecked(say('installedOtherwise', { option }), place);
  }
  return isOne ? { text: runtime.text, span: runtime.inFile({ start: 0, end: runtime.text.length }) } : undefined;
}

/**
 * The version or address of the Pyodide of a worker. `version` counts, which is one or the other; what a configuration says counts
 * only where it is that of a script element. Read in polyscript 0.20.20 (`custom.js`, `worker/class.js`).
 */
function runtimeOf(options: ReadonlyMap<string, CodeValue>, config: CodeValue, start: string): CodeString | undefined {
  if (config.kind !== 'table') return undefined;
  const inElement = config.entries.get('version') ?? config.entries.get('interpreter');
  const runtime = start === 'create_named_worker' ? inElement : options.get('version');
  return runtime && isKnown(runtime) ? runtime : undefined;
}

/** What names a Pyodide for this worker alone. */
function otherRuntime(options: ReadonlyMap<string, CodeValue>, config: CodeValue): string | undefined {
  if (options.has('version')) return 'version';
  const names =
    config.kind === 'table'
      ? config.entries.has('interpreter')
      : config.kind === 'string' && /(?:^|[{,\n])\s*"?interpreter"?\s*[:=]/.test(config.text.text);
  return names ? 'interpreter' : undefined;
}

function readConfig(
  config: CodeValue,
  place: { start: number; end: number },
  reader: DeclarationReader,
  includes: Include[],
): void {
  if (config.kind === 'table') {
    const table = { table: 'packages', reader: 'pyscript', role: 'requirement', active: true } as const;
    const packages = config.entries.get('packages');
    reader.outsideCalls(() => {
      if (packages) addValue(packages, table, place, reader);
    });
  } else if (config.kind !== 'string' || !isKnown(config)) {
    reader.leaveUnchecked(say('knownWhenRun', { call: 'config' }), place);
  } else {
    const { text, span } = config;
    const isAddress = /^\S+\.\w+$/.test(text.text);
    const isElsewhere = /^(?:[a-z][a-z\d+.-]*:|[\\/])/i.test(text.text);
    if (isAddress && isElsewhere)
      reader.leaveUnchecked(say('includeUnreadable', { path: text.text, because: say('fileAtWebAddress') }), span);
    else if (isAddress) includes.push({ kind: 'configuration', path: text.text, span, ...reader.installation });
    else {
      const format = /^\s*\{/.test(text.text) ? 'json' : 'toml';
      readConfiguration({ text, format, nested: true }, reader);
    }
  }
}
