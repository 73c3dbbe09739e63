/** What Python's own modules say about the target. */
import type { TargetFacts } from './targetFacts.ts';
import { constant, type Value } from './_values.ts';

export const TARGET_CONSTANTS: ReadonlyMap<string, (target: TargetFacts) => Value> = new Map<
  string,
  (target: TargetFacts) => Value
>([
  ['sys.platform', ({ platform }) => constant(platform)],
  ['os.name', ({ osName }) => constant(osName)],
  ['sys.implementation.name', ({ implementation }) => constant(implementation.toLowerCase())],
  ['sys.version_info.major', ({ python }) => constant(python[0])],
  ['sys.version_info.minor', ({ python }) => constant(python[1])],
  ['sys.maxsize', () => constant(2 ** 53)],
  ['typing.TYPE_CHECKING', () => constant(false)],
  ['typing_extensions.TYPE_CHECKING', () => constant(false)],
  ['builtins.__debug__', () => constant(true)],
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

/** `sys.version_info`, as what it is compared with. */
export function versionOf({ python: [major, minor] }: TargetFacts): Value {
  return { kind: 'list', items: [constant(major), constant(minor)], isWhole: true };
}
