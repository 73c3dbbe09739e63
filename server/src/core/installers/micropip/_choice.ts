/** Which wheel from an index micropip takes for a requirement: the newest version that has one, whatever else there is. */
import { PYODIDE_INDEX } from '../../candidates/distribution.ts';
import type { Candidate } from '../../candidates/candidate.ts';
import type { ProjectReleases } from '../../candidates/release.ts';
import { wheelByFileName } from '../../candidates/wheelByFileName.ts';
import { specifierSetContains, type SpecifierSet } from '../../packaging/versions/specifier.ts';
import { isPrerelease } from '../../packaging/versions/version.ts';
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
  const offers = ({ index }: { readonly index: string }): boolean => index !== PYODIDE_INDEX;
  const { project, target } = releases;
  const offered = project.releases.filter(({ distributions }) => distributions.some(offers));
  if (offered.length === 0) return { kind: releases.exists ? 'no-versions' : 'unknown-project' };
  if (isRefusedReference(releases)) return obstacleIn(releases, specifier);
  const prereleases =
    allowsPrereleases || (specifier.specifiers.length === 0 && offered.every(({ version }) => isPrerelease(version)));
  const options = prereleases ? { prereleases } : { prereleases: specifier.specifiers.some(namesPrerelease) };
  let lastResort: Candidate | undefined;
  for (const files of offered) {
    if (!specifierSetContains(specifier, files.version, options)) continue;
    const choice = wheelByFileName(
      project.name,
      { ...files, distributions: files.distributions.filter(offers) },
      target,
    );
    if (choice && choice.yanked === undefined) return { kind: 'known', value: choice.candidate };
    lastResort ??= choice?.candidate;
  }
  return lastResort ? { kind: 'known', value: lastResort } : obstacleIn(releases, specifier);
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
