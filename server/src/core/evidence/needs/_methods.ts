/** The methods of Python's own texts, lists and dictionaries, as far as imports are worked out with them. */
import type { Args, Machine } from './_machine.ts';
import type { Run } from './textNeed.ts';
import { constant, NONE, taintedIf, UNKNOWN, type DictionaryValue, type ListValue, type Value } from './_values.ts';

/** What a method answers; undefined if the value has no methods that are known. */
export function* callMethod(machine: Machine, of: Value, name: string, args: Args): Run<Value | undefined> {
  if (of.kind === 'native' && of.name === 'os.environ' && name === 'get')
    return machine.target.hasEnvironment === true ? UNKNOWN : (args.values[1] ?? NONE);
  if (of.kind === 'native' && of.name === 'sys.modules' && name === 'get') {
    const [asked] = args.values;
    const known = asked?.kind === 'constant' ? machine.module(String(asked.value)) : undefined;
    if (known) return known.replaced ?? { kind: 'module', name: known.name };
    return UNKNOWN;
  }
  if (of.kind === 'list') return yield* listMethod(of, name, args);
  if (of.kind === 'dictionary') return yield* dictionaryMethod(of, name, args);
  if (of.kind !== 'constant' || typeof of.value !== 'string') return undefined;
  const value = textMethod(of.value, name, args);
  return value && taintedIf(value, of.tainted === true);
}

function textMethod(text: string, name: string, { values }: Args): Value | undefined {
  const given = values.map((one) => (one.kind === 'constant' ? one.value : undefined));
  const [first, second] = given;
  switch (name) {
    case 'startswith':
      return typeof first === 'string' ? constant(text.startsWith(first)) : UNKNOWN;
    case 'endswith':
      return typeof first === 'string' ? constant(text.endsWith(first)) : UNKNOWN;
    case 'lower':
      return constant(text.toLowerCase());
    case 'upper':
      return constant(text.toUpperCase());
    case 'strip':
      return given.length === 0 ? constant(text.trim()) : UNKNOWN;
    case 'replace':
      return typeof first === 'string' && typeof second === 'string'
        ? constant(text.replaceAll(first, second))
        : UNKNOWN;
    case 'split':
    case 'rsplit': {
      const parts =
        typeof first === 'string' && first !== '' ? text.split(first) : text.split(/\s+/).filter((part) => part !== '');
      const limit = typeof second === 'number' ? second : Infinity;
      if (parts.length - 1 <= limit) return texts(parts);
      const separator = typeof first === 'string' ? first : ' ';
      return name === 'split'
        ? texts([...parts.slice(0, limit), parts.slice(limit).join(separator)])
        : texts([parts.slice(0, -limit).join(separator), ...parts.slice(-limit)]);
    }
    case 'partition':
    case 'rpartition': {
      if (typeof first !== 'string') return UNKNOWN;
      const at = name === 'partition' ? text.indexOf(first) : text.lastIndexOf(first);
      if (at < 0) return texts(name === 'partition' ? [text, '', ''] : ['', '', text]);
      return texts([text.slice(0, at), first, text.slice(at + first.length)]);
    }
    case 'join': {
      const [list] = values;
      if (list?.kind !== 'list' || !list.isWhole) return UNKNOWN;
      const parts = list.items.map((item) => (item.kind === 'constant' ? item.value : undefined));
      return parts.every((part) => typeof part === 'string') ? constant(parts.join(text)) : UNKNOWN;
    }
    case 'format': {
      let at = 0;
      if (given.some((one) => typeof one !== 'string')) return UNKNOWN;
      return /\{[^}]/.test(text) ? UNKNOWN : constant(text.replaceAll('{}', () => String(given[at++] ?? '')));
    }
    default:
      return UNKNOWN;
  }
}

function texts(parts: readonly string[]): Value {
  return { kind: 'list', items: parts.map((part) => constant(part)), isWhole: true };
}

function* listMethod(list: ListValue, name: string, { values, isWhole }: Args): Run<Value | undefined> {
  const [first] = values;
  switch (name) {
    case 'append':
    case 'add':
      if (first) list.items.push(first);
      return NONE;
    case 'extend':
    case 'update':
      if (first?.kind === 'list') list.items.push(...first.items);
      if (first?.kind !== 'list' || !first.isWhole || !isWhole) list.isWhole = false;
      return NONE;
    case 'copy':
      return { ...list, items: [...list.items] };
    case 'union':
      return {
        kind: 'list',
        items: [...list.items, ...values.flatMap((one) => (one.kind === 'list' ? one.items : []))],
        isWhole: false,
      };
    case 'index':
    case 'count':
    case 'sort':
      return UNKNOWN;
    default:
      list.isWhole = false;
      return UNKNOWN;
  }
}

function* dictionaryMethod(dictionary: DictionaryValue, name: string, { values, named }: Args): Run<Value | undefined> {
  const { entries, isWhole } = dictionary;
  const [first, second] = values;
  switch (name) {
    case 'keys':
      return { kind: 'list', items: [...entries.keys()].map((key) => constant(key)), isWhole };
    case 'values':
      return { kind: 'list', items: [...entries.values()], isWhole };
    case 'items':
      return {
        kind: 'list',
        items: [...entries].map(([key, value]) => ({ kind: 'list', items: [constant(key), value], isWhole: true })),
        isWhole,
      };
    case 'get':
      if (first?.kind !== 'constant') return UNKNOWN;
      return entries.get(first.value) ?? (isWhole ? (second ?? NONE) : UNKNOWN);
    case 'update': {
      if (first?.kind === 'dictionary') for (const [key, value] of first.entries) entries.set(key, value);
      for (const [key, value] of named) entries.set(key, value);
      if (first && (first.kind !== 'dictionary' || !first.isWhole)) dictionary.isWhole = false;
      return NONE;
    }
    case 'setdefault': {
      if (first?.kind !== 'constant') return UNKNOWN;
      const known = entries.get(first.value);
      if (!known) entries.set(first.value, second ?? NONE);
      return known ?? second ?? NONE;
    }
    case 'copy':
      return { ...dictionary, entries: new Map(entries) };
    case 'pop': {
      if (first?.kind !== 'constant') return UNKNOWN;
      const known = entries.get(first.value);
      entries.delete(first.value);
      return known ?? second ?? UNKNOWN;
    }
    default:
      return UNKNOWN;
  }
}
