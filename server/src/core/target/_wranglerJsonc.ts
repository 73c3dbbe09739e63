/** Reads the settings at the top level of a wrangler.jsonc with their places. */
import { parseTree, printParseErrorCode, type Node, type ParseError as JsonError } from 'jsonc-parser';
import type { ParseError } from '../text/parsed.ts';
import type { Span } from '../text/span.ts';
import type { ConfigEntries, ConfigValue } from './_configValue.ts';

const OPTIONS = { allowTrailingComma: true };

/** A byte order mark counts as a blank, so that offsets stay. */
function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
}

/** The object that a file holds and its last property; undefined where it holds none. */
export function jsonObject(text: string): { readonly span: Span; readonly lastProperty?: Span } | undefined {
  const tree = parseTree(withoutMark(text), [], OPTIONS);
  if (tree?.type !== 'object') return undefined;
  const last = tree.children?.at(-1);
  return { span: spanOf(tree), ...(last && { lastProperty: spanOf(last) }) };
}

/** Reads a whole file of JSON with comments and trailing commas. */
export function readJsoncEntries(text: string): ConfigEntries {
  try {
    return readTree(text);
  } catch (error) {
    // The parser recurses; a file nested some thousand levels deep exhausts the stack.
    if (!(error instanceof RangeError)) throw error;
    return {
      entries: new Map(),
      environments: new Map(),
      errors: [{ message: 'not JSON: too deeply nested', span: { start: 0, end: text.length } }],
    };
  }
}

function readTree(text: string): ConfigEntries {
  const found: JsonError[] = [];
  const tree = parseTree(withoutMark(text), found, OPTIONS);
  const errors: ParseError[] = found.map(({ error, offset, length }) => ({
    message: `not JSON: ${describe(printParseErrorCode(error))}`,
    span: { start: offset, end: offset + length },
  }));
  const properties = propertiesOf(tree);
  if (tree?.type !== 'object' && errors.length === 0) {
    errors.push({ message: 'the file holds no JSON object', span: { start: 0, end: text.length } });
  }
  const environments = [...propertiesOf(properties.get('env'))];
  return {
    entries: configValues(properties),
    environments: new Map(environments.map(([name, node]) => [name, configValues(propertiesOf(node))])),
    errors,
  };
}

/** The properties of an object; of two with one name the last wins, as in JavaScript. */
function propertiesOf(node: Node | undefined): ReadonlyMap<string, Node> {
  const properties = new Map<string, Node>();
  for (const property of node?.type === 'object' ? (node.children ?? []) : []) {
    const [key, value] = property.children ?? [];
    if (typeof key?.value === 'string' && value) properties.set(key.value, value);
  }
  return properties;
}

function configValues(properties: ReadonlyMap<string, Node>): ReadonlyMap<string, ConfigValue> {
  return new Map([...properties].map(([key, node]) => [key, toConfigValue(node)]));
}

function toConfigValue(node: Node): ConfigValue {
  const span = spanOf(node);
  if (node.type === 'string') return { kind: 'string', value: String(node.value), span };
  if (node.type === 'array') return { kind: 'array', items: (node.children ?? []).map(toConfigValue), span };
  return { kind: 'other', span };
}

function spanOf(node: Node): Span {
  return { start: node.offset, end: node.offset + node.length };
}

/** `CommaExpected` becomes `comma expected`. */
function describe(code: string): string {
  return code.replace(/(?!^)[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
}
