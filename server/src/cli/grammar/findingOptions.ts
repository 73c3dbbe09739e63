/** The options of the commands that tell findings: which, how bad each is, and what counts. */
import { SEVERITIES } from '../../core/findings/rules.ts';
import { listOf } from '../../core/messages/words.ts';
import { LEVELS, NOTE } from '../../core/tuning/tuning.ts';
import { DEFAULT_EXIT_POLICY } from '../exitCode.ts';
import type { Option } from './command.ts';

/** From which severity on a finding counts. */
export const FAIL_ON_OPTION: Option = {
  name: 'fail-on',
  value: 'SEVERITY',
  choices: [...SEVERITIES, NOTE],
  help: `exit with 1 if there is a finding of this severity or a worse one: ${listOf(SEVERITIES, 'or')} (default: ${DEFAULT_EXIT_POLICY.failOn}); ${NOTE} is information`,
};

export const HELD_BACK_OPTION: Option = {
  name: 'held-back-days',
  value: 'DAYS',
  setting: 'heldBackDays',
  numeric: true,
  help: 'report a release as held back if it is at least this many days behind what a Linux host gets (default: 180); negative to disable',
};

/** What is found, and what of it is reported. */
export const TUNING_OPTIONS: readonly Option[] = [
  HELD_BACK_OPTION,
  {
    name: 'select',
    value: 'CODE',
    completes: 'code',
    tuning: 'select',
    help: 'report only findings with this code; separate several with commas (default: all, or `select` in pyproject.toml)',
  },
  {
    name: 'ignore',
    value: 'CODE',
    completes: 'code',
    tuning: 'ignore',
    help: 'do not report findings with this code, or with CODE:PACKAGE those about a package; separate several with commas (default: `ignore` in pyproject.toml)',
  },
  {
    name: 'severity',
    value: 'CODE=LEVEL',
    tuning: 'severity',
    help: `report findings with a code as ${listOf(LEVELS, 'or')}, ${NOTE} being information; separate several with commas`,
  },
  {
    name: 'baseline',
    value: 'FILE',
    completes: 'file',
    help: 'report only what is not in this file',
  },
  { name: 'write-baseline', help: 'write all that is found to the file given with --baseline' },
];
