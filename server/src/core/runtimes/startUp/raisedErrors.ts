/** What Python code meets where an import is refused while a Worker starts. */
import type { StartFailure } from './startUpTable.ts';

/** Of a refusal in Python, and of the patches that break a release. */
const OF_PATCHES = ['RuntimeError', 'AttributeError', 'TypeError'];

/**
 * Whether a `try` goes on after a failure.
 * @param catches the errors that it catches, `Exception` among them if all
 */
export function isCaught(failure: StartFailure, catches: readonly string[]): boolean {
  const errors = errorsOf(failure);
  return errors.length > 0 && catches.some((caught) => caught === 'Exception' || errors.includes(caught));
}

/** The errors that it may be; none if it ends the start, whatever Python catches. */
function errorsOf({ why, call }: StartFailure): readonly string[] {
  switch (why) {
    case 'ssl':
      return [];
    case 'randomness':
      if (call === undefined) return ['OSError', 'RuntimeError'];
      // A generator without a seed asks the system for one.
      return /^os\.|^random\.Random\b|default_rng/.test(call) ? ['OSError'] : ['RuntimeError'];
    case 'patch':
    case 'native':
      return OF_PATCHES;
  }
}
