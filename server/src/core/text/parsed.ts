/** What a parser returns: always a value, beside it everything that was wrong with the text. Parsing never throws. */
import type { Message } from '../messages/message.ts';
import type { Span } from './span.ts';

/** One thing that is wrong with a text, and where. */
export interface ParseError {
  /** A clause without a full stop. */
  readonly problem: Message;
  readonly span: Span;
}

/** The value read from a text and the errors met on the way; the value holds all that could be read. */
export interface Parsed<T> {
  readonly value: T;
  readonly errors: readonly ParseError[];
}
