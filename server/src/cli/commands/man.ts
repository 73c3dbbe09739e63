/** `man`: the manual page of this program. */
import { EXIT_CLEAN } from '../exitCode.ts';
import type { Command } from '../grammar/command.ts';
import { todayOf } from '../grammar/givenSettings.ts';
import { manualPage } from '../grammar/manual.ts';
import { COMMON_OPTIONS } from '../grammar/options.ts';
import { PROGRAM } from '../internalError.ts';

export const MAN: Command = {
  name: 'man',
  summary: 'print the manual page, for man',
  options: COMMON_OPTIONS,
  notes: `${PROGRAM} man | man -l - shows it; > /usr/local/share/man/man1/${PROGRAM}.1 installs it.`,
  run: ({ terminal, parts }) => {
    terminal.write(manualPage(PROGRAM, parts.version, todayOf(parts.host), parts.commands));
    return EXIT_CLEAN;
  },
};
