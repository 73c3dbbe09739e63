/** `watch`: what has become possible and what has broken since the last look, for a schedule. */
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

export const WATCH: Command = {
  name: 'watch',
  parameters: '[PATH…]',
  summary: 'compare what installs where with the last look, and say what is new; made for a schedule',
  options: [
    {
      name: 'state',
      value: 'FILE',
      completes: 'file',
      help: 'where the last look is kept, a file to commit; required',
    },
    {
      name: 'package',
      value: 'NAME',
      repeatable: 'list',
      help: 'watch the releases of a package, too, on the Workers runtimes or those of --target; can be repeated',
    },
    {
      name: 'condition',
      value: 'TEXT',
      repeatable: 'list',
      help: "wait for something, in the words of `compare` and `strategy` or as NAME for TARGET, such as 'fastuuid>=0.12 for workers-3.14'; the state file keeps it until it is met; can be repeated",
    },
    ...TARGET_OPTIONS,
    ...INDEX_OPTIONS,
    formatOption(),
    ...mannerOptions('how much is new'),
    COLOR_OPTION,
    LANGUAGE_OPTION,
    ...COMMON_OPTIONS,
  ],
  notes: `PATH is a dependency file, or a folder to search for them. The default is the current folder, or nothing where only
packages or conditions are named. A project is looked at for its own runtime, a Worker for the others of Cloudflare as well.
The first look writes the file and says what is watched. Later ones say what is new, in words for an issue, and
renew the file; without news they say nothing and leave it as it is.
Exit code: 0 no news, 1 news, 2 something is not known: then nothing is compared and nothing is written.`,
  examples: [
    { line: 'watch --state preflight-watch.json', purpose: 'has anything changed for the projects in this folder?' },
    { line: 'watch --package fastuuid --state fastuuid.json', purpose: 'is there a wheel of one package by now?' },
    {
      line: "watch --condition 'a wheel of `fastuuid` for pyemscripten_2026_0 or pure' --state fastuuid.json",
      purpose: 'wait for a condition that `compare` has named',
    },
  ],
  load: () => import('../../commands/watch.ts'),
};
