/** `compare`: a project on several targets side by side, to decide about a move. */
import { compareFacts } from '../../check/papers/compareFacts.ts';
import { compareJson } from '../../core/toolkit/compare/compareJson.ts';
import { comparePaper } from '../../core/toolkit/compare/comparePaper.ts';
import { say } from '../../core/messages/message.ts';
import { EXIT_CLEAN, EXIT_FAILED, type ExitCode } from '../exitCode.ts';
import type { Call } from '../grammar/command.ts';
import { readSettings, requireTarget } from '../grammar/givenSettings.ts';
import { writeAnswer } from '../paperOutput.ts';
import { openProject, projectFile, required } from '../projectFile.ts';
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
    const deep = call.invocation.options.has('deep');
    const facts = required(await compareFacts({ file, project, names: positionals, deep }));
    writeAnswer(call, { paper: comparePaper(facts), json: compareJson(facts) });
    return facts.targets.some(({ installs }) => installs === null) ? EXIT_FAILED : EXIT_CLEAN;
  });
}
