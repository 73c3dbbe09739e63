/**
 * The comments of a text that end with their line, and its logical lines: those that a string of several lines, or a backslash
 * at the end, joins are one. Never throws; linear in the length of the text.
 */
import { javascriptLineParts } from './code/javascript.ts';
import { endOfLine } from './textLayout.ts';
import type { Span } from '../text/span.ts';

export type CommentSyntax = 'toml' | 'requirements' | 'python' | 'yaml' | 'jsonc' | 'javascript';

/** What begins a comment. */
export const COMMENT_MARKS: Readonly<Record<CommentSyntax, '#' | '//'>> = {
  toml: '#',
  requirements: '#',
  python: '#',
  yaml: '#',
  jsonc: '//',
  javascript: '//',
};

export class LogicalLines {
  /** From their mark to the end of their line. */
  readonly comments: readonly Span[];
  /** Where each logical line begins. */
  readonly #starts: readonly number[];
  readonly #text: string;

  constructor(text: string, syntax: CommentSyntax) {
    const { comments, joins } = syntax === 'javascript' ? javascriptLineParts(text) : new Scanner(text, syntax).scan();
    this.comments = comments;
    this.#text = text;
    this.#starts = startsOf(text, joins);
  }

  /** The logical line that an offset is in, without its line break. */
  at(offset: number): Span {
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const start = this.#starts[low] ?? 0;
    const next = this.#starts[low + 1];
    return { start, end: next === undefined ? this.#text.length : endOfLine(this.#text, Math.max(start, next - 2)) };
  }
}

/** @param joins in their order, without overlaps */
function startsOf(text: string, joins: readonly Span[]): readonly number[] {
  const starts = [0];
  let next = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    while ((joins[next]?.end ?? Infinity) <= at) next++;
    const join = joins[next];
    if (!join || at < join.start) starts.push(at + 1);
  }
  return starts;
}

/** What a scanner stops at. */
const STOP = /["'#/\\]/g;

/** Finds comments and strings in what is not code with literals of its own. */
class Scanner {
  readonly #text: string;
  readonly #syntax: Exclude<CommentSyntax, 'javascript'>;
  readonly #comments: Span[] = [];
  readonly #joins: Span[] = [];

  constructor(text: string, syntax: Exclude<CommentSyntax, 'javascript'>) {
    this.#text = text;
    this.#syntax = syntax;
  }

  scan(): { readonly comments: readonly Span[]; readonly joins: readonly Span[] } {
    const stop = new RegExp(STOP);
    for (let found = stop.exec(this.#text); found; found = stop.exec(this.#text)) {
      stop.lastIndex = this.#behind(found.index, found[0]);
    }
    return { comments: this.#comments, joins: this.#joins };
  }

  /** Where what begins at an offset ends. */
  #behind(start: number, character: string): number {
    if (character === '\\') return this.#behindBackslash(start);
    if (character === '"' || character === "'") return this.#behindString(start, character);
    const isBlock = this.#syntax === 'jsonc' && this.#text.startsWith('/*', start);
    if (isBlock) return this.#join(start, this.#behindText(start + 2, '*/'));
    if (!this.#isComment(start)) return start + 1;
    const end = endOfLine(this.#text, start);
    this.#comments.push({ start, end });
    return end;
  }

  #isComment(start: number): boolean {
    if (!this.#text.startsWith(COMMENT_MARKS[this.#syntax], start)) return false;
    const needsBlank = this.#syntax === 'requirements' || this.#syntax === 'yaml';
    return !needsBlank || start === 0 || /[\s\uFEFF]/.test(this.#text.charAt(start - 1));
  }

  /** A backslash at the end of a line, where it joins lines. */
  #behindBackslash(start: number): number {
    const end = start + (this.#text.startsWith('\r\n', start + 1) ? 3 : 2);
    const joins = this.#syntax === 'requirements' || this.#syntax === 'python';
    return joins && this.#text.charAt(end - 1) === '\n' ? this.#join(start, end) : start + 1;
  }

  #behindString(start: number, quote: string): number {
    if (this.#syntax === 'requirements') return start + 1; // pip's comments do not mind quotes.
    if (this.#syntax === 'yaml') return this.#behindYamlString(start, quote);
    const isLong = this.#syntax !== 'jsonc' && this.#text.startsWith(quote.repeat(3), start);
    const escapes = quote === '"' || this.#syntax !== 'toml';
    const quotes = isLong ? quote.repeat(3) : quote;
    let at = start + quotes.length;
    for (; at < this.#text.length; at++) {
      const character = this.#text.charAt(at);
      if (character === '\\' && escapes) at++;
      else if (character === '\n' && !isLong) return at;
      else if (this.#text.startsWith(quotes, at)) return this.#join(start, at + quotes.length);
    }
    return this.#join(start, this.#text.length);
  }

  /** In a plain scalar, quotes mean nothing. */
  #behindYamlString(start: number, quote: string): number {
    const before = start === 0 ? ' ' : this.#text.charAt(start - 1);
    const end = this.#text.indexOf(quote, start + 1);
    return /[\s[{,]/.test(before) && end >= 0 && end < endOfLine(this.#text, start) ? end + 1 : start + 1;
  }

  #behindText(start: number, closing: string): number {
    const at = this.#text.indexOf(closing, start);
    return at < 0 ? this.#text.length : at + closing.length;
  }

  #join(start: number, end: number): number {
    this.#joins.push({ start, end });
    return Math.min(end, this.#text.length);
  }
}
