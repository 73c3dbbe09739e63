/**
 * Leaving out what stands in the way of a declared dependency, all of it at once: on Pyodide alone through
 * `[tool.uv] override-dependencies`, or with stand-ins where micropip installs.
 */
import type { Release } from '../../candidates/release.ts';
import { factsOfProof } from '../../diagnosis/proof.ts';
import { findCulprits, type Culprit } from '../../diagnosis/culprits.ts';
import { insertArrayElements } from '../../config/tomlEdit.ts';
import { formatVersion, isPrerelease } from '../../packaging/versions/version.ts';
import { VersionRange } from '../../packaging/versions/versionRange.ts';
import { install } from '../../installers/install.ts';
import type { Problem } from '../../solver/problem.ts';
import { isUsable } from '../../solver/selection.ts';
import type { Question } from '../../solver/question.ts';
import { listOf } from '../../messages/words.ts';
import { knownReleases } from '../../solver/catalog.ts';
import type { Solved } from '../../solver/resolution.ts';
import { differsInMajor, yearsBetween } from '../age.ts';
import { hasOwnSay, isExact, proven, readsUvSettings, releaseIn, type Attempt } from '../attempt.ts';
import { standIns } from './mock.ts';
import type { Remedy } from '../remedy.ts';

/** Nobody can tell any more what still runs when more than this is left out. */
const MOST_LEFT_OUT = 6;

/** A release that falls back further than this is not what people want. */
const MOST_YEARS_BEHIND = 1;

/** What is left out, and what comes of it. */
export interface LeftOut {
  readonly culprits: readonly Culprit[];
  readonly resolution: Solved;
  /** What the declared dependency becomes. */
  readonly release: Release;
}

/** The one remedy that leaves out every culprit; none where the file itself asks for one of them, or where little is won. */
export function* leaveOutRemedies(attempt: Attempt): Question<Remedy[]> {
  const { leavesOutBy } = attempt.context.target.installer;
  if (leavesOutBy === 'override' && !readsUvSettings(attempt)) return [];
  if (hasOwnSay(attempt, namesOf(attempt.failure.culprits))) return [];
  const found = yield* whatToLeaveOut(attempt);
  if (!found || hasOwnSay(attempt, namesOf(found.culprits))) return [];
  return leavesOutBy === 'override' ? yield* overrideAway(found.culprits, attempt) : standIns(found, attempt);
}

function* overrideAway(culprits: readonly Culprit[], attempt: Attempt): Question<Remedy[]> {
  const { file } = attempt.context;
  const { name } = attempt.failure;
  const names = namesOf(culprits);
  const elements = names.map((culprit) => `${culprit} ; sys_platform != 'emscripten'`);
  const edits = insertArrayElements(file.text, ['tool', 'uv'], 'override-dependencies', elements).map((edit) => ({
    path: file.path,
    edit,
  }));
  const resolution = edits.length > 0 ? yield* proven(edits, attempt) : undefined;
  const release = resolution && releaseIn(resolution, name, attempt.catalog);
  if (!release) return [];
  const title = `Leave ${listOf(names)} out on Pyodide (override-dependencies), which gets ${name} ${formatVersion(release.version)}`;
  const cost = `what imports ${names.length > 1 ? 'one of them' : names.join('')} fails there`;
  return [{ kind: 'leave-out', title, preferred: false, edits, cost }];
}

/**
 * The culprits, and more where that gives the release that people want: a project can fall back for years to dodge one more
 * dependency. Undefined where nothing of the kind helps.
 */
function* whatToLeaveOut(attempt: Attempt): Question<LeftOut | undefined> {
  const { culprits, name } = attempt.failure;
  if (culprits.length === 0 || culprits.some((culprit) => culprit.name === name)) return undefined;
  // Without its other half a project is of no use.
  if (culprits.some(({ needed }) => isExact(needed))) return undefined;
  // A name that no index knows is a mistake, or lies in an index that is missing here.
  if (culprits.some((culprit) => knownReleases(attempt.catalog, culprit.name)?.exists !== true)) return undefined;
  const wanted = newestWanted(attempt);
  if (!wanted) return undefined;
  const plain = yield* leavingOut(culprits, attempt);
  if (plain && isNearEnough(plain.release, wanted)) return plain;
  const all = yield* leavingOut(yield* culpritsOf(wanted, attempt), attempt);
  return all && isNearEnough(all.release, wanted) ? all : undefined;
}

/** The culprits, and what else stands in the way of the release that is wanted. */
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

/** After an override they are not asked for; where there are stand-ins they are there already. */
function without(problem: Problem, culprits: readonly Culprit[]): Problem {
  const names = namesOf(culprits);
  return problem.target.installer.leavesOutBy === 'stand-in'
    ? { ...problem, external: new Set([...problem.external, ...names]) }
    : { ...problem, excludes: new Set([...problem.excludes, ...names]) };
}

function namesOf(culprits: readonly Culprit[]): Culprit['name'][] {
  return culprits.map(({ name }) => name);
}

/** The newest release that the declarations admit and that itself has a wheel. */
function newestWanted({ failure, declarations, catalog }: Attempt): Release | undefined {
  const range = declarations.reduce(
    (all, { requirement }) => all.intersect(VersionRange.fromSpecifierSet(requirement.specifier)),
    VersionRange.full,
  );
  return [...(knownReleases(catalog, failure.name) ?? [])].find(
    (release) => isUsable(release) && !isPrerelease(release.version) && range.contains(release.version),
  );
}

function isNearEnough(release: Release, wanted: Release): boolean {
  const years = yearsBetween(release, wanted) ?? 0;
  return !differsInMajor(release.version, wanted.version) && years <= MOST_YEARS_BEHIND;
}
