/** One look of a watch at projects and packages. */
import type { OpenProject, Workbench } from '../check/engine.ts';
import type { Condition } from '../core/diagnosis/conditions.ts';
import type { NormalizedName } from '../core/packaging/name.ts';
import { normalizeName } from '../core/packaging/name.ts';
import type { ProjectContext } from '../core/remedies/projectContext.ts';
import { generationsOf, isTarget, targetNamed, workersTarget } from '../core/runtimes/runtimes.ts';
import type { Target } from '../core/runtimes/target.ts';
import { say, type Message } from '../core/messages/message.ts';
import { meantNames } from '../core/runtimes/modules/meantNames.ts';
import {
  lookAtCondition,
  lookAtPackage,
  lookAtProject,
  shippedVersion,
  type SeenPackage,
  type SeenProject,
} from '../core/toolkit/watch/lookAtProject.ts';
import { lookKey } from '../core/toolkit/watch/lookKey.ts';
import {
  textInProject,
  type WaitedFor,
  type WaitedInProject,
  type WaitedRelease,
} from '../core/toolkit/watch/waitedFor.ts';
import type { Waits } from '../core/toolkit/watch/watchPaper.ts';
import { watchedName, type TargetState, type WatchState } from '../core/toolkit/watch/watchState.ts';
import { loadRuntimeData } from '../data/runtimeData.ts';
import { loadStartUp } from '../data/startUp.ts';
import { targetNames, type Settings } from '../settings.ts';
import type { Call } from './grammar/command.ts';
import { openProject } from './projectFile.ts';
import { listSources } from './sources.ts';
import { TextFiles } from './textFiles.ts';
import { usage } from './usageError.ts';

export class Lookout {
  readonly #call: Call;
  readonly #engine: Workbench;
  readonly #settings: Settings;
  readonly #projects: Record<string, Record<string, TargetState>> = {};
  readonly #packages: Record<string, Record<string, string | null>> = {};
  readonly #conditions: Record<string, string | null> = {};
  readonly #waits: Record<string, Record<string, Waits[string][string]>> = {};
  readonly #looks = new Map<string, Promise<SeenProject | 'unknown'>>();
  readonly #targets = new Map<string, Target>();
  readonly #labels = new Map<string, string>();
  readonly #yanked = new Map<string, string>();
  readonly #unknown = new Set<string>();
  readonly #before: WatchState | undefined;
  readonly #texts: TextFiles;

  /** @param before the last look, if there was one */
  constructor(call: Call, engine: Workbench, settings: Settings, before: WatchState | undefined) {
    this.#before = before;
    this.#call = call;
    this.#texts = new TextFiles(call.parts.host.files);
    this.#engine = engine;
    this.#settings = settings;
  }

