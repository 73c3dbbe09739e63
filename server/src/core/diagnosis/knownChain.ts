/**
 * How one project leads to another according to the known metadata: for failures whose proof does not say, because uv gave
 * up.
 */
import type { NormalizedName } from '../packaging/name.ts';
import type { Catalog } from '../solver/catalog.ts';

/** The shortest path from `start` to `goal`, both included, over any release whose metadata were read, markers aside. */
export function knownChain(
  start: NormalizedName,
  goal: NormalizedName,
  catalog: Catalog,
): readonly NormalizedName[] | undefined {
  const reached = new Map<NormalizedName, readonly NormalizedName[]>([[start, [start]]]);
  for (const [name, chain] of reached) {
    if (name === goal) return chain;
    for (const next of knownNeedsOf(name, catalog)) {
      if (!reached.has(next)) reached.set(next, [...chain, next]);
    }
  }
  return undefined;
}

function knownNeedsOf(name: NormalizedName, catalog: Catalog): readonly NormalizedName[] {
  const releases = catalog.releases(name);
  if (releases?.kind !== 'known') return [];
  return [...releases.value].flatMap(({ candidate }) => {
    const metadata = candidate && catalog.metadata(candidate);
    if (metadata?.kind !== 'known') return [];
    return metadata.value.requiresDist.map(({ normalized }) => normalized);
  });
}
