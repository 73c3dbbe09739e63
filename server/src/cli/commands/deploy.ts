/** `deploy`: checks, and runs the command that deploys only if nothing stands in its way. */
import { statOnDisk } from '../../check/diskFiles.ts';
import { checklistJson, checklistPaper } from '../../core/toolkit/deploy/checklist.ts';
import { readDeployCommand, type DeployCommand } from '../../core/toolkit/deploy/deployCommand.ts';
import { deployJson, deployPaper } from '../../core/toolkit/deploy/deployPaper.ts';
import { say, tell, type Message } from '../../core/messages/message.ts';
import { maskCredentials } from '../../core/messages/words.ts';
import { isTarget, targetNamed } from '../../core/runtimes/runtimes.ts';
import { loadRuntimeData } from '../../data/runtimeData.ts';
import { deployChecklist } from '../deploying/deployChecklist.ts';
import { deployFacts } from '../deploying/deployFacts.ts';
import { judgeDeploy } from '../deploying/judgeDeploy.ts';
import { EXIT_CLEAN, EXIT_FAILED } from '../exitCode.ts';
import type { Call, Invocation } from '../grammar/command.ts';
import { todayOf } from '../grammar/givenSettings.ts';
import { writeAnswer } from '../paperOutput.ts';
import { UsageError } from '../usageError.ts';

/** Runs the command. */
export async function run(given: Call): Promise<number> {
  const words = given.invocation.positionals;
  const isChecklist = given.invocation.options.has('checklist');
  if (words.length === 0 && !isChecklist) {
    throw new UsageError('name the command that deploys, as in `deploy -- pywrangler deploy`, or ask for --checklist');
  }
  const command = readDeployCommand(words);
  await requirePlausible(command, given);
  const call = asDeployed(given, command);
  const judged = await judgeDeploy(call, command);
  if (isChecklist) {
    const facts = deployChecklist(judged, call);
    writeAnswer(call, { paper: checklistPaper(facts), json: checklistJson(facts) });
    return judged.exit.code === EXIT_FAILED ? EXIT_FAILED : EXIT_CLEAN;
  }
  const shown = maskCredentials(words.join(' '));
  if (judged.exit.code === EXIT_CLEAN) {
    const { file, target } = judged;
    return runCommand(words, given, say('deploying', { file, target: target.label, command: shown }));
  }
  const facts = deployFacts(judged, shown);
  writeAnswer(call, { paper: deployPaper(facts), json: deployJson(facts) });
  return judged.exit.code;
}

/** Runs the command where it was asked for, with this process's own streams. */
async function runCommand(
  words: readonly string[],
  { invocation, terminal, parts }: Call,
  announcement: Message,
): Promise<number> {
  const [program = '', ...rest] = words;
  if (!invocation.options.has('quiet')) terminal.writeError(`${tell(announcement, terminal.messages)}\n`);
  const ended = await parts.programs.attach(program, rest, terminal.folder);
  if (ended) return ended.status;
  terminal.writeError(`${tell(say('noSuchProgram', { program }), terminal.messages)}\n`);
  return EXIT_FAILED;
}

/** @throws {UsageError} where the command's own options lead nowhere */
async function requirePlausible({ cwd, compatibilityDate }: DeployCommand, { terminal, parts }: Call): Promise<void> {
  const today = todayOf(parts.host);
  if (
    compatibilityDate !== undefined &&
    !isTarget(targetNamed(`workers@${compatibilityDate}`, loadRuntimeData(), today))
  ) {
    const shown = compatibilityDate === '' ? 'nothing' : compatibilityDate;
    throw new UsageError(`the command's --compatibility-date needs a date such as 2026-01-31, not ${shown}`);
  }
  if (cwd === undefined) return;
  const { kind } = await statOnDisk(parts.host.files, terminal.paths.resolve(terminal.folder, cwd));
  if (kind !== 'folder') throw new UsageError(`the command's --cwd: no such folder: ${cwd}`);
}

/** The call as the command's own options make it. @throws {UsageError} where both name another environment or file */
function asDeployed(call: Call, { env, config, cwd }: DeployCommand): Call {
  const { invocation, terminal } = call;
  const options = new Map(invocation.options);
  for (const [name, value] of Object.entries({ env, config })) {
    if (value === undefined) continue;
    const own = invocation.options.get(name)?.at(-1);
    if (own !== undefined && own !== value) {
      throw new UsageError(`--${name} ${own} is not what the command deploys: it names ${value}`);
    }
    options.set(name, [value]);
  }
  const changed: Invocation = { ...invocation, options };
  if (cwd === undefined) return { ...call, invocation: changed };
  const folder = terminal.paths.resolve(terminal.folder, cwd);
  return { ...call, invocation: changed, terminal: { ...terminal, folder } };
}
