/** How Python finds what a class has, and gives a function its arguments. */
import type { Args } from './_machine.ts';
import { constant, UNKNOWN, type ClassValue, type FunctionValue, type Scope, type Value } from './_values.ts';

/** A function of a class, as it is found on the class or on an instance. */
export function bound(found: Value | undefined, self: Value, onClass: boolean): Value | undefined {
  if (found?.kind !== 'function') return found;
  const words = (found.statement?.decorators ?? []).map((one) => (one.kind === 'name' ? one.name : ''));
  if (words.includes('staticmethod')) return { ...found, isStatic: true };
  return onClass && !words.includes('classmethod') ? found : { ...found, self };
}

export function findInClass(of: ClassValue, name: string, depth = 0): Value | undefined {
  const own = of.scope.names.get(name);
  if (own || depth > 20) return own;
  for (const base of of.bases) {
    const found = base.kind === 'class' ? findInClass(base, name, depth + 1) : undefined;
    if (found) return found;
  }
  return undefined;
}

export function bindArguments(scope: Scope, { parameters }: FunctionValue, { values, named, isWhole }: Args): void {
  let at = 0;
  const used = new Set<string>();
  for (const { name, spread, usual } of parameters) {
    if (spread === 1) {
      scope.bind(name, { kind: 'list', items: values.slice(at), isWhole });
      at = values.length;
    } else if (spread === 2) {
      const others = [...named].filter(([key]) => !used.has(key));
      scope.bind(name, { kind: 'dictionary', entries: new Map(others), isWhole });
    } else {
      const given = named.get(name) ?? values[at];
      if (named.has(name)) used.add(name);
      else at++;
      scope.bind(name, given ?? (usual?.kind === 'constant' && isWhole ? constant(usual.value) : UNKNOWN));
    }
  }
}

/** By which a function is called: `setup`, `App` for what makes an instance, `App.load`. */
export function nameOf({ name, self }: FunctionValue): string {
  const owner = self?.kind === 'instance' ? self.of.name : self?.kind === 'class' ? self.name : undefined;
  return owner === undefined ? name : CONSTRUCTORS.has(name) ? owner : `${owner}.${name}`;
}

/** Those that run when an instance is made. */
const CONSTRUCTORS: ReadonlySet<string> = new Set(['__init__', '__new__', '__post_init__']);

/** What stands above a function that is called as usual. */
export const PLAIN: ReadonlySet<string> = new Set([
  ...['builtins.staticmethod', 'builtins.classmethod', 'builtins.property', 'functools.cached_property'],
  ...['contextlib.contextmanager', 'dataclasses.dataclass', 'abc.abstractmethod', 'atexit.register'],
  ...['typing.final', 'typing.override', 'typing.no_type_check', 'functools.singledispatch'],
]);
