/** Completes a statement about releases: a proof only mentions the releases for which it found no other reason first. */
import { markerHolds } from '../runtimes/markerHolds.ts';
import type { Ask } from './asks.ts';
import type { Candidate } from '../candidates/candidate.ts';
import { VersionRange } from '../packaging/versions/versionRange.ts';
import { knownReleases, type Catalog } from '../solver/catalog.ts';
import type { Target } from '../runtimes/target.ts';

/** An ask that also covers the releases between those of the proof if their metadata are known to say the same. */
export function filled(ask: Ask, catalog: Catalog, target: Target): Ask {
  const { dependent, dependency } = ask;
  if (dependent.kind !== 'project') return ask;
  const known = knownReleases(catalog, dependent.name);
  if (!known) return ask;
  const extras = new Set(dependent.extra === undefined ? [] : [dependent.extra]);
  const needs = (candidate: Candidate | undefined): boolean => {
    const metadata = candidate && catalog.metadata(candidate);
    if (metadata?.kind !== 'known') return false;
    return metadata.value.requiresDist.some(
      ({ normalized, marker }) => normalized === dependency && markerHolds(marker, target, extras),
    );
  };
  const releases = [...known];
  const first = releases.findIndex(({ version }) => dependent.versions.contains(version));
  const last = releases.findLastIndex(({ version }) => dependent.versions.contains(version));
  const versions = releases
    .slice(Math.max(first, 0), last + 1)
    .filter(({ version, candidate }) => !dependent.versions.contains(version) && needs(candidate))
    .reduce((range, { version }) => range.union(VersionRange.singleton(version)), dependent.versions);
  return { ...ask, dependent: { ...dependent, versions } };
}
