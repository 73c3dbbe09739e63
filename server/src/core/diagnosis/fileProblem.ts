/** From a dependency file to the problem that the installer solves for it on a target. */
import type { Declaration, DependencyFile } from '../dependencyFiles/dependencyFile.ts';
import { evaluateMarker } from '../packaging/marker.ts';
import type { NormalizedName } from '../packaging/name.ts';
import type { Requirement } from '../packaging/requirement.ts';
import type { Problem } from '../solver/problem.ts';
import type { Target } from '../target/target.ts';

/** A declaration that could be read as a requirement. */
export type ReadDeclaration = Declaration & { readonly requirement: Requirement };

export interface FileProblem {
  readonly problem: Problem;
  /** The declarations that the installer sees on this target. */
  readonly seen: readonly ReadDeclaration[];
  /** Those among what it sees that name a source (URL, local path) which is taken as given. */
  readonly unsupported: readonly Declaration[];
}

/** Whether the installer sees a declaration on a target: its table counts and its marker holds. */
export function isSeen({ active, role, requirement }: Declaration, target: Target): boolean {
  if (!active || role !== 'requirement') return false;
  return !requirement?.marker || evaluateMarker(requirement.marker, target.environment, new Set());
}

/** Builds the problem of a file. */
export function fileProblem(file: DependencyFile, target: Target): FileProblem {
  const visible = file.declarations.filter((declaration) => isSeen(declaration, target));
  const seen = visible.filter((declaration): declaration is ReadDeclaration => declaration.requirement !== undefined);
  const external = seen.filter(({ requirement }) => requirement.url !== undefined);
  const ofRole = (role: Declaration['role']): Requirement[] =>
    file.declarations.flatMap((declaration) => (declaration.role === role ? (declaration.requirement ?? []) : []));
  const excludes = new Set<NormalizedName>(ofRole('exclude').map(({ normalized }) => normalized));
  const problem = {
    target,
    requirements: seen.filter((declaration) => !external.includes(declaration)).map(({ requirement }) => requirement),
    constraints: ofRole('constraint').filter(({ url }) => url === undefined),
    overrides: ofRole('override').filter(({ url }) => url === undefined),
    excludes,
    external: new Set(external.map(({ requirement }) => requirement.normalized)),
  };
  const sources = visible.filter(({ requirement, localPath, url, editable }) =>
    requirement ? requirement.url !== undefined : localPath !== undefined || url !== undefined || editable === true,
  );
  return { problem, seen, unsupported: sources };
}

/** Equal for two files exactly when the installer would do the same for both. */
export function requirementsKey(file: DependencyFile, target: Target): string {
  const lines = file.declarations
    .filter((declaration) => declaration.role !== 'requirement' || isSeen(declaration, target))
    .map(({ role, text }) => `${role} ${text.trim()}`);
  return [target.name, JSON.stringify(file.indexOptions), ...lines].join('\n');
}
