/**
 * Finds calls and what they are given in source code by its tokens, without knowing its grammar: a bracket is followed to the one
 * that closes it. Half-typed code ends where its text ends. Linear in the number of tokens, as long as nobody asks for the
 * arguments of a call twice.
 */
import type { MappedText } from '../../text/mappedText.ts';
import type { Span } from '../../text/span.ts';
import { CLOSING, isOpening, type Code } from './code.ts';
import type { CodeToken } from './codeToken.ts';
import type { CodeArguments, CodeString, CodeValue } from './codeValue.ts';
import { joinStrings } from './joinStrings.ts';
import { ValueReader } from './valueReader.ts';

export class CodeReader implements Code {
  readonly tokens: readonly CodeToken[];
  readonly source: MappedText;
  /** For each opening bracket the index of the one that closes it, or of the end. */
  readonly #ends: Int32Array;
  readonly #values: ValueReader;

  constructor(source: MappedText, tokens: readonly CodeToken[]) {
    this.source = source;
    this.tokens = tokens;
    this.#ends = endsOf(tokens);
    this.#values = new ValueReader(this);
  }

  /** Whether the token at an index is that mark or name. */
  is(index: number, text: string): boolean {
    const token = this.tokens[index];
    return token?.text === text && (token.kind === 'mark' || token.kind === 'name');
  }

  /** Whether the token at an index is the first of its line, and the line goes on no other one. */
  startsLine(index: number): boolean {
    const token = this.tokens[index];
    const between = this.source.text.slice(this.tokens[index - 1]?.span.end ?? 0, token?.span.start);
    return index === 0 || (between.includes('\n') && !between.includes('\\'));
  }

  /** The index of the bracket that closes the one at an index; that behind the last token if none does. */
  endOf(open: number): number {
    return this.#ends[open] ?? this.tokens.length;
  }

  /** What the call whose parenthesis is at an index is given. */
  argumentsAt(open: number): CodeArguments {
    return this.#values.argumentsAt(open);
  }

  /** The value of the literal that begins at an index; undefined if none does. */
  literalAt(at: number): CodeValue | undefined {
    const token = this.tokens[at];
    const isLiteral = token?.kind === 'string' || token?.template === 'first';
    return isLiteral ? this.#values.valueFrom(at) : undefined;
  }

  /** A string token as a value. */
  string(token: CodeToken): CodeString {
    return joinStrings(this.source, [token]);
  }

  /** The place of a token in the file. */
  inFile(span: Span): Span {
    return this.source.inFile(span);
  }
}

/** Unclosed brackets, and those that another kind closes, end with the text. A text with something to fill in has an end, too. */
function endsOf(tokens: readonly CodeToken[]): Int32Array {
  const ends = new Int32Array(tokens.length).fill(tokens.length);
  const open: number[] = [];
  tokens.forEach((token, index) => {
    if (isOpening(token)) open.push(index);
    else if (token.template === 'last' || (token.kind === 'mark' && /^[)\]}]$/.test(token.text))) {
      const last = open.at(-1);
      if (last === undefined || !closes(token, tokens[last])) return;
      ends[last] = index;
      open.pop();
    }
  });
  return ends;
}

function closes(token: CodeToken, opening: CodeToken | undefined): boolean {
  if (opening?.template === 'first') return token.template === 'last';
  return CLOSING.get(opening?.text ?? '') === token.text;
}
