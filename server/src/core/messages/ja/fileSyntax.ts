/** What is wrong with a pyproject.toml, a requirements file, a script or a PyScript configuration. In Japanese. */
import type { FileSyntaxMessages } from '../groups/fileSyntax.ts';
import { code, shortRequirement } from '../words.ts';
import { listOf, spaced } from './words/words.ts';

export const fileSyntaxMessages: FileSyntaxMessages = {
  encodingRefused: ({ file, encoding, by }) => {
    const tools = listOf(by.map((tool) => (tool === 'browser' ? 'ページ' : tool)));
    if (encoding === 'UTF-16')
      return spaced`${file} の文字コードは UTF-16 で、${tools}には読めません: UTF-8 で保存してください`;
    if (encoding === 'other')
      return spaced`${file} の文字コードが UTF-8 ではなく、${tools}には読めません: UTF-8 で保存してください`;
    const why = by.includes('pywrangler') ? ' (TOML を Python の `tomllib` で読むため)' : '';
    return spaced`${file} の先頭の BOM のため、${tools}が停止します${why}: BOM なしの UTF-8 で保存してください`;
  },
  markHidesMetadata: ({ file }) =>
    `${file} の先頭の BOM がメタデータを隠しています: その内容は何もインストールされません。BOM なしの UTF-8 で保存してください`,
  blankForUvAlone: ({ code: point, place }) =>
    `uv は${place === 'line-start' ? '行頭' : 'コメントの前'}の空白 ${point} を拒否します: 半角スペースを使ってください`,
  lineEndForPip: ({ code: point }) => `pip は ${point} で行を終えます: その後は別の行になります`,
  blankBeforeMarkerExpected: () =>
    'URL と `;` の間に空白が必要です: uv はなくても読みますが、pip と micropip は読みません',
  oddBlank: ({ code: point }) =>
    `ここに通常とは異なる空白 (${point}${point === 'U+00A0' ? '、改行しない空白' : ''}) があります: uv は読みますが、pip と micropip は読みません。半角スペースを使ってください`,
  requiresPythonNotString: () => '`requires-python` は ">=3.12" のような文字列でなければなりません',
  extraNameInvalid: ({ name }) => `${code(name)} は正しい extra 名ではありません`,
  sameExtra: ({ name, other }) => `${code(name)} と ${code(other)} は同じ extra です`,
  dynamicUnknown: ({ key }) =>
    `${code(key)} は dynamic です: 内容を知っているのはビルドバックエンドだけなので、ここではチェックされません`,
  projectIsItself: ({ name }) =>
    `${code(name)} はこのプロジェクト自身なので、何もインストールされません。同名の別のプロジェクトのつもりなら、このプロジェクトの名前を変えてください`,

  sameGroup: ({ name, other }) => `${code(name)} と ${code(other)} は同じグループです`,
  groupElementInvalid: () => '要件または `{ include-group = "NAME" }` が必要です',
  groupUnknown: ({ name }) => `依存グループ ${code(name)} はありません`,
  groupIncludesItself: ({ way }) => `依存グループが自分自身を含んでいます: ${way.join(' → ')}`,

  refusedWithoutProject: () =>
    '`[project]` テーブルがないため、uv はメタデータを読むためにプロジェクトをビルドする必要があります',
  refusedWithoutName: () => '`[project]` に `name` がありません',
  refusedWithoutVersion: () => '`[project]` に `version` がなく、`dynamic` にも挙げられていません',
  refusedVersion: ({ version }) => `${code(version)} は正しいバージョンではありません`,
  refusedDynamic: ({ key }) =>
    `${code(key)} が dynamic なので、uv は依存関係を知るためにプロジェクトをビルドする必要があります`,

  findLinksMissing: ({ folder }) =>
    `\`find-links\` が wheel を探すフォルダー ${code(folder)} がないため、uv が停止します`,
  indexFolderMissing: ({ folder }) => `${code(folder)} はアドレスでも実在するフォルダーでもないため、uv が停止します`,
  findLinksNoPage: ({ path }) =>
    `${code(path)} はフォルダーでも、uv が読めるリンクのページ (UTF-8 で、相対的な \`<base>\` のないもの) でもないため、uv が停止します`,
  includeWithVariable: ({ path }) => `${code(path)} は読み取られません: 変数の値がここではわかりません`,
  includeOfItself: ({ path, through, times }) => {
    const via = through.length === 0 ? '' : ` (${through.map(code).join('、')} 経由)`;
    const often = times === 1 ? '' : ` ${times} 回`;
    return spaced`${code(path)} が自分自身を${via}${often}取り込んでいます: pip は拒否し、uv は一度だけ読みます`;
  },
  includeTooDeep: ({ path }) => `${code(path)} は読み取られません: ファイルの取り込みが重なりすぎています`,
  includeUnreadable: ({ path, because }) => `${code(path)} を読み取れません: ${because}`,
  fileNotReadYet: () => 'まだ読み取られていません',
  fileAbsent: () => 'そのようなファイルはありません',
  fileOutside: () =>
    'リポジトリまたは開いているフォルダーの外にあります (`--allow-outside` または設定 `allowOutside` で許可できます)',
  pathDeceptive: () =>
    'Windows ではこのパスがデバイス、ファイル内のストリーム、またはフォルダーのないドライブを指すため、たどりません',
  fixOutside: ({ fix }) => `このファイルはプロジェクトの外にあるため、修正としては提案しません: ${fix}`,
  noRequirements: () => '内容が要件に見えないため、どのインデックスにも問い合わせません',
  includesTooMany: ({ most }) => `取り込まれるファイルは ${most} 個までしか読み取られません`,
  fileAtWebAddress: () => 'Web アドレスのファイルは取得されません',

  optionUnknown: ({ option }) => `${code(option)} は要件ファイルのオプションではありません`,
  optionWithoutValue: ({ option }) => `${code(option)} には値が必要です`,
  optionWithValue: ({ option }) => `${code(option)} は値を取りません`,
  optionRefusedAfter: ({ option }) =>
    `uv は要件の後の ${code(option)} を拒否します: そこで受け付けるのは ${code('--hash')} だけです`,
  uvStopsAt: ({ word }) => `uv は ${code(word)} で停止します: 要件でも、uv がここで知っているオプションでもありません`,
  backslashRefused: () => 'uv はこのバックスラッシュを要件の一部とみなして停止します: 削除してください',
  binaryListRefused: ({ option }) =>
    `uv が ${code(option)} の後に読むのは 1 つの名前か \`:all:\`、\`:none:\` だけなので、停止します: 名前ごとに 1 行ずつ書いてください`,
  indexUrlTwice: () =>
    'uv が受け付ける `--index-url` は 1 つだけで、2 つ目で停止します: `--extra-index-url` を使ってください',
  indexUrlConflict: ({ path }) =>
    `${code(path)} の \`--index-url\` が前のものと異なるため、uv が停止します: \`--extra-index-url\` を使ってください`,
  editableNotPath: () => 'uv は `-e` の後をパスとみなせず停止します: `./` で始めてください',
  editableNotFolder: () => 'uv が `-e` の後に受け付けるのはこのマシンのフォルダーだけなので、停止します',
  unnamedConstraint: () => 'uv は名前のない制約を拒否します: `NAME @ URL` と書いてください',
  optionGlued: ({ option }) =>
    `uv は値が直に続くオプションを拒否します: ${code(`--${option}`)}、スペース、値の順に書いてください`,
  continuationRefused: () => 'uv は要件やオプションを行末までしか読みません: 1 行に書いてください',
  editableConstraint: () => 'uv は制約ファイルの `-e` を拒否します',
  optionMisplaced: ({ option }) => `${code(option)} は要件の後では効きません。単独の行に書いてください`,
  closingQuoteMissing: ({ quote }) => `閉じる ${code(quote)} がありません`,
  wordIgnored: ({ word }) => `${code(word)} はどのオプションにも属しておらず、無視されます`,
  hashInvalid: () => 'ハッシュは `algorithm:digest` の形でなければなりません',
  hashMisplaced: () => 'このハッシュはどの要件にも属していません',

  markTwice: () =>
    'ファイルの先頭に BOM が 2 つあり、uv が受け付けるのは 1 つです: BOM なしの UTF-8 で保存してください',

  scriptUnclosed: () => 'スクリプトのメタデータが閉じられていません: `# ///` だけの行がありません',
  scriptTwice: () => 'スクリプトに書けるメタデータのブロックは 1 つだけです',

  microPython: () =>
    'この設定は MicroPython 用です: 名前は専用のインデックスから取られ、URL の wheel はそのまま展開されるため、チェックするものがありません',
  interpreterOfOtherRelease: ({ option, isFormer }) =>
    isFormer
      ? `このページの PyScript は 2023.09 より前のもので、${code(option)} を読みません: 使えるのは \`src\` を持つ \`[[interpreters]]\` です`
      : `${code(option)} を読むのは 2023.09 より前の PyScript だけです: このリリースで使えるのは \`interpreter = "…"\` です`,
  interpreterNotString: () => '`interpreter` は文字列 (Pyodide のバージョンか URL) でなければなりません',

  filledInLater: ({ text }) => `${code(shortRequirement(text))} はチェックされません: テンプレートが埋める部分です`,
  configurationAmongPackages: ({ text }) =>
    `${code(shortRequirement(text))} はチェックされません: 新しい PyScript はこれを別の設定として読み、そのパッケージをインストールします。古いものは停止します`,
  buildsSite: () =>
    'チェックされません: これは JupyterLite のサイトを、それをビルドするマシンで作るものです。Pyodide にインストールするのはそのノートブックです',
  forgeEnvironment: () =>
    'チェックされません: emscripten-forge のパッケージは conda のリゾルバーが選ぶもので、micropip や uv はインストールしません',
  otherMainConfiguration: () =>
    'PyScript が停止します: メインスレッドのスクリプトはすべて同じ設定でなければなりませんが、上に別の設定があります。属性 `worker` のあるスクリプトは独自の設定を持てます',
  pipComment: () => 'JupyterLite の `%pip` はこのコメントをパッケージとみなして停止します: 単独の行に移してください',
  pipLineGoesOn: () => 'JupyterLite の `%pip` は 1 行ずつ読み、この `\\` で停止します: すべてを 1 行に書いてください',
  pipConstraints: ({ option }) =>
    `JupyterLite の \`%pip\` は ${code(option)} で \`KeyError\` になって停止します: \`await micropip.install(…, constraints=[…])\` と書いてください`,
  installInMeasuredCell: ({ magic }) =>
    `${code(magic)} は計測するものの完了を待てません: セルは \`SyntaxError\` で停止し、何もインストールしません。独立したセルでインストールしてください`,
  condaMagic: ({ magic }) =>
    `${code(magic)} は、conda 環境ではない Pyodide では \`ValueError\` で停止し、何もインストールしません。\`%pip install\` と書いてください`,
  shellInstall: () =>
    'これはプログラムを起動するもので、Pyodide ではできません: セルは `OSError` で停止し、何もインストールしません。`%pip install` と書いてください',
  pipOptionUnknown: ({ option }) =>
    `JupyterLite の \`%pip\` は ${code(option)} を知らず、エラーもなく何もインストールしません`,
  knownWhenRun: ({ call }) =>
    `チェックされません: ${code(call)} に渡されるものの一部は、コードを実行するまでわかりません`,
  formerPyscriptList: ({ element }) =>
    `PyScript は \`<${element}>\` の内容を何もインストールしません (2022.12.1 以降のリリースは読みません): パッケージは \`<py-config>\` に挙げてください`,
  workerOfRelease: () =>
    'チェックされません: コードが起動するワーカーは、`interpreter` がページに指定するものではなく、PyScript リリースの Pyodide を実行します',
  installedOtherwise: ({ option }) => `チェックされません: ${code(option)} によりインストールされるものが変わります`,
};
