/** One look of a watch at projects and packages. */
import type { OpenProject, Workbench } from '../check/engine.ts';
import type { NormalizedName } from '../core/packaging/name.ts';
import { normalizeName } from '../core/packaging/name.ts';
import type { ProjectContext } from '../core/remedies/projectContext.ts';
import { generationsOf, isTarget, targetNamed, workersTarget } from '../core/runtimes/runtimes.ts';
import type { Target } from '../core/runtimes/target.ts';
import { messagesFor } from '../core/messages/languages.ts';
import { tell } from '../core/messages/message.ts';
import { lookAtProject, newestUsable } from '../core/toolkit/watch/lookAtProject.ts';
import type { TargetState, WatchState } from '../core/toolkit/watch/watchState.ts';
import { loadRuntimeData } from '../data/runtimeData.ts';
import { targetNames, type Settings } from '../settings.ts';
import type { Call } from './grammar/command.ts';
import { openProject } from './projectFile.ts';
import { listSources } from './sources.ts';
import { TextFiles } from './textFiles.ts';
import { UsageError } from './usageError.ts';

export class Lookout {
  readonly #call: Call;
  readonly #engine: Workbench;
  readonly #settings: Settings;
  readonly #projects: Record<string, Record<string, TargetState>> = {};
  readonly #packages: Record<string, Record<string, string | null>> = {};
  readonly #unknown = new Set<string>();

  constructor(call: Call, engine: Workbench, settings: Settings) {
    this.#call = call;
    this.#engine = engine;
    this.#settings = settings;
  }

  get seen(): Pick<WatchState, 'projects' | 'packages'> {
    return { projects: this.#projects, packages: this.#packages };
  }

  /** Projects and packages of which something is not known. */
  get unknown(): readonly string[] {
    return [...this.#unknown];
  }

  /** Looks at the dependency files that paths lead to. @throws {UsageError} if one leads to none */
  async atProjects(paths: readonly string[]): Promise<void> {
    const { terminal, parts } = this.#call;
    const texts = new TextFiles(parts.host.files);
    const { files, problems, unreadable } = await listSources(paths, undefined, {
      terminal,
      files: parts.host.files,
      texts,
    });
    const wrong = [...problems, ...unreadable];
    if (wrong.length > 0) throw new UsageError(wrong.map((one) => tell(one, messagesFor(undefined))).join('; '));
    for (const [at, { path, shownPath }] of files.entries()) {
      terminal.showProgress?.(`${at + 1}/${files.length} ${shownPath}`);
      const read = await texts.read(path);
      if (read.kind !== 'text') this.#unknown.add(shownPath);
      else await this.#atProject({ path, shownPath, text: read.text });
    }
  }

  /** Looks at the releases of packages on the targets of the command line, else on the Workers runtimes. */
  async atPackages(names: readonly NormalizedName[]): Promise<void> {
    const facts = this.#engine.facts(this.#settings);
    for (const target of names.length === 0 ? [] : this.#targetsOfPackages()) {
      for (const name of names) {
        this.#note(name, target, await facts.ask(newestUsable(name, facts.catalogFor(target))));
      }
    }
  }

  async #atProject(file: Parameters<typeof openProject>[0]): Promise<void> {
    const project = await openProject(file, this.#settings, this.#call, this.#engine);
    // A lock says itself what is installed: nothing becomes possible in it.
    if (project.file.kind === 'lock' || project.file.declarations.length === 0) return;
    const key = file.shownPath.replaceAll('\\', '/');
    for (const context of contextsOf(project)) {
      const state = await project.ask(lookAtProject(context));
      if (state === 'unknown') this.#unknown.add(key);
      else {
        (this.#projects[key] ??= {})[context.target.name] = state;
        await this.#atCulprits(state, context, project);
      }
    }
  }

  /** What stands in the way is watched as well: a first wheel of it is news, before everything else is there. */
  async #atCulprits({ blocked }: TargetState, context: ProjectContext, project: OpenProject): Promise<void> {
    const culprits = new Set(Object.values(blocked).flat());
    for (const culprit of culprits) {
      const name = normalizeName(culprit);
      this.#note(name, context.target, await project.ask(newestUsable(name, context.catalogFor(context.target))));
    }
  }

  #note(name: NormalizedName, { name: target }: Target, newest: string | null | undefined): void {
    if (newest === undefined) this.#unknown.add(name);
    else (this.#packages[name] ??= {})[target] = newest;
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
