/** Why a release is not taken: in the project, or by itself where there is none. */
import type { Facts, Workbench } from '../../check/engine.ts';
import { parseRequirementsTxt } from '../../core/dependencyFiles/requirementsTxt.ts';
import { formatRequirement, type Requirement } from '../../core/packaging/requirements/requirement.ts';
import { meantNames } from '../../core/runtimes/modules/meantNames.ts';
import { generationsOf, isTarget, targetNamed } from '../../core/runtimes/runtimes.ts';
import type { Target } from '../../core/runtimes/target.ts';
import { problemOf } from '../../core/solver/problem.ts';
import { whyNot, whyNotAlone, type RequirementAnswer } from '../../core/toolkit/explain/whyNot.ts';
import { requirementJson } from '../../core/toolkit/explain/whyNotJson.ts';
import { requirementPaper, type RequirementFacts } from '../../core/toolkit/explain/whyNotPaper.ts';
import { isAnswered } from '../../core/toolkit/explain/whyNotVerdict.ts';
import { loadRuntimeData } from '../../data/runtimeData.ts';
import { loadStartUp } from '../../data/startUp.ts';
import { targetNames, type Settings } from '../../settings.ts';
import { EXIT_CLEAN, EXIT_FAILED, type ExitCode } from '../exitCode.ts';
import type { Call } from '../grammar/command.ts';
import { readSettings, todayOf } from '../grammar/givenSettings.ts';
import { writeAnswer } from '../paperOutput.ts';
import { openProject, projectFileBeside } from '../projectFile.ts';
import type { ProjectFile } from '../../check/papers/projectFile.ts';
import { withEngine } from '../withEngine.ts';
import { progressOn } from '../render/progress.ts';

export async function explainRequirement(call: Call, requirement: Requirement): Promise<ExitCode> {
  const settings = await readSettings(call);
  return withEngine(call, async (engine) => {
    const file = await projectFileBeside(call);
    const answers = file
      ? await inProject(requirement, file, settings, call, engine)
      : await byItself(requirement, settings, call, engine);
    call.terminal.showProgress?.();
    const facts: RequirementFacts = {
      ...(file && { file }),
      answers,
      suggestions: suggestionsFor(requirement, answers),
    };
    writeAnswer(call, { paper: requirementPaper(facts), json: requirementJson(formatRequirement(requirement), facts) });
    return answers.every(isAnswered) ? EXIT_CLEAN : EXIT_FAILED;
  });
}

async function inProject(
  requirement: Requirement,
  file: ProjectFile,
  settings: Settings,
  call: Call,
  engine: Workbench,
): Promise<readonly RequirementAnswer[]> {
  const project = await openProject(file, settings, call, engine);
  const answers: RequirementAnswer[] = [];
  for (const answer of project.targets.answers)
    answers.push(await project.ask(whyNot(requirement, project.contextOf(answer))));
  return answers;
}

/** On the targets that are named, else on the runtimes of Workers. */
async function byItself(
  requirement: Requirement,
  settings: Settings,
  call: Call,
  engine: Workbench,
): Promise<readonly RequirementAnswer[]> {
  const facts = engine.facts(settings, progressOn(call.terminal));
  const today = todayOf(call.parts.host);
  const answers: RequirementAnswer[] = [];
  for (const target of targetsFor(settings, today)) answers.push(await onTarget(requirement, target, facts));
  return answers;
}

function targetsFor({ target: names }: Settings, today: string): readonly Target[] {
  const data = loadRuntimeData();
  const named = targetNames(names).flatMap((name) => {
    const target = name === 'auto' ? undefined : targetNamed(name, data, today);
    return target && isTarget(target) ? [target] : [];
  });
  if (named.length > 0) return named;
  const workers = targetNamed('workers', data, today);
  return isTarget(workers) ? generationsOf(workers, data) : [];
}

async function onTarget(requirement: Requirement, target: Target, facts: Facts): Promise<RequirementAnswer> {
  const file = parseRequirementsTxt('requirements.txt', formatRequirement(requirement));
  const place = { problem: problemOf(target, []), catalog: facts.catalogFor(target), seen: [], file };
  return facts.ask(whyNotAlone(requirement, place));
}

function suggestionsFor({ normalized, name }: Requirement, answers: readonly RequirementAnswer[]): readonly string[] {
  const [first, ...others] = answers.map(({ target }) => target);
  if (!first || answers.some(({ found }) => found)) return [];
  const { ofModule, near } = meantNames(
    normalized,
    { target: first, generations: others, startUp: loadStartUp() },
    name,
  );
  return [...ofModule, ...near];
}
