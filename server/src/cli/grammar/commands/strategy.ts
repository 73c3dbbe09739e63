/** `strategy`: the options for each dependency that is blocked or held back, side by side, with a recommendation. */
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

export const STRATEGY: Command = {
  name: 'strategy',
  parameters: '[NAME…]',
  summary: 'weigh the options for each dependency that is blocked or held back, with a recommendation and a test plan',
  options: [
    PROJECT_OPTION,
    ...TARGET_OPTIONS,
    {
      name: 'evidence',
      help: 'read the wheels to see whether what could be left out is imported, so that leaving it out is a fix or a trap by proof',
    },
    ...INDEX_OPTIONS,
    formatOption(),
    ...mannerOptions('what is recommended, a line for each dependency'),
    COLOR_OPTION,
    LANGUAGE_OPTION,
    ...COMMON_OPTIONS,
  ],
  notes: `NAME is a dependency that is blocked or held back, or what stands in its way; all of them without a name. Each option that is
called proven was tried by resolving the changed project. Of a lower bound it is told whether an older release would help, which
of the names that the project's code imports that release has, and, where git knows, since when the bound stands there.
Exit code: 0 answered, 2 a name that nothing needs, no dependencies, or an index that did not answer.`,
  examples: [
    { line: 'strategy', purpose: 'what can be done about everything that is blocked or held back?' },
    {
      line: 'strategy litellm --evidence --format markdown',
      purpose: 'a paper to decide upon, with what the wheels import',
    },
  ],
  load: () => import('../../commands/strategy.ts'),
};
