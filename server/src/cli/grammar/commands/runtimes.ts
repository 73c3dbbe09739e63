/** `runtimes`: the support matrix, what comes next for the project, and a calendar. */
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

export const RUNTIMES: Command = {
  name: 'runtimes',
  summary: 'show the support matrix: dates and flags, Pyodide, Python, ABI and platforms, and what comes next',
  options: [
    PROJECT_OPTION,
    ...TARGET_OPTIONS,
    { name: 'verify', help: 'ask npm and the package index whether there are newer releases than this tool knows' },
    ...INDEX_OPTIONS,
    formatOption('csv'),
    ...mannerOptions('what the project has, and what comes next'),
    COLOR_OPTION,
    LANGUAGE_OPTION,
    ...COMMON_OPTIONS,
  ],
  notes: `With a project in the current folder, or with --project, its runtime is marked, and the next compatibility date that
changes the ABI is counted from its own. Every table says where it comes from and when that was last confirmed.`,
  examples: [
    { line: 'runtimes', purpose: 'which Python, Pyodide and ABI does a date give?' },
    { line: 'runtimes --format markdown', purpose: 'the same as tables for an architecture document' },
  ],
  load: () => import('../../commands/runtimes.ts'),
};
