/** `compare`: a project on several targets side by side, to decide about a move. */
import type { OpenProject } from '../../check/engine.ts';
import { isExperimental } from '../../core/toolkit/experimental.ts';
import { compareJson } from '../../core/toolkit/compare/compareJson.ts';
import { comparePaper, type CompareFacts } from '../../core/toolkit/compare/comparePaper.ts';
import { compareTargets, type AskedTarget } from '../../core/toolkit/compare/compareTargets.ts';
import { say } from '../../core/messages/message.ts';
import type { TargetAnswer } from '../../core/runtimes/targetChoice.ts';
import { loadRuntimeData } from '../../data/runtimeData.ts';
import { EXIT_CLEAN, EXIT_FAILED, type ExitCode } from '../exitCode.ts';
import type { Call } from '../grammar/command.ts';
import { readSettings, requireTarget } from '../grammar/givenSettings.ts';
import { writeAnswer } from '../paperOutput.ts';
import { openProject, projectFile, requireDependencies, type ProjectFile } from '../projectFile.ts';
import { usage } from '../usageError.ts';
import { withEngine } from '../withEngine.ts';

/** Runs the command. */
export async function run(call: Call): Promise<ExitCode> {
  const { positionals } = call.invocation;
  if (positionals.length === 0) throw usage(say('compareNeedsTargets'));
  for (const name of positionals) requireTarget(name, call.parts.host);
  const file = await projectFile(call);
  const settings = await readSettings(call);
  return withEngine(call, async (engine) => {
    const project = await openProject(file, settings, call, engine);
    const facts = await factsOf(file, project, call);
    writeAnswer(call, { paper: comparePaper(facts), json: compareJson(facts) });
    return facts.targets.some(({ installs }) => installs === null) ? EXIT_FAILED : EXIT_CLEAN;
  });
}

async function factsOf(file: ProjectFile, project: OpenProject, { invocation }: Call): Promise<CompareFacts> {
  const [own] = project.targets.answers;
  requireDependencies(project, file);
  const answers = askedAnswers(project, invocation.positionals);
  const [first, ...others] = answers.map((answer) => asked(answer, project));
  if (!first || others.length === 0) throw usage(say('compareNeedsOthers', { target: own.choice.target.label }));
  const comparison = await project.ask(compareTargets([first, ...others]));
  return {
    ...comparison,
    file: file.shownPath,
    project: { label: own.choice.target.label, reason: own.choice.reason },
    deep: invocation.options.has('deep'),
  };
}

/** The targets that are named, each once; one alone after what the project has. */
function askedAnswers(project: OpenProject, names: readonly string[]): readonly TargetAnswer[] {
  const { answers } = project.targetsNamed(names.join(','));
  const [own] = project.targets.answers;
  const [only, ...others] = answers;
  return others.length > 0 || only.choice.target.name === own.choice.target.name ? answers : [own, only];
}

function asked(answer: TargetAnswer, project: OpenProject): AskedTarget {
  const [own] = project.targets.answers;
  const { target } = answer.choice;
  const isOfProject = target.name === own.choice.target.name;
  return {
    // The project's own says more than its name does.
    context: project.contextOf(isOfProject ? own : answer),
    isOfProject,
    isExperimental: isExperimental(target, loadRuntimeData()),
  };
}
