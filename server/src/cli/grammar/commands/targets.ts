/** `targets`: lists the runtimes that can be checked for. */
import type { Command } from '../command.ts';
import { COMMON_OPTIONS, formatOption, LANGUAGE_OPTION } from '../options.ts';

export const TARGETS: Command = {
  name: 'targets',
  summary:
    'list the runtimes that can be checked for, with their Python, the ABI of their wheels and, for Workers, the dates',
  options: [
    { name: 'all', help: 'also older ones and pre-releases' },
    formatOption(),
    { name: 'quiet', short: 'q', help: 'print only the names' },
    LANGUAGE_OPTION,
    ...COMMON_OPTIONS,
  ],
  without: { verbose: 'it asks nobody' },
  load: () => import('../../commands/targets.ts'),
};
