/** `compare`: a project on several targets side by side, to decide about a move. */
import type { Command } from '../command.ts';
import {
  COLOR_OPTION,
  COMMON_OPTIONS,
  formatOption,
  INDEX_OPTIONS,
  LANGUAGE_OPTION,
  mannerOptions,
  PROJECT_OPTION,
} from '../options.ts';

export const COMPARE: Command = {
  name: 'compare',
  parameters: 'TARGET TARGET…',
  completes: 'target',
  summary: 'compare runtimes for the project: what installs where, what a move changes, what blocks it and until when',
  options: [
    PROJECT_OPTION,
    { name: 'deep', help: 'also what the dependencies bring, in the table of versions' },
    ...INDEX_OPTIONS,
    formatOption('csv'),
    ...mannerOptions('the recommendation'),
    COLOR_OPTION,
    LANGUAGE_OPTION,
    ...COMMON_OPTIONS,
  ],
  notes: `One target alone is compared with what the project has now. The recommendation follows a rule: of the runtimes on which
everything installs and that can be deployed those on which least is held back, and of these the newest.`,
  examples: [
    { line: 'compare workers-3.12 workers-3.13 workers-3.14', purpose: 'which Python version should the Worker have?' },
    {
      line: 'compare workers-3.14 --format markdown',
      purpose: 'the move from the present runtime as a decision paper',
    },
  ],
  load: () => import('../../commands/compare.ts'),
};
