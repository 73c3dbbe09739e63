/** `source-only`: the project publishes sources only, and the installer takes wheels only. */
import type { FailureRule } from './failureRule.ts';

export const sourceOnly = { code: 'source-only', reasons: ['source-only'] } as const satisfies FailureRule;
