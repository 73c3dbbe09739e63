/** Makes text from files and indexes safe for a terminal: no control characters, known widths. */

/** Characters that could control a terminal or change the reading direction: control and bidirectional characters. */
const UNPRINTABLE = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** A line of text whose unprintable characters are replaced by U+FFFD. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, '\uFFFD');
}

/** A piece of a line as shown, and its width in columns. */
export interface TerminalCell {
  readonly text: string;
  readonly width: number;
}

const TAB: TerminalCell = { text: '    ', width: 4 };
const NO_WIDTH = /^[\p{Mn}\p{Me}\u200B-\u200D\uFE00-\uFE0F]$/u;
const WIDE =
  /^(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303E\uFF01-\uFF60\uFFE0-\uFFE6]|\p{Emoji_Presentation})$/u;

/** The cell of one character (code point). */
export function cellOf(character: string): TerminalCell {
  if (character === '\t') return TAB;
  if (NO_WIDTH.test(character)) return { text: character, width: 0 };
  const text = printable(character);
  return { text, width: WIDE.test(text) ? 2 : 1 };
}
