/** `version-conflict`: two requirements ask for versions that exclude each other. */
import type { FailureFacts } from './failureFacts.ts';
import type { FailureRule } from './failureRule.ts';

export const versionConflict = {
  code: 'version-conflict',
  reasons: ['nothing', 'first-choice'],
} as const satisfies FailureRule;

/** Whether several declared projects fail together, or no single project is to blame. */
export function isClash({ failure, culprits }: FailureFacts): boolean {
  return failure.against.length > 0 || culprits.length === 0;
}
