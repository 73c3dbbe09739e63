/**
 * What a date in the settings hides: files that are newer, and, although they are not, files of an index that gives no dates.
 */
import { install } from '../installers/install.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { compareVersions, versionsEqual, type Version } from '../packaging/versions/version.ts';
import { knownReleases, type Catalog } from '../solver/catalog.ts';
import { catalogUnder } from '../solver/policyCatalog.ts';
import type { Problem } from '../solver/problem.ts';
import type { Question } from '../solver/question.ts';
import { chainFrom, type Pinned, type Solved } from '../solver/resolution.ts';
import { isUsable } from '../solver/selection.ts';
import { hasDates, newestFor, type SelectionPolicy } from '../solver/selectionPolicy.ts';

/** The result if files without a date count; undefined if there is no date in the settings, or if that does not help. */
export function* withUndated(problem: Problem, catalog: Catalog): Question<Solved | undefined> {
  const { policy } = problem;
  return policy && hasDates(policy)
    ? yield* solvedUnder({ ...policy, keepsUndated: true }, problem, catalog)
    : undefined;
}

/** The result if no date counts at all; undefined if there is none in the settings, or if that does not help. */
export function* withoutDates(problem: Problem, catalog: Catalog): Question<Solved | undefined> {
  if (!problem.policy) return undefined;
  const { newest, newestIn, ...policy } = problem.policy;
  const dates = { ...(newest !== undefined && { newest }), ...(newestIn && { newestIn }), newestOf: policy.newestOf };
  if (!hasDates(dates)) return undefined;
  return yield* solvedUnder({ ...policy, newestOf: new Map() }, problem, catalog);
}

/** The result if no date counts for some projects; undefined if that does not help. */
export function* withoutDatesFor(
  names: readonly NormalizedName[],
  problem: Problem,
  catalog: Catalog,
): Question<Solved | undefined> {
  const { policy } = problem;
  if (!policy) return undefined;
  const newestOf = new Map([...policy.newestOf, ...names.map((one) => [one, undefined] as const)]);
  return yield* solvedUnder({ ...policy, newestOf }, problem, catalog);
}

function* solvedUnder(policy: SelectionPolicy, problem: Problem, catalog: Catalog): Question<Solved | undefined> {
  const resolution = yield* install({ ...problem, policy }, catalog);
  return resolution.kind === 'solved' ? resolution : undefined;
}

/** Whether the date that counts for a project hides the file that was taken. */
export function isHidden({ name, candidate }: Pinned, policy: Problem['policy']): boolean {
  const { file, index } = candidate.distribution;
  const newest = policy && newestFor(policy, name, index);
  const { uploadTime } = file;
  return newest !== undefined && (uploadTime === undefined || Date.parse(uploadTime) >= newest);
}

/** Whether a file without a date was taken. */
export function isUndated({ candidate }: Pinned): boolean {
  return candidate.distribution.file.uploadTime === undefined;
}

/**
 * The projects that have to be let in for the others to stay as they are: not those of which the date leaves a release that
 * does as well.
 * @param lifted the result if files without a date count
 */
export function* onlyNeeded(
  names: readonly NormalizedName[],
  lifted: Solved,
  problem: Problem,
  catalog: Catalog,
): Question<readonly NormalizedName[]> {
  const { policy } = problem;
  if (!policy) return names;
  const dated = catalogUnder(catalog, policy);
  let kept = names;
  for (const name of names) {
    if (![...(knownReleases(dated, name) ?? [])].some(isUsable)) continue;
    const others = kept.filter((one) => one !== name);
    const resolution = yield* withoutDatesFor(others, problem, catalog);
    if (resolution && others.every((one) => isIn(lifted, resolution.packages.get(one)))) kept = others;
  }
  return kept;
}

/** What is hidden, and by which setting. */
export interface Hidden {
  readonly names: readonly NormalizedName[];
  readonly setting: 'exclude-newer' | 'exclude-newer-package';
}

/** A package that falls behind, and the declared dependency that brings it. */
interface Behind {
  readonly name: NormalizedName;
  readonly version: Version;
  readonly declared: NormalizedName | undefined;
}

/**
 * What has to be seen for a package to get a newer release.
 * @param lifted the result if files without a date count
 * @returns undefined if the package does not get one then
 */
export function hiddenFrom(
  { name, version, declared }: Behind,
  whole: Solved,
  lifted: Solved,
  { policy }: Problem,
): Hidden | undefined {
  const better = lifted.packages.get(name);
  if (!better || compareVersions(better.version, version) <= 0) return undefined;
  const shown = [...lifted.packages.values()].filter((pinned) => isUndated(pinned) && !isIn(whole, pinned));
  const own = shown.filter((pinned) => chainFrom(pinned, lifted)[0] === declared);
  const names = (own.length > 0 ? own : shown).map((pinned) => pinned.name);
  if (names.length === 0) return undefined;
  return { names, setting: settingThatHides(names, policy) };
}

/** Which setting has the date that counts for some projects. */
export function settingThatHides(names: readonly NormalizedName[], policy: Problem['policy']): Hidden['setting'] {
  const isOwn = names.length > 0 && names.every((one) => policy?.newestOf.get(one) !== undefined);
  return isOwn ? 'exclude-newer-package' : 'exclude-newer';
}

/** Whether a resolution has that release. */
export function isIn({ packages }: Solved, pinned: Pinned | undefined): boolean {
  if (!pinned) return false;
  const { name, version } = pinned;
  const taken = packages.get(name);
  return taken !== undefined && versionsEqual(taken.version, version);
}
