/** Why an index could not be asked, or what it answered. In English. */
import type { IndexMessages } from '../indexes.ts';

export const indexMessages: IndexMessages = {};