  get seen(): Omit<WatchState, 'runtimes'> {
    return { projects: this.#projects, packages: this.#packages, conditions: this.#conditions };
  }

  /** What has to come about before the projects install. */
  get waits(): Waits {
    return this.#waits;
  }

  /** Why the newest release of the last look was withdrawn, as far as it was. */
  yanked(name: string, target: string): string | undefined {
    return this.#yanked.get(`${name} ${target}`);
  }

  /** The version of a package that the runtime of a project ships. */
  shipped(file: string, target: string, name: string): string | undefined {
    const runtime = this.#targets.get(`${file} ${target}`);
    return runtime && shippedVersion(name, runtime);
  }

  /** What a target of a project is called; undefined for others. */
  label(target: string): string | undefined {
    return this.#labels.get(target);
  }

  /** Projects and packages of which something is not known. */
  get unknown(): readonly string[] {
    return [...this.#unknown];
  }

  /** Looks at the dependency files that paths lead to. @throws {UsageError} if one leads to none */
  async atProjects(paths: readonly string[]): Promise<void> {
    const files = await filesAt(paths, this.#call);
    for (const [at, { path, shownPath }] of files.entries()) {
      this.#call.terminal.showProgress?.(`${at + 1}/${files.length} ${shownPath}`);
      const read = await this.#texts.read(path);
      if (read.kind !== 'text') this.#unknown.add(shownPath);
      else await this.#atProject({ path, shownPath, text: read.text });
    }
  }

  /**
   * Looks at the releases of packages on the targets of the command line, else on the Workers runtimes.
   * @throws {UsageError} if no index has one of them, or ever had
   */
  async atPackages(names: readonly NormalizedName[]): Promise<void> {
    const facts = this.#engine.facts(this.#settings);
    for (const target of names.length === 0 ? [] : this.#targetsOfPackages()) {
      for (const name of names) {
        const last = this.#last(name, target);
        const seen = await facts.ask(lookAtPackage(name, facts.catalogFor(target), last));
        // What was there and is gone is news, not a slip.
        if (seen?.exists === false && (last ?? null) === null) throw usage(nameless(name, target));
        this.#note(name, target, seen);
      }
    }
  }

  /**
   * Looks whether what is waited for is there.
   * @param paths lead to the projects that say what is meant where the words of a condition do not
   * @throws {UsageError} if none of them does
   */
  async atConditions(waited: readonly WaitedFor[], paths: readonly string[]): Promise<void> {
    for (const one of waited) {
      if (one.kind === 'release') await this.#atRelease(one);
      else await this.#inProjects(one, paths);
    }
  }

  async #atRelease({ text, condition, target }: WaitedRelease): Promise<void> {
    const facts = this.#engine.facts(this.#settings);
    const version = await facts.ask(lookAtCondition(condition, facts.catalogFor(target)));
    if (version === undefined) this.#unknown.add(condition.name);
    else if (version === null && !this.#isKept(text) && (await this.#isNameless(condition, target)))
      throw usage(nameless(condition.name, target));
    else this.#conditions[text] = version;
  }

  /** Whether it was waited for at the last look. */
  #isKept(condition: string): boolean {
    return this.#before?.conditions[condition] !== undefined;
  }

  /** Whether no index has the project of which a wheel is waited for. Somebody may wait for a first release. */
  async #isNameless({ kind, name }: Condition, target: Target): Promise<boolean> {
    if (kind === 'release') return false;
    const facts = this.#engine.facts(this.#settings);
    return (await facts.ask(lookAtPackage(name, facts.catalogFor(target))))?.exists === false;
  }

  async #inProjects(waited: WaitedInProject, paths: readonly string[]): Promise<void> {
    const { file, otherwise, written, target } = waited;
    const places = file === undefined ? paths : (await this.#isThere(file)) ? [file] : [];
    let isMeant = file !== undefined;
    for (const { path, shownPath } of await filesAt(places, this.#call)) {
      const read = await this.#texts.read(path);
      const found = read.kind === 'text' ? await this.#waitIn(waited, { path, shownPath, text: read.text }) : 'unknown';
      if (found === 'not-meant') continue;
      isMeant = true;
      const key = shownPath.replaceAll('\\', '/');
      if (found === 'unknown') this.#unknown.add(key);
      else this.#conditions[textInProject({ ...waited, ...found }, key)] = found.version;
    }
    if (isMeant) return;
    if (!otherwise) throw usage(say('conditionOfNoProject', { written, target }));
    await this.#atRelease(otherwise);
  }

  async #isThere(file: string): Promise<boolean> {
    const { terminal } = this.#call;
    return (await this.#texts.read(terminal.paths.resolve(terminal.folder, file))).kind !== 'absent';
  }

  /** Whether a package still stands in the way of a project; `not-meant` if the project has nothing to do with it. */
  async #waitIn(
    { name, target, file: kept, written, isHeldBack = kept === undefined }: WaitedInProject,
    file: Parameters<typeof openProject>[0],
  ): Promise<{ readonly version: string | null; readonly isHeldBack?: boolean } | 'not-meant' | 'unknown'> {
    const project = await openProject(file, this.#settings, this.#call, this.#engine);
    if (project.file.kind === 'lock' || project.file.declarations.length === 0) return 'not-meant';
    const context = contextNamed(target, project);
    if (!context) throw usage(say('conditionNowhere', { written, where: target }));
    const seen = await this.#lookOnce(context, project);
    if (seen === 'unknown') return 'unknown';
    const isNamed = (one: Condition): boolean => one.name === name;
    if (seen.conditions.some(isNamed)) return { version: null, ...(kept === undefined && { isHeldBack: false }) };
    if (isHeldBack && seen.furtherConditions.some(isNamed)) return { version: null, isHeldBack };
    const version = seen.versions.get(name);
    if (version !== undefined) return { version };
    return kept === undefined ? 'not-meant' : { version: '' };
  }

  async #atProject(file: Parameters<typeof openProject>[0]): Promise<void> {
    const project = await openProject(file, this.#settings, this.#call, this.#engine);
    // A lock says itself what is installed: nothing becomes possible in it.
    if (project.file.kind === 'lock' || project.file.declarations.length === 0) return;
    const key = file.shownPath.replaceAll('\\', '/');
    for (const context of contextsOf(project)) {
      const seen = await this.#lookOnce(context, project);
      if (seen === 'unknown') this.#unknown.add(key);
      else {
        const { state, conditions } = seen;
        const name = watchedName(context.target);
        this.#targets.set(`${key} ${name}`, context.target);
        this.#labels.set(name, context.target.label);
        (this.#projects[key] ??= {})[name] = state;
        (this.#waits[key] ??= {})[name] = conditions;
        await this.#atCulprits(state, context, project);
      }
    }
  }

  /** Projects that ask for the same are looked at once. */
  #lookOnce(context: ProjectContext, project: OpenProject): Promise<SeenProject | 'unknown'> {
    const key = lookKey(context);
    const known = key === undefined ? undefined : this.#looks.get(key);
    const look = known ?? project.ask(lookAtProject(context));
    if (key !== undefined) this.#looks.set(key, look);
    return look;
  }

  /** What stands in the way is watched as well: a first wheel of it is news, before everything else is there. */
  async #atCulprits({ blocked }: TargetState, context: ProjectContext, project: OpenProject): Promise<void> {
    const culprits = new Set(Object.values(blocked).flat());
    for (const culprit of culprits) {
      const name = normalizeName(culprit);
      const { target } = context;
      const last = this.#last(name, target);
      this.#note(name, target, await project.ask(lookAtPackage(name, context.catalogFor(target), last)));
    }
  }

  #last(name: NormalizedName, target: Target): string | null | undefined {
    return this.#before?.packages[name]?.[watchedName(target)];
  }

  #note(name: NormalizedName, on: Target, seen: SeenPackage | undefined): void {
    const target = watchedName(on);
    if (!seen) {
      this.#unknown.add(name);
      return;
    }
    (this.#packages[name] ??= {})[target] = seen.newest;
    if (seen.yanked !== undefined) this.#yanked.set(`${name} ${target}`, seen.yanked);
  }

  #targetsOfPackages(): readonly Target[] {
    const data = loadRuntimeData();
    const named = targetNames(this.#settings.target).filter((name) => name !== 'auto');
    const asked = named.map((name) => targetNamed(name, data)).filter(isTarget);
    if (asked.length > 0) return asked;
    const newest = data.cloudflare.snapshots.findLast(({ experimental }) => !experimental);
    return newest ? generationsOf(workersTarget(newest, data), data) : [];
  }
}

/** The dependency files that paths lead to. @throws {UsageError} if one leads to none */
async function filesAt(
  paths: readonly string[],
  { terminal, parts }: Call,
): Promise<Awaited<ReturnType<typeof listSources>>['files']> {
  const { files } = parts.host;
  const texts = new TextFiles(files);
  const found = await listSources(paths, undefined, { terminal, files, texts });
  const wrong = [...found.problems, ...found.unreadable];
  if (wrong.length > 0) throw usage(say('callProblems', { problems: wrong }));
  return found.files;
}

/** The project on one target: its own of that name, else any; undefined if there is no such target. */
function contextNamed(name: string, project: OpenProject): ProjectContext | undefined {
  const own = project.targets.answers.find(({ choice: { target } }) =>
    [target.name, watchedName(target)].includes(name),
  );
  if (own) return project.contextOf(own);
  return isTarget(targetNamed(name, loadRuntimeData()))
    ? project.contextOf(project.targetsNamed(name).answers[0])
    : undefined;
}

/** What is said of a name that no index has. */
function nameless(name: NormalizedName, target: Target): Message {
  const generations = generationsOf(target, loadRuntimeData());
  const { ofModule, near } = meantNames(name, { target, generations, startUp: loadStartUp() });
  return say('catalogueUnknownName', { name, suggestions: [...ofModule, ...near] });
}

/** The project on its own targets, a Worker also on the others of Cloudflare. */
function contextsOf(project: OpenProject): readonly ProjectContext[] {
  const own = project.targets.answers;
  const known = new Set(own.map(({ choice }) => choice.target.name));
  const workers = own.some(({ choice }) => choice.target.workers);
  const others = workers ? generationsOf(own[0].choice.target, loadRuntimeData()) : [];
  const names = others.map(({ name }) => name).filter((name) => !known.has(name));
  const further = names.length > 0 ? project.targetsNamed(names.join(',')).answers : [];
  return [...own, ...further].map((answer) => project.contextOf(answer));
}
