/** What hovers know of a project: its releases, the one that is installed, and the newest ones. */
import type { Snapshot } from '../analysis/snapshot.ts';
import { requiresPythonAllows } from '../candidates/compatibility.ts';
import { PYODIDE_INDEX, type ReleaseFiles } from '../candidates/distribution.ts';
import { judgeRelease, newestPreferringStable, type ProjectReleases } from '../candidates/release.ts';
import type { Declaration } from '../dependencyFiles/dependencyFile.ts';
import type { ResolvedPackage } from '../installers/resolutionSummary.ts';
import type { DatedRelease } from '../messages/datedRelease.ts';
import { say, type Message } from '../messages/message.ts';
import { escapeMarkdown } from '../papers/escapeMarkdown.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { formatVersion, parseVersion, type Version } from '../packaging/versions/version.ts';
import { VersionRange } from '../packaging/versions/versionRange.ts';
import { hostTarget } from '../runtimes/hostTarget.ts';
import type { Target } from '../runtimes/target.ts';
import { knownReleases } from '../solver/catalog.ts';
import { catalogUnder } from '../solver/policyCatalog.ts';
import type { DatedVersion } from './wheelTable.ts';

/** The releases of a project as far as they are known; undefined if no index knows it. */
export function releasesOf(name: NormalizedName, { catalog }: Snapshot): ProjectReleases | undefined {
  const known = knownReleases(catalog, name);
  return known?.exists === true ? known : undefined;
}

/** What is installed of a project. */
export function resolvedPackage(name: NormalizedName, { resolution }: Snapshot): ResolvedPackage | undefined {
  return resolution?.packages.find((resolved) => resolved.name === name);
}

/** The version of it. */
export function resolvedVersion(name: NormalizedName, snapshot: Snapshot): Version | undefined {
  return parseVersion(resolvedPackage(name, snapshot)?.version ?? '');
}

/** How far what is said of a project's releases can be relied on; nothing if in full. */
export function knowledgeText(releases: ProjectReleases | undefined): { readonly known?: Message } {
  if (releases?.isPartial === true) return { known: say('hoverPartial') };
  return releases?.asOf === undefined ? {} : { known: say('hoverAsOf', { day: releases.asOf }) };
}

/** The versions that a declaration allows; undefined if it allows all. */
export function rangeOf({ requirement, range }: Declaration): VersionRange | undefined {
  if (range) return range;
  if (!requirement || requirement.specifier.specifiers.length === 0) return undefined;
  return VersionRange.fromSpecifierSet(requirement.specifier);
}

/** The newest release, and whether it is the newest stable one only. */
export function newestRelease(releases: ProjectReleases): (DatedVersion & { readonly stable: boolean }) | undefined {
  const { releases: all } = releases.project;
  const version = newestPreferringStable(all)?.version;
  return version && { ...datedVersion(version, releases), stable: all[0]?.version !== version };
}

/** Whether `exclude-newer` hides it from the installer, so that what is installed need not be it. */
export function isHidden({ version }: DatedVersion, name: NormalizedName, snapshot: Snapshot): boolean {
  const { catalog, resolution } = snapshot;
  if (!resolution?.dated) return false;
  return knownReleases(catalogUnder(catalog, resolution.dated), name)?.of(version) === undefined;
}

/** The newest release that a declaration allows and that an ordinary machine with the same Python takes, building it if need be. */
export function newestOnHost(
  declaration: Declaration,
  name: NormalizedName,
  target: Target,
  { catalog, resolution }: Snapshot,
): DatedVersion | undefined {
  const releases = knownReleases(catalogUnder(catalog, resolution?.dated), name);
  if (!releases || releases.isPartial) return undefined;
  const range = rangeOf(declaration);
  const host = hostTarget(formatVersion(target.python));
  const taken = function* (): Generator<ReleaseFiles> {
    for (const files of releases.project.releases)
      if (range?.contains(files.version) !== false && installsOn(host, name, files)) yield files;
  };
  const newest = newestPreferringStable(taken());
  return newest && datedVersion(newest.version, releases);
}

function installsOn(host: Target, name: NormalizedName, { version, distributions }: ReleaseFiles): boolean {
  const own = distributions.filter(({ index }) => index !== PYODIDE_INDEX);
  if (own.length === 0) return false;
  const { candidate, yanked, requiresPython } = judgeRelease(name, { version, distributions: own }, host);
  if (candidate) return yanked === undefined && requiresPython === undefined;
  return own.some(
    ({ wheel, file }) =>
      !wheel &&
      file.yanked === false &&
      (file.requiresPython === undefined || requiresPythonAllows(file.requiresPython, host.python)),
  );
}

/** A version with the day of its upload. */
export function datedVersion(version: Version, releases: ProjectReleases): DatedVersion {
  const date = releases.of(version)?.uploadTime?.slice(0, 10);
  return { version, ...(date !== undefined && { date }) };
}

/** A version as Markdown. */
export function shownRelease({ version, date }: DatedVersion): DatedRelease {
  return { version: escapeMarkdown(formatVersion(version)), date: date && escapeMarkdown(date) };
}
