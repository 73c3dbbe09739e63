/** What can be left out of an installation so that a declared dependency installs in the release that people want. */
import { newestPreferringStable, type Release } from '../../candidates/release.ts';
import { findCulprits, type Culprit } from '../../diagnosis/culprits.ts';
import { isNearEnough } from '../../diagnosis/meantRelease.ts';
import { factsOfProof } from '../../diagnosis/proof.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import { formatVersion } from '../../packaging/versions/version.ts';
import { markerHolds } from '../../runtimes/markerHolds.ts';
import type { LeavesOut } from '../leavesOut.ts';
import { install } from '../../installers/install.ts';
import { VersionRange } from '../../packaging/versions/versionRange.ts';
import { knownReleases } from '../../solver/catalog.ts';
import type { Problem } from '../../solver/problem.ts';
import type { Question } from '../../solver/question.ts';
import type { Solved } from '../../solver/resolution.ts';
import { isUsable } from '../../solver/selection.ts';
import { hasOwnSay, isExact, type Attempt } from '../attempt.ts';
import { releaseIn } from '../prove.ts';

/** At most this much is left out; beyond that nobody can tell what still runs. */
const MOST_LEFT_OUT = 6;

/** What is left out, and the result. */
export interface LeftOut {
  readonly culprits: readonly Culprit[];
  readonly resolution: Solved;
  /** The release of the declared dependency that this gives. */
  readonly release: Release;
}

/**
 * The culprits, and more if that gives the release that people want: a project can fall back by years to avoid one more
 * dependency. Undefined if the file itself asks for one of them, or if little is gained.
 */
export function* whatToLeaveOut(attempt: Attempt): Question<LeftOut | undefined> {
  if (hasOwnSay(attempt, namesOf(attempt.failure.culprits))) return undefined;
  const found = yield* leftOutFor(attempt);
  return found && !hasOwnSay(attempt, namesOf(found.culprits)) ? found : undefined;
}

function* leftOutFor(attempt: Attempt): Question<LeftOut | undefined> {
  const { culprits, name } = attempt.failure;
  if (culprits.length === 0 || culprits.some((culprit) => culprit.name === name)) return undefined;
  // Without its other half a project is of no use.
  if (culprits.some(({ needed }) => isExact(needed))) return undefined;
  // A name that no index knows is a mistake, or is on an index that is missing here.
  if (culprits.some((culprit) => knownReleases(attempt.catalog, culprit.name)?.exists !== true)) return undefined;
  const wanted = newestWanted(attempt);
  if (!wanted) return undefined;
  const plain = yield* leavingOut(culprits, attempt);
  if (plain && isNearEnough(plain.release, wanted)) return plain;
  const all = yield* leavingOut(yield* culpritsOf(wanted, attempt), attempt);
  return all && isNearEnough(all.release, wanted) ? all : undefined;
}

/** The culprits, and what else blocks the wanted release. */
function* culpritsOf(
  { version }: Release,
  { failure: { name, culprits }, problem, catalog }: Attempt,
): Question<readonly Culprit[]> {
  const demand = { ...problem, ranges: new Map([...(problem.ranges ?? []), [name, VersionRange.singleton(version)]]) };
  const rest = without(demand, culprits);
  const resolution = yield* install(rest, catalog);
  if (resolution.kind === 'solved') return culprits;
  return [...culprits, ...(yield* findCulprits(rest, name, factsOfProof(resolution.proof), catalog))];
}

function* leavingOut(
  culprits: readonly Culprit[],
  { failure: { name }, problem, catalog }: Attempt,
): Question<LeftOut | undefined> {
  if (culprits.length > MOST_LEFT_OUT || namesOf(culprits).includes(name)) return undefined;
  const resolution = yield* install(without(problem, culprits), catalog);
  if (resolution.kind === 'failed') return undefined;
  const release = releaseIn(resolution, name, catalog);
  return release && { culprits, resolution, release };
}

/** uv does not ask for them; for micropip they are already installed. */
function without(problem: Problem, culprits: readonly Culprit[]): Problem {
  const names = namesOf(culprits);
  return problem.target.installer.leavesOutBy === 'stand-in'
    ? { ...problem, external: new Set([...problem.external, ...names]) }
    : { ...problem, excludes: new Set([...problem.excludes, ...names]) };
}

/** Who misses the culprits: the declared projects from which needs lead to them. */
export function leavesOut(
  { culprits }: Pick<LeftOut, 'culprits'>,
  { packages }: Solved,
  { problem, catalog, failure }: Attempt,
): LeavesOut {
  const declared = [...new Set(problem.requirements.map(({ normalized }) => normalized))];
  const needs = namesOf(culprits).flatMap((culprit) => {
    const askers = askersOf(culprit, packages, { problem, catalog });
    const roots = declared.filter((name) => askers.has(name));
    return (roots.length > 0 ? roots : [failure.name]).flatMap((parent) => {
      const version = packages.get(parent)?.version;
      return version ? [{ culprit, parent, version: formatVersion(version) }] : [];
    });
  });
  return { kind: 'culprits', needs };
}

/** The installed projects that ask for one that is not installed, by themselves or through others. */
function askersOf(
  left: NormalizedName,
  packages: Solved['packages'],
  { problem: { target }, catalog }: Pick<Attempt, 'problem' | 'catalog'>,
): ReadonlySet<NormalizedName> {
  const asking = new Map<NormalizedName, NormalizedName[]>();
  for (const { name, candidate } of packages.values()) {
    const metadata = catalog.metadata(candidate);
    for (const { normalized, marker } of metadata?.kind === 'known' ? metadata.value.requiresDist : []) {
      if (markerHolds(marker, target)) asking.set(normalized, [...(asking.get(normalized) ?? []), name]);
    }
  }
  const found = new Set([left]);
  for (const name of found) for (const asker of asking.get(name) ?? []) found.add(asker);
  return found;
}

export function namesOf(culprits: readonly Culprit[]): Culprit['name'][] {
  return culprits.map(({ name }) => name);
}

/** The newest release that the declarations allow and that itself has a wheel. */
function newestWanted({ failure, declarations, catalog }: Attempt): Release | undefined {
  const range = declarations.reduce(
    (all, { requirement }) => all.intersect(VersionRange.fromSpecifierSet(requirement.specifier)),
    VersionRange.full,
  );
  const releases = [...(knownReleases(catalog, failure.name) ?? [])];
  return newestPreferringStable(releases.filter((one) => isUsable(one) && range.contains(one.version)));
}
