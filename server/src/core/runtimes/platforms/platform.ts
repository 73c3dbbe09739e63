/** The platforms that run Pyodide in a page, and which Pyodide each of their releases runs: the data, and how to look in it. */
import type { PlatformName } from '../../dependencyFiles/signs/runtimeSign.ts';
import { compareVersions, parseVersion } from '../../packaging/versions/version.ts';

/** A release of a platform and the Pyodide that it runs. */
export interface PlatformRelease {
  readonly release: string;
  /** In Pyodide's own spelling. */
  readonly pyodide: string;
}

/** What is known about a platform. */
export interface Platform {
  readonly name: PlatformName;
  /** For people: `PyScript`. */
  readonly label: string;
  /** Oldest first. */
  readonly releases: readonly PlatformRelease[];
  /** Those of which it is known what they run, but nothing of that Pyodide; oldest first. */
  readonly tooOld: readonly PlatformRelease[];
  /** Normalized names of the projects that it has itself, whatever a file asks for: such a requirement changes nothing. */
  readonly brings: readonly string[];
  /** What it puts in the place of projects, by normalized name: a stand-in of that version, which stays. */
  readonly standIns: Readonly<Record<string, string>>;
  /** Normalized names of what it loads out of the Pyodide release, in that version, before it installs anything. */
  readonly loads: readonly string[];
  /** Whether it loads what a cell imports before the cell, and so what the cell installs, runs. */
  readonly importsFirst: boolean;
  /** Whether it takes the names alone of what the metadata of a script list, so that their versions do not count. */
  readonly namesAlone: boolean;
}

/** The platform that runs a target's Pyodide. */
export interface PlatformOfTarget extends Pick<
  Platform,
  'name' | 'label' | 'brings' | 'standIns' | 'loads' | 'importsFirst' | 'namesAlone'
> {
  /** Absent if only the platform is known. */
  readonly release?: string;
}

/**
 * The release that a version means, the newest one for the beginning of a version (`2026`, `0.7`).
 * @param version undefined stands for the newest of all
 */
export function platformRelease({ releases }: Platform, version?: string): PlatformRelease | undefined {
  if (version === undefined) return releases.at(-1);
  const exact = releases.find(({ release }) => release === version);
  return exact ?? releases.findLast(({ release }) => release.startsWith(`${version}.`));
}

/** The platform that a target's name begins with, in lower case, and the version behind it. */
export function platformInName(
  name: string,
  platforms: readonly Platform[],
): { readonly platform: Platform; readonly version?: string } | undefined {
  for (const platform of platforms) {
    if (name === platform.name) return { platform };
    const version = name.startsWith(`${platform.name}-`) ? name.slice(platform.name.length + 1) : '';
    const [, digits] = /^v?(\d.*)$/.exec(version) ?? [];
    if (digits !== undefined) return { platform, version: digits };
  }
  return undefined;
}

/** For data: a table of releases as the lists that {@link Platform} has. */
export function releasesOf(
  table: Readonly<Record<string, string>>,
  knownPyodides: ReadonlySet<string>,
): Pick<Platform, 'releases' | 'tooOld'> {
  const all = Object.entries(table)
    .map(([release, pyodide]) => ({ release, pyodide }))
    .sort((a, b) => byVersion(a.release, b.release));
  return {
    releases: all.filter(({ pyodide }) => knownPyodides.has(pyodide)),
    tooOld: all.filter(({ pyodide }) => !knownPyodides.has(pyodide)),
  };
}

function byVersion(a: string, b: string): number {
  const [left, right] = [parseVersion(a), parseVersion(b)];
  return left && right ? compareVersions(left, right) : 0;
}

/** What a target says about the platform that runs it. */
export function platformOfTarget(
  { name, label, brings, standIns, loads, importsFirst, namesAlone }: Omit<PlatformOfTarget, 'release'>,
  release?: string,
): PlatformOfTarget {
  return { name, label, brings, standIns, loads, importsFirst, namesAlone, ...(release !== undefined && { release }) };
}
