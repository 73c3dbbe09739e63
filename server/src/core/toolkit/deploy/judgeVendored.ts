/** Whether what lies in `python_modules` is what the Worker needs: wrangler uploads it as it is. */
import { judgeWheel } from '../../candidates/compatibility.ts';
import type { DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import { lackingNeeds } from './lackingNeeds.ts';
import type { VendoredFolder, VendoredPackage } from './vendored.ts';
import { misfitWords } from '../../findings/failure/refusalWords.ts';
import { installerView, isSeen, type ReadDeclaration } from '../../installers/installerView.ts';
import type { InstallContext } from '../../installers/uv/uvPolicy.ts';
import { say, type Message } from '../../messages/message.ts';
import { formatVersion } from '../../packaging/versions/version.ts';
import { specifierSetContains } from '../../packaging/versions/specifier.ts';
import type { Target } from '../../runtimes/target.ts';

/** What is wrong with it, and whether it can be told at all. */
export interface JudgedFolder {
  /** `absent` if there is no such folder, `unknown` if nothing in it says which packages it has. */
  readonly state: 'absent' | 'unknown' | 'known';
  readonly packages: number;
  /** What the Worker would lack or could not load, the first of which is the worst. */
  readonly problems: readonly Message[];
  /** Whether every package says which runtime it is for. */
  readonly saysFor: boolean;
}

/** Judges the folder of a project on the target that is deployed. @param context what the project around the file adds */
export function judgeVendored(
  folder: VendoredFolder | undefined,
  file: DependencyFile,
  target: Target,
  context?: InstallContext,
): JudgedFolder {
  const wanted = wantedOf(file, target);
  if (!folder || folder.isEmpty) {
    const problems = wanted.length > 0 ? [say('modulesAbsent', { names: namesOf(wanted) })] : [];
    return { state: 'absent', packages: 0, problems, saysFor: false };
  }
  const { packages } = folder;
  if (packages.length === 0) return { state: 'unknown', packages: 0, problems: [], saysFor: false };
  const lacking = wanted.filter((one) => !packages.some(({ name }) => name === one.requirement.normalized));
  const asked = wanted.map(({ requirement }) => requirement);
  const needs = lackingNeeds(asked, packages, installerView(file, target, context), target);
  return {
    state: 'known',
    packages: packages.length,
    problems: [
      ...packages.flatMap((one) => misfitOf(one, target)),
      ...(lacking.length > 0 ? [say('modulesLack', { names: namesOf(lacking) })] : []),
      ...needs.map((need) => say('modulesLackNeed', need)),
      ...wanted.flatMap((declaration) => otherVersion(declaration, packages)),
    ],
    saysFor: packages.every(({ wheels }) => wheels.length > 0),
  };
}

/** The declarations whose project is installed for certain: none that the project's own settings replace or leave out. */
function wantedOf(file: DependencyFile, target: Target): readonly ReadDeclaration[] {
  const replaced = new Set(
    file.declarations.flatMap(({ role, requirement }) =>
      role === 'override' || role === 'exclude' ? (requirement?.normalized ?? []) : [],
    ),
  );
  return file.declarations.filter(
    (one): one is ReadDeclaration =>
      one.requirement !== undefined && isSeen(one, target) && !replaced.has(one.requirement.normalized),
  );
}

function namesOf(declarations: readonly ReadDeclaration[]): readonly string[] {
  return [...new Set(declarations.map(({ requirement }) => requirement.normalized))];
}

/** A wheel with several tags loads if one of them does. */
function misfitOf({ name, version, wheels }: VendoredPackage, target: Target): readonly Message[] {
  const judged = wheels.map((wheel) => judgeWheel(wheel, target));
  const [first] = judged;
  if (!first || first.compatible || judged.some(({ compatible }) => compatible)) return [];
  const pythons = [...new Set(wheels.flatMap(({ pythonTags }) => pythonTags))];
  const why = misfitWords(first.rejection, pythons, target);
  return [say('moduleMisfit', { name, version: formatVersion(version), target: target.label, why })];
}

function otherVersion(
  { requirement, text }: ReadDeclaration,
  packages: readonly VendoredPackage[],
): readonly Message[] {
  const found = packages.find(({ name }) => name === requirement.normalized);
  if (!found || requirement.url !== undefined || specifierSetContains(requirement.specifier, found.version)) return [];
  return [say('moduleOutside', { name: found.name, version: formatVersion(found.version), requirement: text })];
}
