/** `invalid-requirement`: the text is not a requirement. */
import type { ReadingProblem } from '../dependencyFiles/dependencyFile.ts';
import { say } from '../messages/message.ts';
import { maskCredentials } from '../messages/words.ts';
import { finding, type Finding } from './finding.ts';

/** A requirement that could not be read. */
export function invalidRequirement({ message, path, span }: ReadingProblem): Finding {
  return finding('invalid-requirement', say('readingProblem', { problem: maskCredentials(message) }), { path, span });
}
