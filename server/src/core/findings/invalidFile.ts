/** `invalid-file`: a part of the file could not be read. */
import type { ReadingProblem } from '../dependencyFiles/dependencyFile.ts';
import { say } from '../messages/message.ts';
import { maskCredentials } from '../messages/words.ts';
import { finding, type Finding } from './finding.ts';

/** A part of a file that could not be read, or that is read otherwise than somebody may think. */
export function invalidFile({ message, path, span, severity }: ReadingProblem): Finding {
  const said = say('readingProblem', { problem: maskCredentials(message) });
  return finding('invalid-file', said, { path, span }, { severity });
}
