/** `completion`: the script that makes a shell complete this program's command lines. */
import { listOf } from '../../core/messages/words.ts';
import { closestTo } from '../../core/text/closest.ts';
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
    const [near] = closestTo(name, SHELLS);
    const meant = near === undefined || shell ? '' : `; did you mean \`${near}\`?`;
    throw new UsageError(`completion needs one of ${listOf(SHELLS, 'or')}${meant}`);
  }
  terminal.write(completionScript(shell, PROGRAM, parts.commands));
  return EXIT_CLEAN;
}
