/** What is come upon from the file on, following what asks for projects. */
import type { NormalizedName } from '../packaging/name.ts';

/**
 * What the file asks for, and what every project that is reached by that asks for, each once.
 * @param ofFile what the file itself asks for
 * @param asksOf what counts of that which a project asks for
 */
export function reachedFromFile<Edge extends { readonly dependency: NormalizedName }>(
  ofFile: readonly Edge[],
  asksOf: (name: NormalizedName) => readonly Edge[],
): readonly Edge[] {
  const found = [...ofFile];
  const reached = new Set(found.map(({ dependency }) => dependency));
  // A set grows while it is gone through.
  for (const name of reached)
    for (const edge of asksOf(name)) {
      found.push(edge);
      reached.add(edge.dependency);
    }
  return found;
}
