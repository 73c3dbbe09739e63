/** `strategy`: the options for each dependency that is blocked or held back, side by side, with a recommendation. */
import type { OpenProject } from '../../check/engine.ts';
import { say } from '../../core/messages/message.ts';
import { meantNames } from '../../core/runtimes/modules/meantNames.ts';
import { readName } from '../../core/toolkit/wheels/asked.ts';
import { strategyJson } from '../../core/toolkit/strategy/strategyJson.ts';
import { strategyPaper } from '../../core/toolkit/strategy/strategyPaper.ts';
import type { StrategyFacts } from '../../core/toolkit/strategy/strategyFacts.ts';
import { loadStartUp } from '../../data/startUp.ts';
import { targetNames } from '../../settings.ts';
import { EXIT_CLEAN, EXIT_FAILED, type ExitCode } from '../exitCode.ts';
import type { Call } from '../grammar/command.ts';
import { readSettings } from '../grammar/givenSettings.ts';
import { writeAnswer } from '../paperOutput.ts';
import { openProject, projectFile, requireDependencies } from '../projectFile.ts';
import { strategyFacts } from '../../check/papers/strategyFacts.ts';
import { usage } from '../usageError.ts';
import { withEngine } from '../withEngine.ts';

/** Runs the command. */
export async function run(call: Call): Promise<ExitCode> {
  const names = [...new Set(call.invocation.positionals)].map((written) => {
    const read = readName(written);
    if ('problem' in read) throw usage(read.problem);
    return read.requirement.normalized;
  });
  const file = await projectFile(call);
  const settings = await readSettings(call);
  if (targetNames(settings.target).length > 1) throw usage(say('strategyOneTarget'));
  return withEngine(call, async (engine) => {
    const project = await openProject(file, settings, call, engine);
    requireDependencies(project, file);
    const facts = await strategyFacts({
      ...{ file, project, names },
      programs: call.parts.programs,
      wantsEvidence: call.invocation.options.has('evidence'),
    });
    requireNeeded(facts, project);
    call.terminal.showProgress?.();
    writeAnswer(call, { paper: strategyPaper(facts), json: strategyJson(facts) });
    return facts.strategy.on.installs === null ? EXIT_FAILED : EXIT_CLEAN;
  });
}

/** @throws {UsageError} if a name is in no way a part of the project */
function requireNeeded({ names, strategy: { on }, file }: StrategyFacts, project: OpenProject): void {
  if (on.installs === null) return;
  const known = new Set([
    ...on.packages.map(({ name }) => name),
    ...on.resolved.flatMap(({ read }) => read.seen.map(({ requirement }) => requirement.normalized)),
    ...on.findings.flatMap(({ culprits, chains }) => [...culprits, ...chains.flat()]),
  ]);
  const name = names.find((one) => !known.has(one));
  if (name === undefined) return;
  const { generations } = project.contextOf(project.targets.answers[0]);
  const { ofModule, near } = meantNames(name, {
    ...{ target: on.target, generations, startUp: loadStartUp() },
    installed: known,
  });
  const suggestions = [...ofModule, ...near].filter((one) => known.has(one));
  throw usage(say('strategyNotNeeded', { name, file: file.shownPath, suggestions }));
}
