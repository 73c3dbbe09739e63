/** What a parser returns: always a value, plus everything that was wrong with the text. Parsing never throws. */
import type { Message } from '../messages/message.ts';
import type { Span } from './span.ts';

/** One error in a text, and where it is. */
export interface ParseError {
  /** A clause without a full stop. */
  readonly problem: Message;
  readonly span: Span;
}

/** The value read from a text and the errors found on the way; the value holds everything that could be read. */
export interface Parsed<T> {
  readonly value: T;
  readonly errors: readonly ParseError[];
}
