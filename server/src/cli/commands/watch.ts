/** `watch`: what has become possible and what has broken since the last look, for a schedule. */
import { diskProblem } from '../../check/diskFiles.ts';
import { say, tell } from '../../core/messages/message.ts';
import type { NormalizedName } from '../../core/packaging/name.ts';
import { parseRequirement } from '../../core/packaging/requirements/requirement.ts';
import { allTargetNames, isTarget, targetNamed } from '../../core/runtimes/runtimes.ts';
import { newsBetween, type NewsFacts } from '../../core/toolkit/watch/news.ts';
import { watchJson } from '../../core/toolkit/watch/watchJson.ts';
import { readCondition, textInProject, type WaitedFor } from '../../core/toolkit/watch/waitedFor.ts';
import { firstLookPaper, newsPaper } from '../../core/toolkit/watch/watchPaper.ts';
import { readState, writeState, type WatchState } from '../../core/toolkit/watch/watchState.ts';
import { loadRuntimeData } from '../../data/runtimeData.ts';
import { EXIT_CLEAN, EXIT_FAILED, EXIT_FINDINGS, type ExitCode } from '../exitCode.ts';
import { valueOf, type Call } from '../grammar/command.ts';
import { readSettings } from '../grammar/givenSettings.ts';
import { writeAnswer } from '../paperOutput.ts';
import { TextFiles } from '../textFiles.ts';
import { usage, UsageError } from '../usageError.ts';
import { Lookout } from '../lookout.ts';
import { withEngine } from '../withEngine.ts';

/** Runs the command. */
export async function run(call: Call): Promise<ExitCode> {
  const { invocation, terminal } = call;
  const shown = valueOf(invocation, 'state');
  if (shown === undefined) throw new UsageError('watch needs a file to keep what it has seen: --state FILE');
  const file = terminal.paths.resolve(terminal.folder, shown);
  const before = await stateIn(file, shown, call);
  const seen = await look(call, before);
  if (!seen) return EXIT_FAILED;
  const { now, lookout } = seen;
  const label = (target: string): string => lookout.label(target) ?? labelOf(target);
  const facts: NewsFacts = {
    label,
    yanked: (name, target) => lookout.yanked(name, target),
    shipped: (path, target, name) => lookout.shipped(path, target, name),
  };
  const news = before ? newsBetween(before, now, facts) : [];
  if (before && news.length === 0) return EXIT_CLEAN;
  await keep(now, file, shown, call);
  const paper = before ? newsPaper(news) : firstLookPaper(now, lookout.waits, shown, label);
  writeAnswer(call, { paper, json: watchJson(news, before ? undefined : now) });
  return before ? EXIT_FINDINGS : EXIT_CLEAN;
}

const FAULTS = { later: 'stateOfLaterVersion', broken: 'stateBroken', conflict: 'stateInConflict' } as const;

/** The last look; undefined if there was none. @throws {UsageError} if the file holds something else: it is left alone then */
async function stateIn(path: string, shown: string, { parts }: Call): Promise<WatchState | undefined> {
  const read = await new TextFiles(parts.host.files).read(path);
  if (read.kind === 'absent') return undefined;
  if (read.kind === 'unreadable') throw usage(say('cannotRead', { file: shown, reason: read.reason }));
  const known = readState(read.text);
  if ('state' in known) return known.state;
  throw usage(say(FAULTS[known.fault], { file: shown }));
}

/** @throws {UsageError} if the file cannot be written: what is new is told once it can be */
async function keep(state: WatchState, path: string, shown: string, { parts }: Call): Promise<void> {
  try {
    await parts.host.files.write(path, writeState(state));
  } catch (error) {
    throw usage(say('reportNotWritten', { file: shown, problem: diskProblem(error) }));
  }
}

interface Look {
  readonly now: WatchState;
  readonly lookout: Lookout;
}

/** One look at everything that is watched; undefined if something is not known, which has been said then. */
async function look(call: Call, before: WatchState | undefined): Promise<Look | undefined> {
  const { invocation, terminal } = call;
  const { positionals } = invocation;
  const settings = await readSettings(call);
  const names = (invocation.options.get('package') ?? []).map(packageName);
  const conditions = waitedFor(invocation.options.get('condition') ?? [], before);
  const isNamed = positionals.length > 0 || names.length > 0 || invocation.options.has('condition');
  const paths = isNamed ? positionals : ['.'];
  const lookout = await withEngine(call, async (engine) => {
    const opened = new Lookout(call, engine, settings, before);
    await opened.atProjects(paths);
    await opened.atPackages(names);
    await opened.atConditions(conditions, positionals.length > 0 ? positionals : ['.']);
    return opened;
  });
  if (lookout.unknown.length > 0) {
    terminal.writeError(`${tell(say('watchUnknown', { what: lookout.unknown }), terminal.messages)}\n`);
    return undefined;
  }
  // A platform's release is a Pyodide that is in the list already.
  const runtimes = allTargetNames(loadRuntimeData()).filter((name) => /^(?:workers|pyodide)-/.test(name));
  return { now: { ...lookout.seen, runtimes }, lookout };
}

/** What is waited for: what is named now, and of the last look what was not met. @throws {UsageError} */
function waitedFor(named: readonly string[], before: WatchState | undefined): readonly WaitedFor[] {
  const data = loadRuntimeData();
  const read = (written: string): WaitedFor => {
    const condition = readCondition(written, data);
    if ('problem' in condition) throw usage(condition.problem);
    return condition;
  };
  const left = Object.entries(before?.conditions ?? {}).flatMap(([text, met]) => (met === null ? [text] : []));
  return [...new Map([...left, ...named].map(read).map((one) => [keyOf(one), one])).values()];
}

/** The same for the same condition, however it was written. */
function keyOf(waited: WaitedFor): string {
  if (waited.kind === 'release') return waited.text;
  return waited.file === undefined ? waited.written : textInProject(waited, waited.file);
}

function packageName(written: string): NormalizedName {
  const requirement = parseRequirement(written).value?.requirement;
  if (requirement?.name !== written) throw new UsageError(`--package needs the name of a package, not ${written}`);
  return requirement.normalized;
}

function labelOf(name: string): string {
  const target = targetNamed(name, loadRuntimeData());
  return isTarget(target) ? target.label : name;
}
