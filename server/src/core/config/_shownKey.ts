/** Keys in messages: somebody may have written very long ones. */
import { shorten } from '../messages/words.ts';

const LONGEST = 60;

/** @param key a key, or the parts of one with dots between them */
export function shownKey(key: string): string {
  return shorten(key, LONGEST);
}
