/**
 * `imported-first`: what a cell imports is loaded before the cell runs, in the version that Pyodide ships, so that the cell
 * cannot install another one any more.
 */
import { firstMatch } from '../installers/micropip/firstMatch.ts';
import type { Failed } from '../installers/micropip/transaction.ts';
import { declaredBy } from '../installers/micropip/transaction.ts';
import type { InstallerView, ReadDeclaration } from '../installers/installerView.ts';
import { say } from '../messages/message.ts';
import { formatSpecifierSet, specifierSetContains } from '../packaging/versions/specifier.ts';
import type { Requirement } from '../packaging/requirements/requirement.ts';
import type { ProjectContext } from '../remedies/projectContext.ts';
import { installedBefore, reinstalls } from '../runtimes/bundledInstaller.ts';
import { projectsOfModule } from '../runtimes/startUp/importNames.ts';
import type { OwnRequirement, Problem } from '../solver/problem.ts';
import type { Question } from '../solver/question.ts';
import { finding, placeOf, type Finding } from './finding.ts';

/** Each that is told takes a run of its own, since micropip ends at the first. */
const MOST_TOLD = 8;

/**
 * A finding for each requirement that excludes what the platform loads for an import: of a notebook for what its cells import
 * before, of another file, which does not say what is imported, for what they may import.
 */
export function* importedFirstFindings(view: InstallerView, context: ProjectContext): Question<readonly Finding[]> {
  const { target, file } = context;
  if (target.runBy?.importsFirst !== true) return [];
  return file.cellImports ? yield* inNotebook(view, context) : inGeneral(view.seen, context);
}

function* inNotebook({ seen, problem }: InstallerView, context: ProjectContext): Question<readonly Finding[]> {
  const { target, file, startUp } = context;
  const loadedBefore = (file.cellImports ?? []).map(({ before, modules }) => ({
    call: before,
    names: modules.flatMap((module) => projectsOfModule(module, startUp?.importNames ?? {})),
  }));
  let asked: Problem = { ...problem, loadedBefore };
  const findings: Finding[] = [];
  while (findings.length < MOST_TOLD) {
    const run = yield* firstMatch(asked, context.catalogFor(target));
    const failed = (run.fatal ? [run.fatal, ...run.failed] : run.failed).find(isInTheWay);
    const own: OwnRequirement | undefined = failed && declaredBy(failed.reported).requirement;
    if (!failed || !own) break;
    const declaration = seen.find((one) => isSame(one, own));
    if (declaration) findings.push(told(declaration, failed.culprit.requirement, context));
    const rest = asked.requirements.filter((one) => one !== own && !isSameRequirement(one, own));
    if (rest.length === asked.requirements.length) break;
    asked = { ...asked, requirements: rest };
  }
  return findings;
}

/** Without the imports everything installs, so that what is there already is there because of them. */
function isInTheWay({ cause }: Failed): boolean {
  return cause.kind === 'first-choice' && cause.installedFor === 'earlier-call';
}

function isSame({ requirement, call }: ReadDeclaration, own: OwnRequirement): boolean {
  return isSameRequirement({ ...requirement, ...(call !== undefined && { call }) }, own);
}

function isSameRequirement(one: OwnRequirement, other: OwnRequirement): boolean {
  const key = ({ normalized, specifier, call }: OwnRequirement): string =>
    `${normalized} ${formatSpecifierSet(specifier)} ${call ?? ''}`;
  return key(one) === key(other);
}

function inGeneral(seen: readonly ReadDeclaration[], context: ProjectContext): readonly Finding[] {
  const { target } = context;
  const installed = installedBefore(target);
  return seen.flatMap((declaration) => {
    const { normalized, specifier, url } = declaration.requirement;
    const shipped = target.shipped.packages.get(normalized);
    // What the platform loads by itself fails in any case, which the resolution says.
    if (!shipped?.installable || url !== undefined || installed.has(normalized)) return [];
    if (specifierSetContains(specifier, shipped.version, { prereleases: true })) return [];
    return [told(declaration, declaration.requirement, context)];
  });
}

/** @param needed the requirement that is not met: its own, or one of a dependency */
function told(declaration: ReadDeclaration, needed: Requirement, { target, file }: ProjectContext): Finding {
  const { name, specifier } = declaration.requirement;
  const written = (one: Requirement): string => `${one.name}${formatSpecifierSet(one.specifier)}`;
  const message = say('importedFirst', {
    declared: `${name}${formatSpecifierSet(specifier)}`,
    name: needed.name,
    ...(needed.normalized !== declaration.requirement.normalized && { needed: written(needed) }),
    shipped: target.shipped.packages.get(needed.normalized)?.version ?? '',
    certain: file.cellImports !== undefined,
    reinstall: reinstalls(target.shipped),
  });
  return finding('imported-first', message, placeOf(declaration));
}
