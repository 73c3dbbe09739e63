/** `not-checked`: a part of the file is for another installer, or known only elsewhere, and nothing is said of it. */
import type { DependencyFile, ReadingProblem } from '../dependencyFiles/dependencyFile.ts';
import { say } from '../messages/message.ts';
import { masked } from '../messages/masked.ts';
import { finding, startOf, type Finding } from './finding.ts';

export function notChecked({ problem, path, span }: ReadingProblem): Finding {
  return finding('not-checked', say('fileProblem', { problem: masked(problem) }), { path, span });
}

/** Far more than any project declares. */
const MOST_REQUIREMENTS = 5_000;

/** A file with more requirements than anybody wrote is not resolved. */
export function tooManyFindings({ path, declarations }: DependencyFile): readonly Finding[] {
  const count = declarations.length;
  if (count <= MOST_REQUIREMENTS) return [];
  return [finding('unknown-verdict', say('requirementsTooMany', { count, most: MOST_REQUIREMENTS }), startOf(path))];
}
