/** The support matrix. In Japanese. */
import type { RuntimesMessages } from '../../groups/toolkit/runtimes.ts';
import { code } from '../../words.ts';
import { listOf } from '../words/words.ts';

const HEADINGS = {
  workers: 'Cloudflare Python Workers',
  pyodide: 'Pyodide 単体',
  platforms: 'ページ内で Pyodide を実行するプラットフォーム',
};

const COLUMNS = {
  runtime: 'ランタイム',
  target: 'ターゲット',
  python: 'Python',
  pyodide: 'Pyodide',
  abi: 'ABI',
  tag: 'プラットフォームタグ',
  index: 'インデックス',
  dates: '互換性の日付 (compatibility date)',
  flag: 'フラグ (無効化フラグ)',
  built: 'ビルド日',
  note: '備考',
  confirmed: '確認日',
};

const ACTORS = {
  project: 'あなた',
  pyodide: 'Pyodide',
  python: 'Python',
  cloudflare: 'Cloudflare',
};

export const runtimesMessages: RuntimesMessages = {
  matrixTitle: ({ today }) => `ランタイム一覧 (${today})`,
  matrixOfProject: ({ file, target, python, reason }) =>
    `${code(file)} は ${target} (Python ${python}) 向けです: ${reason}。`,
  matrixToday: ({ label, python, pyodide, abi }) =>
    `今日の日付の Worker は ${label} で動作します: Python ${python}${pyodide === undefined ? '' : `、Pyodide ${pyodide}`}、ABI ${abi}。`,
  matrixHeading: ({ family }) => HEADINGS[family],
  matrixColumn: ({ column }) => COLUMNS[column],
  matrixDates: ({ since, until }) => {
    if (since !== undefined) return until === undefined ? `${since} 以降` : `${since} から ${until}`;
    return until === undefined ? 'フラグのみ' : `${until} まで`;
  },
  matrixNote: ({ isDefaultToday, isOfProject, isExperimental, isWorker }) =>
    [
      ...(isOfProject ? ['このプロジェクト'] : []),
      ...(isDefaultToday ? ['本日の既定'] : []),
      ...(isExperimental ? [isWorker ? '実験的: デプロイ不可' : 'プレリリース'] : []),
    ].join('、'),
  matrixSource: ({ packages }) =>
    listOf(
      packages.map(
        ({ registry, name, version }) => `${registry} の ${name}${version === undefined ? '' : ` ${version}`}`,
      ),
    ),
  matrixConfirmed: ({ source, day }) => `出典: ${source} (${day} 確認)。`,
  nextHeading: () => 'このプロジェクトの次の変更',
  nextChangeSaid: ({ date, days, isPast, label, python, abi, optOut }) => {
    const when = isPast ? `${date} はすでに過ぎています` : `${date} はまだ先です`;
    const stay = optOut === undefined ? '' : `フラグ ${code(optOut)} を使うと現在のままにできます。`;
    return (
      `\`compatibility_date\` ${date} 以降 (プロジェクトの日付の ${days} 日後)、Worker は ${label} で動作します: ` +
      `Python ${python}、ABI ${abi}。${when}。日付をこれ以降に変更すると、読み込める wheel が変わります。${stay}`
    );
  },
  noNextChange: () =>
    'わかっている範囲では、今後の互換性の日付 (compatibility date) でこのプロジェクトの ABI が変わることはありません。',
  nextUnknown: () =>
    '次の変更は Worker の互換性の日付 (compatibility date) から判断しますが、このプロジェクトにはありません。',
  calendarHeading: () => 'カレンダー',
  calendarColumn: ({ column }) => ({ when: '時期', what: '内容', look: '確認すること', who: '担当' })[column],
  calendarWhen: ({ date, isPast }) => (isPast ? `${date} (経過)` : date),
  calendarUndated: () => '未発表',
  calendarChange: ({ label, python, abi }) => `${label} (Python ${python}、ABI ${abi}) に切り替わる日付`,
  calendarChangeLook: () => 'すべての依存関係をインストールできるか: `compare`',
  calendarAlpha: ({ pyodide, python, abi }) => `Pyodide ${pyodide} の試用版: Python ${python}、ABI ${abi}`,
  calendarAlphaLook: ({ python }) => `どの依存関係に Python ${python} 向けの wheel があるか: \`wheels\``,
  calendarPython: ({ python }) => `Python ${python} (毎年 10 月に新しいバージョン)`,
  calendarPythonLook: ({ python }) => `Python ${python} を使う Pyodide の試用版があるか`,
  calendarHabit: ({ waits }) =>
    `Cloudflare が新しい Python を既定にするのは、それを使う Pyodide の最初の安定版から ${listOf(waits.map(({ days }) => String(days)))} 日後 ` +
    `(${listOf(waits.map(({ python }) => python))})`,
  calendarHabitLook: () => '新しいフラグまたは日付があるか: `runtimes --verify`',
  actor: ({ who }) => ACTORS[who],
  verifyInShort: ({ current, outdated, unknown }) =>
    `データの状態: ${[
      `${current} 件が最新`,
      ...(outdated > 0 ? [`${outdated} 件が古い`] : []),
      ...(unknown > 0 ? [`${unknown} 件が不明`] : []),
    ].join('、')}。`,
  verifyHeading: () => 'レジストリの現在の内容',
  verifyColumn: ({ column }) =>
    ({ what: '対象', known: 'ここでの最新', there: 'レジストリの最新', verdict: '判定' })[column],
  verifyVerdict: ({ verdict, why }) => {
    if (verdict === 'unknown') return why === undefined ? '不明' : `不明: ${why}`;
    return verdict === 'current' ? '最新' : '古い';
  },
  notAsked: ({ why }) =>
    ({
      offline: 'オフラインのため問い合わせていません',
      recorded: 'レジストリの代わりに記録済みインデックスを使用しています',
      'no-npm': 'npm がインストールされていません',
      failed: 'レジストリが応答しません',
      'no-release': 'レジストリにそのリリースがありません',
    })[why],
  verifyRenew: ({ script }) =>
    `データを更新するには、ソースコードがある場合は ${code(script)} を実行し、ない場合はこのツールを新しいリリースに更新してください。`,
};
