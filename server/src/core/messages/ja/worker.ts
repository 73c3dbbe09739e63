/** What goes wrong around a Worker. In Japanese. */
import { code, dated } from '../words.ts';
import type { FailsAtStart, WheelSizes, WorkerMessages } from '../groups/worker.ts';
import { inside } from './targets.ts';
import { listOf, spaced, withMore } from './words/words.ts';

const WHAT_FAILS = {
  import: 'インポートすると失敗します',
  use: '使用すると失敗します',
  part: '一部の機能が失敗します',
} as const;

export const workerMessages: WorkerMessages = {
  requirementsTxtBeside: () =>
    '`pyproject.toml` と同じフォルダーに `requirements.txt` があると、pywrangler がエラーで停止します。内容を ' +
    '`[project].dependencies` に移して削除するか、名前を変更してください',
  requirementsTxtItself: () =>
    'このファイルが `pyproject.toml` と同じフォルダーにあると、pywrangler がエラーで停止します。内容を `pyproject.toml` の ' +
    '`[project].dependencies` に移して削除するか、名前を変更してください',
  requirementsTxtAlone: () =>
    'pywrangler は `requirements.txt` を読み取りません。Worker の依存関係は `pyproject.toml` の `[project].dependencies` ' +
    'で指定しますが、ここには `pyproject.toml` がありません',
  requirementsTxtMustGo: () => 'このファイルを削除するか、名前を変更する必要があります',
  cfRequirementsTxtUnread: () =>
    '`cf-requirements.txt` は、どのツールからも読み取られません。Worker に入るのは `pyproject.toml` の ' +
    '`[project].dependencies` だけです。内容をそこに移し、このファイルを削除してください',

  toolVendored: ({ tool }) =>
    `${code(tool)} はお使いのコンピューターで使うツールですが、\`[project].dependencies\` にあるものはネイティブコードも含めてすべて ` +
    'Worker にインストールされます。`dev` グループに移動してください',
  groupNeverVendored: ({ group }) => neverVendored(`依存グループ ${code(group)}`),
  extraNeverVendored: ({ extra }) => neverVendored(`extra ${code(extra)}`),
  dependenciesInPoetryOnly: ({ names, count }) =>
    spaced`pywrangler は ${names.length > 0 ? listOf(names.map(code)) : `${count} 個の依存関係`} をインストールしません。` +
    'pyproject.toml で読み取るのは `[tool.poetry.dependencies]` ではなく `[project] dependencies` です。Worker に必要なものは `[project]` に宣言してください',

  requiresPythonExcludesWorker: ({ requiresPython, python, series, wranglerFile }) =>
    `\`requires-python\` ${code(requiresPython)} は、この Worker が動作する Python ${python} を除外しています。pywrangler は ` +
    `${wranglerFile} だけを見て、${series} 向けにインストールします`,
  versionFileDiffersFromWorker: ({ line, series, wranglerFile }) =>
    `\`.python-version\` は ${code(line)} ですが、この Worker は Python ${series} で動作します (${wranglerFile})。` +
    'お使いのコンピューターでのテストは別の Python で実行されます',

  runtimeChosenHere: () => 'ランタイムはここで決まります。pywrangler はその変更に気付きません',
  environmentRunsOnOther: ({ environment, runsOn, installsFor }) =>
    `${code(`env.${environment}`)} は ${runsOn} で動作しますが、pywrangler はファイルの最上位だけを読み ${installsFor} ` +
    '向けにインストールするため、バイナリパッケージを読み込めません。両方の日付とフラグを同じにしてください',
  pythonFlagMissing: ({ wranglerFile, flag, stopsPywrangler, environment, table, format, main, lacksDate = false }) => {
    const both = lacksDate ? ` と \`compatibility_date\`` : '';
    const refuses = main === undefined ? undefined : `wrangler がエントリポイント ${code(main)} を拒否します`;
    const stops = stopsPywrangler ? 'pywrangler がエラーで停止します' : undefined;
    const follows = [stops, refuses].filter((part) => part !== undefined).join('。また、');
    const where =
      environment === undefined ? '' : ` (フラグのある ${code(`env.${environment}`)} は pywrangler に読み取られません)`;
    const help =
      table === undefined
        ? lacksDate
          ? '両方を追加してください'
          : '`compatibility_flags` に追加してください'
        : `今の位置では \`compatibility_flags\` は${inside(table, format)}。` +
          (format === 'toml' ? '最初のテーブルより前に移動してください' : '最上位に移動してください');
    return `${wranglerFile} の最上位にフラグ ${code(flag)}${both} がないため、${follows}${where}。${help}`;
  },
  environmentLosesFlag: ({ environment, wranglerFile, flag }) =>
    `${wranglerFile} の ${code(`env.${environment}`)} のフラグは最上位のフラグを置き換えるため、${code(flag)} がなくなり、` +
    'wrangler が Python を拒否します。ここにも追加してください',

  projectRefused: ({ because }) => `uv がこのファイルを受け付けないため、\`pywrangler sync\` は失敗します: ${because}`,
  projectNeedsBuild: ({ because }) =>
    `pywrangler はビルドを許可しないため、\`pywrangler sync\` は失敗します: ${because}。Worker に必要なものは \`name\` と \`version\` と共に ` +
    '`[project].dependencies` に書いてください',

  knownToFail: ({ name, version, broughtBy, fails, target, because, instead, extra, month }) => {
    const what = fails === 'install' ? 'wheel はありますがインストールできません' : WHAT_FAILS[fails];
    const note = instead === undefined ? '' : `。補足: ${instead}`;
    const advice = extra === undefined ? note : `。${code(`${name}[${extra}]`)} を要求してください`;
    return spaced`${subjectText({ name, version, broughtBy })} は、${target} では${what}: ${because}${advice} (${month} 時点)`;
  },
  uncheckedWheel: ({ name, version, broughtBy, target, because, taken }) =>
    `${subjectText({ name, version, broughtBy })} は、uv がローカルパスの wheel を検査しないためインストールされますが、` +
    `ネイティブの部分は ${target} で読み込めません: ${because}${taken === undefined ? '' : `。${taken}`}`,
  wayToFailing: ({ chain }) => `取り込みの経路: ${chain.map(code).join(' → ')}`,
  knownFailureSource: ({ address }) => `出典: ${address}`,

  failsAtStart: (parts) =>
    `${refusedText(parts)}: ${refusalText(parts)}。ハンドラーの中でインポートしてください${otherWaysText(parts)} (${parts.day} 測定)`,
  importedHere: ({ module }) => `${code(module)} がここでインポートされています`,
  importedIn: ({ module, file }) => `${file} がモジュールレベルで ${code(module)} をインポートしています`,
  startUpSource: ({ source, day }) => `出典 (${day}): ${source}`,

  workerTooLarge: (sizes) => {
    const limit = `Worker の上限は展開後で ${sizes.limit} MiB です`;
    return sizes.excludes
      ? `${sizesText(sizes)}。ここから \`python_modules.exclude\` の除外分が減ります。${limit}。${EXCLUDE_MORE}`
      : `${sizesText(sizes)}。${limit}。大きすぎてデプロイできません。${SMALLER}`;
  },
  workerProbablyTooLarge: (sizes) =>
    `${sizesText(sizes)}${sizes.excludes ? '。ここから `python_modules.exclude` の除外分が減ります' : ''}。` +
    `多くの wheel は展開すると約 3 倍になりますが、Worker の上限は ${sizes.limit} MiB です。${sizes.excludes ? EXCLUDE_MORE : SMALLER}`,
  modulesTooLarge: ({ mebibytes, limit, largest, isCut }) =>
    `\`python_modules\` は${isCut ? '少なくとも' : ''} ${mebibytes.toFixed(1)} MiB あり (${sizedText(largest)})、Worker の上限 ${limit} MiB ` +
    `を超えるためデプロイできません。${SMALLER}`,
  modulesInRoot: ({ root }) =>
    `wrangler がこの Worker のデプロイを拒否します: モジュールのルートである ${code(root)} に \`python_modules\` があってはいけません。` +
    '削除してください。pywrangler は wrangler ファイルと同じフォルダーにインストールします',
  straysUploaded: ({ names, more, files, mebibytes, root, isCut }) =>
    spaced`${withMore(names.map(code), more)} が Worker と一緒にアップロードされます (${isCut ? '少なくとも ' : ''}${files} 個のファイル、` +
    `${mebibytes < 0.1 ? '0.1 MiB 未満' : `${mebibytes.toFixed(1)} MiB`})。` +
    spaced`wrangler は ${root === undefined ? 'エントリファイルのフォルダー' : code(root)} 以下の .py、.txt、.html、.sql、.bin、.wasm ファイルをすべて対象とします。` +
    'エントリファイルは専用のフォルダーに置いてください',

  hostStepStops: ({ name, version, through, because, others, holdsOn, advice }) => {
    const way = through.length > 0 ? ` (${through.map(code).join(' → ')} 経由)` : '';
    const more = others.length > 0 ? `。${listOf(others.map(code))} も同様です` : '';
    const elsewhere = holdsOn.length > 0 ? `。${listOf(holdsOn)} では成功します` : '';
    return (
      `${releaseText(name, version)}${way} のため、\`pywrangler sync\` がホストへのインストール (お使いのマシンの \`.venv-workers\`) で停止します: ` +
      `${because}${more}${elsewhere}${advice === undefined ? '' : `。${advice}`}`
    );
  },
  hostStepStopsElsewhere: ({ system, name, version, because }) =>
    `${system} では ${releaseText(name, version)} のため、\`pywrangler sync\` がホストへのインストール (\`.venv-workers\`) で停止します: ${because}`,
  hostStepBuilds: ({ releases, host }) =>
    `${listOf(releases.map(code))} には ${host} 向けの wheel がないため、\`pywrangler sync\` はホストへのインストール (\`.venv-workers\`) ` +
    'でソースからビルドします。コンパイラーが必要になる場合があります',
  hostStepUnknown: ({ because }) =>
    `\`pywrangler sync\` のホストへのインストール (\`.venv-workers\`) が成功するかどうかはわかりません: ${because}`,

  hostIndexesLackProject: ({ pyodide }) =>
    pyodide === undefined
      ? 'この手順で使われるインデックスにはありません'
      : `Pyodide ${pyodide} のインデックスにしかなく、この手順ではそのインデックスは使われません`,
  hostIndexesLackVersion: ({ pyodide, index, isFirst, newest }) => {
    const before = isFirst ? 'PyPI より優先される' : '';
    const where = index === undefined ? 'PyPI' : `${before}インデックス ${code(index)}`;
    const known = newest === undefined ? '' : ` (最新は ${newest})`;
    const only =
      pyodide === undefined
        ? ''
        : `。あるのは Pyodide ${pyodide} のインデックスだけで、この手順ではそのインデックスは使われません`;
    return `${where} にこのバージョンがありません${known}${only}`;
  },
  hostHasNoWheel: ({ reason }) => reason,
  hostInstallsAs: ({ reason, platform }) =>
    `\`[tool.uv.pip]\` の設定により、uv はここで ${platform} 向けにインストールします。${reason}`,
  hostTakesSameFile: ({ host }) => `取得元の wheel は ${host} 向けではありませんが、この手順でも同じものが使われます`,
  hostTakesOtherVersion: ({ version }) =>
    `取得元にあるのは${version === undefined ? '別のバージョン' : `バージョン ${version} `}です`,
  hostIndexShadows: ({ index, host }) =>
    `PyPI より優先されるインデックス ${code(index)} には ${host} 向けの wheel がなく、uv はその名前がある最初のインデックスだけを使います`,
  hostNeedsOther: ({ dependent, demand, version }) =>
    spaced`Pyodide 以外では ${dependent === undefined ? 'プロジェクト' : code(dependent)} が ${demand} を必要としますが、Worker に入るのは ${version} です`,

  hostShadowAdvice: () =>
    'そのフォルダーを `find-links` に書くか、インデックスにお使いのマシン向けの wheel を追加するか、`[tool.uv]` に `index-strategy = "unsafe-best-match"` を設定してください',
  hostMarkerAdvice: () => "環境マーカー `sys_platform == 'emscripten'` を付けると、この手順では省略されます",
  hostVersionAdvice: ({ name, release: fitting }) => `${code(name)} ${dated(fitting)} ならどちらでも使えます`,

  pyodideOnlyTitle: ({ name }) => `${name} を Pyodide にだけインストールする (sys_platform == 'emscripten')`,
  pyodideOnlyCost: ({ name }) => `お使いのマシンでは ${name} をインポートできなくなります`,
  everyIndexTitle: () => 'お使いのマシンでもすべてのインデックスを対象にする (index-strategy = "unsafe-best-match")',
  everyIndexCost: () => '社内用の名前のより新しいバージョンを誰かが PyPI に公開すると、それがインストールされます',
};

