/** `cache`, `doctor` and `record`. In Japanese. */
import type { UpkeepMessages } from '../../groups/toolkit/upkeep.ts';
import { code } from '../../words.ts';
import { listOf } from '../words/words.ts';

const COLUMNS = {
  setting: '設定',
  value: '値',
  from: '設定元',
  index: 'インデックス',
  answer: '接続',
  variable: '変数',
};

export const upkeepMessages: UpkeepMessages = {
  cacheCount: ({ action, folder, entries, mebibytes }) => {
    const what = `インデックスの応答 ${entries} 件、${mebibytes.toFixed(1)} MiB`;
    if (action === 'size' || action === 'dir') return `${code(folder)} のキャッシュ: ${what}。`;
    return entries === 0
      ? `${code(folder)} に削除するものはありませんでした。`
      : `${code(folder)} から削除しました: ${what}。`;
  },
  cacheRefuses: ({ folder, problem }) => `${folder} のキャッシュを読み取りまたは変更できません: ${problem}`,

  doctorTitle: ({ today }) => `診断結果 (${today})`,
  doctorVersions: ({ program, runtime, system }) => `pyodide-preflight ${program}、${runtime}、${system}`,
  doctorNoCache: () => 'キャッシュはありません。このシステムにはキャッシュ用のフォルダーがありません。',
  doctorHeading: ({ part }) =>
    ({ project: 'プロジェクトとターゲット', settings: '設定', indexes: 'インデックス' })[part],
  doctorColumn: ({ column }) => COLUMNS[column],
  doctorFiles: ({ folder, files }) =>
    files.length === 0
      ? `${code(folder)} の直下に依存関係ファイルがありません。--project でファイルまたは別のフォルダーを指定してください。`
      : `${code(folder)} の依存関係ファイル: ${listOf(files.map(code))}。`,
  doctorProblem: ({ problem }) => `プロジェクトを読み取れませんでした: ${problem}。`,
  doctorProject: ({ file, declarations, wrangler }) =>
    `${code(file)} は ${declarations} 個の依存関係を宣言しています${wrangler === undefined ? '' : `。Worker は ${code(wrangler)} にあります`}`,
  doctorTarget: ({ label, reason }) => `${label}: ${reason}`,
  doctorReached: ({ reached, of }) => `${of} 個のインデックスのうち ${reached} 個が応答しました`,
  settingFrom: ({ from }) =>
    ({
      'command-line': 'コマンドライン',
      project: 'プロジェクト',
      environment: '環境変数',
      default: '既定',
    })[from],
  indexAnswer: ({ state, milliseconds, why }) => {
    if (state === 'answered') return `可 (${milliseconds ?? 0} ms)`;
    const because = why === undefined ? '' : `: ${why}`;
    return state === 'failed' ? `不可${because}` : `未確認${because}`;
  },

  recordOutOfDate: ({ project, index, day }) =>
    `${index} が返した ${code(project)} の情報は ${day} のもので、それ以降確認されていません`,
  recordTwoAnswers: ({ project, index }) => `${index} に ${code(project)} の異なるページが 2 つあります`,
  recordTwoMetadata: ({ filename }) => `${filename} のメタデータが 2 つのアドレスで異なります`,
  recordRefused: ({ folder, reasons, more }) =>
    `${folder} に記録しませんでした。再生時に、応答のなかったものが欠けるためです:\n${reasons.map((reason) => `  ${reason}\n`).join('')}${more > 0 ? `  ほか ${more} 件\n` : ''}`.trimEnd(),
  recordNoCheck: ({ folder }) => `チェックを実行できなかったため、${folder} に記録しませんでした`,
  recordNoFolder: () => '記録先のフォルダーを指定してください: --output FOLDER',
  recordIsFile: ({ path }) => `--output: ${path} はファイルです。記録先にはフォルダーを指定してください`,
  recordForeign: ({ folder, name }) =>
    `${folder} に記録以外のもの (${name}) があります。別のフォルダーを指定してください`,
  recordNotWritten: ({ folder, problem }) =>
    `記録を ${folder} に書き込めませんでした。途中までの内容も残っていません: ${problem}`,
  recordTitle: () => 'pyodide-preflight の記録',
  recordDone: ({ folder, mebibytes, indexes }) =>
    indexes === 0
      ? `${code(folder)} に記録しました。チェックで問い合わせたものはありません。`
      : `${code(folder)} に記録しました (${mebibytes.toFixed(1)} MiB):`,
  recordColumn: ({ column }) =>
    ({ index: 'インデックス', projects: 'プロジェクト', metadata: 'メタデータのある wheel' })[column],
  recordFound: ({ files, findings }) =>
    `${files} 個のファイルのチェックで ${findings} 件の指摘がありました。次のコマンドで、ネットワークなしで同じ結果を再生できます:`,
  recordReplay: ({ version, day }) =>
    `${day} に pyodide-preflight ${version} で記録しました。同じファイルを同じバージョンのプログラムで再生すると、記録時のチェックと同じ指摘が得られます。今日の日付に依存する内容は変わることがあります。`,
  recordContents: () =>
    '記録に含まれるのは、パッケージインデックスが返したプロジェクトのページとメタデータで、インデックスと同じ範囲で公開されている情報です。アドレスと、それに含まれる資格情報は含まれません。',
};
