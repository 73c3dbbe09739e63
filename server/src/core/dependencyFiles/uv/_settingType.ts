/**
 * What a setting accepts, as data: a type finds the first part of a value that does not belong there. What is still being
 * typed fits everywhere.
 */
import { say, type Message } from '../../messages/message.ts';
import { shorten } from '../../messages/words.ts';
import type { TomlEntry, TomlTable, TomlValue } from '../../config/tomlNode.ts';
import type { Span } from '../../text/span.ts';

/** A part of a value that uv does not understand. */
export interface Misfit {
  readonly span: Span;
  /** What it would understand: one of the clauses `uvTakes…`. */
  readonly takes: Message;
  /** The keys that lead to the part, within the setting. */
  readonly keys: readonly string[];
}

/** Undefined if the value fits. */
export type SettingType = (value: TomlValue) => Misfit | undefined;

/** A value that passes a test. */
export function fits(test: (value: TomlValue) => boolean, takes: Message): SettingType {
  return (value) => (isUnfinished(value) || test(value) ? undefined : misfit(value, takes));
}

/** A string that passes a test. */
export function textThat(test: (text: string) => boolean, takes: Message): SettingType {
  return fits((value) => value.kind === 'string' && test(value.value), takes);
}

/** One of several words; uv also reads each as the only key of a table, over an empty table. */
export function oneOf(words: readonly string[], takes: Message = say('uvTakesOneOf', { words })): SettingType {
  return fits((value) => {
    if (value.kind === 'string') return words.includes(value.value);
    const [only, ...others] = value.kind === 'table' ? value.entries.values() : [];
    if (!only || others.length > 0) return false;
    return words.includes(only.key) && only.value.kind === 'table' && only.value.entries.size === 0;
  }, takes);
}

/** An array whose elements are all of one type. */
export function listOf(element: SettingType, takes: Message): SettingType {
  return (value) => {
    if (isUnfinished(value)) return undefined;
    if (value.kind !== 'array') return misfit(value, takes);
    return firstMisfit(value.elements, element);
  };
}

/** A table with any keys that pass a test, and values of one type. */
export function mapOf(entry: SettingType, isKey: (key: string) => boolean, takes: Message): SettingType {
  return (value) => {
    if (isUnfinished(value)) return undefined;
    if (value.kind !== 'table') return misfit(value, takes);
    const wrongKey = [...value.entries.values()].find((one) => !isKey(one.key) && !isUnfinished(one.value));
    if (wrongKey) return { span: wrongKey.keySpan, takes, keys: [] };
    return firstMisfit([...value.entries.values()], inEntry(entry));
  };
}

/** The fields of a table. */
export interface Fields {
  readonly known: Readonly<Record<string, SettingType>>;
  /** Those that must be there. */
  readonly needed?: readonly string[];
  /** Whether uv passes over keys that it does not know. */
  readonly open?: boolean;
}

/** A table with known fields. */
export function tableWith({ known, needed = [], open = false }: Fields, takes: Message): SettingType {
  return (value) => {
    if (isUnfinished(value)) return undefined;
    const isWhole = value.kind === 'table' && needed.every((key) => value.entries.has(key));
    if (value.kind !== 'table' || !isWhole) return misfit(value, takes);
    const unknown = [...value.entries.values()].find(
      (one) => !Object.hasOwn(known, one.key) && !isUnfinished(one.value),
    );
    if (unknown && !open)
      return { span: unknown.keySpan, takes: say('uvTakesKeys', { keys: Object.keys(known) }), keys: [] };
    const entries = [...value.entries.values()].filter(({ key }) => Object.hasOwn(known, key));
    return firstMisfit(entries, (one) => inEntry(known[one.key] ?? anything)(one));
  };
}

/** A type for each kind of value. */
export function byKind(types: Partial<Record<TomlValue['kind'], SettingType>>, takes: Message): SettingType {
  return (value) => {
    if (isUnfinished(value)) return undefined;
    const type = types[value.kind];
    return type ? type(value) : misfit(value, takes);
  };
}

/** A type that must hold besides another. */
export function both(first: SettingType, second: SettingType): SettingType {
  return (value) => first(value) ?? second(value);
}

export const anything: SettingType = () => undefined;

/** A part that does not belong there. */
export function misfit({ span }: { readonly span: Span }, takes: Message): Misfit {
  return { span, takes, keys: [] };
}

/** The tables in an array, or no tables. */
export function tablesIn(value: TomlValue): readonly TomlTable[] {
  return value.kind === 'array' ? value.elements.filter((element) => element.kind === 'table') : [];
}

/** Whether a value is unreadable or still being typed: what it will be is not known yet. */
export function isUnfinished(value: TomlValue): boolean {
  return value.kind === 'invalid' || (value.kind === 'string' && !value.closed);
}

export function firstMisfit<One>(all: readonly One[], type: (one: One) => Misfit | undefined): Misfit | undefined {
  for (const one of all) {
    const found = type(one);
    if (found) return found;
  }
  return undefined;
}

function inEntry(type: SettingType): (entry: TomlEntry) => Misfit | undefined {
  return ({ key, value }) => {
    const found = type(value);
    return found && { ...found, keys: [shorten(key, 60), ...found.keys] };
  };
}
