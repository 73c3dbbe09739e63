/** The table of the wheels of a project. In Japanese. */
import type { WheelTableMessages } from '../groups/wheelTables.ts';
import { dated } from '../words.ts';

export const wheelTableMessages: WheelTableMessages = {
  wheelTableHead: () => 'Python (Pyodide)',
  wheelColumn: ({ python, pyodide, yours }) => `${python} (${pyodide ?? 'ホスト'})${yours ? '、対象' : ''}`,
  wheelRelease: dated,
  wheelReleases: ({ oldest, newest }) => {
    const months = [...new Set([oldest.date ?? '', newest.date ?? ''])].filter((month) => month !== '');
    return dated({ version: `${oldest.version} ～ ${newest.version}`, date: months.join(' ～ ') });
  },
  wheelShipped: () => 'Pyodide に同梱',
  wheelOfOwnLock: () => '自分のロックファイル内',
  wheelWasm: () => 'wasm の wheel',
  wheelOfHost: () => 'ネイティブの wheel',
  wheelPure: () => 'ピュア Python',
  wheelSourceOnly: () => 'ソースのみ',
  wheelNativeOnly: () => 'ネイティブのみ',
  wheelNone: () => '–',
  wheelAsksForPython: ({ requiresPython }) => `Python ${requiresPython} が必要`,
  wheelYanked: ({ cell }) => `${cell}、取り下げ済み (yanked)`,
};
