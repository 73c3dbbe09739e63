/** `tree`: who needs whom among what would be installed. */
import type { Command } from '../command.ts';
import {
  COLOR_OPTION,
  COMMON_OPTIONS,
  formatOption,
  INDEX_OPTIONS,
  LANGUAGE_OPTION,
  mannerOptions,
  PROJECT_OPTION,
  TARGET_OPTIONS,
} from '../options.ts';

export const TREE: Command = {
  name: 'tree',
  summary: 'show who needs whom: what would be installed, with sizes, what is held back and what stands in the way',
  options: [
    PROJECT_OPTION,
    ...TARGET_OPTIONS,
    { name: 'depth', value: 'LEVELS', help: 'how many levels to show below what the file declares (default: all)' },
    ...INDEX_OPTIONS,
    formatOption(),
    ...mannerOptions('the totals'),
    COLOR_OPTION,
    LANGUAGE_OPTION,
    ...COMMON_OPTIONS,
  ],
  examples: [
    { line: 'tree', purpose: 'what brings all these packages?' },
    {
      line: 'tree --depth 1 -t workers-3.14',
      purpose: 'only what the dependencies ask for themselves, on another runtime',
    },
  ],
  load: () => import('../../commands/tree.ts'),
};
