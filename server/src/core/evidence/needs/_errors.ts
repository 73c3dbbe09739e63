/** Which errors of Python a handler catches. */
import type { CaughtError } from '../moduleImport.ts';
import type { Expression, Statement } from '../python/syntax.ts';
import { Raised } from './_machine.ts';
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

/** What a module that is not there leads to. */
export const MISSING = new Raised('ModuleNotFoundError', false);
/** As if an `except` named all errors. */
export const EVERYTHING: Value = { kind: 'native', name: 'builtins.BaseException' };
/** The attribute in which `contextlib.suppress` keeps what it was given. */
export const SUPPRESSED = '(suppressed)';

/** What each of Python's errors is, of those that an import may meet while a Worker starts. */
const MET: ReadonlyMap<string, CaughtError> = new Map([
  ['Exception', 'Exception'],
  ['BaseException', 'Exception'],
  ['OSError', 'OSError'],
  ['EnvironmentError', 'OSError'],
  ['IOError', 'OSError'],
  ['RuntimeError', 'RuntimeError'],
  ['AttributeError', 'AttributeError'],
  ['TypeError', 'TypeError'],
]);
export const ALL: readonly CaughtError[] = ['Exception'];

/** The errors of an import that an `except` deals with which names this; all where that is not known. */
export function caughtBy(handler: Value): readonly CaughtError[] {
  if (handler.kind === 'list') return [...new Set(handler.items.flatMap(caughtBy)), ...(handler.isWhole ? [] : ALL)];
  if (handler.kind === 'unknown') return ALL;
  const name = handler.kind === 'native' ? (handler.name.split('.').at(-1) ?? '') : '';
  const met = MET.get(name);
  return met ? [met] : [];
}

/** Whether a handler ends what runs after all. */
export function leaves(body: readonly Statement[]): boolean {
  return body.some(
    (statement) =>
      statement.kind === 'raise' ||
      (statement.kind === 'expression' && statement.value.kind === 'call' && isExit(statement.value.of)),
  );
}

function isExit(of: Expression): boolean {
  return (of.kind === 'name' || of.kind === 'attribute') && /^(?:_?exit|quit)$/.test(of.name);
}

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
