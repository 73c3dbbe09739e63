/** What the analysis of a project needs to know besides its text: catalogs, runtimes, and the project after an edit. */
import { restricted } from '../core/analysis/installations.ts';
import { targetsOfProject } from '../core/runtimes/chooseTargets.ts';
import { NO_INDEX_OPTIONS, type DependencyFile } from '../core/dependencyFiles/dependencyFile.ts';
import type { Target } from '../core/runtimes/target.ts';
import type { TargetAnswer } from '../core/runtimes/targetChoice.ts';
import { pylockPins } from '../core/dependencyFiles/locks/pylockPins.ts';
import { parseWithIncludes, type SourceText } from '../core/dependencyFiles/parseDependencyFile.ts';
import { asUvResolves } from '../core/installers/uv/asUvResolves.ts';
import type { InstallContext } from '../core/installers/uv/uvPolicy.ts';
import { pinnedIndexes } from '../core/installers/uv/sources.ts';
import type { RuntimeSign, SignInText } from '../core/dependencyFiles/signs/runtimeSign.ts';
import type { Reread, ProjectContext } from '../core/remedies/projectContext.ts';
import type { Catalog } from '../core/solver/catalog.ts';
import { calledLike } from '../core/runtimes/platforms/signedRuntime.ts';
import { laterReleasesOf } from '../core/runtimes/laterReleases.ts';
import { generationsOf } from '../core/runtimes/runtimes.ts';
import { fileName } from '../core/text/path.ts';
import { inSurroundings } from '../core/dependencyFiles/uv/surroundings.ts';
import { applyEdits, type FileEdit } from '../core/text/textEdit.ts';
import { loadKnownFailures } from '../data/knownFailures.ts';
import { loadStartUp } from '../data/startUp.ts';
import { loadRuntimeModules } from '../data/runtimeModules.ts';
import { loadRuntimeData } from '../data/runtimeData.ts';
import type { Catalogs } from '../catalogs/catalogs.ts';
import { indexRoot } from '../index/indexUrl.ts';
import type { CheckRequest } from './checkRequest.ts';
import type { Project } from './projectFiles.ts';
import { referencesOf, type PlacedProject } from './references.ts';
import { targetQuestion } from './targetQuestion.ts';

const DAYS_A_YEAR = 365.25;

/** What the process keeps from check to check. */
interface Facts {
  readonly catalogs: Catalogs;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** The moment of the check, in milliseconds. */
  readonly now: number;
}

/** The context of a project on one of its targets. */
export function projectContextOf(
  request: CheckRequest,
  project: PlacedProject,
  answer: TargetAnswer,
  { catalogs, today, now }: Facts,
): ProjectContext {
  const data = loadRuntimeData();
  const { choice, wrangler, otherWrangler } = answer;
  const target = asUvResolves(choice.target, project.file);
  const alternatives = (found: readonly Target[]): readonly Target[] =>
    target.standsFor ? [] : found.map((other) => calledLike(target, other));
  const indexDates = catalogs.indexDates(project.file, request.settings);
  const options = request.trusted === false ? unfollowed(project.file, request) : project.file;
  return {
    file: seenBy(choice, project.file),
    target,
    generations: alternatives(generationsOf(target, data)),
    laterReleases: alternatives(laterReleasesOf(target, data)),
    ...(wrangler && { wrangler }),
    ...(choice.signs && { signsInTexts: signsInTexts(choice.signs, project) }),
    ...(otherWrangler && { otherWrangler }),
    installContext: {
      ...contextOf(project, answer, today),
      now,
      ...(indexDates.size > 0 && { indexDates }),
      references: referencesOf(project, request, catalogs),
    },
    neighbours: project.neighbours,
    cloudflare: data.cloudflare,
    modules: loadRuntimeModules(),
    knownFailures: loadKnownFailures(),
    startUp: loadStartUp(),
    ...(wrangler && project.uploads && { uploads: project.uploads }),
    ...(wrangler && project.entryImports && { entryImports: project.entryImports }),
    ...(request.settings.heldBackDays >= 0 &&
      target.pyodide !== undefined &&
      !target.standsFor && {
        ideal: catalogs.ideal(target, request.settings, options),
      }),
    ...(answer.pywrangler === true &&
      project.file.kind === 'pyproject' && {
        // In an untrusted workspace no file says where to look.
        hostCatalog: (host: Target, file: DependencyFile) =>
          catalogs.of(host, request.settings, request.trusted === false ? options : file),
        isSynced: isSynced(answer),
      }),
    thresholdYears: request.settings.heldBackDays / DAYS_A_YEAR,
    catalogFor: catalogsOf(catalogs, request, options),
    reread: (edits) => reread(edits, request, project, answer, today),
  };
}

/** Whether the target is the one that a sync installs for: another one may be deployed. */
function isSynced({ installs, choice }: TargetAnswer): boolean {
  return installs === undefined || installs.target === choice.target.name;
}

