/** Which packages of a solution fall behind what a host gets, and how far. */
import { yearsBehind } from '../candidates/age.ts';
import type { ProjectReleases, Release } from '../candidates/release.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { compareVersions, isPrerelease, type Version } from '../packaging/versions/version.ts';
import { knownReleases, type Catalog } from '../solver/catalog.ts';
import { isUsable } from '../solver/selection.ts';
import { chainFrom, type Pinned, type Solved } from '../solver/resolution.ts';
import { lacksExtra } from './providedExtras.ts';

/** A package that falls behind. */
export interface Gap {
  readonly name: NormalizedName;
  readonly got: Release;
  readonly ideal: Release;
  /** The first part of the version in which the two differ. */
  readonly distance: 'major' | 'minor' | 'patch';
  /** Years since the first newer release appeared; undefined if the dates are unknown. */
  readonly years: number | undefined;
  /** The extras that are asked for, and that only newer releases have. */
  readonly lostExtras: readonly string[];
  /** From the declared dependency to the package. */
  readonly chain: readonly NormalizedName[];
}

/** The two worlds that are compared. */
export interface Comparison {
  /** The facts of the target. */
  readonly catalog: Catalog;
  /** The facts of the host. */
  readonly ideal: Catalog;
  /** What is behind by less, and no major version, is not worth mentioning. */
  readonly thresholdYears: number;
  /** The extras that are asked for, by project. */
  readonly extras: ReadonlyMap<NormalizedName, readonly string[]>;
  /** `YYYY-MM-DD`; without it, years count until the release that a host gets. */
  readonly today?: string;
}

/** More than one year is serious. */
const SERIOUS_YEARS = 1;

/** The packages that fall behind, whose gap is worth mentioning. */
export function gapsBetween(whole: Solved, wanted: Solved, comparison: Comparison): readonly Gap[] {
  return [...whole.packages.values()].flatMap((pinned) => {
    const better = wanted.packages.get(pinned.name);
    const gap = better && gapOf(pinned, better, whole, comparison);
    return gap && isWorthMentioning(gap, comparison) ? [gap] : [];
  });
}

function gapOf(pinned: Pinned, better: Pinned, whole: Solved, comparison: Comparison): Gap | undefined {
  const { catalog, ideal, extras, today } = comparison;
  if (compareVersions(better.version, pinned.version) <= 0) return undefined;
  const { name } = pinned;
  // No index is asked about what micropip takes from the lock; the host's index knows when it was released.
  const known = knownReleases(ideal, name);
  const got = knownReleases(catalog, name)?.of(pinned.version) ?? known?.of(pinned.version);
  const best = known?.of(better.version);
  if (!got || !known || !best) return undefined;
  return {
    name,
    got,
    ideal: best,
    distance: distanceBetween(pinned.version, better.version),
    years: yearsBehind(firstNewer(known, got.version), best, today),
    lostExtras: (extras.get(name) ?? []).filter(
      (extra) => lacksExtra(pinned.candidate, extra, catalog) && !lacksExtra(better.candidate, extra, ideal),
    ),
    chain: chainFrom(pinned, whole),
  };
}

function isWorthMentioning({ distance, years, lostExtras }: Gap, { thresholdYears }: Comparison): boolean {
  return distance === 'major' || lostExtras.length > 0 || (years ?? 0) >= thresholdYears;
}

/** Whether a gap may be a warning: a patch release is none, however old it is. */
export function isSerious({ distance, years = 0, lostExtras }: Gap): boolean {
  return distance === 'major' || lostExtras.length > 0 || (distance === 'minor' && years > SERIOUS_YEARS);
}

function distanceBetween(older: Version, newer: Version): Gap['distance'] {
  const parts = ({ epoch, release: [major = 0] }: Version): string => `${epoch}!${major}`;
  if (parts(older) !== parts(newer)) return 'major';
  return (older.release[1] ?? 0) === (newer.release[1] ?? 0) ? 'patch' : 'minor';
}

/**
 * When the first stable release that is newer than a version, and that a host could have had, was uploaded; since then one has
 * been behind.
 */
function firstNewer(releases: ProjectReleases, version: Version): number | undefined {
  let first: number | undefined;
  for (const release of releases) {
    if (compareVersions(release.version, version) <= 0) break;
    const time = Date.parse(release.uploadTime ?? '');
    if (!isPrerelease(release.version) && !Number.isNaN(time) && isUsable(release))
      first = Math.min(first ?? time, time);
  }
  return first;
}
