/** What an import meets while the Worker starts: refusals in the package itself, or in one that it imports. */
import type { NormalizedName } from '../../../packaging/name.ts';
import type { Version } from '../../../packaging/versions/version.ts';
import { projectsOfModule } from '../../../runtimes/startUp/importNames.ts';
import type { StartFailure, StartUpTable } from '../../../runtimes/startUp/startUpTable.ts';
import { startVerdicts, verdictOf, type StartVerdict } from '../../../runtimes/startUp/startVerdict.ts';
import type { Treatment } from '../../../runtimes/startUp/treatment.ts';
import type { Solved } from '../../../solver/resolution.ts';
import { groupedBy } from '../../../text/groupedBy.ts';

/** What is installed, and what lets it through. */
export interface StartWorld {
  readonly whole: Solved;
  readonly treatment: Treatment;
  readonly table: StartUpTable;
  /** Of each package what it needs, as far as that is known to the table or leads to what is. */
  readonly needed: ReadonlyMap<NormalizedName, readonly NormalizedName[]>;
}

/**
 * What each installed package needs, without whatever leads to nothing that the table knows: most of a project's packages are
 * told apart here, once, and not for each import anew.
 */
export function neededTowardsKnown({ packages }: Solved, { entries }: StartUpTable): StartWorld['needed'] {
  const leading = new Set([...packages.keys()].filter((name) => entries.has(name)));
  // A set grows while it is gone through.
  for (const name of leading) for (const parent of packages.get(name)?.requiredBy ?? []) leading.add(parent);
  const needs = [...packages.values()].filter(({ name }) => leading.has(name));
  const edges = needs.flatMap(({ name, requiredBy }) => requiredBy.map((parent) => ({ name, parent })));
  return new Map(
    [...groupedBy(edges, ({ parent }) => parent)].map(([parent, group]) => [parent, group.map(({ name }) => name)]),
  );
}

/** A package whose import is refused. */
export interface Refusal {
  readonly culprit: NormalizedName;
  readonly version: Version;
  /** From the imported project to the culprit, both included. */
  readonly chain: readonly NormalizedName[];
  readonly failure: StartFailure;
  /** The module of the imported project that leads there. */
  readonly imported: string;
  readonly verdict: StartVerdict;
  /** Whether every step of the chain was seen, with releases that were tried. */
  readonly isCertain: boolean;
}

/** The way from the imported project to the one that is looked at. */
interface Way {
  readonly chain: readonly NormalizedName[];
  readonly isCertain: boolean;
  /** The module at the beginning of the chain. */
  readonly imported?: string;
  /** Projects that nothing is known of, each looked at once. */
  readonly passed: Set<NormalizedName>;
}

/** The project of an import among those that are installed. */
export function installedProjectOf(module: string, { whole, table }: StartWorld): NormalizedName | undefined {
  return projectsOfModule(module, table.importNames).find((name) => whole.packages.has(name));
}

/**
 * The refusals that importing a project leads to, each culprit once.
 * @param module the imported module; absent if only the project is known
 */
export function refusalsOf(project: NormalizedName, module: string | undefined, world: StartWorld): readonly Refusal[] {
  const all = met(project, module, { chain: [], isCertain: true, passed: new Set() }, world);
  const isSettled = all.some(({ isCertain, failure }) => isCertain && failure.why !== 'native');
  const best = new Map<NormalizedName, Refusal>();
  // Where one is certain, nobody gets to what comes after it.
  for (const refusal of all.filter(({ isCertain }) => isCertain || !isSettled)) {
    const known = best.get(refusal.culprit);
    if (!known || (refusal.isCertain && !known.isCertain)) best.set(refusal.culprit, refusal);
  }
  return [...best.values()];
}

