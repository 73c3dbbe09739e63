/** The catalogue of releases and runtimes. In Japanese. */
import type { ShownAvailability, ShownReleases, WheelsMessages } from '../../groups/toolkit/wheels.ts';
import { code } from '../../words.ts';
import { didYouMean } from '../words/didYouMean.ts';
import { listOf, spaced, withMore } from '../words/words.ts';

const COLUMNS = {
  releases: 'リリース',
  package: 'パッケージ',
  newest: '最新',
  oldest: '最古',
  count: 'リリース数',
  from: '最初のアップロード',
  until: '最後のアップロード',
};

const CELLS: Readonly<Record<ShownAvailability, string>> = {
  shipped: '同梱',
  'own-lock': '独自ロック',
  wasm: 'wasm',
  host: 'wheel',
  pure: 'ピュア',
  source: 'ソース',
  native: 'ネイティブ',
  'other-abi': '別の ABI',
  'other-python': '別の Python',
  none: '–',
  unknown: '?',
};

const YANKED = '取り下げ済み';
const BLOCKED = '依存先なし';
const OPEN = '依存先不明';

const LEGEND: Readonly<
  Record<ShownAvailability | 'requires-python' | 'yanked' | 'blocked' | 'open' | 'project', string>
> = {
  shipped: `${code(CELLS.shipped)}: Pyodide のリリースに同梱`,
  'own-lock': `${code(CELLS['own-lock'])}: プロジェクト独自の Pyodide 用ロックファイルにある`,
  wasm: `${code(CELLS.wasm)}: このランタイム向けの WebAssembly の wheel`,
  host: `${code(CELLS.host)}: このシステム向けの wheel`,
  pure: `${code(CELLS.pure)}: どのプラットフォームでも使えるピュア Python の wheel`,
  source: `${code(CELLS.source)}: ソース配布物のみ (これらのランタイムではビルドされない)`,
  native: `${code(CELLS.native)}: 一般的なシステム向けの wheel のみ`,
  'other-abi': `${code(CELLS['other-abi'])}: WebAssembly の wheel だが、別の Pyodide ABI 向け`,
  'other-python': `${code(CELLS['other-python'])}: wheel だが、別の Python 向け`,
  none: `${code(CELLS.none)}: このランタイム向けはなく、別のランタイム向けのみ`,
  unknown: `${code(CELLS.unknown)}: インデックスが応答せず不明`,
  'requires-python': `${code('Python >=3.x')}: リリースの Requires-Python がこのランタイムを除外`,
  yanked: `${code(YANKED)}: 作者が取り下げたリリース (yanked)`,
  blocked: `${code(BLOCKED)}: それ自体は使えるが、必要とするものに使えないものがある`,
  open: `${code(OPEN)}: それ自体は使えるが、必要とするものがすべて使えるかは不明`,
  project: `${code('*')}: プロジェクトのランタイム`,
};

function releases({ newest, oldest, count }: ShownReleases): string {
  return count === 1 ? newest : `${oldest} ～ ${newest}`;
}

function ranges(all: readonly ShownReleases[], more: number): string {
  return withMore(all.map(releases), more);
}

function on(targets: readonly string[]): string {
  return targets.length === 0 ? '' : ` (${listOf(targets)})`;
}

