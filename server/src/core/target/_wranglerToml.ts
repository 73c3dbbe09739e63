/**
 * Reads the settings at the top level of a wrangler.toml and in its `[env.NAME]` tables with their places; of other tables it
 * only checks the syntax.
 * @see https://toml.io/en/v1.0.0
 */
import type { ParseError } from '../text/parsed.ts';
import type { Span } from '../text/span.ts';
import type { ConfigEntries, ConfigValue } from './_configValue.ts';
import { readTomlString } from './_tomlStrings.ts';

/** Deeper nesting is no configuration but an attack on the stack. */
const DEEPEST = 100;

/** Reads a whole file; a line that is no TOML costs only the statement it belongs to. */
export function readTomlEntries(text: string): ConfigEntries {
  return new TomlReader(text).read();
}

class TomlReader {
  readonly #text: string;
  readonly #errors: ParseError[] = [];
  readonly #entries = new Map<string, ConfigValue>();
  readonly #environments = new Map<string, Map<string, ConfigValue>>();
  /** The table that the lines belong to; undefined where it is none whose keys matter. */
  #table: readonly string[] | undefined = [];
  #offset: number;

  constructor(text: string) {
    this.#text = text;
    this.#offset = text.startsWith('\uFEFF') ? 1 : 0;
  }

  read(): ConfigEntries {
    for (;;) {
      this.#skipBlank(true);
      if (this.#offset >= this.#text.length) return this.#result();
      const start = this.#offset;
      const read = this.#peek() === '[' ? this.#header() : this.#statement();
      if (!read || !this.#endOfLine()) this.#recover(start);
    }
  }

  #result(): ConfigEntries {
    return { entries: this.#entries, environments: this.#environments, errors: this.#errors };
  }

  /** `[table]` or `[[array of tables]]`. */
  #header(): boolean {
    const brackets = this.#text.startsWith('[[', this.#offset) ? 2 : 1;
    this.#offset += brackets;
    this.#table = undefined;
    const path = this.#keyPath();
    if (!path) return false;
    if (brackets === 1) this.#table = path;
    if (!this.#text.startsWith(']'.repeat(brackets), this.#offset)) return this.#fail('the table header is not closed');
    this.#offset += brackets;
    return true;
  }

  /** `key = value`. */
  #statement(): boolean {
    const start = this.#offset;
    const path = this.#keyPath();
    if (!path) return false;
    if (this.#peek() !== '=') return this.#fail('a key must be followed by `=` and a value');
    this.#offset++;
    this.#skipBlank(false);
    const value = this.#value(0);
    if (!value) return false;
    const entries = this.#table && this.#entriesAt([...this.#table, ...path]);
    const key = path.at(-1);
    if (!entries || key === undefined) return true;
    if (entries.has(key)) this.#report(`\`${key}\` is set twice`, { start, end: value.span.end });
    else entries.set(key, value);
    return true;
  }

  /** Where the value of a whole path belongs: to the top level, to an environment, or, being undefined, to neither. */
  #entriesAt([first, name, ...rest]: readonly string[]): Map<string, ConfigValue> | undefined {
    if (name === undefined) return this.#entries;
    if (first !== 'env' || rest.length !== 1) return undefined;
    let environment = this.#environments.get(name);
    if (!environment) this.#environments.set(name, (environment = new Map<string, ConfigValue>()));
    return environment;
  }

  /** A key with its dots, bare or quoted, and the blanks behind it. */
  #keyPath(): string[] | false {
    const path: string[] = [];
    do {
      if (path.length > 0) this.#offset++;
      this.#skipBlank(false);
      const part = this.#key();
      if (part === undefined) return false;
      path.push(part);
      this.#skipBlank(false);
    } while (this.#peek() === '.');
    return path;
  }

  #key(): string | undefined {
    if (this.#peek() === '"' || this.#peek() === "'") {
      const quoted = this.#string();
      return quoted ? quoted.value : undefined;
    }
    const bare = this.#match(/[\w-]+/y);
    if (bare === undefined) this.#fail('expected a key');
    return bare;
  }

