/** Source code as its tokens, and where its brackets and lines end. */
import type { MappedText } from '../../text/mappedText.ts';
import type { CodeToken } from './codeToken.ts';

export interface Code {
  readonly tokens: readonly CodeToken[];
  /** The text that the places of the tokens are in. */
  readonly source: MappedText;
  /** Whether the token at an index is that mark or name. */
  is(index: number, text: string): boolean;
  /** Whether the token at an index is the first of its line, and the line goes on no other one. */
  startsLine(index: number): boolean;
  /** The index of the bracket that closes the one at an index; that behind the last token if none does. */
  endOf(open: number): number;
}

export const CLOSING: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);

/** Whether the token at an index is an opening bracket. */
export function opensAt({ tokens }: Code, index: number): boolean {
  const token = tokens[index];
  return token?.kind === 'mark' && CLOSING.has(token.text);
}

/** Whether everything up to another token belongs to one: to a bracket, or the first part of a text with something to fill in. */
export function isOpening({ kind, text, template }: CodeToken): boolean {
  return template === 'first' || (kind === 'mark' && CLOSING.has(text));
}

/** The index behind the token at one, or behind the brackets, or the text with something to fill in, that begin there. */
export function behind(code: Code, at: number): number {
  const token = code.tokens[at];
  return token && isOpening(token) ? code.endOf(at) + 1 : at + 1;
}

/** Behind these, and before them, an expression goes on in the next line. */
const CONTINUES = /^(?:[+.?|&=<>*/%-]|\|\||&&|\?\?)$/;

/**
 * The index behind the expression that begins at one and is a statement's last: at what separates it, closes what is around it, or
 * begins the next line.
 */
export function endOfExpression(code: Code, start: number): number {
  let at = start;
  for (; at < code.tokens.length; at = behind(code, at)) {
    const token = code.tokens[at];
    if (!token || token.kind === 'magic' || (token.kind === 'mark' && /^[;,:)\]}]$/.test(token.text))) break;
    const last = code.tokens[at - 1]?.text ?? '';
    if (at > start && code.startsLine(at) && !CONTINUES.test(token.text) && !CONTINUES.test(last)) break;
  }
  return Math.min(at, code.tokens.length);
}
