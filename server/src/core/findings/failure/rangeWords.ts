/** Ranges of versions in words: what somebody asks for, and which releases a statement is about. */
import type { Dependent } from '../../diagnosis/asks.ts';
import type { Release } from '../../candidates/release.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import { formatVersion, isPrerelease, type Version } from '../../packaging/versions/version.ts';
import type { Interval, VersionRange } from '../../packaging/versions/versionRange.ts';
import { knownReleases, type Catalog } from '../../solver/catalog.ts';
import { isUsable } from '../../solver/selection.ts';
import { code, listOf } from '../../messages/words.ts';

/** More stretches of releases than these are said by their ends. */
const MOST_STRETCHES = 2;

/**
 * A project in the versions that somebody asks for: `` `x` ``, `` `x` 2 or newer ``, `` `x` below 2 ``, or as a requirement
 * where that is shorter: `` `x>=1,<2` ``. A range of many pieces, which only many releases together ask for, is said by the
 * releases in it.
 */
export function demandWords(name: NormalizedName, range: VersionRange, catalog: Catalog): string {
  if (range.isFull) return code(name);
  const [interval, ...others] = range.intervals();
  const text = range.toString();
  if (interval && others.length === 0 && !text.includes('!=')) {
    const words = intervalWords(interval);
    return words === undefined ? code(`${name}${text}`) : `${code(name)} ${words}`;
  }
  if (!text.includes('|')) return code(`${name}${text}`);
  const inside = releasesIn(name, range, catalog);
  const [newest, oldest] = [inside.versions[0], inside.versions.at(-1)];
  if (!newest || !oldest) return code(`${name}${text}`);
  if (newest === oldest) return `${code(name)} ${formatVersion(oldest)}`;
  const toTheEnd = newest === inside.all[0];
  return `${code(name)} ${formatVersion(oldest)} ${toTheEnd ? 'or newer' : `to ${formatVersion(newest)}`}`;
}

function intervalWords({ lower, upper }: Interval): string | undefined {
  if (lower && upper) {
    const isOne = lower.inclusive && upper.inclusive && lower.version.key === upper.version.key;
    return isOne ? formatVersion(lower.version) : undefined;
  }
  if (lower)
    return lower.inclusive ? `${formatVersion(lower.version)} or newer` : `newer than ${formatVersion(lower.version)}`;
  if (upper)
    return upper.inclusive ? `${formatVersion(upper.version)} or older` : `below ${formatVersion(upper.version)}`;
  return undefined;
}

/**
 * The releases of a project in a range: empty for all of them, else `1.5`, `1.92.0 and newer`, `1.77.0 to 1.91.5`. Releases
 * that nobody would install are passed over: what has no wheel or is yanked, and pre-releases where there are others.
 */
export function releaseWords(name: NormalizedName, range: VersionRange, catalog: Catalog): string {
  if (range.isFull) return '';
  const { all, versions, between } = releasesIn(name, range, catalog);
  const [newest, oldest] = [versions[0], versions.at(-1)];
  if (!newest || !oldest) return all.length === 0 ? '' : range.toString();
  const toTheStart = oldest === all.at(-1);
  const toTheEnd = newest === all[0];
  const stretches = stretchesOf(versions, between);
  if (stretches.length === 1 && toTheStart && toTheEnd) return '';
  if (stretches.length > MOST_STRETCHES) {
    return `${formatVersion(oldest)} to ${formatVersion(newest)} (${versions.length} releases)`;
  }
  return listOf(stretches.map((stretch) => stretchWords(stretch, all)));
}

/** A project that asks for something, with its extra and its releases where they are not all: `` `a[x]` 1.5 and newer ``. */
export function askerWords(asker: Extract<Dependent, { readonly kind: 'project' }>, catalog: Catalog): string {
  const extra = asker.extra === undefined ? '' : `[${asker.extra}]`;
  const versions = releaseWords(asker.name, asker.versions, catalog);
  return `${code(`${asker.name}${extra}`)}${versions === '' ? '' : ` ${versions}`}`;
}

function stretchWords(stretch: readonly Version[], all: readonly Version[]): string {
  const [newest, oldest] = [stretch[0], stretch.at(-1)];
  if (!newest || !oldest) return '';
  if (newest === oldest) return formatVersion(oldest);
  if (newest === all[0]) return `${formatVersion(oldest)} and newer`;
  if (oldest === all.at(-1)) return `${formatVersion(newest)} and older`;
  return `${formatVersion(oldest)} to ${formatVersion(newest)}`;
}

/** Versions that follow one another, oldest stretch first, each newest first. */
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
  /** Those in the range, without pre-releases where there are others. */
  readonly versions: readonly Version[];
  /** Every release that counts: one that nobody means to install, since it was yanked, is none. */
  readonly all: readonly Version[];
  /** Those in the range and those that could be had: what cannot be had anyway does not part the others. */
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
