/** What a fix does, what it costs, and the texts that it hands over. In English. */
import type { RemedyMessages } from '../remedies.ts';

export const remedyMessages: RemedyMessages = {};