const SMALLER =
  'wrangler ファイルの `python_modules.exclude` でファイルを除外するか、より小さいパッケージを使用してください';

const EXCLUDE_MORE = 'さらに除外するか、より小さいパッケージを使用してください';

const UPGRADE = '、`pylock.toml` で固定されています。`pywrangler sync --upgrade` を実行してください';

const SURE = {
  fails: '失敗します',
  likely: '失敗する可能性が非常に高いです',
  may: '失敗する可能性があります',
} as const;

/** `` `a` 1.0 (`b` が取り込む) ``. */
function subjectText(parts: {
  readonly name: string;
  readonly version: string;
  readonly broughtBy: string | undefined;
}): string {
  const release = `${code(parts.name)} ${parts.version}`;
  return parts.broughtBy === undefined ? release : `${code(parts.broughtBy)} が取り込む ${release}`;
}

/** What fails, and on which condition. */
function refusedText({ name, version, broughtBy, certainty, imported, module }: FailsAtStart): string {
  return spaced`${subjectText({ name, version, broughtBy })} はインストールできますが、${conditionText(module, imported)}Worker の起動時に${SURE[certainty]}`;
}

function conditionText(module: string, imported: FailsAtStart['imported']): string {
  if (!imported) return `${code(module)} をモジュールレベルでインポートすると、`;
  const { file, how, within } = imported;
  const place =
    within === undefined
      ? `${file} が${how === 'always' ? 'モジュールレベルで' : ''}`
      : `${file} が、モジュールレベルで呼び出される ${code(`${within}()`)} の中で`;
  const imports = `${place} ${code(imported.module)} を`;
  if (how === 'always') return `${imports}インポートするため、`;
  if (how === 'perhaps') return `${imports}条件付きでインポートしており、条件が成り立つと`;
  return `${imports}インポートして例外を捕捉し処理を続けるものの、インポート自体は`;
}

