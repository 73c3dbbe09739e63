/** What does not install, why, and the explanation of it. In English. */
import type { FailureMessages } from '../failures.ts';

export const failureMessages: FailureMessages = {};
