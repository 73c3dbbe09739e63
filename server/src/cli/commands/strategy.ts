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
import type { Call, Command } from '../grammar/command.ts';
import { readSettings } from '../grammar/givenSettings.ts';
import { COLOR_OPTION, COMMON_OPTIONS, INDEX_OPTIONS, PROJECT_OPTION, TARGET_OPTIONS } from '../grammar/options.ts';
import { formatOption, writeAnswer } from '../paperOutput.ts';
import { openProject, projectFile } from '../projectFile.ts';
import { strategyFacts } from '../strategy/strategyFacts.ts';
import { usage } from '../usageError.ts';
import { withEngine } from '../withEngine.ts';

export const STRATEGY: Command = {
  name: 'strategy',
  parameters: '[NAME…]',
  summary: 'weigh the options for each dependency that is blocked or held back, with a recommendation and a test plan',
  options: [
    PROJECT_OPTION,
    ...TARGET_OPTIONS,
    {
      name: 'evidence',
      help: 'read the wheels to see whether what could be left out is imported, so that leaving it out is a fix or a trap by proof',
    },
    ...INDEX_OPTIONS,
    formatOption(),
    COLOR_OPTION,
    ...COMMON_OPTIONS,
  ],
  notes: `NAME is a dependency that is blocked or held back, or what stands in its way; all of them without a name. Each option that is
called proven was tried by resolving the changed project. Of a lower bound it is told whether an older release would help, which
of the names that the project's code imports that release has, and, where git knows, since when the bound stands there.
Exit code: 0 answered, 2 a name that nothing needs, no dependencies, or an index that did not answer.`,
  examples: [
    { line: 'strategy', purpose: 'what can be done about everything that is blocked or held back?' },
    {
      line: 'strategy litellm --evidence --format markdown',
      purpose: 'a paper to decide upon, with what the wheels import',
    },
  ],
  run,
};

async function run(call: Call): Promise<ExitCode> {
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
    if (!project.file.declarations.some(({ active, role }) => active && role === 'requirement'))
      throw usage(say('holdsNoDependencies', { file: file.shownPath }));
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