function met(project: NormalizedName, module: string | undefined, before: Way, world: StartWorld): readonly Refusal[] {
  const pinned = world.whole.packages.get(project);
  if (!pinned || before.chain.includes(project)) return [];
  const way = { ...before, chain: [...before.chain, project] };
  const verdicts = startVerdicts(project, pinned.version, world.treatment, world.table);
  if (verdicts.length === 0) return metInDependencies(project, way, world);
  const each = verdicts.map((verdict) => ({ verdict, refusals: metInside(verdict, pinned.version, way, world) }));
  const isTold = ({ verdict }: (typeof each)[number]): boolean =>
    module === undefined || isWithin(module, verdict.entry.module);
  const told = each.filter(isTold).flatMap(({ refusals }) => refusals);
  if (module !== undefined && told.length > 0) return told;
  const starts = each.filter(({ refusals }) => refusals.length === 0);
  if (module !== undefined && starts.some(({ verdict }) => isWithin(verdict.entry.module, module))) return [];
  const all = each.flatMap(({ refusals }) => refusals);
  const inFile = module === undefined ? [] : all.filter((one) => one.culprit === project && isInFile(module, one));
  if (module !== undefined && inFile.length > 0) return inFile.map((one) => ({ ...one, imported: module }));
  // It is another module that is imported.
  return module === undefined ? all : all.map((one) => ({ ...one, isCertain: false }));
}

/** Whether importing a module imports a package around it, or that module itself. */
function isWithin(module: string, outer: string): boolean {
  return module === outer || module.startsWith(`${outer}.`);
}

/** Whether importing a module runs the very file that is refused. */
function isInFile(module: string, { failure: { file } }: Refusal): boolean {
  return file !== undefined && isWithin(module, file.replace(/(?:\/__init__)?\.py$/, '').replaceAll('/', '.'));
}

/** What nothing is known of may import whatever it depends on. */
function metInDependencies(project: NormalizedName, way: Way, world: StartWorld): readonly Refusal[] {
  if (way.passed.has(project)) return [];
  way.passed.add(project);
  const needed = world.needed.get(project) ?? [];
  const imported = way.imported ?? project.replaceAll('-', '_');
  return needed.flatMap((name) => met(name, undefined, { ...way, imported, isCertain: false }, world));
}

/** The refusals behind a verdict: those of the project itself, and those of what it was seen to import. */
function metInside(verdict: StartVerdict, version: Version, way: Way, world: StartWorld): readonly Refusal[] {
  const { entry, failures, elsewhere, isTried, needsSdk } = verdict;
  const isCertain = way.isCertain && isTried;
  const own = (failure: StartFailure): Refusal => ({
    culprit: entry.project,
    version,
    chain: way.chain,
    failure,
    imported: way.imported ?? entry.module,
    verdict,
    isCertain,
  });
  const [first] = failures;
  if (needsSdk && first && isTried) return [own(first)];
  const imported = way.imported ?? entry.module;
  const onward = { ...way, imported, isCertain: way.isCertain && (isTried || needsSdk !== undefined) };
  const found = [...failures, ...elsewhere].flatMap((failure) =>
    failure.culprit === entry.project ? [own(failure)] : metElsewhere(failure, verdict, onward, world, own),
  );
  if (needsSdk && first && !found.some((refusal) => refusal.isCertain)) return [...found, own(first)];
  if (found.length > 0 || failures.length === 0) return found;
  return metInDependencies(entry.project, onward, world);
}

/** What was seen to fail in another project, in the release of it that is installed here. */
function metElsewhere(
  failure: StartFailure,
  { entry }: StartVerdict,
  way: Way,
  world: StartWorld,
  own: (failure: StartFailure) => Refusal,
): readonly Refusal[] {
  const { treatment, table, whole } = world;
  const [culprit] = [...table.entries.keys()].filter((name) => name === failure.culprit);
  if (culprit === undefined || way.chain.includes(culprit)) return [];
  const pinned = whole.packages.get(culprit);
  if (!pinned) {
    // It is not installed. What was tried release by release fails anyway; else it was an extra.
    const newest = entry.startsBefore && table.entries.get(culprit)?.at(-1);
    return newest && verdictOf(newest, undefined, treatment, table).failures.length > 0 ? [own(failure)] : [];
  }
  const onward = { ...way, chain: [...way.chain, culprit] };
  return startVerdicts(culprit, pinned.version, treatment, table).flatMap((verdict) =>
    metInside(verdict, pinned.version, onward, world),
  );
}
