/** What Python's own modules say about the target. */
import type { TargetFacts } from './targetFacts.ts';
import { constant, UNKNOWN, type Value } from './_values.ts';

export const TARGET_CONSTANTS: ReadonlyMap<string, (target: TargetFacts) => Value> = new Map<
  string,
  (target: TargetFacts) => Value
>([
  ['sys.platform', ({ platform }) => constant(platform)],
  ['os.name', ({ osName }) => constant(osName)],
  ['sys.implementation.name', ({ implementation }) => constant(implementation.toLowerCase())],
  ['sys.version_info.major', ({ python }) => constant(python[0])],
  ['sys.version_info.minor', ({ python, newest }) => (newest ? UNKNOWN : constant(python[1]))],
  ['sys.maxsize', ({ machine }) => constant(machine === 'wasm32' ? 2 ** 31 - 1 : 2 ** 53)],
  ['typing.TYPE_CHECKING', () => constant(false)],
  ['typing_extensions.TYPE_CHECKING', () => constant(false)],
  ['builtins.__debug__', () => constant(true)],
  // Only a module that Cython has compiled gets it: see `isCompilers`.
  ['cython.compiled', () => constant(true)],
  ['sys.flags.optimize', () => constant(0)],
]);

/** The same for what is called. */
export const TARGET_ANSWERS: ReadonlyMap<string, (target: TargetFacts) => Value> = new Map<
  string,
  (target: TargetFacts) => Value
>([
  ['platform.system', ({ system }) => constant(system)],
  ['platform.machine', ({ machine }) => constant(machine)],
  ['platform.python_implementation', ({ implementation }) => constant(implementation)],
  ['sys.getrefcount', () => constant(2)],
]);

/** `sys.version_info`, as what it is compared with: each that it may be. */
export function versionsOf({ python, newest = python }: TargetFacts): readonly Value[] {
  return Array.from({ length: newest[1] - python[1] + 1 }, (_, index) => python[1] + index).map((minor) => ({
    kind: 'list',
    items: [constant(python[0]), constant(minor)],
    isWhole: true,
  }));
}

/** A name that nothing binds: Python's own, or one whose import is not written yet, or comes with others from somewhere. */
export function unboundName(name: string): string {
  const known = MEANT.get(name);
  return known ?? (MODULES.has(name) ? name : `builtins.${name}`);
}

const MEANT: ReadonlyMap<string, string> = new Map([
  ['TYPE_CHECKING', 'typing.TYPE_CHECKING'],
  ['import_module', 'importlib.import_module'],
  ['suppress', 'contextlib.suppress'],
]);
const MODULES: ReadonlySet<string> = new Set([
  ...['sys', 'os', 'platform', 'typing', 'importlib', 'contextlib', 'functools', 'asyncio', 'builtins', 'dataclasses'],
]);