  #value(depth: number): ConfigValue | false {
    const start = this.#offset;
    if (depth > DEEPEST) return this.#fail('too deeply nested');
    switch (this.#peek()) {
      case '"':
      case "'":
        return this.#string();
      case '[':
        return this.#array(depth);
      case '{':
        return this.#inlineTable(depth) ? { kind: 'other', span: { start, end: this.#offset } } : false;
      default:
        return this.#scalar();
    }
  }

  /** Numbers, booleans, dates and times; their meaning does not matter here. */
  #scalar(): ConfigValue | false {
    const start = this.#offset;
    if (this.#match(DATE_TIME) === undefined && this.#match(SCALAR) === undefined) {
      return this.#fail('not a TOML value; strings need quotes');
    }
    return { kind: 'other', span: { start, end: this.#offset } };
  }

  #array(depth: number): ConfigValue | false {
    const start = this.#offset++;
    const items: ConfigValue[] = [];
    for (;;) {
      this.#skipBlank(true);
      if (this.#peek() === ']') break;
      const item =
        this.#offset < this.#text.length ? this.#value(depth + 1) : this.#fail('the array is not closed', start);
      if (!item) return false;
      items.push(item);
      this.#skipBlank(true);
      if (this.#peek() === ',') this.#offset++;
      else if (this.#peek() !== ']') return this.#fail('expected `,` or `]`');
    }
    this.#offset++;
    return { kind: 'array', items, span: { start, end: this.#offset } };
  }

  /** Line breaks inside are new in TOML 1.1. */
  #inlineTable(depth: number): boolean {
    this.#offset++;
    for (;;) {
      this.#skipBlank(true);
      if (this.#peek() === '}') break;
      if (!this.#keyPath()) return false;
      if (this.#peek() !== '=') return this.#fail('expected `=`');
      this.#offset++;
      this.#skipBlank(false);
      if (!this.#value(depth + 1)) return false;
      this.#skipBlank(true);
      if (this.#peek() === ',') this.#offset++;
      else if (this.#peek() !== '}') return this.#fail('expected `,` or `}`');
    }
    this.#offset++;
    return true;
  }

  #string(): (ConfigValue & { kind: 'string' }) | false {
    const start = this.#offset;
    const found = readTomlString(this.#text, start);
    if (!found) return this.#fail('the string is not closed', start);
    this.#offset = found.end;
    if (found.value === undefined) return this.#fail('the string has an unknown escape sequence', start);
    return { kind: 'string', value: found.value, span: { start, end: found.end } };
  }

  #endOfLine(): boolean {
    this.#skipBlank(false);
    if (this.#offset >= this.#text.length || /[\r\n]/.test(this.#peek())) return true;
    return this.#fail('nothing but a comment may follow on the line');
  }

  /**
   * After an error: on to the next line that looks like the start of a statement or table. The line of the error may be
   * one, where an array above it is not closed yet.
   * @param start offset of the statement with the error
   */
  #recover(start: number): void {
    const next = /\n[ \t]*(?=\[|[\w."'-]+[ \t]*=)/g;
    next.lastIndex = Math.max(start, this.#text.lastIndexOf('\n', this.#offset - 1));
    const found = next.exec(this.#text);
    this.#offset = found ? found.index + 1 : this.#text.length;
  }

  #skipBlank(acrossLines: boolean): void {
    this.#match(acrossLines ? /(?:[ \t\r\n]|#[^\n]*)+/y : /(?:[ \t]|#[^\r\n]*)+/y);
  }

  #peek(): string {
    return this.#text[this.#offset] ?? '';
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#offset;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#offset += found.length;
    return found;
  }

  #report(message: string, span: Span): void {
    this.#errors.push({ message, span });
  }

  #fail(message: string, start = this.#offset): false {
    const lineEnd = /$/gm;
    lineEnd.lastIndex = start;
    const end = lineEnd.exec(this.#text)?.index ?? this.#text.length;
    this.#report(message, { start, end: Math.max(end, Math.min(start + 1, this.#text.length)) });
    return false;
  }
}

const DATE_TIME = /\d{4}-\d{2}-\d{2}(?:[Tt ]\d{2}:[\d:.]+(?:[Zz]|[+-]\d{2}:\d{2})?)?(?![\w.:-])/y;
const SCALAR =
  /(?:true|false|\d{2}:[\d:.]+|0x[\dA-Fa-f_]+|0o[0-7_]+|0b[01_]+|[+-]?(?:inf|nan|\d[\d_]*(?:\.[\d_]+)?(?:[Ee][+-]?[\d_]+)?))(?![\w.:+-])/y;
