/**
 * Finds literals in source code by its tokens, without knowing its grammar: a bracket is followed to the one that closes it, and
 * what is between commas is either a literal or not. Half-typed code ends where its text ends. Linear in the number of tokens, as
 * long as nobody asks for the arguments of a call twice.
 */
import { MappedTextBuilder, type MappedText } from '../../text/mappedText.ts';
import type { Span } from '../../text/span.ts';
import { assignedOnce } from './assignedOnce.ts';
import type { CodeToken } from './codeToken.ts';
import type { CodeArguments, CodeString, CodeValue } from './codeValue.ts';
import { decodeEscapes } from './escapes.ts';

/** Lists in lists are followed this far: nobody writes requirements deeper. */
const DEEPEST = 4;

/** A value of more tokens is no string in parts. */
const MOST_JOINED = 100;

/** A variable is looked into this often: its value may be long, and hostile code may name it everywhere. */
const MOST_USES = 20;

/** `pyodide.ffi.toPy(` and the like. */
const LONGEST_CHAIN = 8;

const CLOSING: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);

/** Calls that hand a list over to the other language as it is. */
const CONVERTERS: ReadonlySet<string> = new Set(['toPy', 'to_js', 'list', 'tuple']);

export class CodeReader {
  readonly tokens: readonly CodeToken[];
  readonly #source: MappedText;
  /** For each opening bracket the index of the one that closes it, or of the end. */
  readonly #ends: Int32Array;
  #assigned: ReadonlyMap<string, number> | undefined;
  readonly #uses = new Map<string, number>();
  #isAssigning = false;

  constructor(source: MappedText, tokens: readonly CodeToken[]) {
    this.#source = source;
    this.tokens = tokens;
    this.#ends = endsOf(tokens);
  }

  /** Whether the token at an index is that mark or name. */
  is(index: number, text: string): boolean {
    const token = this.tokens[index];
    return token?.text === text && (token.kind === 'mark' || token.kind === 'name');
  }

  /** What the call whose parenthesis is at an index is given. */
  argumentsAt(open: number): CodeArguments {
    const positional: CodeValue[] = [];
    const named = new Map<string, CodeValue>();
    for (const { start, end } of this.#items(open)) {
      if (this.tokens[start]?.kind === 'name' && this.is(start + 1, '='))
        named.set(this.tokens[start].text, this.#value(start + 2, end, 0));
      else positional.push(this.#value(start, end, 0));
    }
    return { positional, named };
  }

  /** The index of the bracket that closes the one at an index; that behind the last token if none does. */
  endOf(open: number): number {
    return this.#ends[open] ?? this.tokens.length;
  }

  /** A string token as a value. */
  string(token: CodeToken): CodeString {
    return this.#joined([token]);
  }

  /** The place of a token in the file. */
  inFile(span: Span): Span {
    return this.#source.inFile(span);
  }

  /** What is between the commas of a bracket, as indexes of tokens. */
  *#items(open: number): Generator<Span> {
    const end = this.endOf(open);
    for (let start = open + 1; start < end;) {
      let at = start;
      while (at < end && !this.is(at, ',')) at = this.#opens(at) ? this.endOf(at) + 1 : at + 1;
      at = Math.min(at, end);
      if (at > start) yield { start, end: at };
      start = at + 1;
    }
  }

  #opens(index: number): boolean {
    const token = this.tokens[index];
    return token?.kind === 'mark' && CLOSING.has(token.text);
  }

  #value(start: number, end: number, depth: number): CodeValue {
    const tokens = end - start > MOST_JOINED ? [] : this.tokens.slice(start, end);
    const [first] = tokens;
    if (first?.kind === 'string' && tokens.every(({ kind }) => kind === 'string')) return this.#joined(tokens);
    if (this.#opens(start) && depth < DEEPEST && this.#endsItem(this.endOf(start), end))
      return this.#bracket(start, depth);
    if (first?.kind === 'name' && tokens.length === 1) return this.#variable(first.text);
    const call = depth < DEEPEST ? this.#converted(start, end) : undefined;
    return call === undefined ? { kind: 'other' } : this.#value(call + 1, this.endOf(call), depth + 1);
  }