export const wheelsMessages: WheelsMessages = {
  catalogueTitle: ({ today }) => `どのランタイムで何を使えるか (${today})`,
  catalogueOfFile: ({ file, brought }) =>
    brought ? `${code(file)} の依存関係と、それらが取り込むもの。` : `${code(file)} の依存関係。`,
  catalogueHeading: ({ requirement, shown, all }) => {
    if (all === undefined) return code(requirement);
    return `${code(requirement)}: ${shown === all ? `${all} 個` : `${all} 個中 ${shown ?? ''} 個`}のリリース`;
  },
  catalogueLeftOut: () => 'プレリリースは省略されています。`--pre` で表示できます。',
  catalogueDeclared: ({ declared }) => `宣言: ${code(declared)}。`,
  catalogueBrought: ({ by }) => `取り込み元: ${listOf(by.map(code))}。`,
  catalogueColumn: ({ column }) => COLUMNS[column],
  catalogueTarget: ({ target, isOfProject }) => (isOfProject ? `${target} *` : target),
  catalogueReleases: (parts) => (parts.count === 1 ? parts.newest : `${releases(parts)} (${parts.count} 個のリリース)`),
  catalogueCell: ({ kind, requiresPython, yanked, blocked, open }) => {
    const cell = requiresPython === undefined ? CELLS[kind] : `Python ${requiresPython}`;
    return [cell, ...(yanked ? [YANKED] : []), ...(blocked ? [BLOCKED] : []), ...(open ? [OPEN] : [])].join('、');
  },
  catalogueReason: ({ word, ranges: of, more, targets, because }) =>
    `${code(word === 'yanked' ? YANKED : CELLS[word])}、${ranges(of, more)}${on(targets)}: ${because}`,
  catalogueMoreReasons: ({ count }) => `ほか ${count} 件 (${code('--format json')} ですべて表示)`,
  catalogueBlocked: ({ name, ranges: of, more, targets, blocker, through, because }) => {
    const way = through.length === 0 ? '' : ` (${through.map(code).join(' → ')} 経由)`;
    return spaced`${code(name)} ${ranges(of, more)} はインストールできません${on(targets)}: ${code(blocker)}${way} は、${because}`;
  },
  catalogueInstalls: ({ name, version, stoppedAt, targets }) => {
    if (version !== undefined)
      return `必要とするものも含めてインストールできる ${code(name)} の最新は ${version} です${on(targets)}。それより古いリリースは調べていません`;
    const from = stoppedAt === undefined ? '' : `、${stoppedAt} 以降の`;
    return `必要とするものも含めてインストールできる${from === '' ? ' ' : `${from} `}${code(name)} のリリースはありません${on(targets)}`;
  },
  catalogueInstallsOpen: ({ name, targets, because }) =>
    `${code(name)} には、必要とするものも含めてインストールできるかどうかわからないリリースがあります${on(targets)}: ${because}`,
  catalogueUndecided: () => '原因を特定できませんでした',
  catalogueUnknownName: ({ name, suggestions }) =>
    `${code(name)} というプロジェクトは、どのインデックスにもありません${didYouMean(suggestions)}`,
  catalogueNotAnswered: ({ name, because }) => `${code(name)} に何があるかわかりません: ${because}`,
  cataloguePartial: ({ because }) => `一部はわかりません: ${because}`,
  catalogueAsOf: ({ day }) => `${day} 時点の情報です。それ以降、インデックスで確認されていません。`,
  catalogueNoReleases: () => 'インデックスにこのプロジェクトはありますが、リリースとして使えるファイルがありません。',
  catalogueNoneInRange: ({ all }) => `${all} 個のリリースのうち、この範囲に入るものはありません。`,
  catalogueElsewhere: ({ declared }) =>
    `${code(declared)} はインデックスから取得されるものではないため、選べるリリースがありません`,
  catalogueLegend: () => '凡例',
  catalogueLegendOf: ({ word }) => LEGEND[word],
  catalogueNotAName: ({ written, problem }) => `${code(written)} はプロジェクト名ではありません: ${problem}`,
  catalogueNoAddress: () => 'アドレスを付けずに指定してください',
  catalogueNoMarker: () => '環境マーカーを付けずに指定してください。ランタイムは `-t` で選択します',
  catalogueNoNames: () =>
    '`wheels numpy` のようにプロジェクト名を指定するか、プロジェクトのフォルダーで実行してください。名前を指定しない場合は、その依存関係が対象になります',
  catalogueNoDeclared: ({ file }) => `${code(file)} に、インデックスから取得する依存関係の宣言がありません`,
};
