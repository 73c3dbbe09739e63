/**
 * Reads JSON5, by the tokens of JavaScript, of which it is a part: keys without quotes, strings in single quotes, signs.
 * @see https://spec.json5.org
 */
import { MappedText, MappedTextBuilder } from '../text/mappedText.ts';
import type { CodeToken } from './code/codeToken.ts';
import { decodeEscapes } from './code/escapes.ts';
import { javascriptTokens } from './code/javascript.ts';
import type { TomlEntry, TomlString, TomlTable, TomlValue } from './tomlNode.ts';

/** Maximum depth, as for TOML. */
const DEEPEST = 64;

const NUMBER = /^(?:0[xX][\da-fA-F]+|\.\d+(?:[eE][+-]?\d+)?|\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)$/;
const NUMBER_NAMES = /^(?:Infinity|NaN)$/;

/** The object that a whole text is; undefined if it is anything else, half typed for example. Offsets count from its beginning. */
export function readJson5(text: string): TomlTable | undefined {
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  const tokens = javascriptTokens(mark ? ` ${text.slice(1)}` : text);
  const reader = new Json5Reader(text, tokens);
  const value = reader.value(0);
  return value?.kind === 'table' && reader.atEnd ? value : undefined;
}

class Json5Reader {
  readonly #text: string;
  readonly #tokens: readonly CodeToken[];
  #at = 0;

  constructor(text: string, tokens: readonly CodeToken[]) {
    this.#text = text;
    this.#tokens = tokens;
  }

  get atEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  value(depth: number): TomlValue | undefined {
    const token = this.#tokens[this.#at++];
    if (!token || depth > DEEPEST) return undefined;
    const { kind, text, span } = token;
    if (kind === 'string') return this.#string(token);
    if (kind === 'mark' && text === '{') return this.#table(span.start, depth);
    if (kind === 'mark' && text === '[') return this.#array(span.start, depth);
    if (kind === 'name' && (text === 'true' || text === 'false'))
      return { kind: 'boolean', span, value: text === 'true' };
    if (kind === 'name' && text === 'null') return { kind: 'invalid', span };
    const signed = kind === 'mark' && (text === '+' || text === '-');
    const number = signed ? this.#tokens[this.#at++] : token;
    if (!number || (!NUMBER.test(number.text) && !NUMBER_NAMES.test(number.text))) return undefined;
    const value = (text === '-' ? -1 : 1) * Number(number.text);
    return { kind: 'float', span: { start: span.start, end: number.span.end }, value };
  }

  /** Undefined for a template, which JSON5 lacks. */
  #string({ text, span, content, closed }: CodeToken): TomlString | undefined {
    if (!content || closed !== true || text.startsWith('`')) return undefined;
    const builder = new MappedTextBuilder(MappedText.verbatim(this.#text));
    decodeEscapes(this.#text, content, builder);
    const value = builder.build(content.start).text;
    const escaped = value !== this.#text.slice(content.start, content.end);
    return { kind: 'string', span, content, value, quote: text.startsWith("'") ? "'" : '"', escaped, closed: true };
  }

  #table(start: number, depth: number): TomlTable | undefined {
    const entries = new Map<string, TomlEntry>();
    const end = this.#items('}', () => {
      const token = this.#tokens[this.#at++];
      const key =
        token?.kind === 'string' ? this.#string(token)?.value : token?.kind === 'name' ? token.text : undefined;
      if (token === undefined || key === undefined || !this.#takes(':')) return false;
      const value = this.value(depth + 1);
      if (value) entries.set(key, { key, keySpan: token.span, value });
      return value !== undefined;
    });
    return end === undefined
      ? undefined
      : { kind: 'table', span: { start, end }, entries, origin: 'inline', closed: true };
  }

  #array(start: number, depth: number): TomlValue | undefined {
    const elements: TomlValue[] = [];
    const end = this.#items(']', () => {
      const value = this.value(depth + 1);
      if (value) elements.push(value);
      return value !== undefined;
    });
    return end === undefined
      ? undefined
      : { kind: 'array', span: { start, end }, elements, closed: true, ofTables: false };
  }

  /** Reads items up to a closing bracket, with commas between them and perhaps behind the last; where the bracket ends. */
  #items(closing: string, read: () => boolean): number | undefined {
    while (!this.#takes(closing)) {
      if (!read()) return undefined;
      if (!this.#takes(',')) return this.#takes(closing) ? this.#tokens[this.#at - 1]?.span.end : undefined;
    }
    return this.#tokens[this.#at - 1]?.span.end;
  }

  #takes(mark: string): boolean {
    const token = this.#tokens[this.#at];
    const isThere = token?.kind === 'mark' && token.text === mark;
    if (isThere) this.#at++;
    return isThere;
  }
}
