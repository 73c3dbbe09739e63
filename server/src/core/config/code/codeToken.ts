/** What source code is made of, as far as literals in calls can be told by it. Offsets are those of the text that was read. */
import type { Span } from '../../text/span.ts';

export interface CodeToken {
  /**
   * `string`: a literal whose value stands in the code. `magic`: a line for IPython, without its line break. `other`: numbers, and
   * texts with something to fill in.
   */
  readonly kind: 'name' | 'mark' | 'string' | 'magic' | 'other';
  /** As written; of a mark a single character, the last one of `?.`. */
  readonly text: string;
  readonly span: Span;
  /** Of a string, and a part of a template: what is between its quotes. */
  readonly content?: Span;
  /** Of a string: whether backslashes in it mean themselves. */
  readonly raw?: boolean;
  /** Of a string: whether its closing quotes are there. */
  readonly closed?: boolean;
  /** Which part of a text with something to fill in it is: what is between such parts is filled in. */
  readonly template?: 'only' | 'first' | 'next' | 'last';
}
