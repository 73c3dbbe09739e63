/** How the target was chosen, and what is odd about that. In Japanese. */
import type { TargetMessages } from '../groups/targets.ts';
import { code } from '../words.ts';
import { didYouMean } from './words/didYouMean.ts';
import { listOf, spaced } from './words/words.ts';

const newest = (day: string): string => `最新の安定版 Pyodide (${day} 時点)`;
const NEWEST_WORKERS = '最新の Python Workers';

export const targetMessages: TargetMessages = {
  targetSetInFile: ({ file }) => `${file} で指定`,
  targetSetInSetting: ({ setting }) => `${code(setting)} で指定`,
  targetOfCommandLine: () => 'コマンドラインで指定',
  targetByDate: ({ date, ...place }) => `${placeText(place)} の compatibility_date ${date}`,
  targetByDateShort: ({ date, file }) => `${file} の日付 ${date}`,
  targetByFlag: ({ flag, ...place }) => `${placeText(place)} の互換性フラグ ${flag}`,
  targetByFlagShort: ({ flag, file }) => `${file} のフラグ ${flag}`,
  targetByInterpreter: ({ option, file }) => `${file} の ${code(option)}`,
  targetBySign: ({ sign, file }) => `${file} の ${sign}`,
  targetGuessed: ({ why }) => `推測: ${why}`,
  targetWithLock: ({ reason, lock }) => `${reason} (含まれるパッケージはプロジェクトの ${lock} から判断)`,
  targetByLock: ({ lock, abi, isOnly }) =>
    isOnly ? `${lock} が対象とするリリース` : `推測: ${lock} が対象とする ABI ${abi} のリリース`,
  newestOfPlatform: ({ platform }) => `推測: 使用するリリースがどこにも指定されていないため、最新の ${platform}`,
  newestPyodide: ({ day }) => `推測: ${newest(day)}`,
  newestForUnknownInterpreter: ({ file, day }) => `${file} の \`interpreter\` が不明なため、${newest(day)}`,
  newestForUnreadableFile: ({ file, day }) => `${file} を読み取れなかったため、${newest(day)}`,
  newestForNoRuntime: ({ why, file, day }) => `ランタイムを特定できないため、${newest(day)} (${file}: ${why})`,
  newestWorkers: () => NEWEST_WORKERS,
  newestWorkersForLeftFile: () => `wrangler ファイルが範囲外にあり読み取っていないため、${NEWEST_WORKERS}`,
  newestWorkersForNoFile: () =>
    `プロジェクトは pywrangler を使用しているが wrangler ファイルがないため、${NEWEST_WORKERS}`,
  newestWorkersForUnreadableFile: ({ file }) => `${file} を読み取れなかったため、${NEWEST_WORKERS}`,
  newestWorkersForNoRuntime: ({ why, file }) => `ランタイムを特定できないため、${NEWEST_WORKERS} (${file}: ${why})`,

  notPythonWorker: ({ flag }) => `\`compatibility_flags\` に \`${flag}\` がありません`,
  compatibilityDateMissing: () => 'Python のバージョンを決める `compatibility_date` がありません',
  entryMissing: ({ file, table, format }) =>
    `wrangler がエラーで停止します: ${code(file)} にエントリファイルの指定がありません。` +
    (table === undefined
      ? '`main` を追加してください (例: `main = "src/entry.py"`)'
      : `今の位置では \`main\` は${inside(table, format)}。最上位に移動してください`),
  entryAbsent: ({ entry, isFolder, file }) =>
    spaced`wrangler がエラーで停止します: ${file === undefined ? 'コマンド' : `${code(file)} の \`main\``} で指定された ${code(entry)} ` +
    (isFolder ? 'はフォルダーです' : 'が存在しません'),
  assetsWithoutDirectory: ({ file }) =>
    `wrangler がエラーで停止します: ${code(file)} の \`assets\` に \`directory\` がなく、\`main\` もありません`,
  assetsBoundWithoutMain: ({ file }) =>
    `wrangler がエラーで停止します: ${code(file)} にアセットのバインディングがありますが、それを使う \`main\` がありません`,
  compatibilityDateInTable: ({ table, format }) =>
    `Python のバージョンを決める \`compatibility_date\` がありません。今の位置では${inside(table, format)}。` +
    '最上位に移動してください',
  compatibilityDateInvalid: ({ date }) =>
    `\`compatibility_date\` が \`2026-01-31\` のような日付ではありません: \`${date}\``,
  compatibilityFlagsContradict: ({ flag, optOut }) =>
    `\`${flag}\` と \`${optOut}\` は矛盾しています。Worker は \`${optOut}\` がないものとして動作します。どちらかを削除してください`,
  noRuntimeForDate: ({ date }) => `\`compatibility_date\` ${date} に対応する Python ランタイムが不明です`,

  dateUnknownToPywrangler: ({ why }) => `pywrangler がエラーで停止します: ${why}`,

  compatibilityDateInFuture: ({ date, today }) =>
    `Cloudflare は \`compatibility_date\` が未来の日付の Worker のデプロイを拒否します: ${date} (今日は ${today} UTC)`,
  compatibilityFlagUnknown: ({ flag, meant }) =>
    `Cloudflare がこの Worker のデプロイを拒否します: 互換性フラグ ${code(flag)} は存在しません${didYouMean(meant)}`,
  compatibilityFlagTwice: ({ flag }) =>
    `Cloudflare がこの Worker のデプロイを拒否します: 互換性フラグ ${code(flag)} が重複しています`,
  compatibilityFlagExperimental: ({ flag }) =>
    `Cloudflare がこの Worker のデプロイを拒否します: 互換性フラグ ${code(flag)} は実験的なものです`,
  compatibilityFlagSuperfluous: ({ flag, date }) =>
    `Cloudflare がこの Worker のデプロイを拒否します: 互換性フラグ ${code(flag)} は \`compatibility_date\` ${date} 以降では` +
    '常に有効なため、指定できません',
  wranglerConfigAbsent: ({ file }) => `wrangler がエラーで停止します: 設定ファイル ${code(file)} が存在しません`,
  environmentAbsent: ({ environment, file, names, stops, variable }) => {
    const named = variable === undefined ? code(environment) : `${code(environment)} (${code(variable)})`;
    const only = names.length > 0 ? ` (あるのは ${listOf(names.map(code))} のみ)` : '';
    return stops
      ? `wrangler がエラーで停止します: ${file} に環境 ${named} がありません${only}`
      : `${file} に環境 ${named} がありません。wrangler は最上位の設定をデプロイします`;
  },
  redirectNamesNothing: ({ file }) =>
    `wrangler がエラーで停止します: ${code(file)} に \`configPath\` がありません。ビルドし直すか、このファイルを削除してください`,
  redirectLeadsNowhere: ({ file, generated }) =>
    `wrangler がエラーで停止します: ${code(file)} が指す ${code(generated)} が存在しません。ビルドし直すか、` +
    `${code(file)} を削除してください`,
  redirectNotBeside: ({ file, config }) =>
    `wrangler がエラーで停止します: ${code(file)} が ${code(config)} と同じフォルダーになく、どちらを使うべきか判断できません。` +
    '以前のビルドで残ったものであれば削除してください',
  redirectedHasEnvironments: ({ generated }) =>
    `wrangler がエラーで停止します: ${code(generated)} は生成されたファイルであり、環境を含めることはできません`,
  redirectedForOther: ({ generated, built, environment }) =>
    `wrangler がエラーで停止します: ${code(generated)} は環境 ${code(environment)} ではなく ${code(built)} 用にビルドされています。` +
    'ビルドし直してください',

  flagsUnknownToPywrangler: ({ flags, installsFor, runsOn }) =>
    `pywrangler は ${listOf(flags.map(code))} を無視します。インストールは ${installsFor} 向けですが、Worker は ${runsOn} で動作します`,
  flagWithoutEffect: ({ flag, newer }) =>
    `\`${flag}\` は効果がありません。より新しい \`${newer}\` も有効で、最も新しいものが優先されます`,
  agreeOnPythonTitle: ({ python }) => `Worker と pywrangler の両方で Python ${python} を使用する`,

  signsDisagree: ({ sign, file, other, otherFile }) =>
    `${file} の ${code(sign)} と ${otherFile} の ${code(other)} が異なる Pyodide を読み込みます`,
  signsOfSeveral: ({ signs }) =>
    `${listOf(signs.map(code))} が異なる Pyodide を読み込むため、それぞれについてチェックしました`,
  signOfUnknownRelease: ({ sign, file }) => `${code(sign)} (${file}) のリリースは、このバージョンでは未対応です`,
  signOfOldPyodide: ({ sign, file, pyodide }) =>
    `${file} の ${code(sign)} は Pyodide ${pyodide} を実行しますが、古すぎるため未対応です`,
  signOfRange: ({ sign, file, release }) => `${code(release)} に当てはまる最新のリリース (${file} の ${sign})`,
  signWithoutRelease: ({ sign, file }) => `${file} の ${code(sign)} にリリースの指定がありません`,

  targetByCommandDate: ({ date }) => `コマンドの --compatibility-date ${date}`,
  dateOfCommandDisagrees: ({ date, runsOn, installsFor }) =>
    `\`--compatibility-date ${date}\` では ${runsOn} にデプロイされますが、pywrangler はファイルの日付だけに従い、` +
    `${installsFor} 向けにインストールします`,
  wranglerFilesDisagree: ({ deployed, installed, redirect, runsOn, installsFor }) =>
    `wrangler は ${takenText(deployed, redirect)} を使い ${runsOn} で実行しますが、pywrangler は ${code(installed)} を読み ` +
    `${installsFor} 向けにインストールするため、バイナリパッケージを読み込めません。` +
    (redirect === undefined
      ? '両方の日付とフラグを同じにするか、片方を削除してください'
      : `ビルドし直すか、${code(redirect)} を削除してください`),
  wranglerFilesAgree: ({ deployed, installed, redirect, runsOn }) =>
    `wrangler は ${takenText(deployed, redirect)} を使い、pywrangler は ${code(installed)} を読みますが、どちらも ${runsOn} になります`,
  otherWranglerFile: ({ file, runsOn, installsFor }) =>
    `${code(file)} を \`--config\` でデプロイすると ${runsOn} で動作しますが、pywrangler はこのファイルを読まず ${installsFor} ` +
    '向けにインストールするため、バイナリパッケージを読み込めません。すべてのファイルの日付とフラグを同じにしてください',
  otherWranglerFileRefused: ({ file, because }) => `\`--config ${file}\` でのデプロイは失敗します: ${because}`,
  deployedIsNoPython: ({ deployed, installed, redirect }) =>
    `pywrangler は ${code(installed)} を読みますが、wrangler が使うのは Python Worker ではない ${takenText(deployed, redirect)} です。` +
    `\`--config ${installed}\` を付けてデプロイしてください`,
  noWranglerFile: ({ elsewhere, rename, folder, noFile }) => {
    const none =
      'pywrangler がエラーで停止します: `pyproject.toml` と同じフォルダーに `wrangler.toml` も `wrangler.jsonc` もありません';
    const stops = noFile === undefined ? none : `${none} (${code(noFile.file)} は対象外: ${noFile.reason})`;
    if (elsewhere === undefined)
      return `${stops}。どちらかを置いてください。Python Worker でない場合は、\`workers-py\` と \`[tool.pywrangler]\` を削除してください`;
    const here =
      folder === undefined
        ? 'このフォルダーに置いてください'
        : `このフォルダーに置くか、${code(folder)} に専用の \`pyproject.toml\` がある場合はそこで pywrangler を実行してください`;
    const help = rename === undefined ? here : `名前を ${code(rename)} に変更してください`;
    return `${stops}。${code(elsewhere)} は読み取られません。${help}`;
  },
  wranglerFileEmpty: ({ file }) =>
    `pywrangler がエラーで停止します: ${file} は空で、設定がないものとみなされます。\`compatibility_date\` とフラグ ` +
    '`python_workers` が必要です',
  tomlTooNew: ({ file, error, taker }) =>
    `pywrangler が ${file} でエラー停止します: TOML 1.1 でのみ許される記述です (${taker} は読めますが、Python の \`tomllib\` は読めません)。${error}`,
  wranglerStopsAtValue: ({ file, error }) =>
    `\`pywrangler sync\` は ${file} を受け付けますが、wrangler はデプロイを拒否します: ${error}`,
  wranglerStopsAtJson5: ({ file, error }) =>
    `wrangler が ${file} でエラー停止します: ${error}。pywrangler は JSON5 として読み取ります。引用符は JSON の形式で書いてください`,
  wranglerFileBroken: ({ file, error }) => `${file} を読み取れませんでした: ${error}`,
  fileUnreadable: ({ file, reason }) => `${file} を読み取れません: ${reason}`,

  unknownTarget: ({ problem, suggestions }) =>
    suggestions.length > 0 ? `${problem}。${suggestions.join('、')} のことですか?` : problem,
  unknownTargetName: ({ name }) => `\`${name}\` というランタイムは存在しません`,
  notPythonFlag: ({ flag, meant }) =>
    `${code(flag)} は Python Workers のフラグではありません${meant === undefined ? '' : ` (正しくは ${code(meant)})`}`,
  nameWithoutRuntime: ({ name, why }) => `\`${name}\` に対応するランタイムがありません: ${why}`,
  interpreterWithoutVersion: ({ text }) =>
    `${code(text)} には Pyodide のバージョンの指定がないため、最新の安定版が使用されます`,
  interpreterMisspelled: ({ text, release }) =>
    `\`interpreter\` の ${code(text)} は Pyodide のリリースではありません。PyScript はこれをそのままアドレスに埋め込みますが、そのアドレスは存在しません。${code(release)} と書いてください`,
  interpreterTakenAsPath: ({ text, instead }) =>
    `ページが起動しません: worker を使わずにコードを実行する場合、\`interpreter\` はアドレスなので、PyScript は ${code(text)} をページと同じ場所にあるファイルとみなします。${code(instead)} と書いてください`,
  interpreterUnknown: ({ release }) => `Pyodide ${release} は未対応のため、最新の安定版を使用します`,
};

/** `wrangler.toml (env.staging, CLOUDFLARE_ENV)`. */
function placeText({
  file,
  redirect,
  environment,
  variable,
}: Omit<Parameters<TargetMessages['targetByDate']>[0], 'date'>): string {
  const because = [
    ...(redirect === undefined ? [] : [`${redirect} 経由`]),
    ...(environment === undefined ? [] : [`env.${environment}`]),
    ...(variable === undefined ? [] : [variable]),
  ];
  return because.length > 0 ? `${file} (${because.join('、')})` : file;
}

function takenText(deployed: string, redirect: string | undefined): string {
  return redirect === undefined ? code(deployed) : `${code(deployed)} (${code(redirect)} 経由)`;
}

/** Where a setting is that does not count there: in TOML, what follows a header belongs to its table. */
export function inside(table: string, format: 'toml' | 'jsonc'): string {
  return format === 'toml' ? `テーブル ${code(table)} に属しています` : ` ${code(table)} の中にあります`;
}
