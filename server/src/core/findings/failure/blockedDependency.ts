/** `blocked-dependency`: something the project needs cannot be installed on the target, or nothing provides it. */
import type { FailureFacts } from './failureFacts.ts';
import type { FailureRule } from './failureRule.ts';

export const blockedDependency = {
  code: 'blocked-dependency',
  reasons: ['contradictory-requirement', 'url-dependency', 'asks-for-itself'],
} as const satisfies FailureRule;

/** Whether the first culprit is a project other than the declared one. */
export function isBlocked({ failure, culprits: [culprit] }: FailureFacts): boolean {
  return culprit !== undefined && culprit.name !== failure.name;
}
