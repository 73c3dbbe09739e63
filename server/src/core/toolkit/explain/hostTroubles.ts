/** What would stop the last step of `pywrangler sync`, which installs for the machine as well, if a release were demanded. */
import { parseRequirementsTxt } from '../../dependencyFiles/requirementsTxt.ts';
import type { DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import { formatRequirement, type Requirement } from '../../packaging/requirements/requirement.ts';
import type { ProjectContext } from '../../remedies/projectContext.ts';
import { hostTroublesAfter } from '../../remedies/throughHost.ts';
import type { Question } from '../../solver/question.ts';
import type { Solved } from '../../solver/resolution.ts';

/**
 * The projects that the machine could not have then, and has now; none if there is no such step.
 * @param now what is installed without the demand
 * @param after what is with it
 * @param failing declared projects that do not install anyway
 */
export function* hostTroublesWith(
  requirement: Requirement,
  now: Solved | undefined,
  after: Solved,
  { context, failing }: { readonly context: ProjectContext; readonly failing: readonly NormalizedName[] },
): Question<readonly NormalizedName[]> {
  const { file, target } = context;
  const demanded = { file: withRequirement(file, requirement), target };
  const troubles = yield* hostTroublesAfter(demanded, after, context, failing);
  if (troubles.length === 0) return [];
  const before = now ? yield* hostTroublesAfter({ file, target }, now, context, failing) : [];
  const known = new Set(before.map(({ name }) => name));
  return [...new Set(troubles.map(({ name }) => name))].filter((name) => !known.has(name));
}

/** The file as if it had one dependency more. */
function withRequirement(file: DependencyFile, requirement: Requirement): DependencyFile {
  const { declarations } = parseRequirementsTxt(file.path, formatRequirement(requirement));
  const added = declarations.map((one) => ({ ...one, table: 'project.dependencies', reader: 'pep621' as const }));
  return { ...file, declarations: [...file.declarations, ...added] };
}
