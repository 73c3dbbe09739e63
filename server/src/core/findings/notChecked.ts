/** `not-checked`: a part of the file is for another installer, or known only elsewhere, and nothing is said of it. */
import type { ReadingProblem } from '../dependencyFiles/dependencyFile.ts';
import { say } from '../messages/message.ts';
import { finding, type Finding } from './finding.ts';

export function notChecked({ problem, path, span }: ReadingProblem): Finding {
  return finding('not-checked', say('fileProblem', { problem }), { path, span });
}
