/** The answer to whether a release is taken, in one word. */
import { VersionRange } from '../../packaging/versions/versionRange.ts';
import type { RequirementAnswer } from './whyNot.ts';

/**
 * `taken`: it is what gets installed; `possible`: nothing excludes it, and yet it is not taken; `refused`: it cannot be installed
 * with the rest; `contradiction`: no version can match; `unknown`: it could not be found out.
 */
export type Verdict =
  'taken' | 'possible' | 'refused' | 'no-such-release' | 'contradiction' | 'unknown-name' | 'unknown';

export function verdictOf({ requirement, isTaken, open, found, demanded, overruled }: RequirementAnswer): Verdict {
  if (isTaken) return 'taken';
  if (VersionRange.fromSpecifierSet(requirement.specifier).isEmpty) return 'contradiction';
  if (!found) return open ? 'unknown' : 'unknown-name';
  if (!found.meant) return open ? 'unknown' : 'no-such-release';
  if (!demanded || demanded.kind === 'unknown') return 'unknown';
  if (overruled) return 'refused';
  if (demanded.kind === 'installs') return 'possible';
  return open ? 'unknown' : 'refused';
}

/** Whether the question was answered: a name that no index has, or an index that is silent, is no answer. */
export function isAnswered(answer: RequirementAnswer): boolean {
  const verdict = verdictOf(answer);
  return verdict !== 'unknown' && verdict !== 'unknown-name';
}
