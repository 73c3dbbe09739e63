/**
 * Packages that install and then fail while the Worker starts, for what its entry file imports at module level. Code
 * `fails-at-import`.
 * @see https://developers.cloudflare.com/workers/languages/python/how-python-workers-work/
 */
import type { EntryImport, EntryImports } from '../../../evidence/entryImports.ts';
import { type ReadDeclaration, seenOf } from '../../../installers/installerView.ts';
import type { InstallContext } from '../../../installers/uv/uvPolicy.ts';
import { RUNTIME_LIBRARY } from '../../../installers/uv/pywrangler.ts';
import type { FailsAtStart } from '../../../messages/groups/worker.ts';
import { say, uniqueMessages } from '../../../messages/message.ts';
import { normalizeName, type NormalizedName } from '../../../packaging/name.ts';
import { formatVersion } from '../../../packaging/versions/version.ts';
import { verdictOf } from '../../../runtimes/startUp/startVerdict.ts';
import { isCaught } from '../../../runtimes/startUp/raisedErrors.ts';
import type { StartFailure, StartUpTable } from '../../../runtimes/startUp/startUpTable.ts';
import { PATCHED_BY_SDK_FROM, treatmentOf, type Treatment } from '../../../runtimes/startUp/treatment.ts';
import type { Remedy } from '../../../remedies/remedy.ts';
import type { Target } from '../../../runtimes/target.ts';
import { compatibilityOf, type WranglerConfig } from '../../../runtimes/wranglerConfig.ts';
import { chainFrom, type Solved } from '../../../solver/resolution.ts';
import { fileName } from '../../../text/path.ts';
import { finding, placeOf, type Finding } from '../../finding.ts';
import type { Severity } from '../../rules.ts';
import { installedProjectOf, neededTowardsKnown, refusalsOf, type Refusal, type StartWorld } from './_refusals.ts';

/** The project as far as its start depends on it. */
export interface StartingWorker {
  readonly target: Target;
  readonly wrangler?: WranglerConfig;
  readonly entryImports?: EntryImports;
  readonly startUp?: StartUpTable;
  readonly installContext?: InstallContext;
}

/** A refusal that a dependency leads to, and the imports that lead there, if they are known. */
export interface MetRefusal {
  readonly refusal: Refusal;
  readonly place: ReadDeclaration;
  /** From the declared project to the culprit. */
  readonly chain: readonly NormalizedName[];
  readonly imports: readonly EntryImport[];
}

export const SDK = normalizeName(RUNTIME_LIBRARY);
/** How many imports a finding points to. */
const MOST_PLACES = 5;

/**
 * What lets packages through in a Worker with these packages. Where nobody says so, the newest date counts, and where pywrangler
 * does not add its SDK, or it cannot be had, the newest SDK.
 */
function startTreatment(whole: Solved, { wrangler, installContext }: StartingWorker, table: StartUpTable): Treatment {
  const sdk = whole.packages.get(SDK)?.version;
  const isLeftOut = sdk === undefined && installContext?.pywrangler === true;
  return treatmentOf(wrangler ? compatibilityOf(wrangler) : { flags: [] }, isLeftOut ? undefined : (sdk ?? table.sdk));
}

/** A solution as a Worker starts with it; undefined if the target is no Worker, or nothing is known of its start. */
export function startWorld(whole: Solved, worker: StartingWorker): StartWorld | undefined {
  const { startUp: table, target } = worker;
  if (!table || !target.workers) return undefined;
  return {
    whole,
    table,
    treatment: startTreatment(whole, worker, table),
    needed: neededTowardsKnown(whole, table),
  };
}

/** What is refused, each once for each dependency that leads there. */
export function metRefusals(
  world: StartWorld,
  seen: readonly ReadDeclaration[],
  { entryImports }: StartingWorker,
): readonly MetRefusal[] {
  const all = new Map<string, MetRefusal>();
  const add = (refusal: Refusal, imported?: EntryImport): void => {
    const [project] = refusal.chain;
    const pinned = project && world.whole.packages.get(project);
    const chain = pinned ? [...chainFrom(pinned, world.whole).slice(0, -1), ...refusal.chain] : [];
    const place = seenOf(chain[0], seen)[0];
    if (!place) return;
    const key = `${chain[0] ?? ''} ${refusal.culprit}`;
    const known = all.get(key);
    const better = known && !(refusal.isCertain && !known.refusal.isCertain) ? known : { refusal, chain };
    const imports = known?.imports ?? [];
    all.set(key, {
      ...better,
      place,
      imports: imported && !imports.includes(imported) ? [...imports, imported] : imports,
    });
  };
  if (!entryImports?.imports) {
    const declared = new Set(seen.map(({ requirement }) => requirement.normalized));
    for (const name of declared) for (const refusal of refusalsOf(name, undefined, world)) add(refusal);
    return [...all.values()];
  }
  for (const one of entryImports.imports) {
    // A name after `from … import` may be a module of its own.
    for (const module of [one.module, ...one.names.map((name) => `${one.module}.${name}`)]) {
      const project = installedProjectOf(module, world);
      if (project === undefined) continue;
      const refusals = refusalsOf(project, module, world);
      const isName = module !== one.module;
      for (const refusal of refusals) if (!isName || refusal.isCertain) add(refusal, one);
    }
  }
  return [...all.values()];
}

