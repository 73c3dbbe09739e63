/** One failure from the point of view of the search for remedies, and what the kinds of remedies have in common. */
import { leaveOut, type Diagnosis, type Failure } from '../diagnosis/diagnose.ts';
import type { Installation } from '../installers/installation.ts';
import type { InstallerView, ReadDeclaration } from '../installers/installerView.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { parseRequirement, type Requirement } from '../packaging/requirements/requirement.ts';
import { versionsEqual } from '../packaging/versions/version.ts';
import type { VersionRange } from '../packaging/versions/versionRange.ts';
import type { Catalog } from '../solver/catalog.ts';
import type { Problem } from '../solver/problem.ts';
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
  const others = failures.flatMap(({ name }) => (name === failure.name ? [] : [name]));
  return {
    failure,
    whole: problem,
    problem: leaveOut(problem, others),
    others,
    ...(rest && { rest }),
    declarations: seen.filter(({ requirement }) => requirement.normalized === failure.name),
    seen,
    context,
    catalog: context.catalogFor(context.target),
  };
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
