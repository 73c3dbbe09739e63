/**
 * Splits Python code, as scripts and cells of notebooks have it, into what calls and literals are made of. Comments and blanks
 * are left out, and so are line breaks. Never throws; linear in the length of the text.
 * @see https://docs.python.org/3/reference/lexical_analysis.html
 */
import type { CodeToken } from './codeToken.ts';
import { filledInParts } from './filledInParts.ts';

const NAME = /[A-Za-z_\u0080-\uFFFF][\w\u0080-\uFFFF]*/y;
const NUMBER = /\d[\w.]*/y;
const OPENING_QUOTES = /([A-Za-z]{0,2})('''|"""|'|")/y;
/** A line that IPython handles before Python sees it: `%pip install x`, `!ls`; it may go on after a backslash. */
const MAGIC = /[%!](?:\\\r?\n|[^\n])*/y;
const BLANKS = /[ \t\f\r]+/y;

export function pythonTokens(text: string): readonly CodeToken[] {
  const tokens: CodeToken[] = [];
  let offset = 0;
  let atLineStart = true;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = offset;
    return pattern.exec(text)?.[0];
  };
  const push = (kind: CodeToken['kind'], length: number): void => {
    const span = { start: offset, end: offset + length };
    tokens.push({ kind, text: text.slice(span.start, span.end), span });
    offset = span.end;
  };
  while (offset < text.length) {
    const blanks = take(BLANKS);
    if (blanks !== undefined) {
      offset += blanks.length;
      continue;
    }
    const character = text.charAt(offset);
    const startsLine = atLineStart;
    atLineStart = character === '\n';
    if (character === '\n' || character === '\\') offset++;
    else if (character === '#') offset = endOfLine(text, offset);
    else if (startsLine && (character === '%' || character === '!')) push('magic', take(MAGIC)?.trimEnd().length ?? 1);
    else {
      const string = stringAt(text, offset);
      if (string) {
        if (string.kind === 'string' || !string.content) tokens.push(string);
        else for (const part of filledInParts(text, string)) tokens.push(part);
        offset = string.span.end;
        continue;
      }
      const name = take(NAME);
      if (name !== undefined) push('name', name.length);
      else {
        const number = take(NUMBER);
        push(number === undefined ? 'mark' : 'other', number?.length ?? 1);
      }
    }
  }
  return tokens;
}

/** The code without the lines for IPython, each of which is a name instead; everything else keeps its place. */
export function withoutMagics(text: string, tokens: readonly CodeToken[]): string {
  let [rest, done] = ['', 0];
  for (const { kind, span } of tokens) {
    if (kind !== 'magic') continue;
    rest += `${text.slice(done, span.start)}_${' '.repeat(span.end - span.start - 1)}`;
    done = span.end;
  }
  return rest + text.slice(done);
}

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

/** The string literal at an offset; one that holds bytes, or is filled in, is something else: the latter has a content. */
function stringAt(text: string, offset: number): CodeToken | undefined {
  OPENING_QUOTES.lastIndex = offset;
  const [opening, prefix = '', quotes = ''] = OPENING_QUOTES.exec(text) ?? [];
  if (opening === undefined || !/^(?:[rubft]|rb|br|rf|fr|rt|tr)?$/i.test(prefix)) return undefined;
  const start = offset + opening.length;
  let end = start;
  for (; end < text.length; end++) {
    const character = text.charAt(end);
    if (character === '\\') end++;
    else if (quotes.length === 1 ? character === quotes || character === '\n' : text.startsWith(quotes, end)) break;
  }
  end = Math.min(end, text.length);
  const closed = text.startsWith(quotes, end);
  const span = { start: offset, end: closed ? end + quotes.length : end };
  const written = text.slice(span.start, span.end);
  if (/[bt]/i.test(prefix)) return { kind: 'other', text: written, span };
  const raw = /r/i.test(prefix);
  const kind = /f/i.test(prefix) ? 'other' : 'string';
  return { kind, text: written, span, content: { start, end }, raw, closed };
}
