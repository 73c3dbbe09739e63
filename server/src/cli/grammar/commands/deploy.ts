/** `deploy`: checks, and runs the command that deploys only if nothing stands in its way. */
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
import { FAIL_ON_OPTION, TUNING_OPTIONS } from '../findingOptions.ts';

export const DEPLOY: Command = {
  name: 'deploy',
  parameters: '[-- COMMAND…]',
  summary: 'check, then run the command that deploys, only if the check exits with 0; or print a checklist',
  options: [
    PROJECT_OPTION,
    ...TARGET_OPTIONS,
    { name: 'checklist', help: 'run nothing: print what to look at before a deploy, and what was found' },
    FAIL_ON_OPTION,
    ...INDEX_OPTIONS,
    ...TUNING_OPTIONS.filter(({ name }) => name !== 'write-baseline'),
    formatOption(),
    ...mannerOptions('why the command was not run, or how much of a checklist is open'),
    COLOR_OPTION,
    LANGUAGE_OPTION,
    ...COMMON_OPTIONS,
  ],
  notes: `The target follows the command's own --env (-e), --config (-c), --compatibility-date and --cwd. pywrangler
installs anew, so what would be installed is checked; \`wrangler deploy\` alone uploads python_modules as it lies, and
that is checked then.
Where the check fails, the command is not run: what failed is told, who can fix it, and a text for each of them.
Exit code: that of the command if it was run (128 and the number of the signal that ended it); 1 if something was found,
2 if something is not known, or the command could not be started. A checklist: 0, or 2 if something is not known.`,
  examples: [
    { line: 'deploy -- uv run pywrangler deploy', purpose: 'deploy, if all dependencies install' },
    {
      line: 'deploy -- npx wrangler deploy --env production',
      purpose: 'upload what lies in python_modules, if it fits',
    },
    { line: 'deploy --checklist --format markdown', purpose: 'a checklist for a release ticket' },
  ],
  passesOn: true,
  load: () => import('../../commands/deploy.ts'),
};
