/** The columns that text from files takes in a terminal, in which everything can be seen. */
import { visible } from '../../messages/visible.ts';

/** A piece of a line as shown, and its width in columns. */
export interface TerminalCell {
  readonly text: string;
  readonly width: number;
}

const TAB: TerminalCell = { text: '    ', width: 4 };
const NO_WIDTH = /^[\p{Mn}\p{Me}\uFE00-\uFE0F]$/u;
const WIDE =
  /^(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303E\uFF01-\uFF60\uFFE0-\uFFE6]|\p{Emoji_Presentation})$/u;

/** The cell of one character (code point). */
export function cellOf(character: string): TerminalCell {
  if (character === '\t') return TAB;
  if (NO_WIDTH.test(character)) return { text: character, width: 0 };
  const text = visible(character);
  return { text, width: text === character && WIDE.test(text) ? 2 : text.length };
}
