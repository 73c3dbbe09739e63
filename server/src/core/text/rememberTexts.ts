/** Reads short texts once: an index says the same few thousand of them again in every release. */
import { Recent } from './recent.ts';

/** So many that all of one check have room. */
const MOST_TEXTS = 20_000;

/** In UTF-16 units. Longer ones are rare, and would only hold memory. */
const LONGEST_TEXT = 200;

/**
 * The same function, which keeps its latest answers.
 * @param read must give the same for the same text, and something that nobody changes
 */
export function rememberTexts<Answer>(read: (text: string) => Answer): (text: string) => Answer {
  const answers = new Recent<Answer>(MOST_TEXTS);
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = read(text);
    if (text.length <= LONGEST_TEXT) answers.set(text, answer);
    return answer;
  };
}
