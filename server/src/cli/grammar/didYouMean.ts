/** The end of a message about a name that is not known. */
import { closestTo } from '../../core/text/closest.ts';

/** The question whether one of the names was meant; empty if none is near. */
export function didYouMean(written: string, names: readonly string[]): string {
  const [nearest] = closestTo(written, names);
  return nearest === undefined ? '' : `; did you mean \`${nearest}\`?`;
}
