/** `cache`: where the answers of indexes are kept, how much that is, and removing them. */
import { UNUSED_DAYS } from '../../../host/cacheDirectory.ts';
import { CACHE_ACTIONS } from '../cacheActions.ts';
import type { Command } from '../command.ts';
import { COLOR_OPTION, COMMON_OPTIONS, formatOption, LANGUAGE_OPTION } from '../options.ts';

export const CACHE: Command = {
  name: 'cache',
  parameters: CACHE_ACTIONS.join('|'),
  completes: CACHE_ACTIONS,
  summary: 'show where the answers of indexes are kept and how much that is, or remove them',
  options: [formatOption(), COLOR_OPTION, LANGUAGE_OPTION, ...COMMON_OPTIONS],
  notes: `dir prints the folder, size how much is in it; prune removes what was not used for ${UNUSED_DAYS} days or has an old format, clear
everything. Editor and command line share it; $PYODIDE_PREFLIGHT_CACHE_DIR names another folder.`,
  examples: [
    { line: 'cache size', purpose: 'how much is kept, and where?' },
    { line: 'cache prune', purpose: 'remove what nobody needs any more, as in a pipeline that keeps the folder' },
  ],
  without: { quiet: 'what it prints is a line already', verbose: 'it asks nobody' },
  load: () => import('../../commands/cache.ts'),
};
