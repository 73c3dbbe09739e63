/** `invalid-requirement`: the text is not a requirement. */
import type { ReadingProblem } from '../dependencyFiles/dependencyFile.ts';
import { say } from '../messages/message.ts';
import { finding, type Finding } from './finding.ts';

/** A requirement that could not be read; a warning if only an installer of no target of the project objects to it. */
export function invalidRequirement({ problem, path, span }: ReadingProblem, severity: 'error' | 'warning'): Finding {
  return finding('invalid-requirement', say('fileProblem', { problem }), { path, span }, { severity });
}
