/** All ways from what a file asks for to a package, the shortest first. Their number grows exponentially, so it is bounded. */
import type { NormalizedName } from '../../packaging/name.ts';

/** From a declared dependency to a package, both included. */
export type Chain = readonly NormalizedName[];

export interface FoundChains {
  readonly chains: readonly Chain[];
  /** Whether there are more than these. */
  readonly isBounded: boolean;
}

/** At most this many steps are tried: nobody reads more chains than these lead to. */
const MOST_STEPS = 20_000;

/**
 * The chains in which no package comes twice, and only the first is a root: what a root needs through another root is told there.
 * @param roots what the file asks for
 * @param parentsOf the packages that need a package
 * @param most at most this many chains are returned
 */
export function chainsTo(
  name: NormalizedName,
  roots: ReadonlySet<NormalizedName>,
  parentsOf: (name: NormalizedName) => readonly NormalizedName[],
  most: number,
): FoundChains {
  const chains: Chain[] = [];
  let waiting: Chain[] = [[name]];
  let steps = 0;
  while (waiting.length > 0) {
    const longer: Chain[] = [];
    for (const chain of waiting) {
      const [first] = chain;
      if (first === undefined) continue;
      if (roots.has(first)) {
        if (chains.length === most) return { chains, isBounded: true };
        chains.push(chain);
        // What is needed by other declared dependencies as well is of interest only for the package itself.
        if (first !== name) continue;
      }
      for (const parent of parentsOf(first)) {
        if (chain.includes(parent)) continue;
        if (++steps > MOST_STEPS) return { chains, isBounded: true };
        longer.push([parent, ...chain]);
      }
    }
    waiting = longer;
  }
  return { chains, isBounded: false };
}
