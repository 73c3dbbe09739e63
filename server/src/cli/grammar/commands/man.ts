/** `man`: the manual page of this program. */
import type { Command } from '../command.ts';
import { COMMON_OPTIONS } from '../options.ts';
import { PROGRAM } from '../../internalError.ts';

export const MAN: Command = {
  name: 'man',
  summary: 'print the manual page, for man',
  options: COMMON_OPTIONS,
  notes: `${PROGRAM} man | man -l - shows it; > /usr/local/share/man/man1/${PROGRAM}.1 installs it.`,
  without: { quiet: 'what it prints is for man', verbose: 'it asks nobody' },
  load: () => import('../../commands/man.ts'),
};
