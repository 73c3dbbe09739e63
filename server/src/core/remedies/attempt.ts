/** One failure as the search for remedies sees it, and what the kinds of remedies have in common. */
import type { Release } from '../candidates/release.ts';
import type { Failure } from '../diagnosis/diagnose.ts';
import type { ReadDeclaration } from '../installers/installerView.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { parseRequirement, type Requirement } from '../packaging/requirements/requirement.ts';
import { versionsEqual } from '../packaging/versions/version.ts';
import type { VersionRange } from '../packaging/versions/versionRange.ts';
import { knownReleases, type Catalog } from '../solver/catalog.ts';
import type { Problem } from '../solver/problem.ts';
import type { Solved } from '../solver/resolution.ts';
import type { Question } from '../solver/question.ts';
import type { FileEdit } from '../text/textEdit.ts';
import type { ProjectContext } from './projectContext.ts';
import { installAfter } from './kinds/switchTarget.ts';

/** What a remedy is looked for, and where. */
export interface Attempt {
  readonly failure: Failure;
  /** The problem of the file without its other failing dependencies. */
  readonly problem: Problem;
  /** Those other ones. */
  readonly others: readonly NormalizedName[];
  /** Where the failing project is declared. */
  readonly declarations: readonly ReadDeclaration[];
  /** Everything that the installer sees. */
  readonly seen: readonly ReadDeclaration[];
  readonly context: ProjectContext;
  readonly catalog: Catalog;
}

/** Resolves the edited files: whatever else fails in them already is left out, this failure is not. Undefined where it stays. */
export function* proven(edits: readonly FileEdit[], { context, others }: Attempt): Question<Solved | undefined> {
  const resolution = yield* installAfter(edits, context, others);
  return resolution?.kind === 'solved' ? resolution : undefined;
}

/** What a project becomes in a solution. */
export function releaseIn({ packages }: Solved, name: NormalizedName, catalog: Catalog): Release | undefined {
  const version = packages.get(name)?.version;
  return version && knownReleases(catalog, name)?.of(version);
}

/** Whether exactly one version is asked for, be it another one by every release: two halves of one project do so. */
export function isExact(needed: VersionRange): boolean {
  const intervals = needed.intervals();
  return (
    intervals.length > 0 &&
    intervals.every(({ lower, upper }) => lower && upper && versionsEqual(lower.version, upper.version))
  );
}

/** Reads a requirement that the program itself has written. */
export function requirementOf(text: string): Requirement {
  const requirement = parseRequirement(text).value?.requirement;
  if (!requirement) throw new Error(`${text} is no requirement`);
  return requirement;
}

/** Whether the project's `[tool.uv]` counts for the target, so that what other projects ask for can be changed there. */
export function readsUvSettings({ context: { file, target } }: Attempt): boolean {
  return target.installer.readsUvTables && file.kind === 'pyproject';
}

/** Whether the file itself asks for one of the projects, or already changes how they are asked for. */
export function hasOwnSay({ problem, seen }: Attempt, names: readonly NormalizedName[]): boolean {
  const said = [...seen.map(({ requirement }) => requirement), ...problem.overrides, ...problem.constraints];
  return names.some((name) => said.some(({ normalized }) => normalized === name));
}
