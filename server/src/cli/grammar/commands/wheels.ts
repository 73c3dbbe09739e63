/** `wheels`: the catalogue of releases and runtimes. */
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

export const WHEELS: Command = {
  name: 'wheels',
  parameters: '[NAME…]',
  summary: 'show which releases of a package there are for which runtime, and why not',
  options: [
    PROJECT_OPTION,
    ...TARGET_OPTIONS,
    { name: 'deep', help: 'look also at what the releases need: which of them install, and what blocks the others' },
    { name: 'pre', help: 'show pre-releases as well (default: only where there is nothing else, or NAME names one)' },
    ...INDEX_OPTIONS,
    formatOption('csv'),
    ...mannerOptions('the newest release that loads on each runtime, a line for each package'),
    COLOR_OPTION,
    LANGUAGE_OPTION,
    ...COMMON_OPTIONS,
  ],
  notes: `NAME is a package, with a range if only some releases are of interest ('litellm>=1.77'). Without names it is about the
dependencies of the project, with --deep also about what they bring. There is a column for each runtime of Python Workers,
one for the project's own (*), and one for each -t. Neighbouring releases that have the same everywhere are one row.
--deep looks at the newest releases first, up to the first that installs with all that it needs, or two years back.
Exit code: 0 answered, 2 a name that no index has, or an index that did not answer.`,
  examples: [
    { line: 'wheels numpy pydantic-core', purpose: 'which releases are there for which Python of a Worker?' },
    { line: "wheels 'litellm>=1.77' --deep", purpose: 'what keeps the newest releases from being installed?' },
    { line: 'wheels -t pyodide-0.28 --format csv', purpose: 'all dependencies of the project, for a spreadsheet' },
  ],
  load: () => import('../../commands/wheels.ts'),
};
