/** What needs what, one line each: the file's own requirements first, then along the paths they lead to. */
import type { Ask, Dependent } from '../../diagnosis/asks.ts';
import type { DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import { say, uniqueMessages, type Message } from '../../messages/message.ts';
import { shortRequirement } from '../../messages/words.ts';
import { formatRequirement, type Requirement } from '../../packaging/requirements/requirement.ts';
import { VersionRange } from '../../packaging/versions/versionRange.ts';
import type { Problem } from '../../solver/problem.ts';
import { fileName } from '../../text/path.ts';
import type { FailureFacts } from './failureFacts.ts';
import { demandWords, dependentWords } from './rangeWords.ts';

/** The lines. If a project needs several others, they share a line; each that has a number is followed by it. */
export function requirementLines(
  asks: readonly Ask[],
  facts: FailureFacts,
  numbers: ReadonlyMap<Ask, number> = new Map(),
): readonly Message[] {
  const lines = new Map<string, { readonly dependent: Message; readonly demands: Message[] }>();
  for (const ask of asks) {
    const dependent = subjectOf(ask.dependent, facts);
    const key = JSON.stringify(dependent);
    const line = lines.get(key) ?? { dependent, demands: [] };
    lines.set(key, line);
    line.demands.push(demandOf(ask, facts, numbers.get(ask)));
  }
  // Two proofs may ask for one requirement in two ranges: in that of the file, and in that of one release.
  return [...lines.values()].map(({ dependent, demands }) =>
    say('requirementLine', { dependent, demands: uniqueMessages(demands) }),
  );
}

function demandOf(ask: Ask, { catalog, problem, file }: FailureFacts, number: number | undefined): Message {
  const { dependent, dependency, needed, override } = ask;
  const demand = dependent.kind === 'file' ? requiredWords(ask, problem) : demandWords(dependency, needed, catalog);
  if (!override && number === undefined) return demand;
  return say('numberedDemand', {
    demand,
    ...(override && { override: { ...fileOf(override, file) } }),
    ...(number !== undefined && { number }),
  });
}

/** The beginning of the line: `You require`, `` `a` 1.5 and newer needs ``. */
function subjectOf(dependent: Dependent, { catalog, problem, file }: FailureFacts): Message {
  if (dependent.kind === 'file') return say('youRequire');
  if (dependent.kind === 'project') return say('projectNeeds', { dependent: dependentWords(dependent, catalog) });
  const isOverride = problem.overrides.includes(dependent.bound);
  return say(isOverride ? 'overrideAsks' : 'constraintAllows', fileOf(dependent.bound, file));
}

/** The name of the file with a constraint or an override, if known. */
function fileOf(bound: Requirement, { declarations }: DependencyFile): { readonly file?: string } {
  const declaration = declarations.find(({ requirement }) => requirement === bound);
  return declaration ? { file: fileName(declaration.path) } : {};
}

/** The requirement in the file that asks for exactly this. */
function requiredWords({ dependency, needed }: Ask, { requirements }: Problem): Message {
  const own = requirements.filter(({ normalized }) => normalized === dependency);
  const meant = own.find(({ specifier }) => VersionRange.fromSpecifierSet(specifier).equals(needed)) ?? own[0];
  if (!meant) return say('demandAny', { name: dependency });
  const { name, normalized, extras, specifier } = meant;
  const requirement = shortRequirement(formatRequirement({ name, normalized, extras, specifier }));
  return say('demandAsRequirement', { requirement });
}
