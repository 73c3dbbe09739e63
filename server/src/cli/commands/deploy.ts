/** `deploy`: checks, and runs the command that deploys only if nothing stands in its way. */
import { checklistJson, checklistPaper } from '../../core/toolkit/deploy/checklist.ts';
import { readDeployCommand, type DeployCommand } from '../../core/toolkit/deploy/deployCommand.ts';
import { deployJson, deployPaper } from '../../core/toolkit/deploy/deployPaper.ts';
import { messagesFor } from '../../core/messages/languages.ts';
import { say, tell } from '../../core/messages/message.ts';
import { maskCredentials } from '../../core/messages/words.ts';
import { deployChecklist } from '../deploying/deployChecklist.ts';
import { deployFacts } from '../deploying/deployFacts.ts';
import { judgeDeploy } from '../deploying/judgeDeploy.ts';
import { EXIT_CLEAN, EXIT_FAILED } from '../exitCode.ts';
import type { Call, Command, Invocation } from '../grammar/command.ts';
import { COLOR_OPTION, COMMON_OPTIONS, INDEX_OPTIONS, PROJECT_OPTION, TARGET_OPTIONS } from '../grammar/options.ts';
import { formatOption, writeAnswer } from '../paperOutput.ts';
import { UsageError } from '../usageError.ts';
import { FAIL_ON_OPTION, TUNING_OPTIONS } from './check.ts';

export const DEPLOY: Command = {
  name: 'deploy',
  parameters: '[-- COMMAND…]',
  summary: 'check, then run the command that deploys, only if the check exits with 0; or print a checklist',
  options: [
    PROJECT_OPTION,
    ...TARGET_OPTIONS,
    { name: 'checklist', help: 'run nothing: print what to look at before a deploy, and what was found' },
    FAIL_ON_OPTION,
    ...INDEX_OPTIONS,
    ...TUNING_OPTIONS.filter(({ name }) => name !== 'write-baseline'),
    formatOption(),
    COLOR_OPTION,
    ...COMMON_OPTIONS,
  ],
  notes: `The target follows the command's own --env (-e), --config (-c), --compatibility-date and --cwd. pywrangler
installs anew, so what would be installed is checked; \`wrangler deploy\` alone uploads python_modules as it lies, and
that is checked then.
Where the check fails, the command is not run: what failed is told, who can fix it, and a text for each of them.
Exit code: that of the command if it was run (128 and the number of the signal that ended it); 1 if something was found,
2 if something is not known, or the command could not be started. A checklist: 0, or 2 if something is not known.`,
  examples: [
    { line: 'deploy -- uv run pywrangler deploy', purpose: 'deploy, if all dependencies install' },
    {
      line: 'deploy -- npx wrangler deploy --env production',
      purpose: 'upload what lies in python_modules, if it fits',
    },
    { line: 'deploy --checklist --format markdown', purpose: 'a checklist for a release ticket' },
  ],
  passesOn: true,
  run,
};

async function run(given: Call): Promise<number> {
  const words = given.invocation.positionals;
  const isChecklist = given.invocation.options.has('checklist');
  if (words.length === 0 && !isChecklist) {
    throw new UsageError('name the command that deploys, as in `deploy -- pywrangler deploy`, or ask for --checklist');
  }
  const command = readDeployCommand(words);
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
    return runCommand(words, given, tell(say('deploying', { file, target: target.label, command: shown }), english()));
  }
  const facts = deployFacts(judged, shown);
  writeAnswer(call, { paper: deployPaper(facts), json: deployJson(facts) });
  return judged.exit.code;
}

/** Runs the command where it was asked for, with this process's own streams. */
async function runCommand(words: readonly string[], { terminal, parts }: Call, announcement: string): Promise<number> {
  const [program = '', ...rest] = words;
  terminal.writeError(`${announcement}\n`);
  const ended = await parts.programs.attach(program, rest, terminal.folder);
  if (ended) return ended.status;
  terminal.writeError(`${tell(say('noSuchProgram', { program }), english())}\n`);
  return EXIT_FAILED;
}

function english(): ReturnType<typeof messagesFor> {
  return messagesFor(undefined);
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
