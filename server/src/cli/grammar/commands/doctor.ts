/** `doctor`: what was found, which settings apply and whom it reaches; the first thing that a bug report needs. */
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

export const DOCTOR: Command = {
  name: 'doctor',
  summary: 'show what was found: files, target, settings and where they come from, indexes, cache and versions',
  options: [
    PROJECT_OPTION,
    ...TARGET_OPTIONS,
    ...INDEX_OPTIONS,
    formatOption(),
    ...mannerOptions('which project and runtime were found, and how many indexes answer'),
    COLOR_OPTION,
    LANGUAGE_OPTION,
    ...COMMON_OPTIONS,
  ],
  notes: `Each index is asked one question, past the cache. What it prints has no credentials and can be attached to a bug report.`,
  examples: [
    { line: 'doctor', purpose: 'why is it this runtime, and is the index reached?' },
    { line: 'doctor --format markdown', purpose: 'the same for a bug report' },
  ],
  load: () => import('../../commands/doctor.ts'),
};
