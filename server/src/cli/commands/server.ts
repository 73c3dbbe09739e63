/** `server`: the language server, for editors without the extension. */
import { EXIT_CLEAN } from '../exitCode.ts';
import type { Command } from '../grammar/command.ts';
import { COMMON_OPTIONS } from '../grammar/options.ts';

export const SERVER: Command = {
  name: 'server',
  summary: 'start the language server for an editor, on standard input and output',
  options: COMMON_OPTIONS,
  run: ({ parts }) => {
    parts.serve();
    return EXIT_CLEAN;
  },
};
