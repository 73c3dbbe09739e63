/** `no-compatible-wheel`: the project has no wheel that loads on the target. */
import type { FailureRule } from './failureRule.ts';

export const noCompatibleWheel = {
  code: 'no-compatible-wheel',
  reasons: ['native-only', 'no-binary', 'other-python'],
} as const satisfies FailureRule;
