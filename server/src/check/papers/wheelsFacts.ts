/** What `wheels` knows: the catalogue of releases and runtimes. */
import { say } from '../../core/messages/message.ts';
import { generationsOf, isTarget, targetNamed } from '../../core/runtimes/runtimes.ts';
import type { Target } from '../../core/runtimes/target.ts';
import type { TargetAnswer } from '../../core/runtimes/targetChoice.ts';
import { askCatalogue, type ColumnPlace } from '../../core/toolkit/wheels/askCatalogue.ts';
import { broughtProjects, declaredProjects, joinBrought } from '../../core/toolkit/wheels/asked.ts';
import type { AskedProject } from '../../core/toolkit/wheels/catalogue.ts';
import type { WheelsFacts } from '../../core/toolkit/wheels/wheelsPaper.ts';
import { loadRuntimeData } from '../../data/runtimeData.ts';
import { loadStartUp } from '../../data/startUp.ts';
import { targetNames } from '../../settings.ts';
import type { Facts, OpenProject } from '../engine.ts';
import type { NoFacts, ProjectFile } from './projectFile.ts';

/** The project in question, for whatever targets its own files say. */
export interface WheelsProject {
  readonly file: ProjectFile;
  readonly opened: OpenProject;
}

/** What is asked. */
export interface AskedWheels {
  /** Empty for all that the project declares. */
  readonly named: readonly AskedProject[];
  /** Further columns, as in the setting `target`. */
  readonly target: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly isDeep: boolean;
  readonly withPrereleases: boolean;
}

/**
 * The catalogue, or why there is none.
 * @param facts what is asked of indexes, where a project does not know better
 */
export async function wheelsFacts(
  { named, target, today, isDeep, withPrereleases }: AskedWheels,
  around: WheelsProject | undefined,
  facts: Facts,
): Promise<WheelsFacts | NoFacts> {
  const columns = columnsFor(target, today, around, facts);
  const ofAll = named.length === 0 && around ? await ofProject(around, columns, isDeep) : undefined;
  if (ofAll && 'problem' in ofAll) return ofAll;
  const { projects, elsewhere } = ofAll ?? { projects: named, elsewhere: [] };
  const knownNames = { startUp: loadStartUp() };
  const asked = projects.map((one) =>
    // What is only brought is a part of what is looked at as a whole.
    facts.ask(askCatalogue(one, { columns, isDeep: isDeep && !one.broughtBy, withPrereleases, knownNames })),
  );
  return {
    ...{ today, columns, isDeep, elsewhere },
    ...(around && { project: shownProject(around, named.length === 0) }),
    projects: await Promise.all(asked),
  };
}

/** The runtimes of Workers, the project's own, and what was asked for; each once. */
function columnsFor(
  names: string,
  today: string,
  around: WheelsProject | undefined,
  facts: Facts,
): readonly ColumnPlace[] {
  const data = loadRuntimeData();
  const workers = targetNamed('workers', data, today);
  const answers = around?.opened.targets.answers ?? [];
  const own = answers.map(({ choice }) => choice.target);
  const others = targetNames(names).flatMap((name) => {
    const target = targetNamed(name, data, today);
    return isTarget(target) ? [target] : [];
  });
  const all = [...(isTarget(workers) ? generationsOf(workers, data) : []), ...own, ...others];
  const [answer] = answers;
  const source = around && answer ? around.opened.contextOf(answer) : facts;
  return [...new Map(all.map((target) => [target.name, target])).values()].map((target) => ({
    target,
    isOfProject: own.some(({ name }) => name === target.name),
    catalog: source.catalogFor(target),
  }));
}

/** The dependencies that the project declares, and with `isDeep` what they bring on any of the runtimes. */
async function ofProject(
  { file, opened }: WheelsProject,
  columns: readonly ColumnPlace[],
  isDeep: boolean,
): Promise<NoFacts | { readonly projects: readonly AskedProject[]; readonly elsewhere: readonly string[] }> {
  const contexts = columns.map(({ target }) => opened.contextOf(answerFor(target, opened)));
  const { projects, elsewhere } = declaredProjects(contexts);
  if (projects.length === 0 && elsewhere.length === 0)
    return { problem: say('catalogueNoDeclared', { file: file.shownPath }) };
  if (!isDeep) return { projects, elsewhere };
  const brought = await Promise.all(contexts.map((context) => opened.ask(broughtProjects(context))));
  return { projects: [...projects, ...joinBrought(brought, projects)], elsewhere };
}

/** The project as it is for a runtime: its own answer where that is one, else as if that had been asked for. */
function answerFor({ name }: Target, opened: OpenProject): TargetAnswer {
  const own = opened.targets.answers.find(({ choice }) => choice.target.name === name);
  return own ?? opened.targetsNamed(name).answers[0];
}

function shownProject({ file, opened }: WheelsProject, isAsked: boolean): NonNullable<WheelsFacts['project']> {
  const [{ choice }] = opened.targets.answers;
  const { target, reason } = choice;
  return { file: file.shownPath, target: target.label, python: target.pythonSeries, reason, isAsked };
}
