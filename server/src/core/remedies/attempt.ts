/** One failure from the point of view of the search for remedies, and what the kinds of remedies have in common. */
import type { Diagnosis, Failure } from '../diagnosis/diagnose.ts';
import type { Installation } from '../installers/installation.ts';
import { seenOf, type InstallerView, type ReadDeclaration } from '../installers/installerView.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { parseRequirement, type Requirement } from '../packaging/requirements/requirement.ts';
import { versionsEqual } from '../packaging/versions/version.ts';
import type { VersionRange } from '../packaging/versions/versionRange.ts';
import type { Catalog } from '../solver/catalog.ts';
import type { Problem } from '../solver/problem.ts';
import { groupedBy } from '../text/groupedBy.ts';
import type { ProjectContext } from './projectContext.ts';

/** What needs a remedy, and where. */
export interface Attempt {
  readonly failure: Failure;
  /** The whole problem of the file. */
  readonly whole: Problem;
  /** The problem of the file without its other failing dependencies. */
  readonly problem: Problem;
  /** Those other ones: they are left out when a remedy for this one is proven. */
  readonly others: readonly NormalizedName[];
  /** What is installed without anything that fails. */
  readonly rest?: Installation;
  /** Where the failing project is declared. */
  readonly declarations: readonly ReadDeclaration[];
  /** Everything that the installer sees. */
  readonly seen: readonly ReadDeclaration[];
  readonly context: ProjectContext;
  readonly catalog: Catalog;
}

/** Of a diagnosis, what the attempt to fix one of its failures has to know. */
export type Diagnosed = Pick<Diagnosis, 'failures'> & Partial<Pick<Diagnosis, 'rest'>>;

/** The attempt to fix one of a file's failures, of those that were diagnosed. */
export function attemptAt(
  failure: Failure,
  { failures, rest }: Diagnosed,
  { problem, seen }: InstallerView,
  context: ProjectContext,
): Attempt {
  const { name } = failure;
  // Both are as long as the file, and of thousands of failures in one most need neither.
  let others: readonly NormalizedName[] | undefined;
  let alone: Problem | undefined;
  return {
    failure,
    whole: problem,
    get problem() {
      return (alone ??= { ...problem, requirements: withoutOthers(name, problem.requirements, failures) });
    },
    get others() {
      return (others ??= failures.flatMap((one) => (one.name === name ? [] : [one.name])));
    },
    ...(rest && { rest }),
    declarations: seenOf(name, seen),
    seen,
    context,
    catalog: context.catalogFor(context.target),
  };
}

/** A requirement with its place among all of them. */
interface Placed {
  readonly requirement: Requirement;
  readonly place: number;
}

/** The requirements of what fails, by project, and of all that does not. */
type Sorted = ReadonlyMap<NormalizedName | undefined, readonly Placed[]>;

/** Those of each file, with the failures that they are sorted by. */
const sorted = new WeakMap<
  readonly Requirement[],
  { readonly failures: readonly Failure[]; readonly groups: Sorted }
>();

/** The requirements without those on other failing projects, in their order. */
function withoutOthers(
  name: NormalizedName,
  requirements: readonly Requirement[],
  failures: readonly Failure[],
): readonly Requirement[] {
  let known = sorted.get(requirements);
  if (known?.failures !== failures) {
    const failing = new Set(failures.map((one) => one.name));
    const placed = requirements.map((requirement, place) => ({ requirement, place }));
    const groupOf = ({ requirement: { normalized } }: Placed): NormalizedName | undefined =>
      failing.has(normalized) ? normalized : undefined;
    known = { failures, groups: groupedBy(placed, groupOf) };
    sorted.set(requirements, known);
  }
  const { groups } = known;
  return [...(groups.get(undefined) ?? []), ...(groups.get(name) ?? [])]
    .sort((one, other) => one.place - other.place)
    .map(({ requirement }) => requirement);
}

/**
 * Whether exactly one version is requested, even if each release requests a different one: that is what two halves of one
 * project do.
 */
export function isExact(needed: VersionRange): boolean {
  const intervals = needed.intervals();
  return (
    intervals.length > 0 &&
    intervals.every(({ lower, upper }) => lower && upper && versionsEqual(lower.version, upper.version))
  );
}

/** Parses a requirement that the program itself has written. */
export function requirementOf(text: string): Requirement {
  const requirement = parseRequirement(text).value?.requirement;
  if (!requirement) throw new Error(`${text} is no requirement`);
  return requirement;
}

/**
 * Whether the project's `[tool.uv]` counts for the target, so that the requirements of other projects can be changed there.
 */
export function readsUvSettings({ context: { file, target } }: Attempt): boolean {
  return target.installer.readsUvTables && file.kind === 'pyproject';
}

/** Whether the file itself asks for one of the projects, or already changes how they are requested. */
export function hasOwnSay({ problem, seen }: Attempt, names: readonly NormalizedName[]): boolean {
  const said = [...seen.map(({ requirement }) => requirement), ...problem.overrides, ...problem.constraints];
  return names.some((name) => said.some(({ normalized }) => normalized === name));
}
