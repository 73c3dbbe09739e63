/** The table of the wheels of a project. In English. */
import type { ShownRelease, WheelTableMessages } from '../groups/wheelTables.ts';

/** `2.10.6 (2025-01)`. */
export function releaseText({ version, date }: ShownRelease): string {
  return date === undefined ? version : `${version} (${date})`;
}

export const wheelTableMessages: WheelTableMessages = {
  wheelTableHead: () => 'Python (Pyodide)',
  wheelColumn: ({ python, pyodide }) => `${python} (${pyodide})`,
  wheelRelease: (release) => releaseText(release),
  wheelShipped: () => 'shipped with Pyodide',
  wheelWasm: () => 'wasm wheel',
  wheelPure: () => 'pure Python',
  wheelSourceOnly: () => 'source only',
  wheelNativeOnly: () => 'native only',
  wheelNone: () => '–',
  wheelAsksForPython: ({ requiresPython }) => `requires Python ${requiresPython}`,
  wheelYanked: ({ cell }) => `${cell}, yanked`,
};
