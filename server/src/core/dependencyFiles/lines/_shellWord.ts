/** Removes quotes as a POSIX shell does. @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02 */

/** What a backslash hides between double quotes. */
const HIDDEN_IN_QUOTES = /["$\\`]/;

/** The text without its quotes and backslashes; unchanged if a quote is not closed. */
export function withoutShellQuotes(text: string): string {
  if (!/["'\\]/.test(text)) return text;
  let result = '';
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (quote === "'" ? char !== "'" : !/["'\\]/.test(char)) result += char;
    else if (char === '\\') {
      const next = text.charAt(++at);
      if (next !== '\n') result += quote === '' || HIDDEN_IN_QUOTES.test(next) ? next : `\\${next}`;
    } else if (quote === '') quote = char;
    else if (quote === char) quote = '';
    else result += char;
  }
  return quote === '' ? result : text;
}
