/** `completion`: the script that makes a shell complete this program's command lines. */
import { listOf } from '../../core/messages/words.ts';
import { closestTo } from '../../core/text/closest.ts';
import { EXIT_CLEAN } from '../exitCode.ts';
import type { Command } from '../grammar/command.ts';
import { completionScript, SHELLS } from '../grammar/completion.ts';
import { COMMON_OPTIONS } from '../grammar/options.ts';
import { PROGRAM } from '../internalError.ts';
import { UsageError } from '../usageError.ts';

export const COMPLETION: Command = {
  name: 'completion',
  parameters: SHELLS.join('|'),
  summary: 'print a script that completes commands, options and their values in a shell',
  options: COMMON_OPTIONS,
  notes: `bash: eval "$(${PROGRAM} completion bash)" in ~/.bashrc
zsh: ${PROGRAM} completion zsh > a folder of $fpath, in a file named _${PROGRAM}
fish: ${PROGRAM} completion fish > ~/.config/fish/completions/${PROGRAM}.fish
PowerShell: ${PROGRAM} completion powershell | Out-String | Invoke-Expression in $PROFILE`,
  run: ({ invocation, terminal, parts }) => {
    const [name = '', extra] = invocation.positionals;
    const shell = SHELLS.find((known) => known === name);
    if (!shell || extra !== undefined) {
      const [near] = closestTo(name, SHELLS);
      const meant = near === undefined || shell ? '' : `; did you mean \`${near}\`?`;
      throw new UsageError(`completion needs one of ${listOf(SHELLS, 'or')}${meant}`);
    }
    terminal.write(completionScript(shell, PROGRAM, parts.commands));
    return EXIT_CLEAN;
  },
};
