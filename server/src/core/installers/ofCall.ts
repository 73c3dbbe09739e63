/** A requirement with the call that hands it over, for an installer that is called several times. */
import type { Declaration } from '../dependencyFiles/dependencyFile.ts';
import type { Requirement } from '../packaging/requirements/requirement.ts';
import type { OwnRequirement } from '../solver/problem.ts';

/** The requirement as the call of a declaration has it; the same one if no call does. */
export function ofCall({ call, branch, options }: Declaration, requirement: Requirement): OwnRequirement {
  if (call === undefined) return requirement;
  return { ...requirement, call, ...(branch && { branch }), ...(options && { options }) };
}
