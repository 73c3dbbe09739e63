/** A failure is no proof as long as there are places, beside the indexes, that nobody has looked into. */
import type { Unavailable } from '../candidates/unavailable.ts';
import { VersionRange } from '../packaging/versions/versionRange.ts';
import { knownReleases, type Catalog } from './catalog.ts';
import { external, type Incompatibility } from './incompatibility.ts';
import type { Package } from './package.ts';

/** The proof, resting also on the first unread place that may have more releases of a project in it; else the same proof. */
export function inDoubt(proof: Incompatibility, catalog: Catalog): Incompatibility {
  for (const subject of packagesIn(proof)) {
    const unread: Unavailable | undefined = subject.name && knownReleases(catalog, subject.name)?.unread;
    if (!unread) continue;
    const second = external(subject, VersionRange.full, unread);
    return { terms: proof.terms, cause: { kind: 'derived', first: proof, second } };
  }
  return proof;
}

/** The packages of the facts at the bottom of a proof. Proofs can be thousands of steps deep, so this does not recurse. */
function packagesIn(proof: Incompatibility): ReadonlySet<Package> {
  const packages = new Set<Package>();
  const seen = new Set<Incompatibility>([proof]);
  for (const { terms, cause } of seen) {
    if (cause.kind === 'derived') seen.add(cause.first).add(cause.second);
    else for (const subject of terms.keys()) packages.add(subject);
  }
  return packages;
}
