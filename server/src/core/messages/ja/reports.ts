/** The report on the command line. In Japanese. */
import type { Hidden, ReportMessages, SeverityWord } from '../groups/reports.ts';
import { code as asCode } from '../words.ts';
import { listOf, spaced } from './words/words.ts';

const SEVERITIES: Readonly<Record<SeverityWord, string>> = {
  error: 'エラー',
  warning: '警告',
  information: '情報',
  hint: 'ヒント',
};

/** What the option is called that applies a fix. */
const APPLYING = { safe: '--fix', preferred: '--fix --unsafe-fixes' } as const;

/** The day of what it rests on. */
function since(day: string | undefined): string {
  return day === undefined ? '' : `、${day} 時点`;
}

const COLUMNS = { severity: '重大度', place: '場所', finding: '内容' } as const;

const HIDDEN: Readonly<Record<Hidden, string>> = { ignored: '無視', 'in-baseline': 'ベースラインに記載' };

/** Why what a headline says has no finding. */
function aside(hidden: readonly Hidden[]): string {
  return hidden.length === 0 ? '' : ` (${hidden.map((one) => HIDDEN[one]).join('、')})`;
}

export const reportMessages: ReportMessages = {
  reportUnknown: ({ file, target, reason, asOf, hidden }) =>
    `${file}: ${target} (${reason}) にインストールできるかわかりません${aside(hidden)}${since(asOf)}`,
  reportNothing: ({ file, target, reason, asOf }) =>
    `${file}: ${target} (${reason}) にインストールするものはありません${since(asOf)}`,
  reportFails: ({ file, target, reason, asOf, hidden }) =>
    `${file}: ${target} (${reason}) にインストールできません${aside(hidden)}${since(asOf)}`,
  reportLockInstalls: ({ file, target, reason, asOf, pins }) =>
    `${file}: ロックされた ${pins} 個のパッケージを ${target} (${reason}) にインストールできます${since(asOf)}`,
  reportResolves: ({ file, target, reason, asOf, dependencies, packages }) =>
    `${file}: ${dependencies} 個の依存関係は ${target} (${reason}) で ${packages} 個のパッケージに解決されます${since(asOf)}`,

  reportMark: ({ severity, code }) => `${SEVERITIES[severity]}[${code}]`,
  reportThrough: ({ chain }) => `経路: ${chain.join(' → ')}`,
  placeInCell: ({ file, cell, line }) => `${file} のセル ${cell}、${line} 行目`,
  reportSee: ({ place, message }) => `参照 ${place}: ${message}`,
  reportFix: ({ remedy, applied }) => `修正: ${remedy}${applied ? ` (${APPLYING[applied]} で適用)` : ''}`,
  reportText: ({ remedy, printed }) => `テキスト: ${remedy} ${printed ? '(下記)' : '(--texts で表示)'}`,

  reportSummary: ({ files, found, ignored, inBaseline, advice, code, because }) => {
    const kept = [
      ...(ignored > 0 ? [`無視 ${ignored} 件`] : []),
      ...(inBaseline > 0 ? [`ベースラインに ${inBaseline} 件`] : []),
    ];
    const besides = kept.length > 0 ? ` (${kept.join('、')})` : '';
    const middle = advice === undefined ? '' : `。${advice}`;
    return `${files} 個のファイル: ${found.join('、')}${besides}${middle}。終了コード ${code} (${because})`;
  },
  reportCount: ({ severity, count }) => `${SEVERITIES[severity]} ${count} 件`,
  reportNoFindings: () => '指摘なし',
  reportFixable: ({ safe, unsafe }) => {
    if (safe === 0) return `${unsafe} 件は ${APPLYING.preferred} で修正できます`;
    return `${safe} 件は ${APPLYING.safe} で修正できます${unsafe > 0 ? ` (--unsafe-fixes でさらに ${unsafe} 件)` : ''}`;
  },
  reportFixed: ({ count, unsafe, rest }) => {
    const more = unsafe > 0 ? [`--unsafe-fixes でさらに ${unsafe} 件`] : [];
    const open = rest > 0 ? ['残りは判断が必要です'] : [];
    return [`${count} 件を修正しました`, ...more, ...open].join('、');
  },

  paperCheckTitle: () => '依存関係は Pyodide にインストールできるか',
  paperCheckColumn: ({ column }) => COLUMNS[column],
  paperCheckMore: ({ count }) => `ほか ${count} 件の指摘は表示していません`,
  paperCheckHelp: () => '対策',
  paperCheckFixes: ({ place, code }) => `${asCode(place)}、${asCode(code)}:`,

  exitUnwritten: () => 'レポートを書き込めませんでした',
  exitMisled: () => 'チェックできるものにつながらないパスがあります',
  exitFound: ({ counting }) => spaced`${severitiesText(counting)}があります`,
  exitZero: () => '--exit-zero の指定',
  exitFailed: () => '完了できなかったことがあります',
  exitUndecided: ({ files }) => `インストールできるかわからないファイルが ${files} 個あります`,
  exitBelow: ({ counting }) => spaced`${severitiesText(counting)}はありません`,
  exitClean: () => '何も見つかりませんでした',
};

function severitiesText(severities: readonly SeverityWord[]): string {
  return listOf(
    severities.map((severity) => SEVERITIES[severity]),
    'or',
  );
}