/** Why it is refused. */
function refusalText({ why, call, file }: FailsAtStart): string {
  const parts = [...(file === undefined ? [] : [code(file)]), ...(call === undefined ? [] : [code(call)])];
  const asks = parts.length === 0 ? '' : ` (${parts.join(' の ')})`;
  switch (why) {
    case 'randomness':
      return `乱数を要求しますが${asks}、Worker で乱数を使えるのは最初のリクエスト以降です`;
    case 'ssl':
      return `SSL コンテキストを作成しますが${asks}、それに必要な乱数を Worker で使えるのは最初のリクエスト以降です`;
    case 'patch':
      return `起動時にパッケージを通すためのパッチが、このリリースを壊します${asks}`;
    case 'native':
      return `Linux でインポートしたとき、コンパイル済みの部分が乱数を要求しました${asks}。Worker では試されていません`;
  }
}

/** What helps besides importing it later. */
function otherWaysText({ name, sdk, date, before }: FailsAtStart): string {
  const ways = [
    ...(sdk
      ? [`\`workers-runtime-sdk\` ${sdk.least} 以降を使う (現在は ${sdk.taken}${sdk.isLocked ? UPGRADE : ''})`]
      : []),
    ...(date === undefined ? [] : [`互換性の日付 (compatibility date) を ${date} 以降にする`]),
    ...(before === undefined ? [] : [`${code(name)} の ${before} より前のリリースを使う`]),
  ];
  return ways.length === 0 ? '' : `。ほかの方法: ${listOf(ways, 'or')}`;
}

function neverVendored(subject: string): string {
  return (
    `${subject} が Worker にインストールされることはありません。pywrangler がインストールするのは \`[project].dependencies\` だけです。` +
    'Worker がインポートするものはそこに書いてください'
  );
}

function sizesText({ mebibytes, largest, unsized, moreUnsized }: WheelSizes): string {
  const unsaid = unsized.length > 0 ? spaced`。${withMore(unsized.map(code), moreUnsized)} のサイズは不明` : '';
  return `この Worker の wheel は、圧縮された状態で少なくとも ${mebibytes.toFixed(1)} MiB あります (${sizedText(largest)}${unsaid})`;
}

function sizedText(largest: WheelSizes['largest']): string {
  return largest.map(({ name, mebibytes }) => `${code(name)} ${mebibytes.toFixed(1)}`).join('、');
}

function releaseText(name: string, version: string | undefined): string {
  return version === undefined ? code(name) : `${code(name)} ${version}`;
}
