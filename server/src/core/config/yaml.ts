/**
 * Reads YAML with positions into the same values as TOML, as much of it as can be read. Aliases are followed to texts and lists of
 * texts only, so that nothing grows. Never throws.
 * @see https://yaml.org/spec/1.2.2/
 */
import { isAlias, isCollection, isMap, isScalar, isSeq, parseDocument, type Node, type Scalar } from 'yaml';
import { say } from '../messages/message.ts';
import type { ParseError } from '../text/parsed.ts';
import type { Span } from '../text/span.ts';
import type { TomlString, TomlTable, TomlValue } from './tomlNode.ts';

/** A longer text is no configuration that somebody wrote, in UTF-16 units. */
const LONGEST = 500_000;

/** A longer list is not put where an alias stands. */
const MOST_REPEATED = 1000;

/** Reads the first document of a text; an empty table if it does not hold one. */
export function readYaml(text: string): TomlTable {
  const whole = { start: 0, end: text.length };
  if (text.length > LONGEST) return emptyTable(whole);
  try {
    const { contents } = parseDocument(text, { logLevel: 'silent', prettyErrors: false, uniqueKeys: false });
    const value = valueOf(contents, { text, anchors: new Map() });
    return value.kind === 'table' ? value : emptyTable(whole);
  } catch (error) {
    // The parser recurses; a text nested some thousand levels deep exhausts the stack.
    if (!(error instanceof RangeError)) throw error;
    return emptyTable(whole);
  }
}

/** The first mistake of a text; undefined if it is YAML. */
export function yamlMistake(text: string): ParseError | undefined {
  if (text.length > LONGEST) return undefined;
  try {
    const { errors } = parseDocument(text, { logLevel: 'silent', prettyErrors: false, uniqueKeys: false });
    const [first] = errors;
    if (!first) return undefined;
    const [start, end] = first.pos.map((at) => Math.min(at, text.length));
    return { problem: say('yamlInvalid'), span: { start: start ?? 0, end: end ?? text.length } };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  }
}

function emptyTable(span: Span): TomlTable {
  return { kind: 'table', span, entries: new Map(), origin: 'inline', closed: false };
}

/** A text that is read, with what its anchors stand for so far. */
interface Reading {
  readonly text: string;
  readonly anchors: Map<string, TomlValue>;
}

function valueOf(node: unknown, reading: Reading): TomlValue {
  if (isAlias(node)) return reading.anchors.get(node.source) ?? { kind: 'invalid', span: spanOf(node) };
  const value = ownValue(node, reading);
  if ((isScalar(node) || isSeq(node)) && node.anchor !== undefined && isFlat(value))
    reading.anchors.set(node.anchor, value);
  return value;
}

function ownValue(node: unknown, reading: Reading): TomlValue {
  if (isMap(node)) return tableOf(node, reading);
  if (isSeq(node)) {
    const elements = node.items.map((item) => valueOf(item, reading));
    return { kind: 'array', span: spanOf(node), elements, closed: true, ofTables: false };
  }
  if (isScalar(node)) return scalarOf(node, reading.text);
  return { kind: 'invalid', span: spanOf(node) };
}

/** A text, or a list of such. */
function isFlat(value: TomlValue): boolean {
  if (value.kind !== 'array') return value.kind === 'string';
  return value.elements.length <= MOST_REPEATED && value.elements.every(({ kind }) => kind === 'string');
}

function tableOf(
  node: Node & { readonly items: readonly { key: unknown; value: unknown }[] },
  reading: Reading,
): TomlTable {
  const table = emptyTable(spanOf(node));
  for (const { key, value } of node.items) {
    if (!isScalar(key)) continue;
    const name = String(key.value);
    table.entries.set(name, { key: name, keySpan: spanOf(key), value: valueOf(value, reading) });
  }
  return table;
}

function scalarOf(node: Scalar, text: string): TomlValue {
  const span = spanOf(node);
  const { value } = node;
  if (typeof value === 'string') return stringOf(value, span, text);
  if (typeof value === 'number') return { kind: 'float', span, value };
  return typeof value === 'boolean' ? { kind: 'boolean', span, value } : { kind: 'invalid', span };
}

/** A string in quotes, or without, as most are written; one in a block stands over several lines, and counts as escaped. */
function stringOf(value: string, span: Span, text: string): TomlString {
  const quote = text.charAt(span.start);
  const isQuoted = quote === '"' || quote === "'";
  const closed = !isQuoted || (span.end - span.start > 1 && text.charAt(span.end - 1) === quote);
  const content = isQuoted ? { start: span.start + 1, end: closed ? span.end - 1 : span.end } : span;
  const escaped = text.slice(content.start, content.end) !== value;
  return { kind: 'string', span, content, value, quote: quote === "'" ? "'" : '"', escaped, closed };
}

function spanOf(node: unknown): Span {
  const range = isScalar(node) || isCollection(node) ? node.range : undefined;
  return range ? { start: range[0], end: range[1] } : { start: 0, end: 0 };
}
