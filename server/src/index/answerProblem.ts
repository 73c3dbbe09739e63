/**
 * Why an answer is useless: thrown by the reader of a page or an archive, and reported by the caller with what was
 * requested and where.
 */
import type { Message } from '../core/messages/message.ts';
import { HttpFailure } from '../host/host.ts';
import { httpProblemMessage } from './httpProblemMessage.ts';
import { MessageError } from './messageError.ts';

/** Something is wrong with an answer, or with an archive in it. Its text is a clause. */
export class AnswerProblem extends MessageError {
  override readonly name = 'AnswerProblem';
}

/** What an error of reading an answer says about it; undefined for errors of any other origin. */
export function answerProblemOf(error: unknown): Message | undefined {
  if (error instanceof AnswerProblem) return error.says;
  // The host has already decompressed it.
  return error instanceof HttpFailure ? httpProblemMessage(error.problem) : undefined;
}
