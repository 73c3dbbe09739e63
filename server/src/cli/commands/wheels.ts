/** `wheels`: the catalogue of releases and runtimes. */
import type { Facts, OpenProject, Workbench } from '../../check/engine.ts';
import { messagesFor } from '../../core/messages/languages.ts';
import { say, tell, type Message } from '../../core/messages/message.ts';
import { generationsOf, isTarget, targetNamed } from '../../core/runtimes/runtimes.ts';
import type { Target } from '../../core/runtimes/target.ts';
import type { TargetAnswer } from '../../core/runtimes/targetChoice.ts';
import { askCatalogue, type ColumnPlace } from '../../core/toolkit/wheels/askCatalogue.ts';
import { broughtProjects, declaredProjects, joinBrought, readName } from '../../core/toolkit/wheels/asked.ts';
import { isAnswered, type AskedProject, type ProjectCatalogue } from '../../core/toolkit/wheels/catalogue.ts';
import { LineIndex } from '../../core/text/lineIndex.ts';
import { wheelsJson } from '../../core/toolkit/wheels/wheelsJson.ts';
import { wheelsCsvPaper, wheelsPaper, type WheelsFacts } from '../../core/toolkit/wheels/wheelsPaper.ts';
import { loadRuntimeData } from '../../data/runtimeData.ts';
import { loadStartUp } from '../../data/startUp.ts';
import { targetNames, type Settings } from '../../settings.ts';
import { EXIT_CLEAN, EXIT_FAILED, type ExitCode } from '../exitCode.ts';
import { valueOf, type Call } from '../grammar/command.ts';
import { readSettings, todayOf } from '../grammar/givenSettings.ts';
import { writeAnswer } from '../paperOutput.ts';
import { openProject, projectFileIfAny, type ProjectFile } from '../projectFile.ts';
import { progressOn } from '../render/progress.ts';
import { usage, UsageError } from '../usageError.ts';
import { listTargets } from './targets.ts';
import { withEngine } from '../withEngine.ts';

/** The project in the folder, as far as there is one. */
interface Around {
  readonly file: ProjectFile;
  readonly opened: OpenProject;
}

/** Runs the command. */
export async function run(call: Call): Promise<ExitCode> {
  const settings = await readSettings(call);
  if (targetNames(settings.target).includes('list')) return listTargets(call, false);
  const named = namedProjects(call);
  return withEngine(call, async (engine) => {
    const around = await projectAround(call, settings, named.length > 0, engine);
    if (!around && named.length === 0) throw usage(say('catalogueNoNames'));
    const facts = await factsOf(call, named, settings, around, engine);
    call.terminal.showProgress?.();
    const isCsv = valueOf(call.invocation, 'format') === 'csv';
    writeAnswer(call, { paper: isCsv ? wheelsCsvPaper(facts) : wheelsPaper(facts), json: wheelsJson(facts) });
    if (isCsv) tellProblems(call, facts);
    const isWhole = named.length > 0 || !around || isReadWhole(around, call);
    return isWhole && facts.projects.every(isAnswered) ? EXIT_CLEAN : EXIT_FAILED;
  });
}

/** Whether all that the file declares is known; where it cannot be read is said on the error stream. */
function isReadWhole({ file: { path, shownPath, text }, opened }: Around, { terminal }: Call): boolean {
  const problem = opened.file.problems.find(({ severity, about }) => severity === 'error' && about === 'file');
  if (!problem) return true;
  const reason = problem.problem;
  const { line, character } = new LineIndex(text).positionAt(problem.path === path ? problem.span.start : 0);
  const said =
    problem.path === path
      ? say('cannotReadAt', { file: shownPath, line: line + 1, column: character + 1, reason })
      : say('cannotRead', { file: problem.path, reason });
  terminal.writeError(`${tell(said, messagesFor(undefined))}\n`);
  return false;
}

/** What is named on the command line, each once. @throws {UsageError} for what is no name */
function namedProjects({ invocation }: Call): readonly AskedProject[] {
  return [...new Set(invocation.positionals)].map((written) => {
    const read = readName(written);
    if ('problem' in read) throw usage(read.problem);
    return read;
  });
}

