/** What makes an answer useless: the reader of a page or an archive throws it, and who asked says it with what and where. */
import type { Message } from '../core/messages/message.ts';
import { HttpFailure } from '../host/host.ts';
import { httpProblemMessage } from './httpProblemMessage.ts';
import { MessageError } from './messageError.ts';

/** Something is wrong with an answer, or with an archive in it. What it says is a clause about that. */
export class AnswerProblem extends MessageError {
  override readonly name = 'AnswerProblem';
}

/** What an error of reading an answer says about it; undefined for errors of any other origin. */
export function answerProblemOf(error: unknown): Message | undefined {
  if (error instanceof AnswerProblem) return error.says;
  // The host has unpacked it.
  return error instanceof HttpFailure ? httpProblemMessage(error.problem) : undefined;
}
