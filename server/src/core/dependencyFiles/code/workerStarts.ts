/**
 * Workers that code starts with a PyScript configuration of their own: in JavaScript `PyWorker("w.py", { config: { packages: […] } })`
 * and `donkey({ type: "py", config: { packages: […] } })`, in Python `PyWorker("w.py", config={"packages": […]})` and `create_named_worker("w.py", "name", {"packages": […]})`.
 * @see https://docs.pyscript.net/latest/user-guide/workers/
 * @see https://pyscript.github.io/polyscript/#xworker
 */
import type { CodeReader } from '../../config/code/codeReader.ts';
import { isKnown, type CodeValue } from '../../config/code/codeValue.ts';
import { say } from '../../messages/message.ts';
import type { MappedText } from '../../text/mappedText.ts';
import type { Span } from '../../text/span.ts';
import type { DeclarationReader } from '../declarationReader.ts';
import type { DependencyFile, Include } from '../dependencyFile.ts';
import type { NamedInterpreter, OwnRuntime } from '../signs/namedInterpreter.ts';
import { readConfiguration } from '../_pyscriptConfiguration.ts';
import { addValue } from './installCalls.ts';

/** The functions of JavaScript, and which of their arguments has the options. */
const STARTS: ReadonlyMap<string, number> = new Map([
  ['PyWorker', 1],
  ['MPWorker', 1],
  ['XWorker', 1],
  ['donkey', 0],
]);

/** Those that make a script element for their worker, in JavaScript and in Python. */
const MAKE_ELEMENTS: ReadonlySet<string> = new Set(['donkey', 'create_named_worker']);

/** Whether a function of that name starts a worker with an interpreter in it. */
export function isWorkerStart(name: string): boolean {
  return STARTS.has(name);
}

/**
 * Reads the call whose name is at an index; returns how many configurations for Pyodide there are.
 * @param includes receives a configuration that is a file of its own
 */
export function readWorkerStart(code: CodeReader, at: number, reader: DeclarationReader, includes: Include[]): number {
  const options = code.argumentsAt(at + 1).positional[STARTS.get(code.tokens[at]?.text ?? '') ?? 1];
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
  const read = (own?: OwnRuntime): void => {
    const around = reader.installation.installation;
    reader.enter(`worker at ${place.start}`);
    if (own) reader.runsItsOwn(own);
    readConfig(config, place, reader, includes);
    reader.enter(around);
  };
  wait(reader, { place, read, ...runtimeOf(options, config, name.text) });
  return 1;
}

/** A worker whose configuration is not read yet, since it is not known whether it runs the Pyodide of the file. */
interface Waiting {
  readonly place: Span;
  /** What names a Pyodide for it; absent if it runs that of its release. */
  readonly option?: 'version' | 'interpreter';
  /** The version or address; absent too if it is known only when the code runs, or in a file of its own. */
  readonly runtime?: MappedText;
  /** Whether the interpreter of the main thread, if there is one, counts for it instead. */
  readonly followsMain?: boolean;
  /** @param own its Pyodide, if that is another one than the file's */
  readonly read: (own?: OwnRuntime) => void;
}

const waiting = new WeakMap<DeclarationReader, Waiting[]>();

function wait(reader: DeclarationReader, one: Waiting): void {
  waiting.set(reader, [...(waiting.get(reader) ?? []), one]);
}

/**
 * Reads the workers, once all else is read. The runtime of the file is the one that its interpreter names, else that of the release,
 * or of its workers if the file installs nothing else and they all name the same one. Workers with another one have their own;
 * those of which it is known only when the code runs are left unchecked, and so are they in a file that is for one runtime.
 * @param isTaken whether the file is for one whatever its workers name
 * @param named the interpreter that the file names for its main thread
 */
export function settleWorkers(
  reader: DeclarationReader,
  includes: readonly Include[],
  isTaken: boolean,
  named?: string,
): DependencyFile['interpreter'] {
  const workers = waiting.get(reader) ?? [];
  waiting.delete(reader);
  const [first] = workers;
  const isAlone = !isTaken && named === undefined && reader.declarations.length + includes.length === 0;
  const own =
    isAlone && isNamed(first) && workers.every((one) => isSame(one, first.runtime)) ? first.runtime : undefined;
  for (const worker of workers) {
    const { option, place, read, followsMain, runtime } = worker;
    const isOfFile = own !== undefined || (followsMain === true && named !== undefined) || runs(worker, named);
    const itsOwn = runtime ? { interpreter: interpreterIn(runtime, option) } : {};
    // Of what an element is made for the configuration counts as well, which may be a file.
    if (isOfFile) read(followsMain ? undefined : itsOwn);
    else if (!isTaken && (runtime || option === undefined)) read(itsOwn);
    else reader.leaveUnchecked(option ? say('installedOtherwise', { option }) : say('workerOfRelease'), place);
  }
  return own && interpreterIn(own, first?.option);
}

function interpreterIn(runtime: MappedText, option: Waiting['option']): NamedInterpreter {
  const span = runtime.inFile({ start: 0, end: runtime.text.length });
  return { text: runtime.text, span, ...(option === 'version' && { option }) };
}

function isNamed(one: Waiting | undefined): one is Waiting & { readonly runtime: MappedText } {
  return one?.runtime !== undefined;
}

function isSame({ runtime }: Waiting, other: MappedText): boolean {
  return runtime?.text === other.text;
}

/** Whether a worker runs the Pyodide that a file names, or that of the release if it names none. */
function runs({ option, runtime }: Waiting, named: string | undefined): boolean {
  return option === undefined ? named === undefined : runtime !== undefined && runtime.text === named;
}

/**
 * What names the Pyodide of a worker. Of one that code starts it is `version`, a version or an address; its configuration does
 * not, and neither does the interpreter of the page, so that without `version` it is that of the release. `create_named_worker` and
 * `donkey` make a script element, of which the main thread's interpreter counts, else that of its own configuration. Read in polyscript
 * 0.20.20 (`custom.js`, `worker/class.js`) and @pyscript/core 0.6.66 (`plugins/donkey.js`), and but for `donkey` seen in a browser
 * with @pyscript/core 0.6.0 to 0.7.31.
 */
function runtimeOf(
  options: ReadonlyMap<string, CodeValue>,
  config: CodeValue,
  start: string,
): Pick<Waiting, 'option' | 'runtime' | 'followsMain'> {
  if (!MAKE_ELEMENTS.has(start)) {
    const version = options.get('version');
    if (!version) return {};
    return { option: 'version', ...literal(version) };
  }
  const followsMain = true;
  if (config.kind === 'table') {
    const inElement = config.entries.get('version') ?? config.entries.get('interpreter');
    return { followsMain, ...(inElement && { option: 'interpreter' as const, ...literal(inElement) }) };
  }
  const names = config.kind === 'string' && /(?:^|[{,\n])[^\S\n]*"?interpreter"?\s*[:=]/.test(config.text.text);
  return { followsMain, ...(names && { option: 'interpreter' as const }) };
}

function literal(value: CodeValue): Pick<Waiting, 'runtime'> {
  return value.kind === 'string' && isKnown(value) ? { runtime: value.text } : {};
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
