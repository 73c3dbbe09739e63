/** Which of several names may have been meant. */

/** The three names closest to a misspelled one, closest first; none if nothing is close. */
export function closestTo(asked: string, names: readonly string[]): readonly string[] {
  return closestWithin(asked, names, Math.max(2, Math.floor(asked.length / 3)));
}

/** The three names closest to a misspelled one, closest first. @param limit how many slips lead at most from one to the other */
export function closestWithin(asked: string, names: readonly string[], limit: number): readonly string[] {
  return [...new Set(names)]
    .filter((name) => Math.abs(name.length - asked.length) <= limit)
    .map((name) => ({ name, distance: editDistance(asked, name, limit) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || Number(beginsAlike(b.name, asked)) - Number(beginsAlike(a.name, asked)))
    .slice(0, 3)
    .map(({ name }) => name);
}

/** The first letter is seldom the wrong one: of names that are equally close, `clr` means `clear` rather than `dir`. */
function beginsAlike(name: string, asked: string): boolean {
  return name.startsWith(asked.slice(0, 1));
}

/** In a name that is shorter than this, one other letter makes another name. */
const SHORTEST = 4;
/** From this length on, two slips are forgiven. */
const LONG = 8;

/** How many slips are forgiven in a name. */
export function slipsIn({ length }: string): number {
  if (length < SHORTEST) return 0;
  return length < LONG ? 1 : 2;
}

/**
 * How many letters to insert, delete or replace, or neighbours to swap, to get from one text to the other (optimal string
 * alignment).
 * @returns infinity where it is seen on the way to be more than the limit
 */
function editDistance(from: string, to: string, limit: number): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: to.length + 1 }, (_, position) => position);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      const replaced = (last[column - 1] ?? 0) + (same ? 0 : 1);
      const isSwapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      const swapped = isSwapped ? (beforeLast[column - 2] ?? Infinity) + 1 : Infinity;
      current.push(Math.min(replaced, swapped, (last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    // What follows is no nearer than the nearest of two rows.
    if (Math.min(...current, ...last) > limit) return Infinity;
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? to.length;
}
