/** `server`: the language server, for editors without the extension. */
import { EXIT_CLEAN, type ExitCode } from '../exitCode.ts';
import type { Call } from '../grammar/command.ts';

/** Runs the command. */
export function run({ parts }: Call): ExitCode {
  parts.serve();
  return EXIT_CLEAN;
}
