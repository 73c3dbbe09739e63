/** The tree of dependencies. In Japanese. */
import type { TreeMessages } from '../../groups/toolkit/tree.ts';
import { code } from '../../words.ts';

const AGAIN = { above: '上記を参照', cycle: '循環: 上位にも含まれる' };

export const treeMessages: TreeMessages = {
  treeTitle: ({ file, label }) => `${label} で ${code(file)} が必要とするもの`,
  treeNode: ({ name, version, bytes, ideal, added, again, hidden }) => {
    const remarks = [
      ...(bytes === undefined || again !== undefined ? [] : [size(bytes)]),
      ...(added ? ['pywrangler が追加'] : []),
      ...(ideal === undefined ? [] : [`古いリリース、本来は ${ideal}`]),
      ...(again === undefined ? [] : [AGAIN[again]]),
      ...(hidden === undefined ? [] : [`さらに ${hidden} 個が必要`]),
    ];
    return `${code(name)} ${version}${remarks.length > 0 ? ` (${remarks.join('、')})` : ''}`;
  },
  treeBlocked: ({ name }) => `${code(name)} はインストールできません`,
  treeOnTheWay: ({ name, isCulprit }) => `${code(name)}${isCulprit ? ': 原因のパッケージ' : ''}`,
  treeEmpty: ({ because }) => `Pyodide にインストールされるものはありません (${because})。`,
  treeSize: ({ bytes }) => size(bytes),
  treeTotal: ({ count, bytes, unsized, installs }) => {
    const counted = `${count} 個のパッケージ`;
    const sized =
      unsized === count ? '' : `、wheel の合計 ${size(bytes)}${unsized > 0 ? ` (ほかにサイズ不明 ${unsized} 個)` : ''}`;
    if (installs === 'unknown')
      return `すべてをインストールできるかどうかはわかりません。見つかったもの: ${counted}${sized}。`;
    return installs === 'yes'
      ? `合計: ${counted}${sized}。`
      : `インストールできないものを除く合計: ${counted}${sized}。`;
  },
  depthNotNumber: () => '--depth には 0 以上の整数を指定してください',
};

/** Bytes in the unit that people compare: `12 kB`, `3.4 MB`. */
function size(bytes: number): string {
  if (bytes < 1e6) return `${Math.max(1, Math.round(bytes / 1000))} kB`;
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
