/** Which errors of Python a handler catches. */
import type { Expression } from '../python/syntax.ts';
import type { Raised } from './_machine.ts';
import type { Value } from './_values.ts';

/** What each error that a missing module leads to is besides. */
const PARENTS: ReadonlyMap<string, string> = new Map([
  ['PackageNotFoundError', 'ModuleNotFoundError'],
  ['ModuleNotFoundError', 'ImportError'],
  ['ImportError', 'Exception'],
  ['DistributionNotFound', 'ResolutionError'],
  ['ResolutionError', 'Exception'],
  ['UnboundLocalError', 'NameError'],
  ['NotImplementedError', 'RuntimeError'],
  ['KeyError', 'LookupError'],
  ['IndexError', 'LookupError'],
  ['KeyboardInterrupt', 'BaseException'],
  ['SystemExit', 'BaseException'],
  ['Exception', 'BaseException'],
  ['BaseException', ''],
]);

const OF_IMPORTS: ReadonlySet<string> = new Set([
  ...['ImportError', 'ModuleNotFoundError', 'Exception', 'BaseException'],
  ...['PackageNotFoundError', 'DistributionNotFound', 'KeyError', 'LookupError'],
]);

/** Whether a handler of these catches an error; undefined if that is not known. */
export function catches(handler: Value, raised: Raised): boolean | undefined {
  if (handler.kind === 'list') {
    const each = handler.items.map((item) => catches(item, raised));
    return each.includes(true) ? true : each.includes(undefined) ? undefined : false;
  }
  if (handler.kind === 'native') return typesOf(raised).has(handler.name.split('.').at(-1) ?? '');
  if (handler.kind === 'class') return typesOf(raised).has(handler.name);
  return undefined;
}

function typesOf({ type, ancestors }: Raised): ReadonlySet<string> {
  const types = new Set<string>();
  for (const one of [type, ...ancestors]) {
    for (let name = one; name !== ''; name = PARENTS.get(name) ?? 'Exception') types.add(name);
  }
  return types;
}

/** Whether what an `except` names, or nothing, catches a missing module; judged by its words. */
export function isCatcher(errors: Expression | undefined): boolean {
  if (!errors) return true;
  if (errors.kind === 'list') return errors.items.some(({ value }) => isCatcher(value));
  return (errors.kind === 'name' || errors.kind === 'attribute') && OF_IMPORTS.has(errors.name);
}

/** Whether an error says that a module, or something in it, is missing. */
export function isImportError(raised: Raised): boolean {
  return typesOf(raised).has('ImportError');
}
