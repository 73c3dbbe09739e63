/** What is given to a reader of values that somebody else has parsed. */

/** The value of a text; of one that is no JSON, the text itself. */
export function jsonOf(input: string): unknown {
  try {
    return JSON.parse(input);
  } catch {
    return input;
  }
}
