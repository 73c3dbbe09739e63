/** What an editor shows around findings. In Japanese. */
import type { EditorMessages } from '../groups/editor.ts';
import { code } from '../words.ts';
import { listOfLabels, someOf, spaced } from './words/words.ts';

export const editorMessages: EditorMessages = {
  linkToFile: () => 'ファイルを開く',
  linkToIndex: ({ name }) => `インデックスにある ${name} のページを開く`,
  completionStanding: ({ kind, targets, prerelease }) =>
    `${prerelease ? 'プレリリース: ' : ''}${STANDING[kind](listOfLabels(targets))}`,
  completionFails: ({ target, why }) => `${target} では不可: ${why}`,
  completionBlocked: ({ name, reason }) => `必要な ${name} は、${reason}`,
  completionMark: ({ kind }) => MARKS[kind],
  completionBrings: ({ names }) => (names.length === 0 ? 'ここでは何も加えません' : spaced`${someOf(names)}を加えます`),
  completionVariable: ({ values }) => values.map(({ value, target }) => `${target} では ${value}`).join('、'),
  completionValue: ({ targets }) => spaced`${listOfLabels(targets)}での値`,
  completionShipped: ({ version, target }) => `${version} は ${target} に同梱`,
  completionSeen: () => '開いているファイルで使用',
  completionRuntime: ({ runtime }) => spaced`Worker は${runtime}になります`,
  completionTarget: ({ label, python }) => `${label} (Python ${python})`,
  relatedThrough: ({ chain }) => `経路: ${chain.map(code).join(' → ')}`,
  explainTitle: ({ name }) => `${name === undefined ? '' : `${name} の`}詳しい説明を表示する`,
  proveTitle: () => 'wheel を読み、除外が修正になるか罠になるかを確かめる',
  readingWheels: () => 'wheel が何をインポートするかを読み取っています',
  ignoreHereTitle: ({ selector }) => `この行の ${selector} を無視する`,
  ignoreInTableTitle: ({ selector, file }) => `${file} の ${selector} を無視する (pyproject.toml に記述)`,
  fixKindTitle: ({ code: kind, count }) => `${kind} の指摘 ${count} 件すべてに推奨の修正を適用する`,
  fixAllTitle: () => 'すべての指摘に推奨の修正を適用する',
  hintGets: ({ target, name, version, asOf }) =>
    `${target} には ${name} ${version} が入ります${asOf === undefined ? '' : ` (${asOf} 時点)`}`,
  statusTrouble: ({ kind, index, why }) => TROUBLE[kind](index, why),
  hintFails: ({ culprits }) => (culprits.length === 0 ? '✗' : `✗ ${someOf(culprits)}`),
  lensTitle: ({ target, outcome, of = 0, installs = 0, culprits = [] }) => {
    switch (outcome) {
      case 'all':
        return `${target}: ${of === 1 ? '' : `${of} 個すべて`}インストールできます`;
      case 'some':
        return spaced`${target}: ${of} 個のうち ${installs} 個をインストールできます。原因は${someOf(culprits)}です`;
      case 'nothing':
        return `${target}: インストールできません`;
      case 'unknown':
        return `${target}: インストールできるかわかりません`;
      case 'resolving':
        return `${target}: 解決中です`;
    }
  },
  lensCompare: () => 'Python のバージョンを比較',
  findingTracker: ({ name }) => `${name} の課題トラッカーを探しています`,
  workingOutPaper: () => 'すべてのランタイムについて計算しています',
  paperNeedsFile: () => '先に、依存関係を宣言するファイルを開いてください',
  hintAsOf: ({ versions, day }) => `${versions} (${day} 時点)`,
  checkingWorkspace: () => 'ワークスペースをチェックしています',
  filesBeyondMost: ({ most, left }) =>
    `Pyodide 向けの最初の ${most} 個のファイルをチェックし、${left} 個のファイルはチェックしていません`,
  resolvingDependencies: ({ target }) => `${target === undefined ? '' : `${target} 向けに`}依存関係を解決しています`,
  statusTargets: ({ targets }) => listOfLabels(targets),
  statusReasons: ({ reasons }) => reasons.join('。'),
};

/** What an index does instead of answering, in a clause that begins with what to look at. */
const TROUBLE = {
  offline: (index: string) => spaced`オフライン: ${index}に問い合わせません`,
  proxy: (index: string, why: string) => spaced`プロキシ: ${index}から応答がありません: ${why}`,
  network: (index: string, why: string) => spaced`ネットワーク: ${index}から応答がありません: ${why}`,
  server: (index: string, why: string) => spaced`${index}から応答がありません: ${why}`,
  credentials: (index: string, why: string) => spaced`資格情報: ${index}から応答がありません: ${why}`,
  address: (index: string, why: string) => spaced`${index}はインデックスではありません: ${why}`,
} as const;

const STANDING = {
  installs: (targets: string) => spaced`${targets}にインストールできます`,
  loads: (targets: string) => spaced`${targets}向けの wheel があります`,
  open: (targets: string) => spaced`${targets}でどうなるかわかりません`,
} as const;

const MARKS = {
  installs: 'インストール可',
  loads: 'wheel あり',
  open: '不明',
  fails: 'インストール不可',
} as const;
