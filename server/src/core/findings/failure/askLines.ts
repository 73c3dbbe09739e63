/** Who needs what, a line for each: the file's own requirements first, then along the ways that they open. */
import type { Ask, Dependent } from '../../diagnosis/asks.ts';
import type { DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import { formatRequirement, type Requirement } from '../../packaging/requirements/requirement.ts';
import { VersionRange } from '../../packaging/versions/versionRange.ts';
import type { Problem } from '../../solver/problem.ts';
import { fileName } from '../../text/path.ts';
import { code, listOf, requirementCode } from '../../messages/words.ts';
import type { FailureFacts } from './message.ts';
import { askerWords, demandWords } from './rangeWords.ts';

/** The lines. What somebody needs of several projects stands in one line, and a number behind what has one. */
export function askLines(
  asks: readonly Ask[],
  { catalog, problem, file }: FailureFacts,
  numbers: ReadonlyMap<Ask, number> = new Map(),
): readonly string[] {
  const lines = new Map<string, string[]>();
  for (const ask of asks) {
    const { dependent, dependency, needed } = ask;
    const number = numbers.get(ask);
    const who = dependent.kind === 'bound' ? boundText(dependent.bound, problem, file) : whoText(dependent, catalog);
    const what = dependent.kind === 'file' ? requiredText(ask, problem) : demandWords(dependency, needed, catalog);
    const told = lines.get(who);
    const override = ask.override ? ` (by the override${placeText(ask.override, file)})` : '';
    const text = `${what}${override}${number === undefined ? '' : ` (${number})`}`;
    if (told) told.push(text);
    else lines.set(who, [text]);
  }
  return [...lines].map(([who, what]) => `  ${who} ${listOf(what)}`);
}

function whoText(asker: Exclude<Dependent, { readonly kind: 'bound' }>, catalog: FailureFacts['catalog']): string {
  if (asker.kind === 'file') return 'You require';
  return `${askerWords(asker, catalog)} needs`;
}

function boundText(bound: Requirement, { overrides }: Problem, file: DependencyFile): string {
  const place = placeText(bound, file);
  return overrides.includes(bound) ? `The override${place} asks for` : `The constraint${place} allows only`;
}

function placeText(bound: Requirement, { declarations }: DependencyFile): string {
  const declaration = declarations.find(({ requirement }) => requirement === bound);
  return declaration ? ` in ${code(fileName(declaration.path))}` : '';
}

/** The requirement of the file that asks for just this. */
function requiredText({ dependency, needed }: Ask, { requirements }: Problem): string {
  const own = requirements.filter(({ normalized }) => normalized === dependency);
  const meant = own.find(({ specifier }) => VersionRange.fromSpecifierSet(specifier).equals(needed)) ?? own[0];
  if (!meant) return code(dependency);
  const { name, normalized, extras, specifier } = meant;
  return requirementCode(formatRequirement({ name, normalized, extras, specifier }));
}
