/** A position in a text and the small steps that all readers of dependency specifiers take through it. */
import { isWhitespace } from './_whitespace.ts';

/** Reads forward through one text. Offsets are UTF-16 units of that text. */
export class Scanner {
  readonly text: string;
  position: number;

  constructor(text: string, position = 0) {
    this.text = text;
    this.position = position;
  }

  /** Whether nothing is left. */
  isAtEnd(): boolean {
    return this.position >= this.text.length;
  }

  /** Whether this exact text is next. */
  sees(literal: string): boolean {
    return this.text.startsWith(literal, this.position);
  }

  /** Skips the text if it is next. */
  take(literal: string): boolean {
    if (!this.sees(literal)) return false;
    this.position += literal.length;
    return true;
  }

  /** Consumes what the sticky pattern matches here and returns it. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.position += found.length;
    return found;
  }

  /** Skips spaces and tabs, the only whitespace allowed between the parts of a dependency specifier. */
  skipBlanks(): boolean {
    const start = this.position;
    for (;;) {
      const unit = this.text.charCodeAt(this.position);
      if (unit !== 0x20 && unit !== 0x09) return this.position > start;
      this.position++;
    }
  }

  /** Whether whitespace as Python defines it is next. */
  seesSpace(): boolean {
    return isWhitespace(this.text.charCodeAt(this.position));
  }

  /** Skips whitespace as Python defines it, including line ends. */
  skipSpace(): void {
    while (this.seesSpace()) this.position++;
  }
}
