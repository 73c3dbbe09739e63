/** The tokens of a logical line of Python. */

export interface Token {
  readonly kind: 'name' | 'number' | 'string' | 'operator';
  /** As written; of a string its value, but for rare escapes. */
  readonly text: string;
  /** In UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** A string with parts that are worked out. */
  readonly isFormatted?: true;
}

const TOKEN =
  /\s*(?:([rbuft]{0,2})(["'])|([\p{L}_][\p{L}\p{N}_]*)|(\d[\w.]*|\.\d[\w.]*)|(\*\*=?|\/\/=?|>>=?|<<=?|->|:=|[-+*/%&|^@<>=!]=|\.\.\.|[^\s\w]))/giuy;

/**
 * @param code without comments and what is in strings, see pythonCode.ts
 * @param text the same with everything
 */
export function tokensIn(code: string, text: string, start: number, end: number): readonly Token[] {
  const tokens: Token[] = [];
  const line = code.slice(start, end);
  const pattern = new RegExp(TOKEN);
  for (let match = pattern.exec(line); match; match = pattern.exec(line)) {
    const [, prefix = '', quote, name, number, operator] = match;
    const to = pattern.lastIndex;
    if (quote !== undefined) {
      const from = to - 1 - prefix.length;
      const close = line.indexOf(quote, to);
      pattern.lastIndex = close < 0 ? line.length : close + 1;
      tokens.push(
        stringToken(
          text.slice(start + to - 1, start + pattern.lastIndex),
          prefix,
          start + from,
          start + pattern.lastIndex,
        ),
      );
    } else if (name !== undefined)
      tokens.push({ kind: 'name', text: name, start: start + to - name.length, end: start + to });
    else if (number !== undefined)
      tokens.push({ kind: 'number', text: number, start: start + to - number.length, end: start + to });
    else if (operator !== undefined)
      tokens.push({ kind: 'operator', text: operator, start: start + to - operator.length, end: start + to });
  }
  return tokens;
}

/** The escapes that texts of code have. */
const ESCAPE = /\\(\r?\n|[\\'"nt])/g;
const ESCAPED: ReadonlyMap<string, string> = new Map([
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['n', '\n'],
  ['t', '\t'],
  ['\n', ''],
  ['\r\n', ''],
]);

function stringToken(written: string, prefix: string, start: number, end: number): Token {
  const width = /^("""|''')/.test(written) && written.length >= 6 ? 3 : 1;
  const raw = written.slice(width, -width);
  const text = /r/i.test(prefix) ? raw : raw.replace(ESCAPE, (whole, one: string) => ESCAPED.get(one) ?? whole);
  const isFormatted = /[ft]/i.test(prefix) && text.includes('{');
  return { kind: 'string', text, start, end, ...(isFormatted && { isFormatted }) };
}
