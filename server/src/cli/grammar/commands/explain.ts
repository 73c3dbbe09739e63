/** `explain`: why a package is here, why a release is not taken, what a finding means, and what a pasted message says. */
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

export const EXPLAIN: Command = {
  name: 'explain',
  parameters: 'NAME|REQUIREMENT|CODE|TEXT',
  completes: 'code',
  summary: 'explain why a package is here, why a release is not taken, what a finding means, or what a tool has said',
  options: [
    PROJECT_OPTION,
    ...TARGET_OPTIONS,
    {
      name: 'evidence',
      help: 'of a NAME: read the wheels of what brings it to see whether they import it, so that leaving it out is a fix or a trap by proof',
    },
    ...INDEX_OPTIONS,
    formatOption(),
    ...mannerOptions('the answer, without what it rests on'),
    COLOR_OPTION,
    LANGUAGE_OPTION,
    ...COMMON_OPTIONS,
  ],
  notes: `NAME is a package: who brings it, since which release of its parent, which release does without, and
what would work instead.
REQUIREMENT has a range, as in 'pydantic==2.12': why this release is not taken, proven by resolving the
project with it.
CODE is that of a finding, such as held-back: its page.
TEXT is what uv, pywrangler, wrangler, micropip, pip or a Worker said, as it was pasted; - reads it from
standard input.
A word that is a code is a code, another single word a name; anything with a blank is a text, unless it is a
requirement. NAME needs a project; without one a REQUIREMENT is looked at by itself, for each runtime of
Python Workers or each -t.
Exit code: 0 answered, 2 a sentence or name that nobody knows, or an index that did not answer.`,
  examples: [
    { line: 'explain fastuuid', purpose: 'who needs this package, since when, and what would work instead?' },
    { line: 'explain fastuuid --evidence', purpose: 'is it imported at all, or could it be left out?' },
    { line: "explain 'pydantic==2.12'", purpose: 'why is this release not taken?' },
    { line: 'explain held-back', purpose: 'what does this finding mean?' },
    {
      line: 'explain -',
      purpose: 'what does this output mean? As in `pywrangler sync 2>&1 | pyodide-preflight explain -`',
    },
  ],
  load: () => import('../../commands/explain.ts'),
};
