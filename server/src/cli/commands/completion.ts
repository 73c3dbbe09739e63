/** `completion`: the script that makes a shell complete this program's command lines. */
import { RULES } from '../../core/findings/rules.ts';
import { listOf } from '../../core/messages/words.ts';
import { allTargetNames } from '../../core/runtimes/runtimes.ts';
import { didYouMean } from '../grammar/didYouMean.ts';
import { loadRuntimeData } from '../../data/runtimeData.ts';
import { EXIT_CLEAN, type ExitCode } from '../exitCode.ts';
import type { Call } from '../grammar/command.ts';
import { completionScript, SHELLS } from '../grammar/completion.ts';
import { PROGRAM } from '../internalError.ts';
import { UsageError } from '../usageError.ts';

/** Runs the command. */
export function run({ invocation, terminal, parts }: Call): ExitCode {
  const [name = '', extra] = invocation.positionals;
  const shell = SHELLS.find((known) => known === name);
  if (!shell || extra !== undefined) {
    const meant = shell ? '' : didYouMean(name, SHELLS);
    throw new UsageError(`completion needs one of ${listOf(SHELLS, 'or')}${meant}`);
  }
  const known = { target: allTargetNames(loadRuntimeData()), code: RULES.map(({ code }) => code) };
  terminal.write(completionScript(shell, PROGRAM, parts.commands, known));
  return EXIT_CLEAN;
}
