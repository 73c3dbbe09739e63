/** `runtimes`: the support matrix, what comes next for the project, and a calendar. */
import { runtimesFacts } from '../../check/papers/runtimesFacts.ts';
import { runtimesJson } from '../../core/toolkit/runtimes/runtimesJson.ts';
import { runtimesPaper, type RuntimesFacts } from '../../core/toolkit/runtimes/runtimesPaper.ts';
import { verifyJson, verifyPaper } from '../../core/toolkit/runtimes/verify.ts';
import { EXIT_CLEAN, EXIT_FAILED, type ExitCode } from '../exitCode.ts';
import type { Call } from '../grammar/command.ts';
import { readSettings, todayOf } from '../grammar/givenSettings.ts';
import { writeAnswer } from '../paperOutput.ts';
import { verifyAll } from '../newestReleases.ts';
import { openProject, projectFileIfAny } from '../projectFile.ts';
import { withEngine } from '../withEngine.ts';

/** Runs the command. */
export async function run(call: Call): Promise<ExitCode> {
  const facts = await factsOf(call);
  const asked = call.invocation.options.has('verify') ? await verifyAll(call) : undefined;
  const paper = [...runtimesPaper(facts), ...(asked ? verifyPaper(asked) : [])];
  writeAnswer(call, { paper, json: { ...runtimesJson(facts), ...(asked && { verified: verifyJson(asked) }) } });
  return asked?.some(({ verdict }) => verdict === 'unknown') ? EXIT_FAILED : EXIT_CLEAN;
}

async function factsOf(call: Call): Promise<RuntimesFacts> {
  const today = todayOf(call.parts.host);
  const file = await projectFileIfAny(call);
  if (!file) return runtimesFacts(today, undefined);
  return withEngine(call, async (engine) => {
    const project = await openProject(file, await readSettings(call), call, engine);
    return runtimesFacts(today, { file, project });
  });
}
