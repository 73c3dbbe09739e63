/** `wheels`: the catalogue of releases and runtimes. */
import type { Workbench } from '../../check/engine.ts';
import { wheelsFacts, type WheelsProject } from '../../check/papers/wheelsFacts.ts';
import { say, tell, type Message } from '../../core/messages/message.ts';
import { readName } from '../../core/toolkit/wheels/asked.ts';
import { isAnswered, type AskedProject, type ProjectCatalogue } from '../../core/toolkit/wheels/catalogue.ts';
import { LineIndex } from '../../core/text/lineIndex.ts';
import { wheelsJson } from '../../core/toolkit/wheels/wheelsJson.ts';
import { wheelsCsvPaper, wheelsPaper, type WheelsFacts } from '../../core/toolkit/wheels/wheelsPaper.ts';
import { targetNames, type Settings } from '../../settings.ts';
import { EXIT_CLEAN, EXIT_FAILED, type ExitCode } from '../exitCode.ts';
import { valueOf, type Call } from '../grammar/command.ts';
import { readSettings, todayOf } from '../grammar/givenSettings.ts';
import { writeAnswer } from '../paperOutput.ts';
import { openProject, projectFileIfAny, required } from '../projectFile.ts';
import { progressOn } from '../render/progress.ts';
import { usage, UsageError } from '../usageError.ts';
import { listTargets } from './targets.ts';
import { withEngine } from '../withEngine.ts';

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
function isReadWhole({ file: { path, shownPath, text }, opened }: WheelsProject, { terminal }: Call): boolean {
  const problem = opened.file.problems.find(({ severity, about }) => severity === 'error' && about === 'file');
  if (!problem) return true;
  const reason = problem.problem;
  const { line, character } = new LineIndex(text).positionAt(problem.path === path ? problem.span.start : 0);
  const said =
    problem.path === path
      ? say('cannotReadAt', { file: shownPath, line: line + 1, column: character + 1, reason })
      : say('cannotRead', { file: problem.path, reason });
  terminal.writeError(`${tell(said, terminal.messages)}\n`);
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
): Promise<WheelsProject | undefined> {
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
  around: WheelsProject | undefined,
  engine: Workbench,
): Promise<WheelsFacts> {
  const { options } = call.invocation;
  const asked = { named, target: settings.target, today: todayOf(call.parts.host) };
  const manner = { isDeep: options.has('deep'), withPrereleases: options.has('pre') };
  return required(
    await wheelsFacts({ ...asked, ...manner }, around, engine.facts(settings, progressOn(call.terminal))),
  );
}

/** What a spreadsheet has no place for. */
function tellProblems({ terminal }: Call, { projects }: WheelsFacts): void {
  for (const project of projects) {
    const problem = problemOf(project);
    if (problem) terminal.writeError(`${tell(problem, terminal.messages)}\n`);
  }
}

function problemOf({ status, asked, suggestions, because }: ProjectCatalogue): Message | undefined {
  const { name } = asked.requirement;
  if (status === 'unknown-name') return say('catalogueUnknownName', { name, suggestions });
  return because && say('catalogueNotAnswered', { name, because });
}
