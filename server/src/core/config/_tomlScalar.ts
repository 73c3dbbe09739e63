/**
 * Reads the numbers, booleans, dates and times of TOML.
 * @see https://toml.io/en/v1.0.0#integer
 */
import type { TomlCursor } from './_tomlCursor.ts';
import type { TomlScalar } from './tomlNode.ts';

const TIME = String.raw`\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?`;
const END = String.raw`(?=[\s,\]}#]|$)`;
const DATETIME = new RegExp(
  String.raw`(?:\d{4}-\d{2}-\d{2}(?:[Tt ]${TIME}(?:[Zz]|[+-]\d{2}:\d{2})?)?|${TIME})${END}`,
  'y',
);
const PREFIXED = new RegExp(
  String.raw`0(?:x[\da-fA-F]+(?:_[\da-fA-F]+)*|o[0-7]+(?:_[0-7]+)*|b[01]+(?:_[01]+)*)${END}`,
  'y',
);
const INTEGER = new RegExp(String.raw`[+-]?(?:0|[1-9]\d*(?:_\d+)*)${END}`, 'y');
const FLOAT = new RegExp(
  String.raw`[+-]?(?:inf|nan|(?:0|[1-9]\d*(?:_\d+)*)(?:\.\d+(?:_\d+)*)?(?:[eE][+-]?\d+(?:_\d+)*)?)${END}`,
  'y',
);
/** `07:32`, alone or behind a date. */
const WITHOUT_SECONDS = /(?:^|[Tt ])\d{2}:\d{2}(?:[Zz]|[+-]\d{2}:\d{2})?$/;
const BOOLEAN = new RegExp(String.raw`(?:true|false)${END}`, 'y');

/** Reads the scalar that begins here; undefined, with the cursor unmoved, if there is none. */
export function readScalar(cursor: TomlCursor): TomlScalar | undefined {
  const start = cursor.offset;
  const read = (kind: TomlScalar['kind'], pattern: RegExp, decode: (text: string) => TomlScalar['value']) => {
    const text = cursor.take(pattern);
    return text === undefined ? undefined : { kind, span: { start, end: cursor.offset }, value: decode(text) };
  };
  return (
    read('boolean', BOOLEAN, (text) => text === 'true') ??
    read('integer', INTEGER, decodeInteger) ??
    read('integer', PREFIXED, decodeInteger) ??
    read('float', FLOAT, decodeFloat) ??
    readDatetime(cursor)
  );
}

function readDatetime(cursor: TomlCursor): TomlScalar | undefined {
  const start = cursor.offset;
  const value = cursor.take(DATETIME);
  if (value === undefined) return undefined;
  if (WITHOUT_SECONDS.test(value)) cursor.noteNewer('seconds', start, cursor.offset);
  return { kind: 'datetime', span: { start, end: cursor.offset }, value };
}

function decodeInteger(text: string): number | bigint {
  const digits = text.replaceAll('_', '');
  const number = Number(digits);
  if (Number.isSafeInteger(number)) return number;
  return digits.startsWith('-') ? -BigInt(digits.slice(1)) : BigInt(digits.replace('+', ''));
}

function decodeFloat(text: string): number {
  if (text.endsWith('inf')) return text.startsWith('-') ? -Infinity : Infinity;
  return Number(text.replaceAll('_', ''));
}
