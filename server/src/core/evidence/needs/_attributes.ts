/** What Python finds behind a dot. */
import { bound, findInClass } from './_classes.ts';
import { isImportError } from './_errors.ts';
import { targetConstant } from './_evaluate.ts';
import { NO_ARGS, Raised, type LoadedModule, type Machine } from './_machine.ts';
import type { Run } from './textNeed.ts';
import { constant, UNKNOWN, type Value } from './_values.ts';

export function* attributeOf(machine: Machine, value: Value, name: string): Run<Value> {
  switch (value.kind) {
    case 'module':
      return yield* moduleAttribute(machine, value.name, name);
    case 'native': {
      const full = `${value.name}.${name}`;
      return targetConstant(machine, full) ?? { kind: 'native', name: full };
    }
    case 'constant':
      if (value.value === null && value.tainted) throw machine.raise('AttributeError', true);
      return UNKNOWN;
    case 'class':
      return bound(findInClass(value, name), value, true) ?? UNKNOWN;
    case 'instance':
      return yield* instanceAttribute(machine, value, name);
    case 'unknown':
      return UNKNOWN;
    default:
      return UNKNOWN;
  }
}

function* moduleAttribute(machine: Machine, module: string, name: string): Run<Value> {
  const full = `${module}.${name}`;
  const known = machine.module(module);
  if (!known || known.isOpaque) {
    if (machine.module(full)) return { kind: 'module', name: full };
    return targetConstant(machine, full) ?? { kind: 'native', name: full };
  }
  const own = known.scope.names.get(name);
  if (own?.kind === 'gone') throw machine.raise('AttributeError', true);
  if (own) return own;
  if (known.replaced) return yield* machine.attribute(known.replaced, name);
  const made = name === '__all__' ? undefined : yield* madeBy(machine, known, name);
  if (made) return made;
  return machine.module(full) ? { kind: 'module', name: full } : UNKNOWN;
}

function* instanceAttribute(
  machine: Machine,
  value: Extract<Value, { readonly kind: 'instance' }>,
  name: string,
): Run<Value> {
  const own = value.attributes.get(name);
  if (own) return own;
  const found = findInClass(value.of, name);
  if (found?.kind === 'function') {
    const isProperty = found.statement?.decorators.some(
      (one) => (one.kind === 'name' || one.kind === 'attribute') && one.name.endsWith('property'),
    );
    if (isProperty) return yield* machine.call({ ...found, self: value }, NO_ARGS);
    return bound(found, value, false) ?? UNKNOWN;
  }
  if (found) return found;
  if (name === '__dict__') return UNKNOWN;
  const getter = name.startsWith('__') ? undefined : findInClass(value.of, '__getattr__');
  if (getter?.kind === 'function')
    return yield* machine.call({ ...getter, self: value }, { ...NO_ARGS, values: [constant(name)] });
  return UNKNOWN;
}

/** What the `__getattr__` of a module makes of a name; undefined if it has none, or it says that there is no such name. */
export function* madeBy(machine: Machine, { scope }: LoadedModule, name: string): Run<Value | undefined> {
  const getter = scope.names.get('__getattr__');
  if (getter?.kind !== 'function') return undefined;
  try {
    return yield* machine.call(getter, { ...NO_ARGS, values: [constant(name)] });
  } catch (error) {
    if (!(error instanceof Raised) || error.isCulprits || isImportError(error)) throw error;
    return undefined;
  }
}
