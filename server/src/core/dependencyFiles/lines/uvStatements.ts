/**
 * Splits a requirements file into what uv takes for its statements, which differs from pip's lines: the value of an option goes to the
 * end of the line or the next `#`, whatever stands in between; a statement may begin behind another one; a comment ends where its line
 * does. Measured with uv 0.13.9.
 */
import { say, type Message } from '../../messages/message.ts';
import { shorten } from '../../messages/words.ts';
import { isValidName } from '../../packaging/name.ts';
import type { Span } from '../../text/span.ts';
import type { OptionName } from './_requirementsOptions.ts';
import { withoutShellQuotes } from './_shellWord.ts';

/** One statement; spans are offsets in the file. */
export interface UvStatement {
  /** `named`: a requirement, also one by its place. `refused`: uv stops there. The statements behind it are read all the same, as if it were not there. */
  readonly kind: 'named' | OptionName | 'refused';
  /** Of a requirement, or the value of an option without its quotes. */
  readonly text: string;
  readonly textSpan: Span;
  /** The whole of it; of one that is refused all lines that it goes on in. */
  readonly span: Span;
  readonly hashes: readonly string[];
  /** Why it is refused. */
  readonly problem?: Message;
}

/** All statements, in time linear in the length of the text. */
export function readUvStatements(text: string): readonly UvStatement[] {
  const scanner = new Scanner(text);
  const statements: UvStatement[] = [];
  for (let next = scanner.next(); next; next = scanner.next()) statements.push(next);
  return statements;
}

/** The options with a value, in the order in which uv looks for them. */
const WITH_VALUE: readonly (readonly [spelling: string, name: OptionName])[] = [
  ['-r', 'requirement'],
  ['--requirement', 'requirement'],
  ['-c', 'constraint'],
  ['--constraint', 'constraint'],
  ['-e', 'editable'],
  ['--editable', 'editable'],
  ['-i', 'index-url'],
  ['--index-url', 'index-url'],
  ['--extra-index-url', 'extra-index-url'],
  ['-f', 'find-links'],
  ['--find-links', 'find-links'],
  ['--no-binary', 'no-binary'],
  ['--only-binary', 'only-binary'],
];

/** Behind these uv passes over the rest of the line. */
const PASSED_OVER: readonly OptionName[] = ['prefer-binary', 'pre', 'trusted-host', 'use-feature'];

/** Addresses: blanks around them do no harm. */
const ADDRESSES: ReadonlySet<OptionName> = new Set(['index-url', 'extra-index-url']);

/** What Rust takes for a blank: not a byte order mark. */
const BLANK = /[^\S\uFEFF]|\x85/;
const NO_BLANK = /[\S\uFEFF]/g;

class Scanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  next(): UvStatement | undefined {
    this.#skipBetween();
    if (this.#at === this.#text.length) return undefined;
    const start = this.#at;
    for (const [spelling, name] of WITH_VALUE) {
      if (!this.#text.startsWith(spelling, start)) continue;
      this.#at += spelling.length;
      return name === 'editable' ? this.#editable(start) : this.#option(name, spelling, start);
    }
    if (this.#text.startsWith('--require-hashes', start)) return this.#flag('require-hashes', start);
    if (this.#hasWord('--no-index')) return this.#flag('no-index', start);
    const passed = PASSED_OVER.find((name) => this.#hasWord(`--${name}`));
    if (passed !== undefined) return this.#passedOver(passed, start);
    if (/[\dA-Za-z./$]/.test(this.#text.charAt(start))) return this.#requirement('named', start);
    return this.#refuse(start, say('uvStopsAt', { word: shorten(this.#word(start), 40) }), this.#wordSpan(start));
  }

  /** Blanks, line ends, line ends behind a backslash, and comments. */
  #skipBetween(): void {
    for (;;) {
      this.#skipBlanks();
      const char = this.#text.charAt(this.#at);
      if (char === '#') this.#at = this.#lineEnd(this.#at);
      else if (char === '\n' || char === '\r') this.#at++;
      else return;
    }
  }

  /** Blanks, and line ends behind a backslash. */
  #skipBlanks(): void {
    for (;;) {
      const char = this.#text.charAt(this.#at);
      if (char === ' ' || char === '\t') this.#at++;
      else if (char === '\\' && this.#breakLength(this.#at + 1) > 0) this.#at += 1 + this.#breakLength(this.#at + 1);
      else return;
    }
  }

  #breakLength(at: number): number {
    if (this.#text.startsWith('\r\n', at)) return 2;
    return /[\r\n]/.test(this.#text.charAt(at)) ? 1 : 0;
  }

  #lineEnd(at: number): number {
    return this.#until(/[\r\n]/g, at);
  }

  #until(pattern: RegExp, at: number): number {
    pattern.lastIndex = at;
    return pattern.exec(this.#text)?.index ?? this.#text.length;
  }

  #hasWord(word: string): boolean {
    return this.#text.startsWith(word, this.#at) && /^(?:[\s=]|$)/.test(this.#text.charAt(this.#at + word.length));
  }

  #flag(name: OptionName, start: number): UvStatement {
    this.#at = start + name.length + '--'.length;
    return this.#statement(name, start, { start: this.#at, end: this.#at });
  }

  #passedOver(name: OptionName, start: number): UvStatement {
    const valueStart = start + name.length + '--'.length;
    this.#at = this.#until(/[\r\n#]/g, valueStart);
    return this.#statement(name, start, this.#trimmed(valueStart, this.#at));
  }

  #option(name: OptionName, spelling: string, start: number): UvStatement {
    if (!this.#skipSeparator()) return this.#refuse(start, say('optionGlued', { option: name }));
    const valueStart = this.#at;
    this.#at = this.#until(/[\r\n#]/g, valueStart);
    const span = this.#trimmed(valueStart, this.#at);
    const written = this.#text.slice(span.start, span.end);
    if (written === '') return this.#refuse(start, say('optionWithoutValue', { option: spelling }));
    const value = withoutShellQuotes(written);
    // Of a backslash at its end nothing is left, but the blank before it.
    const isCutOff = value === '' || (BLANK.test(value.charAt(value.length - 1)) && !ADDRESSES.has(name));
    if (isCutOff && written.endsWith('\\')) return this.#refuse(start, say('continuationRefused'));
    if ((name === 'no-binary' || name === 'only-binary') && !/^:(?:all|none):$/.test(value) && !isValidName(value))
      return this.#refuse(start, say('binaryListRefused', { option: `--${name}` }));
    return { ...this.#statement(name, start, span), text: ADDRESSES.has(name) ? value.trim() : value.trimEnd() };
  }

  /** `=`, or blanks, which may be line ends as well. */
  #skipSeparator(): boolean {
    if (this.#text.charAt(this.#at) === '=') this.#at++;
    else if (BLANK.test(this.#text.charAt(this.#at))) this.#at = this.#until(NO_BLANK, this.#at);
    else return false;
    return true;
  }

  #editable(start: number): UvStatement {
    return this.#skipSeparator()
      ? this.#requirement('editable', start)
      : this.#refuse(start, say('optionGlued', { option: 'editable' }));
  }

  #requirement(kind: 'named' | 'editable', start: number): UvStatement {
    const textStart = this.#at;
    let end = textStart;
    let isFollowed = false;
    for (;;) {
      end = this.#at;
      if (this.#at === this.#text.length || this.#breakLength(this.#at) > 0) break;
      this.#skipBlanks();
      if (this.#at === end) this.#at++;
      else if (this.#text.startsWith('--', this.#at) || this.#text.charAt(this.#at) === '#') {
        isFollowed = this.#text.charAt(this.#at) === '-';
        break;
      }
    }
    const textSpan = this.#trimmed(textStart, end);
    const text = this.#text.slice(textSpan.start, textSpan.end);
    if (text.endsWith('\\')) return this.#refuse(start, say('backslashRefused'), lastOf(textSpan));
    if (/\\[\r\n]/.test(text)) return this.#refuse(start, say('continuationRefused'), textSpan);
    const hashes: string[] = [];
    while (isFollowed && this.#text.startsWith('--', this.#at)) {
      if (!this.#text.startsWith('--hash', this.#at)) {
        // Behind a hash another statement may begin.
        if (hashes.length > 0) break;
        const word = this.#word(this.#at).replace(/=.*/s, '');
        return this.#refuse(start, say('optionRefusedAfter', { option: word }), this.#wordSpan(this.#at));
      }
      const hash = this.#hash();
      if (hash === undefined) return this.#refuse(start, say('optionWithoutValue', { option: '--hash' }));
      hashes.push(hash);
    }
    return { ...this.#statement(kind, start, textSpan), text, hashes };
  }

  #hash(): string | undefined {
    this.#at += '--hash'.length;
    if (!this.#skipSeparator()) return undefined;
    const start = this.#at;
    this.#at = this.#until(/\s/g, start);
    const value = withoutShellQuotes(this.#text.slice(start, this.#at));
    this.#skipBlanks();
    return value === '' ? undefined : value;
  }

  #trimmed(start: number, end: number): Span {
    let last = end;
    while (last > start && BLANK.test(this.#text.charAt(last - 1))) last--;
    return { start, end: last };
  }

  #statement(kind: UvStatement['kind'], start: number, textSpan: Span): UvStatement {
    const text = this.#text.slice(textSpan.start, textSpan.end);
    return { kind, text, textSpan, span: { start, end: Math.max(textSpan.end, start) }, hashes: [] };
  }

  /** uv stops here; reading goes on behind the line, and those that it goes on in. */
  #refuse(start: number, problem: Message, place?: Span): UvStatement {
    const first = this.#lineEnd(start);
    this.#at = Math.max(this.#at, first);
    for (;;) {
      this.#at = this.#lineEnd(this.#at);
      if (this.#at === this.#text.length || this.#text.charAt(this.#at - 1) !== '\\') break;
      this.#at += this.#breakLength(this.#at);
    }
    const textSpan = place ?? this.#trimmed(start, first);
    return { ...this.#statement('refused', start, textSpan), span: { start, end: this.#at }, problem };
  }

  #word(start: number): string {
    return this.#text.slice(start, this.#wordSpan(start).end);
  }

  #wordSpan(start: number): Span {
    return { start, end: Math.max(this.#until(/\s/g, start), start + 1) };
  }
}

function lastOf({ end }: Span): Span {
  return { start: end - 1, end };
}
