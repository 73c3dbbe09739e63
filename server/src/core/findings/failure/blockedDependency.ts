/** `blocked-dependency`: something that the project needs cannot be installed on the target, or it needs what nobody gives. */
import type { FailureFacts } from './failureFacts.ts';
import type { FailureRule } from './failureRule.ts';

export const blockedDependency = {
  code: 'blocked-dependency',
  reasons: ['contradictory-requirement', 'url-dependency', 'asks-for-itself'],
} as const satisfies FailureRule;

/** Whether the first culprit is another project than the declared one. */
export function isBlocked({ failure, culprits: [culprit] }: FailureFacts): boolean {
  return culprit !== undefined && culprit.name !== failure.name;
}
