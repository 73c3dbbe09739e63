/** `refused-reference`: the installer does not take what a URL or path leads to. */
import type { FailureRule } from './failureRule.ts';

export const refusedReference = {
  code: 'refused-reference',
  reasons: ['refused-reference'],
} as const satisfies FailureRule;
