/**
 * The English texts of the packaging readers for the library `pyodide-preflight/packaging`, which reports errors as English
 * strings. What only the library has (groups, licence expressions, direct URLs, whole metadata, reasons why a file name is
 * invalid) is in English where it is read; everything else the product says too, as messages, which are put into words here.
 */
import { packagingSyntaxMessages } from '../messages/en/packagingSyntax.ts';
import { tell, type Message } from '../messages/message.ts';
import type { Messages } from '../messages/messages.ts';
import type { Parsed } from '../text/parsed.ts';
import type { Span } from '../text/span.ts';

/** One error in a text, and where it is. */
export interface ToldError {
  /** What is wrong, as a clause without a full stop. */
  readonly message: string;
  readonly span: Span;
}

/** The value read from a text and the errors found on the way; the value holds everything that could be read. */
export interface Told<T> {
  readonly value: T;
  readonly errors: readonly ToldError[];
}

/** A message of the packaging readers in English. */
export function toldInEnglish(problem: Message): string {
  // The library's bundle contains only what the packaging readers say; test/packagingLibrary.test.ts checks that it is
  // complete.
  return tell(problem, packagingSyntaxMessages as Messages);
}

/** What a packaging reader returns, with its errors in English. */
export function toldParsed<T>({ value, errors }: Parsed<T>): Told<T> {
  return { value, errors: errors.map(({ problem, span }) => ({ message: toldInEnglish(problem), span })) };
}
