/** Where requirements that cannot be met together meet: the project with no version left, and what asks for it. */
import { groupedBy } from '../text/groupedBy.ts';
import type { Ask } from './asks.ts';
import type { NormalizedName } from '../packaging/name.ts';
import type { Version } from '../packaging/versions/version.ts';
import { VersionRange } from '../packaging/versions/versionRange.ts';
import { knownReleases, type Catalog } from '../solver/catalog.ts';
import { newestUsable } from './meantRelease.ts';
import { reachedFromFile } from './_reachedFromFile.ts';
import { isUsable } from '../solver/selection.ts';

/** A project with everything that is asked of it; no version satisfies it all. */
export interface Meeting {
  readonly name: NormalizedName;
  /** What is asked of it, grouped where one project asks for several ranges. */
  readonly groups: readonly (readonly Ask[])[];
}

/**
 * The projects for which the asks leave no installable version: first those where the newest releases meet, and of these the one
 * with the fewest asks.
 */
export function meetingsOf(asks: readonly Ask[], catalog: Catalog): readonly Meeting[] {
  const names = [...new Set(asks.map(({ dependency }) => dependency))];
  const ofNewest = newestAsks(asks, catalog);
  const rank = ({ groups }: Meeting): number =>
    groups.flat().length + (groups.flat().every((ask) => ofNewest.has(ask)) ? 0 : asks.length);
  return names
    .map((name) => ({ name, groups: grouped(asks.filter(({ dependency }) => dependency === name)) }))
    .filter((meeting) => meeting.groups.flat().length > 1 && isEmpty(meeting, catalog))
    .sort((a, b) => rank(a) - rank(b));
}

/** The asks that remain where every project that asks for anything is there in its newest release. */
function newestAsks(asks: readonly Ask[], catalog: Catalog): ReadonlySet<Ask> {
  const newest = newestAsking(asks, catalog);
  const asksOf = groupedBy(asks, ({ dependent }) => (dependent.kind === 'project' ? dependent.name : undefined));
  const reached = reachedFromFile(asksOf.get(undefined) ?? [], (name) => {
    const version = newest.get(name);
    return (asksOf.get(name) ?? []).filter(
      ({ dependent }) => !version || dependent.kind !== 'project' || dependent.versions.contains(version),
    );
  });
  return new Set(reached);
}

/** The newest release of each project, of those that ask for anything. */
function newestAsking(asks: readonly Ask[], catalog: Catalog): ReadonlyMap<NormalizedName, Version | undefined> {
  const asking = new Map<NormalizedName, VersionRange>();
  for (const { dependent } of asks) {
    if (dependent.kind !== 'project') continue;
    const { name, versions } = dependent;
    asking.set(name, (asking.get(name) ?? VersionRange.empty).union(versions));
  }
  return new Map(
    [...asking].map(([name, range]) => {
      const releases = knownReleases(catalog, name);
      return [name, releases && newestUsable(releases, range)?.version];
    }),
  );
}

function grouped(asks: readonly Ask[]): readonly (readonly Ask[])[] {
  const groups = groupedBy(asks, (ask): unknown => {
    const { dependent } = ask;
    return dependent.kind === 'project' ? `${dependent.name} ${dependent.extra ?? ''}` : ask;
  });
  return [...groups.values()];
}

/** Whether different releases of one project ask for these, so that one of them is enough. */
export function areAlternatives(group: readonly Ask[], catalog: Catalog): boolean {
  let seen = VersionRange.empty;
  return group.every(({ dependent }) => {
    if (dependent.kind !== 'project') return false;
    const both = seen.intersect(dependent.versions);
    seen = seen.union(dependent.versions);
    // The ranges of a proof extend to the neighbouring releases, so that they overlap where there are none.
    return !versionsOf(dependent.name, catalog).some((version) => both.contains(version));
  });
}

function isEmpty({ name, groups }: Meeting, catalog: Catalog): boolean {
  const left = groups
    .map((group) => rangeOf(group, catalog))
    .reduce((range, needed) => range.intersect(needed), VersionRange.full);
  const releases = knownReleases(catalog, name);
  if (!releases) return left.isEmpty;
  return ![...releases].some((release) => left.contains(release.version) && isUsable(release));
}

function rangeOf(group: readonly Ask[], catalog: Catalog): VersionRange {
  const ranges = group.map(({ needed }) => needed);
  return areAlternatives(group, catalog)
    ? ranges.reduce((all, range) => all.union(range), VersionRange.empty)
    : ranges.reduce((all, range) => all.intersect(range), VersionRange.full);
}

function versionsOf(name: NormalizedName, catalog: Catalog): readonly Version[] {
  return knownReleases(catalog, name)?.project.releases.map(({ version }) => version) ?? [];
}
