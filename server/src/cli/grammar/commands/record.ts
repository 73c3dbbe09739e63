/** `record`: what a check asks of indexes, kept in a folder to be replayed. */
import type { Command } from '../command.ts';
import {
  COLOR_OPTION,
  COMMON_OPTIONS,
  formatOption,
  INDEX_OPTIONS,
  LANGUAGE_OPTION,
  mannerOptions,
  TARGET_OPTIONS,
} from '../options.ts';
import { HELD_BACK_OPTION } from '../findingOptions.ts';

export const RECORD: Command = {
  name: 'record',
  parameters: '[PATH…]',
  summary: 'record what a check asks of indexes, to replay it without a network or to attach it to a bug report',
  options: [
    {
      name: 'output',
      value: 'FOLDER',
      completes: 'folder',
      help: 'where to record: a folder that is new, empty, or has a recording, which is replaced',
    },
    ...TARGET_OPTIONS,
    ...INDEX_OPTIONS,
    HELD_BACK_OPTION,
    formatOption(),
    ...mannerOptions('where it was recorded'),
    COLOR_OPTION,
    LANGUAGE_OPTION,
    ...COMMON_OPTIONS,
  ],
  notes: `PATH is what \`check\` takes: dependency files, or folders to search for them (default: the current folder). The recording has
no addresses and no credentials; check --recorded-index FOLDER replays it. It is about a check only: strategy, wheels, compare and explain
ask for more, and say of what is not recorded that it is not known. Nothing is written if an index did not answer: what is missing cannot be replayed.
The files of the project are not in it; a bug report needs them as well.
Exit code: 0 recorded, whatever the check finds; 2 nothing recorded.`,
  examples: [
    { line: 'record --output recording', purpose: 'what a check of this folder asks, for a bug report' },
    { line: 'record api web -t workers-3.14 --output recording', purpose: 'two projects, on another Python' },
  ],
  load: () => import('../../commands/record.ts'),
};