/** In an untrusted workspace no file says where to look, but for the folders in it: what else it names is left unread. */
function unfollowed(file: DependencyFile, { settings }: CheckRequest): DependencyFile {
  const asked = new Set([settings.indexUrl, ...settings.extraIndexUrls].map(indexRoot));
  const { path, kind, text, uv, declarations, pyscript, wheelFolders, projectFolders, indexOptions } = file;
  const { findLinks, flatIndexes = [], flatDefault, extraIndexUrls, indexUrl } = indexOptions;
  const isRead = (place: string): boolean => wheelFolders?.has(place) === true;
  const isListed = (url: string): boolean => projectFolders?.has(url) === true;
  const others = [...extraIndexUrls, ...[flatDefault, indexUrl].flatMap((one) => one ?? [])];
  // What is asked anyway is nothing to follow.
  const all = [
    ...findLinks,
    ...flatIndexes,
    ...others.filter((url) => !isListed(url) && !(URL.canParse(url) && asked.has(indexRoot(url)))),
  ];
  return {
    // With the projects that come from one index only: what that has is not known, and no other has it.
    ...{ path, kind, text, declarations, ...(uv && { uv }), ...(pyscript && { pyscript }), problems: [], includes: [] },
    ...{ optionalDependencies: [], dependencyGroups: [], dynamic: [] },
    ...(wheelFolders && { wheelFolders }),
    ...(projectFolders && { projectFolders }),
    indexOptions: {
      ...NO_INDEX_OPTIONS,
      extraIndexUrls: extraIndexUrls.filter(isListed),
      ...(indexUrl !== undefined && isListed(indexUrl) && { indexUrl }),
      isUntrusted: true,
      findLinks: findLinks.filter(isRead),
      flatIndexes: flatIndexes.filter(isRead),
      unfollowed: all.filter((place) => !isRead(place)),
    },
  };
}

/** The catalog of each target and each choice of sources, the same one throughout an analysis. */
function catalogsOf(catalogs: Catalogs, request: CheckRequest, options: DependencyFile): ProjectContext['catalogFor'] {
  const { settings, trusted } = request;
  const known = new Map<string, Catalog>();
  return (target, file = options) => {
    // Of what edits change only this decides which index is asked for what.
    const pins = pinsOf(file, target);
    const key = `${target.name} ${pins}`;
    const changed = trusted === false ? unfollowed(file, request) : file;
    const after = pins === pinsOf(options, target) ? options : changed;
    const catalog = known.get(key) ?? catalogs.of(target, settings, after);
    known.set(key, catalog);
    return catalog;
  };
}

function pinsOf(file: DependencyFile, target: Target): string {
  return target.installer.readsUvTables ? JSON.stringify([...pinnedIndexes(file, target)]) : '';
}

/** What pywrangler and its lock file add to a project that pywrangler installs. */
function contextOf({ file, neighbours }: Project, { pywrangler }: TargetAnswer, today: string): InstallContext {
  if (!pywrangler || file.kind !== 'pyproject') return { today };
  const [lock] = [...neighbours].filter(([path]) => fileName(path) === 'pylock.toml');
  return { today, pywrangler: true, ...(lock && { preferences: pylockPins(lock[1]) }) };
}

/** The project as it would be after some edits. */
function reread(
  edits: readonly FileEdit[],
  request: CheckRequest,
  project: Project,
  answer: TargetAnswer,
  today: string,
): Reread | undefined {
  const texts = new Map(project.texts);
  for (const path of new Set(edits.map((edit) => edit.path))) {
    const text = texts.get(path);
    if (text === undefined) return undefined;
    texts.set(
      path,
      applyEdits(
        text,
        edits.filter((edit) => edit.path === path).map(({ edit }) => edit),
      ),
    );
  }
  const text = texts.get(request.path) ?? request.text;
  const { reals } = project;
  const { file: alone } = parseWithIncludes(
    request.path,
    text,
    (path) => asSource(texts.get(path), reals?.get(path)),
    request.kind,
    reals?.get(request.path),
  );
  if (!alone) return undefined;
  const around = new Map([...project.uv.texts.keys()].map((path) => [path, texts.get(path) ?? '']));
  const settled = inSurroundings(alone, { ...project.uv, texts: around });
  const { workspace, wheelFolders, projectFolders } = project.file;
  const read = { ...(wheelFolders && { wheelFolders }), ...(projectFolders && { projectFolders }) };
  const file = { ...settled, ...(workspace && { workspace }), ...read };
  const wranglerTexts = new Map([...project.wrangler.texts.keys()].map((name) => [name, texts.get(name) ?? '']));
  const signTexts = new Map([...project.signTexts.keys()].map((path) => [path, texts.get(path) ?? '']));
  const after = { ...project, file, wrangler: { ...project.wrangler, texts: wranglerTexts }, signTexts };
  const answers = answer.ofProject ? targetsOfProject(targetQuestion(request, after, today)) : [answer];
  const now = answers.find((one) => isSameRole(one, answer)) ?? answers[0];
  return { file: seenBy(now.choice, file), target: asUvResolves(now.choice.target, file), isSynced: isSynced(now) };
}

/** Whether an answer after an edit is about the same as one before: what is deployed or installed, in which interpreters. */
function isSameRole(one: TargetAnswer, other: TargetAnswer): boolean {
  return one.ofProject === other.ofProject && one.choice.interpreters?.join() === other.choice.interpreters?.join();
}

/** A file as those of its interpreters see it that a target is for. */
function seenBy({ interpreters }: TargetAnswer['choice'], file: DependencyFile): DependencyFile {
  return interpreters ? restricted(file, interpreters) : file;
}

function asSource(text: string | undefined, real: string | undefined): SourceText | undefined {
  return text === undefined ? undefined : { text, ...(real !== undefined && { real }) };
}

function signsInTexts(signs: readonly RuntimeSign[], { texts }: Project): readonly SignInText[] {
  return signs.flatMap((sign) => {
    const text = texts.get(sign.path);
    return text === undefined ? [] : [{ sign, text }];
  });
}
