/** Version ranges in words: what is asked for, and which releases a statement is about. */
import type { Release } from '../../candidates/release.ts';
import type { Dependent } from '../../diagnosis/asks.ts';
import { say, type Message } from '../../messages/message.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import { formatVersion, isPrerelease, type Version } from '../../packaging/versions/version.ts';
import type { Interval, VersionRange } from '../../packaging/versions/versionRange.ts';
import { knownReleases, type Catalog } from '../../solver/catalog.ts';
import { isUsable } from '../../solver/selection.ts';

/** At most this many stretches of releases are listed; of more, only the ends are given. */
const MOST_STRETCHES = 2;

/**
 * A project in the versions that are asked for: `` `x` ``, `` `x` 2 or newer ``, `` `x` below 2 ``, or as a requirement if
 * that is shorter: `` `x>=1,<2` ``. A range of many pieces, which only many releases together ask for, is described by the
 * releases in it.
 */
export function demandWords(name: NormalizedName, range: VersionRange, catalog: Catalog): Message {
  if (range.isFull) return say('demandAny', { name });
  const [interval, ...others] = range.intervals();
  const text = range.toString();
  const asRequirement = say('demandAsRequirement', { requirement: `${name}${text}` });
  if (interval && others.length === 0 && !text.includes('!=')) {
    return intervalDemand(name, interval) ?? asRequirement;
  }
  if (!text.includes('|')) return asRequirement;
  const inside = releasesIn(name, range, catalog);
  const [newest, oldest] = [inside.versions[0], inside.versions.at(-1)];
  if (!newest || !oldest) return asRequirement;
  const version = formatVersion(oldest);
  if (newest === oldest) return say('demandExactly', { name, version });
  if (newest === inside.all[0]) return say('demandFrom', { name, version });
  return say('demandBetween', { name, oldest: version, newest: formatVersion(newest) });
}

/** Undefined if a requirement is shorter. */
function intervalDemand(name: NormalizedName, { lower, upper }: Interval): Message | undefined {
  if (lower && upper) {
    const isOne = lower.inclusive && upper.inclusive && lower.version.key === upper.version.key;
    return isOne ? say('demandExactly', { name, version: formatVersion(lower.version) }) : undefined;
  }
  if (lower)
    return say(lower.inclusive ? 'demandFrom' : 'demandAbove', { name, version: formatVersion(lower.version) });
  if (upper)
    return say(upper.inclusive ? 'demandUpTo' : 'demandBelow', { name, version: formatVersion(upper.version) });
  return undefined;
}

/**
 * The releases of a project in a range: undefined for all of them, else `1.5`, `1.92.0 and newer`, `1.77.0 to 1.91.5`.
 * Releases that nobody would install are skipped: those without a wheel, yanked ones, and pre-releases if there are others.
 */
export function releaseWords(name: NormalizedName, range: VersionRange, catalog: Catalog): Message | undefined {
  if (range.isFull) return undefined;
  const { all, versions, between } = releasesIn(name, range, catalog);
  const [newest, oldest] = [versions[0], versions.at(-1)];
  if (!newest || !oldest) return all.length === 0 ? undefined : say('releasesInRange', { range: range.toString() });
  const toTheStart = oldest === all.at(-1);
  const toTheEnd = newest === all[0];
  const stretches = stretchesOf(versions, between);
  if (stretches.length === 1 && toTheStart && toTheEnd) return undefined;
  if (stretches.length > MOST_STRETCHES) {
    const ends = { oldest: formatVersion(oldest), newest: formatVersion(newest) };
    return say('releasesCounted', { ...ends, count: versions.length });
  }
  return say('releasesInStretches', { stretches: stretches.flatMap((stretch) => stretchWords(stretch, all) ?? []) });
}

/**
 * A project that needs something, with its extra, and with its releases unless it is all of them: `` `a[x]` 1.5 and newer
 * ``.
 */
export function dependentWords(
  { name, extra, versions }: Extract<Dependent, { readonly kind: 'project' }>,
  catalog: Catalog,
): Message {
  const project = extra === undefined ? name : `${name}[${extra}]`;
  const releases = releaseWords(name, versions, catalog);
  return say('releasesOfProject', { project, ...(releases && { releases }) });
}

function stretchWords(stretch: readonly Version[], all: readonly Version[]): Message | undefined {
  const [newest, oldest] = [stretch[0], stretch.at(-1)];
  if (!newest || !oldest) return undefined;
  if (newest === oldest) return say('releaseOne', { version: formatVersion(oldest) });
  if (newest === all[0]) return say('releasesFrom', { version: formatVersion(oldest) });
  if (oldest === all.at(-1)) return say('releasesUpTo', { version: formatVersion(newest) });
  return say('releasesBetween', { oldest: formatVersion(oldest), newest: formatVersion(newest) });
}
/** Consecutive versions: the oldest stretch first, within a stretch the newest first. */
function stretchesOf(versions: readonly Version[], between: readonly Version[]): readonly (readonly Version[])[] {
  const stretches: Version[][] = [];
  const inside = new Set(versions);
  let previous = false;
  for (const version of between) {
    if (inside.has(version) && previous) stretches.at(-1)?.push(version);
    else if (inside.has(version)) stretches.push([version]);
    previous = inside.has(version);
  }
  return stretches.reverse();
}

/** All newest first. */
interface Releases {
  /** Those in the range, without pre-releases if there are others. */
  readonly versions: readonly Version[];
  /** Every release that counts: yanked ones do not, since nobody means to install them. */
  readonly all: readonly Version[];
  /**
   * Those in the range and those that are installable: releases that are not installable anyway do not separate the others.
   */
  readonly between: readonly Version[];
}

function releasesIn(name: NormalizedName, range: VersionRange, catalog: Catalog): Releases {
  const releases = knownReleases(catalog, name);
  if (!releases) return { all: [], versions: [], between: [] };
  const every = [...releases];
  const within = every.filter(({ version }) => range.contains(version));
  const stable = within.filter(({ version }) => !isPrerelease(version));
  const chosen = new Set(stable.length > 0 ? stable : within);
  const all = every.filter(
    (release) =>
      chosen.has(release) || (release.yanked === undefined && (stable.length === 0 || !isPrerelease(release.version))),
  );
  const versionsOf = (releases: Iterable<Release>): Version[] => [...releases].map(({ version }) => version);
  return {
    versions: versionsOf(chosen),
    all: versionsOf(all),
    between: versionsOf(all.filter((release) => chosen.has(release) || isUsable(release))),
  };
}
