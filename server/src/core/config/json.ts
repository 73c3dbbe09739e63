/**
 * Reads JSON with positions into the same values as TOML, as much of it as can be read.
 * @see https://www.rfc-editor.org/rfc/rfc8259
 */
import {
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError as JsonError,
  type ParseOptions,
} from 'jsonc-parser';
import type { JsonMistake } from '../messages/groups/configSyntax.ts';
import { say } from '../messages/message.ts';
import type { ParseError } from '../text/parsed.ts';
import type { Span } from '../text/span.ts';
import type { TomlArray, TomlString, TomlTable, TomlValue } from './tomlNode.ts';

/** A whole JSON text. If it does not hold an object, the table is empty and not closed, and that is an error. */
export interface JsonDocument {
  readonly root: TomlTable;
  readonly errors: readonly ParseError[];
}

/** Reads strict JSON; offsets count from its beginning, including a byte order mark. */
export function readJson(text: string): JsonDocument {
  return read(text, { disallowComments: true, allowTrailingComma: false });
}

/** Reads JSON that may have comments and trailing commas. */
export function readJsonc(text: string): JsonDocument {
  return read(text, { disallowComments: false, allowTrailingComma: true });
}

function read(text: string, options: ParseOptions): JsonDocument {
  const whole = { start: 0, end: text.length };
  try {
    return readTree(text, whole, options);
  } catch (error) {
    // The parser recurses; a file nested some thousand levels deep exhausts the stack.
    if (!(error instanceof RangeError)) throw error;
    return { root: emptyTable(whole, false), errors: [{ problem: say('jsonTooDeep'), span: whole }] };
  }
}

function readTree(text: string, whole: Span, options: ParseOptions): JsonDocument {
  const found: JsonError[] = [];
  // That of a file is gone already, so that this one is a second, which nobody takes: it counts as whitespace, with an error.
  const hasMark = text.startsWith('\uFEFF');
  const tree = parseTree(hasMark ? ` ${text.slice(1)}` : text, found, options);
  const ofMark = { problem: say('jsonInvalid', { mistake: 'InvalidSymbol' }), span: { start: 0, end: 1 } };
  const ofTree = found.map(({ error, offset, length }) => ({
    problem: say('jsonInvalid', { mistake: printParseErrorCode(error) as JsonMistake }),
    span: spanOf({ offset, length }, text),
  }));
  const errors = hasMark ? [ofMark, ...ofTree] : ofTree;
  if (tree?.type === 'object') return { root: tableOf(tree, text), errors };
  if (errors.length === 0) errors.push({ problem: say('jsonWithoutObject'), span: whole });
  return { root: emptyTable(whole, false), errors };
}

function emptyTable(span: Span, closed: boolean): TomlTable {
  return { kind: 'table', span, entries: new Map(), origin: 'inline', closed };
}

/** If a key has two values, the last one counts, as in JavaScript. */
function tableOf(node: Node, text: string): TomlTable {
  const span = spanOf(node, text);
  const table = emptyTable(span, text.charAt(span.end - 1) === '}');
  for (const { children = [] } of node.children ?? []) {
    const [key, value] = children;
    if (typeof key?.value !== 'string') continue;
    const entry = { key: key.value, keySpan: spanOf(key, text), value: valueOf(value, key, text) };
    table.entries.set(key.value, entry);
  }
  return table;
}

function valueOf(node: Node | undefined, key: Node, text: string): TomlValue {
  if (!node) return { kind: 'invalid', span: { start: key.offset + key.length, end: key.offset + key.length } };
  switch (node.type) {
    case 'object':
      return tableOf(node, text);
    case 'array':
      return arrayOf(node, text);
    case 'string':
      return stringOf(node, text);
    case 'number':
      return { kind: 'float', span: spanOf(node, text), value: Number(node.value) };
    case 'boolean':
      return { kind: 'boolean', span: spanOf(node, text), value: node.value === true };
    default:
      return { kind: 'invalid', span: spanOf(node, text) };
  }
}

function arrayOf(node: Node, text: string): TomlArray {
  const span = spanOf(node, text);
  const elements = (node.children ?? []).map((element) => valueOf(element, element, text));
  return { kind: 'array', span, elements, closed: text.charAt(span.end - 1) === ']', ofTables: false };
}

function stringOf(node: Node, text: string): TomlString {
  const span = spanOf(node, text);
  const closed = span.end - span.start > 1 && text.charAt(span.end - 1) === '"';
  const content = { start: span.start + 1, end: closed ? span.end - 1 : span.end };
  const value = String(node.value);
  const escaped = text.slice(content.start, content.end) !== value;
  return { kind: 'string', span, content, value, quote: '"', escaped, closed };
}

/** The parser counts a comment that is not closed as one character longer than it is. */
function spanOf({ offset, length }: Pick<Node, 'offset' | 'length'>, text: string): Span {
  return { start: Math.min(offset, text.length), end: Math.min(offset + length, text.length) };
}
