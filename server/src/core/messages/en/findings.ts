/** What else there is to say about a dependency. In English. */
import type { FindingMessages } from '../findings.ts';

export const findingMessages: FindingMessages = {};
