/** `server`: the language server, for editors without the extension. */
import type { Command } from '../command.ts';
import { COMMON_OPTIONS } from '../options.ts';

export const SERVER: Command = {
  name: 'server',
  summary: 'start the language server for an editor, on standard input and output',
  options: COMMON_OPTIONS,
  without: { quiet: 'what it prints is for an editor', verbose: 'what it does is in the log of the editor' },
  load: () => import('../../commands/server.ts'),
};
