/** A position in a TOML text, moved forward by the readers, and the errors they found so far. */
import type { NewerToml } from '../messages/groups/configSyntax.ts';
import { say, type Message } from '../messages/message.ts';
import type { ParseError } from '../text/parsed.ts';

/** Longer text is cut in messages. */
const LONGEST_EXCERPT = 40;

export class TomlCursor {
  readonly text: string;
  readonly errors: ParseError[] = [];
  /** What is right in TOML 1.1 only. */
  readonly newer: ParseError[] = [];
  /** Opening quotes that are not closed anywhere in the rest of the text. */
  readonly unclosed = new Set<string>();
  offset = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** The UTF-16 unit at the offset; empty at the end of the text. */
  get char(): string {
    return this.text.charAt(this.offset);
  }

  get atEnd(): boolean {
    return this.offset >= this.text.length;
  }

  /** Whether at a line break or the end of the text. */
  get atLineEnd(): boolean {
    return this.atEnd || this.char === '\n' || this.char === '\r';
  }

  startsWith(text: string): boolean {
    return this.text.startsWith(text, this.offset);
  }

  /** Consumes what a sticky pattern matches here and returns it; undefined if it does not match. */
  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.offset;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.offset += found.length;
    return found;
  }

  /** Whether a sticky pattern matches here. */
  matches(pattern: RegExp): boolean {
    pattern.lastIndex = this.offset;
    return pattern.test(this.text);
  }

  skipBlanks(): void {
    while (this.char === ' ' || this.char === '\t') this.offset++;
  }

  /** Skips whitespace, comments and line breaks; returns whether there was a line break among them. */
  skipLines(): boolean {
    let crossed = false;
    for (; !this.atEnd; this.offset++) {
      if (this.char === '#') this.#skipComment();
      if (this.char === '\n' || this.char === '\r') crossed = true;
      else if (this.char !== ' ' && this.char !== '\t') break;
    }
    return crossed;
  }

  #skipComment(): void {
    while (!this.atLineEnd) this.offset++;
  }

  /** How far the line of an offset is indented, counting no further than the offset. */
  indentationAt(offset: number): number {
    let start = offset;
    while (start > 0 && !/[\r\n]/.test(this.text.charAt(start - 1))) start--;
    let end = start;
    while (end < offset && /[ \t\uFEFF]/.test(this.text.charAt(end))) end++;
    return end - start;
  }

  /** A stretch of the text for a message: on one line, cut if it is long. */
  excerpt(start: number, end: number): string {
    const text = this.text.slice(start, Math.min(end, start + LONGEST_EXCERPT)).replace(/\s+/g, ' ');
    return end - start > LONGEST_EXCERPT ? `${text}…` : text;
  }

  report(problem: Message, start: number, end: number): void {
    this.errors.push({ problem, span: { start, end } });
  }

  /** Notes what readers of TOML 1.0 stop at. */
  noteNewer(form: NewerToml, start: number, end: number): void {
    this.newer.push({ problem: say('tomlNewer', { form }), span: { start, end } });
  }
}
