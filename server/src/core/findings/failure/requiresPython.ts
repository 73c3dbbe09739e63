/** `requires-python`: every release that fits asks for another Python version. */
import type { FailureRule } from './failureRule.ts';

export const requiresPython = { code: 'requires-python', reasons: ['requires-python'] } as const satisfies FailureRule;
