/** `runtimes`: the support matrix, what comes next for the project, and a calendar. */
import type { OpenProject } from '../../check/engine.ts';
import { calendar } from '../../core/toolkit/runtimes/calendar.ts';
import { runtimesJson } from '../../core/toolkit/runtimes/runtimesJson.ts';
import { runtimesPaper, type RuntimesFacts } from '../../core/toolkit/runtimes/runtimesPaper.ts';
import { nextChange, supportMatrix, type ProjectRuntime } from '../../core/toolkit/runtimes/supportMatrix.ts';
import { verifyJson, verifyPaper } from '../../core/toolkit/runtimes/verify.ts';
import { loadConfirmations, loadRuntimeData } from '../../data/runtimeData.ts';
import { EXIT_CLEAN, EXIT_FAILED, type ExitCode } from '../exitCode.ts';
import type { Call } from '../grammar/command.ts';
import { readSettings, todayOf } from '../grammar/givenSettings.ts';
import { writeAnswer } from '../paperOutput.ts';
import { verifyAll } from '../newestReleases.ts';
import { openProject, projectFileIfAny } from '../projectFile.ts';

/** Runs the command. */
export async function run(call: Call): Promise<ExitCode> {
  const facts = await factsOf(call);
  const asked = call.invocation.options.has('verify') ? await verifyAll(call) : undefined;
  const paper = [...runtimesPaper(facts), ...(asked ? verifyPaper(asked) : [])];
  writeAnswer(call, { paper, json: { ...runtimesJson(facts), ...(asked && { verified: verifyJson(asked) }) } });
  return asked?.some(({ verdict }) => verdict === 'unknown') ? EXIT_FAILED : EXIT_CLEAN;
}

async function factsOf(call: Call): Promise<RuntimesFacts> {
  const data = loadRuntimeData();
  const today = todayOf(call.parts.host);
  const own = await ownRuntime(call);
  const next = own && nextChange(own, data, today);
  return {
    today,
    rows: supportMatrix(data, today, own),
    confirmations: loadConfirmations(),
    ...(own && { project: own.shown }),
    ...(next && { next }),
    calendar: calendar(data, today, next),
  };
}

/** The runtime of the project, if there is one. */
async function ownRuntime(
  call: Call,
): Promise<(ProjectRuntime & { readonly shown: NonNullable<RuntimesFacts['project']> }) | undefined> {
  const file = await projectFileIfAny(call);
  if (!file) return undefined;
  const engine = call.parts.openEngine();
  try {
    const project = await openProject(file, await readSettings(call), call, engine);
    const [{ choice, wrangler }] = project.targets.answers;
    const { target, reason } = choice;
    const compatibility = compatibilityOf(wrangler);
    const isDated = compatibility?.compatibilityDate !== undefined;
    const shown = { file: file.shownPath, target: target.label, python: target.pythonSeries, reason, isDated };
    return { target, ...(compatibility && { compatibility }), shown };
  } finally {
    await engine.close();
  }
}

function compatibilityOf(
  wrangler: OpenProject['targets']['answers'][number]['wrangler'],
): ProjectRuntime['compatibility'] {
  if (!wrangler) return undefined;
  const { compatibilityDate, flags } = wrangler;
  return {
    flags: flags.map(({ value }) => value),
    ...(compatibilityDate && { compatibilityDate: compatibilityDate.value }),
  };
}
