/** `man`: the manual page of this program. */
import { EXIT_CLEAN, type ExitCode } from '../exitCode.ts';
import type { Call } from '../grammar/command.ts';
import { todayOf } from '../grammar/givenSettings.ts';
import { manualPage } from '../grammar/manual.ts';
import { PROGRAM } from '../internalError.ts';

/** Runs the command. */
export function run({ terminal, parts }: Call): ExitCode {
  terminal.write(manualPage(PROGRAM, parts.version, todayOf(parts.host), parts.commands));
  return EXIT_CLEAN;
}
