/** Foreign text as what it is: characters that nobody sees, or that change how others are seen, are spelled out. */

/**
 * Control and format characters (the bidirectional and the invisible ones among them), separators of lines, fillers that
 * have no shape, and halves of pairs.
 * @see https://www.unicode.org/reports/tr36/
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u115F\u1160\u3164\uFFA0]/gu;

/** The text with such characters as Python spells them: `\x1b`, `\u202e`, `\U000e0041`. Ends of lines are some of them, too. */
export function visible(text: string): string {
  return text.replace(UNSEEN, spelled);
}

/** The same for a text of several lines, which stay lines. */
export function visibleLines(text: string): string {
  return text.split('\n').map(visible).join('\n');
}

function spelled(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const digits = code.toString(16);
  if (code < 0x100) return `\\x${digits.padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`;
}

/** A value as JSON in several lines, the same value to every program, in which such characters are escapes. */
export function visibleJson(value: unknown): string {
  const escape = (character: string): string => character.replace(/[^]/g, escapedUnit);
  // What remains as it is are the ends of lines between the values.
  return JSON.stringify(value, null, 2).replace(UNSEEN, (character) => (character === '\n' ? '\n' : escape(character)));
}

function escapedUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
