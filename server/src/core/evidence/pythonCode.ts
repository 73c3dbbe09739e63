/**
 * Python text without what is no code, so that what is left can be searched by lines: comments, strings and the line breaks
 * inside brackets and after a backslash become blanks. Every character keeps its place.
 * @see https://docs.python.org/3/reference/lexical_analysis.html
 */

/** A string of three quotes or of one, with the prefix before it left alone; or a comment; or a bracket; or a break. */
const TOKEN = /"""|'''|"|'|#[^\n]*|[([{]|[)\]}]|\\\r?\n|\n/g;

/** What can only be the beginning of a statement: it closes brackets that somebody has not closed yet. */
const STATEMENT = /[ \t]*(?:import[ \t]|def[ \t]|class[ \t]|async[ \t]+def[ \t]|from[ \t]+[\w.]+[ \t]+import\b)/y;

/** The code of a text, of the same length; each of its lines is a logical line of Python. */
export function codeOf(text: string): string {
  const parts: string[] = [];
  let done = 0;
  let depth = 0;
  const blankTo = (start: number, end: number): void => {
    parts.push(text.slice(done, start), ' '.repeat(end - start));
    done = end;
  };
  const token = new RegExp(TOKEN);
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [found] = match;
    const { index } = match;
    if (found.startsWith('"') || found.startsWith("'")) {
      const end = stringEnd(text, index, found);
      // The quotes stay: an empty string is a value, too.
      blankTo(index + 1, Math.max(index + 1, end - 1));
      token.lastIndex = end;
    } else if (found.startsWith('#')) blankTo(index, index + found.length);
    else if ('([{'.includes(found)) depth++;
    else if (')]}'.includes(found)) depth = Math.max(0, depth - 1);
    else if (found !== '\n') blankTo(index, index + found.length);
    else if (depth > 0 && beginsStatement(text, index + 1)) depth = 0;
    else if (depth > 0) blankTo(index, index + 1);
  }
  parts.push(text.slice(done));
  return parts.join('');
}

function beginsStatement(text: string, at: number): boolean {
  STATEMENT.lastIndex = at;
  return STATEMENT.test(text);
}

/** Where a string ends: behind its closing quotes; where there are none, at the end of its line, or of the text. */
function stringEnd(text: string, start: number, quotes: string): number {
  const isLong = quotes.length === 3;
  for (let at = start + quotes.length; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text.startsWith(quotes, at)) return at + quotes.length;
    else if (text[at] === '\n' && !isLong) return at;
  }
  return text.length;
}
