/** `completion`: the script that makes a shell complete this program's command lines. */
import type { Command } from '../command.ts';
import { SHELLS } from '../completion.ts';
import { COMMON_OPTIONS } from '../options.ts';
import { PROGRAM } from '../../internalError.ts';

export const COMPLETION: Command = {
  name: 'completion',
  parameters: SHELLS.join('|'),
  completes: SHELLS,
  summary: 'print a script that completes commands, options and their values in a shell',
  options: COMMON_OPTIONS,
  notes: `bash: eval "$(${PROGRAM} completion bash)" in ~/.bashrc
zsh: ${PROGRAM} completion zsh > a folder of $fpath, in a file named _${PROGRAM}
fish: ${PROGRAM} completion fish > ~/.config/fish/completions/${PROGRAM}.fish
PowerShell: ${PROGRAM} completion powershell | Out-String | Invoke-Expression in $PROFILE`,
  without: { quiet: 'what it prints is for a shell', verbose: 'it asks nobody' },
  load: () => import('../../commands/completion.ts'),
};
