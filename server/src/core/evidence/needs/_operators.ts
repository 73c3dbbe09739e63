/** Comparisons and other operators, as far as both sides are known. */
import type { Machine } from './_machine.ts';
import { versionsOf } from './_targetConstants.ts';
import { constant, taintedIf, UNKNOWN, type Value } from './_values.ts';

/** `a < b <= c`, each pair in turn. */
export function compared(machine: Machine, operators: readonly string[], parts: readonly Value[]): Value {
  let isSure = true;
  const tainted = parts.some((part) => part.tainted);
  for (const [index, operator] of operators.entries()) {
    const [left, right] = [parts[index], parts[index + 1]];
    const holds = left && right ? comparison(machine, operator, left, right) : undefined;
    if (holds === false) return constant(false, tainted);
    if (holds === undefined) isSure = false;
  }
  return isSure ? constant(true, tainted) : taintedIf(UNKNOWN, tainted);
}

function comparison(machine: Machine, operator: string, written: Value, other: Value): boolean | undefined {
  const each = versionsIn(machine, written).flatMap((left) =>
    versionsIn(machine, other).map((right) => comparisonOf(machine, operator, left, right)),
  );
  const [first] = each;
  return each.every((one) => one === first) ? first : undefined;
}

function comparisonOf(machine: Machine, operator: string, left: Value, right: Value): boolean | undefined {
  switch (operator) {
    case 'is':
    case '==':
      return equal(left, right);
    case 'is not':
    case '!=': {
      const same = equal(left, right);
      return same === undefined ? undefined : !same;
    }
    case 'in':
      return isIn(machine, left, right);
    case 'not in': {
      const inside = isIn(machine, left, right);
      return inside === undefined ? undefined : !inside;
    }
    default:
      return ordered(operator, left, right);
  }
}

function versionsIn({ target }: Machine, value: Value): readonly Value[] {
  return value.kind === 'native' && value.name === 'sys.version_info' ? versionsOf(target) : [value];
}

function equal(left: Value, right: Value): boolean | undefined {
  if (left.kind === 'constant' && right.kind === 'constant') return left.value === right.value;
  if (left.kind === 'list' && right.kind === 'list' && left.isWhole && right.isWhole) {
    if (left.items.length !== right.items.length) return false;
    const same = left.items.map((item, index) => equal(item, right.items[index] ?? UNKNOWN));
    return same.includes(false) ? false : same.includes(undefined) ? undefined : true;
  }
  const [none, something] = isNone(left) ? [left, right] : [right, left];
  if (!isNone(none)) return left === right ? true : undefined;
  // Nothing but `None` is `None`.
  if (something.kind === 'unknown') return something.isTrue === true ? false : undefined;
  return something.kind === 'native' || something.kind === 'gone' ? undefined : false;
}

function isNone(value: Value): boolean {
  return value.kind === 'constant' && value.value === null;
}

function isIn(machine: Machine, item: Value, all: Value): boolean | undefined {
  if (all.kind === 'native' && item.kind === 'constant') {
    if (all.name === 'os.environ') return machine.target.hasEnvironment === true ? undefined : false;
    if (all.name === 'sys.modules')
      return machine.module(String(item.value))
        ? true
        : ['culprit', 'absent'].includes(machine.standing(String(item.value)))
          ? false
          : undefined;
  }
  if (item.kind !== 'constant') return undefined;
  if (all.kind === 'dictionary') return all.entries.has(item.value) ? true : all.isWhole ? false : undefined;
  if (all.kind === 'constant' && typeof all.value === 'string' && typeof item.value === 'string')
    return all.value.includes(item.value);
  if (all.kind !== 'list') return undefined;
  const same = all.items.map((one) => equal(one, item));
  return same.includes(true) ? true : all.isWhole && !same.includes(undefined) ? false : undefined;
}

function ordered(operator: string, left: Value, right: Value): boolean | undefined {
  const order = orderOf(left, right);
  if (order === undefined) return undefined;
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    default:
      return undefined;
  }
}

/** Lists are compared item by item, of which the version of Python has only two. */
function orderOf(left: Value, right: Value): number | undefined {
  if (left.kind === 'constant' && right.kind === 'constant') {
    if (typeof left.value === 'number' && typeof right.value === 'number') return left.value - right.value;
    return undefined;
  }
  if (left.kind !== 'list' || right.kind !== 'list') return undefined;
  for (let index = 0; index < Math.min(left.items.length, right.items.length); index++) {
    const order = orderOf(left.items[index] ?? UNKNOWN, right.items[index] ?? UNKNOWN);
    if (order !== 0) return order;
  }
  return left.items.length - right.items.length;
}

/** `+` of texts and lists, `%` of a text; nothing else is worked out. */
export function joined(operator: string, left: Value, right: Value): Value {
  const tainted = left.tainted === true || right.tainted === true;
  if (operator === '+' && left.kind === 'constant' && right.kind === 'constant') {
    if (typeof left.value === 'string' && typeof right.value === 'string')
      return constant(left.value + right.value, tainted);
  }
  if (operator === '+' && left.kind === 'constant' && typeof left.value === 'string' && right.kind === 'unknown')
    return taintedIf({ kind: 'unknown', start: left.value }, tainted);
  if (operator === '+' && (left.kind === 'list' || right.kind === 'list')) {
    const items = [left, right].flatMap((one) => (one.kind === 'list' ? one.items : []));
    const isWhole = left.kind === 'list' && right.kind === 'list' && left.isWhole && right.isWhole;
    return { kind: 'list', items, isWhole };
  }
  if (operator === '|' && left.kind === 'dictionary' && right.kind === 'dictionary')
    return {
      kind: 'dictionary',
      entries: new Map([...left.entries, ...right.entries]),
      isWhole: left.isWhole && right.isWhole,
    };
  return UNKNOWN;
}
