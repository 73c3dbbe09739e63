/** From a dependency file to the problem that the installer solves for it on a target. */
import { markerHolds } from '../target/markerHolds.ts';
import type { Declaration, DependencyFile } from '../dependencyFiles/dependencyFile.ts';
import type { NormalizedName } from '../packaging/name.ts';
import type { Requirement } from '../packaging/requirement.ts';
import type { VersionRange } from '../packaging/versionRange.ts';
import type { Problem } from '../solver/problem.ts';
import type { Target } from '../target/target.ts';
import { fileChoices, uvChoicesOf, type ProblemContext } from './fileChoices.ts';
import { addedBy } from './pywrangler.ts';
import { sourceOf } from './sources.ts';

/** A declaration that could be read as a requirement. */
export type ReadDeclaration = Declaration & { readonly requirement: Requirement };

export interface FileProblem {
  readonly problem: Problem;
  /** The declarations that the installer sees on this target. */
  readonly seen: readonly ReadDeclaration[];
  /** Those among what it sees that name a source (URL, local path) which is taken as given. */
  readonly unsupported: readonly Declaration[];
  /** Projects that the installer adds by itself; the file may declare them as well. */
  readonly added: ReadonlySet<NormalizedName>;
}

/** Whether the installer sees a declaration on a target: its table counts and its marker holds. */
export function isSeen({ active, role, requirement }: Declaration, target: Target): boolean {
  if (!active || role !== 'requirement') return false;
  return markerHolds(requirement?.marker, target);
}

/** Builds the problem of a file, with what the project around it adds. */
export function fileProblem(file: DependencyFile, target: Target, context?: ProblemContext): FileProblem {
  const visible = file.declarations.filter((declaration) => isSeen(declaration, target));
  const seen = visible.filter(isRead);
  const sources = sourcesOf(file, target);
  const isElsewhere = ({ requirement }: ReadDeclaration): boolean =>
    requirement.url !== undefined || sources.has(requirement.normalized);
  const external = seen.filter(isElsewhere);
  const ignored = file.uv?.choices.ignored === true;
  const ofRole = (role: Declaration['role']): Requirement[] =>
    file.declarations.flatMap((declaration) =>
      declaration.role === role && counts(declaration, target) && !(ignored && declaration.table.startsWith('tool.uv.'))
        ? (declaration.requirement ?? [])
        : [],
    );
  const excludes = new Set<NormalizedName>(ofRole('exclude').map(({ normalized }) => normalized));
  const declared = seen.filter((declaration) => !external.includes(declaration)).map(({ requirement }) => requirement);
  const added = addedBy(file, target, context);
  const unwritten = new Set(
    added.flatMap(({ normalized }) =>
      seen.some(({ requirement }) => requirement.normalized === normalized) ? [] : normalized,
    ),
  );
  const own = {
    requirements: [...declared, ...added],
    constraints: ofRole('constraint').filter(({ url }) => url === undefined),
    overrides: ofRole('override').filter(({ url }) => url === undefined),
  };
  const choices = fileChoices(file, target, own, context);
  const problem = {
    target,
    ...own,
    excludes,
    external: new Set(external.map(({ requirement }) => requirement.normalized)),
    ...rangesOf(seen),
    ...(unwritten.size > 0 && { unwritten }),
    ...(choices && { choices }),
  };
  const unsupported = visible.filter((declaration) =>
    isRead(declaration) ? isElsewhere(declaration) : isTakenAsGiven(declaration),
  );
  return { problem, seen, unsupported, added: new Set(added.map(({ normalized }) => normalized)) };
}

/**
 * Whether a constraint or the like applies: what Poetry alone knows is nothing to pywrangler, which reads `[project]`, and
 * nobody hands uv's settings to micropip.
 */
function counts({ active, table }: Declaration, { workers, installer }: Target): boolean {
  if (installer === 'micropip' && table.startsWith('tool.uv.')) return false;
  return active && !(workers && table.startsWith('tool.poetry.'));
}

/** What specifiers cannot say of the versions asked for. */
function rangesOf(seen: readonly ReadDeclaration[]): Pick<Problem, 'ranges'> {
  const ranges = new Map<NormalizedName, VersionRange>();
  for (const { requirement, range } of seen) {
    if (range) ranges.set(requirement.normalized, range.intersect(ranges.get(requirement.normalized) ?? range));
  }
  return ranges.size > 0 ? { ranges } : {};
}

function isRead(declaration: Declaration): declaration is ReadDeclaration {
  return declaration.requirement !== undefined;
}

/** A path, a bare URL, or a text that variables of the environment complete. */
function isTakenAsGiven({ localPath, url, editable, text }: Declaration): boolean {
  return localPath !== undefined || url !== undefined || editable === true || text.includes('${');
}

/** The projects that `[tool.uv.sources]` takes from elsewhere than an index: a repository, a URL, a path, the workspace. */
function sourcesOf(file: DependencyFile, target: Target): ReadonlySet<NormalizedName> {
  const names = [...uvChoicesOf(file).sources.keys()];
  return new Set(
    names.filter((name) => sourceOf(file, name, target)?.index === undefined && sourceOf(file, name, target)),
  );
}

/** Equal for two files exactly when the installer would do the same for both. */
export function requirementsKey(file: DependencyFile, target: Target): string {
  const lines = file.declarations
    .filter((declaration) => declaration.role !== 'requirement' || isSeen(declaration, target))
    .map(({ role, text }) => `${role} ${text.trim()}`);
  const settings = JSON.stringify([file.indexOptions, file.allowBuild ?? false, file.uv?.values ?? {}], bigAsText);
  return [target.name, settings, ...lines].join('\n');
}

function bigAsText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