  /** What a name stands for, if that is certain: else the name. */
  #variable(name: string): CodeValue {
    // Within the value of another variable names stay names.
    const at = this.#isAssigning ? undefined : (this.#assigned ??= assignedOnce(this)).get(name);
    const uses = (this.#uses.get(name) ?? 0) + 1;
    if (at === undefined || uses > MOST_USES) return { kind: 'name', name };
    this.#uses.set(name, uses);
    this.#isAssigning = true;
    const value = this.#value(at, this.#opens(at) ? this.endOf(at) + 1 : at + 1, 0);
    this.#isAssigning = false;
    return value;
  }

  /** Whether a closing bracket is the last of an item, or only a type of TypeScript follows. */
  #endsItem(close: number, end: number): boolean {
    return close >= end - 1 || this.is(close + 1, 'as') || this.is(close + 1, 'satisfies');
  }

  #bracket(open: number, depth: number): CodeValue {
    const items = [...this.#items(open)];
    if (this.is(open, '{')) return { kind: 'table', entries: this.#entries(items, depth) };
    const elements = items.map(({ start, end }) => this.#value(start, end, depth + 1));
    // Parentheses around one value are none of a list.
    const [only] = elements;
    const isTuple = !this.is(open, '(') || elements.length > 1 || this.is(this.endOf(open) - 1, ',');
    return isTuple || !only ? { kind: 'list', elements } : only;
  }

  #entries(items: readonly Span[], depth: number): ReadonlyMap<string, CodeValue> {
    const entries = new Map<string, CodeValue>();
    for (const { start, end } of items) {
      const key = this.tokens[start];
      if (!key || !this.is(start + 1, ':')) continue;
      const name = key.kind === 'string' ? this.#joined([key]).text.text : key.text;
      entries.set(name, this.#value(start + 2, end, depth + 1));
    }
    return entries;
  }

  /** The parenthesis of a call that only converts its argument: `pyodide.toPy([…])`. */
  #converted(start: number, end: number): number | undefined {
    for (let at = start; at < Math.min(end, start + LONGEST_CHAIN); at++) {
      if (!this.is(at, '(')) continue;
      const name = this.tokens[at - 1];
      const converts = name?.kind === 'name' && at > start && CONVERTERS.has(name.text);
      return converts && this.endOf(at) >= end - 1 ? at : undefined;
    }
    return undefined;
  }

  /** Strings one after the other, as Python joins them. */
  #joined(tokens: readonly CodeToken[]): CodeString {
    const builder = new MappedTextBuilder(this.#source);
    for (const { content, raw } of tokens) {
      if (!content) continue;
      if (raw === true) builder.keep(content.start, content.end);
      else decodeEscapes(this.#source.text, content, builder);
    }
    const [start, end] = [tokens[0]?.span.start ?? 0, tokens.at(-1)?.span.end ?? 0];
    return {
      kind: 'string',
      text: builder.build(tokens[0]?.content?.start),
      span: this.#source.inFile({ start, end }),
      closed: tokens.every(({ closed }) => closed === true),
    };
  }
}

/** Unclosed brackets, and those that another kind closes, end with the text. */
function endsOf(tokens: readonly CodeToken[]): Int32Array {
  const ends = new Int32Array(tokens.length).fill(tokens.length);
  const open: number[] = [];
  tokens.forEach(({ kind, text }, index) => {
    if (kind !== 'mark') return;
    if (CLOSING.has(text)) open.push(index);
    else if (/^[)\]}]$/.test(text)) {
      const last = open.at(-1);
      if (last === undefined || CLOSING.get(tokens[last]?.text ?? '') !== text) return;
      ends[last] = index;
      open.pop();
    }
  });
  return ends;
}
