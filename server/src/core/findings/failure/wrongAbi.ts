/** `wrong-abi`: the project has Pyodide wheels, but for another ABI than that of the target. */
import type { FailureRule } from './failureRule.ts';

export const wrongAbi = { code: 'wrong-abi', reasons: ['other-abi'] } as const satisfies FailureRule;
