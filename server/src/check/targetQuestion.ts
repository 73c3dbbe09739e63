/** What determines the target of a check: the settings, the project's own table, or the files next to it. */
import { installationsOf } from '../core/analysis/installations.ts';
import type { DependencyFile } from '../core/dependencyFiles/dependencyFile.ts';
import { buildsSite } from '../core/dependencyFiles/notebooks/siteRequirements.ts';
import type { PlatformName, RuntimeSign } from '../core/dependencyFiles/signs/runtimeSign.ts';
import { runtimesIn } from '../core/dependencyFiles/ownRuntimes.ts';
import { signsOfProjectFile } from '../core/dependencyFiles/signs/projectSigns.ts';
import { asksForPywrangler, usesPywrangler } from '../core/dependencyFiles/pywranglerSettings.ts';
import type { PyscriptCaller } from '../core/runtimes/platforms/pyscriptInstaller.ts';
import type { AskedTargets, InterpretersOfFile, TargetQuestion, WorkerAbove } from '../core/runtimes/targetChoice.ts';
import { workersAmong } from '../core/runtimes/workers/takenBy.ts';
import { workerAbove } from '../core/runtimes/workers/workerAbove.ts';
import { plainValue } from '../core/config/tomlNode.ts';
import { isForeignBelow } from '../core/text/foreignFolders.ts';
import { fileName, parentPath } from '../core/text/path.ts';
import { loadRuntimeData } from '../data/runtimeData.ts';
import { areUsual } from '../catalogs/declaredIndexes.ts';
import { targetNames } from '../settings.ts';
import type { CheckRequest } from './checkRequest.ts';
import { deploymentOf } from './workers/deployment.ts';
import type { Project } from './projectFiles.ts';

/** Determines which targets a request is about. */
export function targetQuestion(request: CheckRequest, project: Project, today: string): TargetQuestion {
  const { path, settings, settingsYield } = request;
  const own: AskedTargets = {
    names: targetsIn(project.file.toolSettings),
    place: { kind: 'file', file: fileName(project.locked?.settingsPath ?? path) },
  };
  const given: AskedTargets = {
    names: targetNames(settings.target),
    place: settingsYield ? { kind: 'setting', setting: 'pyodidePreflight.target' } : { kind: 'command-line' },
  };
  const { wrangler, file, locked, signTexts, ownLock } = project;
  const signs = [...signTexts].flatMap(([sign, text]) => signsOfProjectFile(sign, text));
  const inherited = inheritedTargets(project, signs);
  const asked = [...(settingsYield ? [own, given] : [given, own]), ...(inherited ? [inherited] : [])];
  const { env, envBy } = deploymentOf(request, file.toolSettings);
  const { interpreter, runtimeSigns } = file;
  const ownSigns = buildsSite(file) ? signsOfProjectFile(path, file.text) : runtimeSigns;
  const platform = platformOf(file);
  const interpreters = interpretersOf(file);
  const [above, ...others] = workersFor(project, signs);
  return {
    ...{ path, asked, data: loadRuntimeData(), today },
    wranglerTexts: wrangler.texts,
    ...(wrangler.faults && { wranglerFaults: wrangler.faults }),
    ...(wrangler.left && { wranglerLeft: true }),
    ...(wrangler.config !== undefined && { config: wrangler.config }),
    ...(wrangler.redirect && { redirect: wrangler.redirect }),
    ...(wrangler.importsWorkers && { importsWorkers: true }),
    ...(env !== undefined && { environment: env, ...(envBy !== undefined && { environmentBy: envBy }) }),
    ...(request.compatibilityDate !== undefined && { compatibilityDate: request.compatibilityDate }),
    ...(request.entry !== undefined && { entry: request.entry }),
    ...(above && { workerAbove: above }),
    ...(others.length > 0 && { otherWorkers: others }),
    usesPywrangler: locked ? locked.usesPywrangler : usesPywrangler(file),
    ...(platform !== undefined && { platform }),
    ...(platform === 'pyscript' && { pyscript: { ...interpreter, caller: callerOf(file) } }),
    ...(ownSigns && { ownSigns }),
    ...(ownLock && { ownLock }),
    ...(interpreters.length > 0 && { interpreters }),
    ...(file.kind === 'pyscript' && { pagesUseIt: isNamedByAll(file.path, signTexts) }),
    signs,
  };
}

