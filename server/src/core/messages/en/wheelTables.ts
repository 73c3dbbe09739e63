/** The table of the wheels of a project. In English. */
import type { WheelTableMessages } from '../groups/wheelTables.ts';
import { dated } from '../words.ts';

export const wheelTableMessages: WheelTableMessages = {
  wheelTableHead: () => 'Python (Pyodide)',
  wheelColumn: ({ python, pyodide, yours }) => `${python} (${pyodide ?? 'host'})${yours ? ', yours' : ''}`,
  wheelRelease: dated,
  wheelReleases: ({ oldest, newest }) => {
    const months = [...new Set([oldest.date ?? '', newest.date ?? ''])].filter((month) => month !== '');
    return dated({ version: `${oldest.version} – ${newest.version}`, date: months.join(' – ') });
  },
  wheelShipped: () => 'shipped with Pyodide',
  wheelOfOwnLock: () => 'in the own lock file',
  wheelWasm: () => 'wasm wheel',
  wheelOfHost: () => 'native wheel',
  wheelPure: () => 'pure Python',
  wheelSourceOnly: () => 'source only',
  wheelNativeOnly: () => 'native only',
  wheelNone: () => '–',
  wheelAsksForPython: ({ requiresPython }) => `requires Python ${requiresPython}`,
  wheelYanked: ({ cell }) => `${cell}, yanked`,
};
