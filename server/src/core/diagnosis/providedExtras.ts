/** Which extras releases have: of one that is not there uv warns, and installs the project without it. */
import type { Candidate } from '../candidates/candidate.ts';
import { normalizeName, type NormalizedName } from '../packaging/name.ts';
import type { CoreMetadata } from '../packaging/metadata/coreMetadata.ts';
import { markerHolds } from '../runtimes/markerHolds.ts';
import type { Target } from '../runtimes/target.ts';
import type { Catalog } from '../solver/catalog.ts';
import type { Solved } from '../solver/resolution.ts';
import { closestWithin, slipsIn } from '../text/closest.ts';

/** The extras of a release, as its metadata name them; undefined if they are not known, or known only once it is built. */
export function providedExtras(candidate: Candidate, catalog: Catalog): readonly string[] | undefined {
  const metadata = catalog.metadata(candidate);
  return metadata?.kind === 'known' ? providedIn(metadata.value) : undefined;
}

/** The extras that metadata name; undefined if a build may still change them. */
export function providedIn({ dynamic, providesExtra }: CoreMetadata): readonly string[] | undefined {
  return dynamic.some((field) => field.toLowerCase() === 'provides-extra') ? undefined : providesExtra;
}

/** Whether a release is known to have no such extra. */
export function lacksExtra(candidate: Candidate, extra: string, catalog: Catalog): boolean {
  const provided = providedExtras(candidate, catalog);
  return provided !== undefined && !provided.some((one) => normalizeName(one) === normalizeName(extra));
}

/** The extra that may be meant by one that is not among those that a release has: spelt otherwise, or almost like it. */
export function meantExtra(extra: string, provided: readonly string[]): string | undefined {
  const asked = normalizeName(extra);
  const [near] = closestWithin(asked, provided.map(normalizeName), slipsIn(asked));
  return provided.find((one) => normalizeName(one) === near);
}

/** Whether something is installed for an extra, also where a release only uses it in markers and does not name it. */
export function addsAnything(candidate: Candidate, extra: string, target: Target, catalog: Catalog): boolean {
  const metadata = catalog.metadata(candidate);
  if (metadata?.kind !== 'known') return false;
  const extras = new Set([normalizeName(extra)]);
  return metadata.value.requiresDist.some(
    ({ marker }) => markerHolds(marker, target, extras) && !markerHolds(marker, target),
  );
}

/** The extras that a solution asks for, as written, by project: those of its requirements, then those that what is installed needs. */
export function extrasAskedIn(
  { packages }: Solved,
  declared: ReadonlyMap<NormalizedName, readonly string[]>,
  target: Target,
  catalog: Catalog,
): ReadonlyMap<NormalizedName, readonly string[]> {
  const asked = new Map(declared);
  // A project is looked at again when another extra of it turns out to be asked for.
  const waiting = [...packages.keys()];
  for (const name of waiting) {
    const pinned = packages.get(name);
    const metadata = pinned && catalog.metadata(pinned.candidate);
    const chosen = new Set(asked.get(name)?.map(normalizeName));
    for (const { normalized, extras, marker } of metadata?.kind === 'known' ? metadata.value.requiresDist : []) {
      const known = asked.get(normalized) ?? [];
      const further = extras.filter((extra) => !known.some((one) => normalizeName(one) === normalizeName(extra)));
      if (further.length === 0 || !packages.has(normalized) || !markerHolds(marker, target, chosen)) continue;
      asked.set(normalized, [...known, ...further]);
      waiting.push(normalized);
    }
  }
  return asked;
}
