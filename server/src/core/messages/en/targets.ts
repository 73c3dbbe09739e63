/** How the target was chosen, and what is odd about that. In English. */
import type { TargetMessages } from '../targets.ts';

export const targetMessages: TargetMessages = {};
