/** The tree of dependencies. In English. */
import type { TreeMessages } from '../../groups/toolkit/tree.ts';
import { code } from '../../words.ts';

const AGAIN = { above: 'see above', cycle: 'a cycle: it is one of those above it' };

export const treeMessages: TreeMessages = {
  treeTitle: ({ file, label }) => `What ${code(file)} needs on ${label}`,
  treeNode: ({ name, version, bytes, ideal, added, again, hidden }) => {
    const remarks = [
      ...(bytes === undefined || again !== undefined ? [] : [size(bytes)]),
      ...(added ? ['added by pywrangler'] : []),
      ...(ideal === undefined ? [] : [`held back, instead of ${ideal}`]),
      ...(again === undefined ? [] : [AGAIN[again]]),
      ...(hidden === undefined ? [] : [`needs ${hidden} more`]),
    ];
    return `${code(name)} ${version}${remarks.length > 0 ? ` (${remarks.join(', ')})` : ''}`;
  },
  treeSize: ({ bytes }) => size(bytes),
  treeBlocked: ({ name }) => `${code(name)} does not install`,
  treeOnTheWay: ({ name, isCulprit }) => `${code(name)}${isCulprit ? ': stands in the way' : ''}`,
  treeEmpty: ({ because }) => `Nothing of it is installed in Pyodide (${because}).`,
  treeTotal: ({ count, bytes, unsized, installs }) => {
    const counted = `${count} ${count === 1 ? 'package' : 'packages'}`;
    const sized =
      unsized === count ? '' : `, wheels of ${size(bytes)}${unsized > 0 ? ` and ${unsized} of unknown size` : ''}`;
    if (installs === 'unknown') return `It is not known whether everything installs. Found so far: ${counted}${sized}.`;
    return installs === 'yes'
      ? `${count === 1 ? '' : 'In all '}${counted}${sized}.`
      : `Without what does not install: ${counted}${sized}.`;
  },
  depthNotNumber: () => '--depth needs a whole number, 0 or more',
};

/** Bytes in the unit that people compare: `12 kB`, `3.4 MB`. */
function size(bytes: number): string {
  if (bytes < 1e6) return `${Math.max(1, Math.round(bytes / 1000))} kB`;
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
