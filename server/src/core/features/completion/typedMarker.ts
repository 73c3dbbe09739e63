/** Which part of a marker is being typed: a variable, or what one is compared with. */
import type { Span } from '../../text/span.ts';

export type TypedMarker =
  | { readonly kind: 'variable'; readonly span: Span }
  /** `isQuoted`: whether it stands inside quotes already, so that the span is what is between them. */
  | { readonly kind: 'value'; readonly span: Span; readonly variable: string; readonly isQuoted: boolean };

interface Token {
  readonly kind: 'string' | 'open-string' | 'word' | 'operator' | 'bracket';
  readonly text: string;
  readonly start: number;
}

const TOKEN = /(?<string>'[^']*'|"[^"]*")|(?<open>'[^']*|"[^"]*)|(?<word>[a-z_][\w.]*)|(?<operator>[<>=!~]+)|[()]/gi;
const WORD_OPERATORS = /^(?:in|not)$/;
const CONJUNCTIONS = /^(?:and|or)$/;
const WORD = /^[\w.]*/;

/**
 * @param text what follows the `;`
 * @param cursor where in it somebody types
 */
export function typedMarker(text: string, cursor: number): TypedMarker | undefined {
  const tokens = tokensOf(text.slice(0, cursor));
  const typed = tokens.at(-1);
  if (typed?.kind === 'open-string') return quoted(typed, tokens.slice(0, -1), text, cursor);
  const isWord = typed?.kind === 'word' && typed.start + typed.text.length === cursor;
  const start = isWord ? typed.start : cursor;
  const span = { start, end: cursor + (WORD.exec(text.slice(cursor))?.[0].length ?? 0) };
  const before = isWord ? tokens.slice(0, -1) : tokens;
  const [left, ...operators] = comparison(before);
  if (!left) return { kind: 'variable', span };
  if (operators.length === 0 || operators.some(({ kind }) => kind !== 'operator')) return undefined;
  if (left.kind === 'string') return { kind: 'variable', span };
  return { kind: 'value', span, variable: left.text, isQuoted: false };
}

function quoted(
  { text: string, start }: Token,
  before: readonly Token[],
  text: string,
  cursor: number,
): TypedMarker | undefined {
  const [left, operator] = comparison(before);
  if (left?.kind !== 'word' || !operator) return undefined;
  const closing = text.indexOf(string.slice(0, 1), cursor);
  const rest = closing >= 0 ? closing : cursor + (WORD.exec(text.slice(cursor))?.[0].length ?? 0);
  const span = { start: start + 1, end: rest };
  return { kind: 'value', span, variable: left.text, isQuoted: true };
}

/** The tokens of the comparison that is being written; none where it only begins. */
function comparison(tokens: readonly Token[]): readonly Token[] {
  const begins = tokens.findLastIndex(({ kind, text }) => text === '(' || (kind === 'word' && CONJUNCTIONS.test(text)));
  return tokens.slice(begins + 1);
}

function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(TOKEN)].map((match): Token => {
    const { groups = {}, index: start, 0: found } = match;
    const isOperator = groups['operator'] !== undefined || WORD_OPERATORS.test(found);
    return { kind: isOperator ? 'operator' : kindOf(groups), text: found, start };
  });
}

function kindOf(groups: Readonly<Record<string, string | undefined>>): Token['kind'] {
  if (groups['string'] !== undefined) return 'string';
  if (groups['open'] !== undefined) return 'open-string';
  return groups['word'] === undefined ? 'bracket' : 'word';
}