/** The interpreters in which a file installs anything, if some say for themselves what they run: those that do, each alone. */
function interpretersOf(file: DependencyFile): readonly InterpretersOfFile[] {
  const all = installationsOf(file).map((name = '') => name);
  const runtimes = runtimesIn(file, all);
  if (runtimes.size === 0) return [];
  const others = all.filter((name) => !runtimes.has(name));
  const own = all.flatMap((name): InterpretersOfFile[] => {
    const runtime = runtimes.get(name);
    return runtime ? [{ names: [name], runtime }] : [];
  });
  return others.length > 0 ? [{ names: others }, ...own] : own;
}

/** Whether all files around that say something name a file. */
function isNamedByAll(path: string, texts: ReadonlyMap<string, string>): boolean {
  return [...texts.values()].every((text) => text.includes(fileName(path)));
}

/**
 * The Worker in a folder above; or those that take the project, if nothing else says what runs that. The root of a workspace whose
 * Workers are in folders below has their tools, but no wrangler file: it is none as long as one of them takes the project.
 */
function workersFor({ file, signTexts, dependents }: Project, signs: readonly RuntimeSign[]): readonly WorkerAbove[] {
  const { cloudflare } = loadRuntimeData();
  const above = hasProject(file.kind) ? workerAbove(file.path, signTexts, cloudflare) : undefined;
  const isWorker = above !== undefined && above.wranglerTexts.size > 0;
  if (isWorker || signs.some(({ path }) => path !== above?.path)) return above ? [above] : [];
  const taking = dependents ? workersAmong(dependents.projects, dependents.wranglerTexts, cloudflare) : [];
  const deployed = taking.filter(({ wranglerTexts }) => wranglerTexts.size > 0);
  if (above) return deployed.length > 0 ? deployed : [above];
  if (file.kind === 'requirements' && asksForPywrangler(file)) {
    return [{ path: file.path, wranglerTexts: new Map(), usesPywrangler: true }];
  }
  return taking;
}

/** What a table in a folder above says, unless something nearer says what runs the file. */
function inheritedTargets(
  { file, tuning, wrangler }: Project,
  signs: readonly RuntimeSign[],
): AskedTargets | undefined {
  const { table } = tuning.governing;
  if (!table || table.path === file.path || (file.runtimeSigns ?? []).length > 0) return undefined;
  const folder = parentPath(table.path);
  if (isForeignBelow(file.path, folder)) return undefined;
  const isNearer = (path: string): boolean => parentPath(path).length > folder.length;
  if ([...wrangler.texts.keys(), ...signs.map(({ path }) => path)].some(isNearer)) return undefined;
  return { names: targetsIn(plainValue(table.value)), place: { kind: 'file', file: fileName(table.path) } };
}

/** Whether a file of some kind belongs to whatever project is around it. */
function hasProject(kind: DependencyFile['kind']): boolean {
  return kind === 'pyproject' || kind === 'requirements';
}

/** The platform that a file of some kind is for, whatever is around it. */
function platformOf({ kind, declarations }: DependencyFile): PlatformName | undefined {
  if (kind === 'pyscript' || declarations.some(({ reader }) => reader === 'pyscript')) return 'pyscript';
  if (kind === 'notebook' || kind === 'jupyterlite') return 'jupyterlite-pyodide-kernel';
  return kind === 'stlite' ? 'stlite-desktop' : undefined;
}

/** The names under `target` in the tool's own table: a text, or a list of texts. */
function targetsIn(toolSettings: unknown): readonly string[] {
  if (typeof toolSettings !== 'object' || toolSettings === null || !('target' in toolSettings)) return [];
  const { target } = toolSettings;
  if (Array.isArray(target)) return target.filter((name) => typeof name === 'string');
  return typeof target === 'string' ? [target] : [];
}

/** How PyScript has the packages of a configuration installed. */
function callerOf({ pyscript = {}, declarations }: DependencyFile): PyscriptCaller {
  const { packagesCache, indexUrls } = pyscript;
  return {
    ...(packagesCache !== undefined && { packagesCache }),
    ownIndexes: indexUrls !== undefined && !areUsual(indexUrls),
    localWheels: declarations.some(({ localPath, url, requirement }) => Boolean(localPath ?? url ?? requirement?.url)),
  };
}