/** Whoever names packages need not be in a project, and nothing that is wrong with one nearby is in the way. */
async function projectAround(
  call: Call,
  settings: Settings,
  hasNames: boolean,
  engine: Workbench,
): Promise<Around | undefined> {
  try {
    const file = await projectFileIfAny(call);
    return file && { file, opened: await openProject(file, { ...settings, target: 'auto' }, call, engine) };
  } catch (error) {
    if (error instanceof UsageError && hasNames && !call.invocation.options.has('project')) return undefined;
    throw error;
  }
}

async function factsOf(
  call: Call,
  named: readonly AskedProject[],
  settings: Settings,
  around: Around | undefined,
  engine: Workbench,
): Promise<WheelsFacts> {
  const isDeep = call.invocation.options.has('deep');
  const today = todayOf(call.parts.host);
  const facts = engine.facts(settings, progressOn(call.terminal));
  const columns = columnsFor(settings, today, around, facts);
  const { projects, elsewhere } =
    named.length > 0 || !around ? { projects: named, elsewhere: [] } : await ofProject(around, columns, isDeep);
  const [knownNames, withPrereleases] = [{ startUp: loadStartUp() }, call.invocation.options.has('pre')];
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
  settings: Settings,
  today: string,
  around: Around | undefined,
  facts: Facts,
): readonly ColumnPlace[] {
  const data = loadRuntimeData();
  const workers = targetNamed('workers', data, today);
  const answers = around?.opened.targets.answers ?? [];
  const own = answers.map(({ choice }) => choice.target);
  const others = targetNames(settings.target).flatMap((name) => {
    const target = targetNamed(name, data, today);
    return isTarget(target) ? [target] : [];
  });
  const all = [...(isTarget(workers) ? generationsOf(workers, data) : []), ...own, ...others];
  const [answer] = answers;
  const context = around && answer && around.opened.contextOf(answer);
  const catalogOf = (target: Target): ColumnPlace['catalog'] =>
    context ? context.catalogFor(target) : facts.catalogFor(target);
  return [...new Map(all.map((target) => [target.name, target])).values()].map((target) => ({
    target,
    isOfProject: own.some(({ name }) => name === target.name),
    catalog: catalogOf(target),
  }));
}

/** The dependencies that the project declares, and with `isDeep` what they bring on any of the runtimes. */
async function ofProject(
  { file, opened }: Around,
  columns: readonly ColumnPlace[],
  isDeep: boolean,
): Promise<{ readonly projects: readonly AskedProject[]; readonly elsewhere: readonly string[] }> {
  const contexts = columns.map(({ target }) => opened.contextOf(answerFor(target, opened)));
  const { projects, elsewhere } = declaredProjects(contexts);
  if (projects.length === 0 && elsewhere.length === 0)
    throw usage(say('catalogueNoDeclared', { file: file.shownPath }));
  if (!isDeep) return { projects, elsewhere };
  const brought = await Promise.all(contexts.map((context) => opened.ask(broughtProjects(context))));
  return { projects: [...projects, ...joinBrought(brought, projects)], elsewhere };
}

/** The project as it is for a runtime: its own answer where that is one, else as if that had been asked for. */
function answerFor({ name }: Target, opened: OpenProject): TargetAnswer {
  const own = opened.targets.answers.find(({ choice }) => choice.target.name === name);
  return own ?? opened.targetsNamed(name).answers[0];
}

function shownProject({ file, opened }: Around, isAsked: boolean): NonNullable<WheelsFacts['project']> {
  const [{ choice }] = opened.targets.answers;
  const { target, reason } = choice;
  return { file: file.shownPath, target: target.label, python: target.pythonSeries, reason, isAsked };
}

/** What a spreadsheet has no place for. */
function tellProblems({ terminal }: Call, { projects }: WheelsFacts): void {
  for (const project of projects) {
    const problem = problemOf(project);
    if (problem) terminal.writeError(`${tell(problem, messagesFor(undefined))}\n`);
  }
}

function problemOf({ status, asked, suggestions, because }: ProjectCatalogue): Message | undefined {
  const { name } = asked.requirement;
  if (status === 'unknown-name') return say('catalogueUnknownName', { name, suggestions });
  return because && say('catalogueNotAnswered', { name, because });
}
