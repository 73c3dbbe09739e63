/** `unknown-project`: no index knows a project of this name. */
import type { FailureRule } from './failureRule.ts';

export const unknownProject = { code: 'unknown-project', reasons: ['unknown-project'] } as const satisfies FailureRule;
