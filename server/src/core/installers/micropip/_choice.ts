/** Which wheel from an index micropip takes for a requirement: the newest version that has one, whatever else there is. */
import { PYODIDE_INDEX } from '../../candidates/distribution.ts';
import type { Candidate, TakenWheel } from '../../candidates/candidate.ts';
import type { ProjectReleases } from '../../candidates/release.ts';
import { wheelByFileName } from '../../candidates/wheelByFileName.ts';
import { specifierSetContains, type SpecifierSet } from '../../packaging/versions/specifier.ts';
import { isPrerelease, type Version } from '../../packaging/versions/version.ts';
import { VersionRange } from '../../packaging/versions/versionRange.ts';
import type { Found, MicropipObstacle } from './transaction.ts';

/**
 * Finds the wheel, or says why there is none. What the Pyodide release ships does not count here: that has been checked
 * before. Yanked releases come last. Pre-releases count as in the `packaging` built into micropip, a release before 26: if a
 * specifier names one, or if nothing is specified and the project has no final release at all.
 */
export function chooseFromIndex(
  releases: ProjectReleases,
  specifier: SpecifierSet,
  allowsPrereleases = false,
): Found<Candidate> {
  const { chosen } = offeredBy(releases);
  const known = chosen[allowsPrereleases ? 'all' : 'final'];
  let found = known.get(specifier);
  if (!found) known.set(specifier, (found = choose(releases, specifier, allowsPrereleases)));
  return found;
}

function choose(releases: ProjectReleases, specifier: SpecifierSet, allowsPrereleases: boolean): Found<Candidate> {
  const { versions, wheelOf } = offeredBy(releases);
  if (versions.length === 0) return { kind: releases.exists ? 'no-versions' : 'unknown-project' };
  if (isRefusedReference(releases)) return obstacleIn(releases, specifier);
  const prereleases =
    allowsPrereleases || (specifier.specifiers.length === 0 && versions.every((version) => isPrerelease(version)));
  const options = prereleases ? { prereleases } : { prereleases: specifier.specifiers.some(namesPrerelease) };
  let lastResort: Candidate | undefined;
  for (const [position, version] of versions.entries()) {
    if (!specifierSetContains(specifier, version, options)) continue;
    const choice = wheelOf(position);
    if (choice && choice.yanked === undefined) return { kind: 'known', value: choice.candidate };
    lastResort ??= choice?.candidate;
  }
  return lastResort ? { kind: 'known', value: lastResort } : obstacleIn(releases, specifier);
}

/** What the indexes have of a project beside the one of Pyodide, newest first. */
interface Offered {
  readonly versions: readonly Version[];
  /** The wheel of the version at a position. */
  readonly wheelOf: (position: number) => TakenWheel | undefined;
  /** What was chosen for a specifier, by whether pre-releases count. */
  readonly chosen: Readonly<Record<'final' | 'all', WeakMap<SpecifierSet, Found<Candidate>>>>;
}

/** Every requirement of a project looks at the same wheels, and again in each attempt to find what helps. */
const OFFERED = new WeakMap<ProjectReleases, Offered>();

function offeredBy(releases: ProjectReleases): Offered {
  const known = OFFERED.get(releases);
  if (known) return known;
  const { project, target } = releases;
  const offered = project.releases
    .map((files) => ({ ...files, distributions: files.distributions.filter(({ index }) => index !== PYODIDE_INDEX) }))
    .filter(({ distributions }) => distributions.length > 0);
  const wheels = new Map<number, TakenWheel | undefined>();
  const wheelOf = (position: number): TakenWheel | undefined => {
    const files = offered[position];
    if (files && !wheels.has(position)) wheels.set(position, wheelByFileName(project.name, files, target));
    return wheels.get(position);
  };
  const chosen = {
    final: new WeakMap<SpecifierSet, Found<Candidate>>(),
    all: new WeakMap<SpecifierSet, Found<Candidate>>(),
  };
  const found = { versions: offered.map(({ version }) => version), wheelOf, chosen };
  OFFERED.set(releases, found);
  return found;
}

/** Whether it is a wheel by its place that is not taken, whatever its name says: it is not there, or is another project's. */
function isRefusedReference(releases: ProjectReleases): boolean {
  return releases.count === 1 && releases.at(0)?.unusable?.kind === 'refused-reference';
}

function namesPrerelease({ operator, parsed }: SpecifierSet['specifiers'][number]): boolean {
  return operator !== '!=' && parsed !== undefined && isPrerelease(parsed);
}

/** What is wrong with the newest of the requested releases. */
function obstacleIn(releases: ProjectReleases, specifier: SpecifierSet): MicropipObstacle {
  const range = VersionRange.fromSpecifierSet(specifier);
  for (const { version, unusable } of releases) {
    if (unusable && range.contains(version)) return { kind: 'unusable', unusable };
  }
  return { kind: 'no-versions' };
}