/**
 * The finding about a refusal, on the dependency that leads there.
 * @param remedies proven ones
 */
export function startFinding(
  met: MetRefusal,
  world: StartWorld,
  worker: StartingWorker,
  remedies: readonly Remedy[] = [],
): Finding {
  const { refusal, place, chain, imports } = met;
  const { culprit, verdict } = refusal;
  const message = say('failsAtStart', partsOf(met, world, worker));
  const places = imports.slice(0, MOST_PLACES);
  return finding('fails-at-import', message, placeOf(place), {
    severity: severityOf(met),
    culprits: [culprit],
    chains: [chain],
    related: places.map(({ path, span, module }) => ({ path, span, message: say('importedHere', { module }) })),
    explanation: uniqueMessages([
      message,
      ...(chain.length > 1 ? [say('wayToFailing', { chain })] : []),
      ...places.map(({ path, module }) => say('importedIn', { module, file: fileName(path) })),
      say('startUpSource', { source: verdict.entry.source, day: verdict.entry.date }),
    ]),
    remedies,
  });
}

/** Whether it is known for certain that the Worker does not start with it. */
export function stopsTheStart(met: MetRefusal): boolean {
  return severityOf(met) === 'warning';
}

/** Certain only where everything is known: the import, the way to what is refused, and the refusal. */
function severityOf({ refusal, imports }: MetRefusal): Exclude<Severity, 'error'> {
  if (refusal.failure.why === 'native') return 'hint';
  const isImported = imports.some((one) => howOf(one, refusal.failure) === 'always');
  return isImported && refusal.isCertain ? 'warning' : 'information';
}

function partsOf(
  { refusal, place, chain, imports }: MetRefusal,
  world: StartWorld,
  worker: StartingWorker,
): FailsAtStart {
  const { failure, verdict, version, isCertain, culprit } = refusal;
  const { entry, needsSdk } = verdict;
  const ranked = imports.map((one) => ({ one, how: howOf(one, failure) }));
  const [imported] = ranked.sort((a, b) => HOW.indexOf(a.how) - HOW.indexOf(b.how));
  const untried = !isCertain || failure.why === 'native';
  return {
    name: culprit,
    version: formatVersion(version),
    ...(chain.length > 1 && { broughtBy: place.requirement.name }),
    certainty: untried ? 'may' : failure.why === 'ssl' ? 'likely' : 'fails',
    ...(imported && { imported: importedOf(imported.one, imported.how) }),
    module: refusal.imported,
    why: failure.why,
    ...(failure.call !== undefined && { call: failure.call }),
    ...(failure.file !== undefined && { file: failure.file }),
    ...(needsSdk && { sdk: { least: formatVersion(needsSdk), taken: takenSdk(world), isLocked: isLocked(worker) } }),
    ...(worker.wrangler && isLetThroughBySdk(refusal, world) && { date: PATCHED_BY_SDK_FROM }),
    ...(entry.startsBefore && !needsSdk && { before: formatVersion(entry.startsBefore) }),
    day: entry.date,
  };
}

/** From what is worst. */
const HOW = ['always', 'caught', 'perhaps'] as const;

function howOf({ isCertain, catches }: EntryImport, failure: StartFailure): (typeof HOW)[number] {
  return isCaught(failure, catches) ? 'caught' : isCertain ? 'always' : 'perhaps';
}

function importedOf(
  { path, module, within }: EntryImport,
  how: (typeof HOW)[number],
): NonNullable<FailsAtStart['imported']> {
  return { file: fileName(path), module, how, ...(within !== undefined && { within }) };
}

function takenSdk({ treatment }: StartWorld): string {
  return treatment.kind === 'sdk' ? formatVersion(treatment.release) : '';
}

/** Whether pylock.toml holds the SDK where it is. */
function isLocked({ installContext }: StartingWorker): boolean {
  return installContext?.preferences?.has(SDK) === true;
}

/** Whether a newer compatibility date would help, from which the patches of the SDK count. */
function isLetThroughBySdk({ verdict, version }: Refusal, { treatment, table }: StartWorld): boolean {
  if (treatment.kind !== 'bundled') return false;
  return verdictOf(verdict.entry, version, { kind: 'sdk', release: table.sdk }, table).failures.length === 0;
}
