/** `invalid-file`: a part of the file could not be read. */
import type { ReadingProblem } from '../dependencyFiles/dependencyFile.ts';
import { say } from '../messages/message.ts';
import { masked } from '../messages/masked.ts';
import { finding, type Finding } from './finding.ts';

/** A part of a file that could not be read, or that is read differently than one may think. */
export function invalidFile({ problem, path, span, severity }: ReadingProblem): Finding {
  const said = say('fileProblem', { problem: masked(problem) });
  return finding('invalid-file', said, { path, span }, { severity });
}
