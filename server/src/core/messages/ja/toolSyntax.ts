/** What is wrong with the tables of Poetry, uv and this program. In Japanese. */
import type { ToolSyntaxMessages } from '../groups/toolSyntax.ts';
import { code } from '../words.ts';
import { didYouMean } from './words/didYouMean.ts';
import { listOf, spaced } from './words/words.ts';

/** What follows from a mistake that uv does not pass over. */
const NO_RUN = 'uv は実行を拒否します';
const NO_FILE = 'uv はこのファイルを受け付けません';
/** Why a mistake in one project stops the others. */
const IN_WORKSPACE = `このフォルダーはワークスペースのメンバーなので、${NO_RUN}`;

/** What a key takes, as a noun that `です` follows. */
function takesText(key: string, takes: string): string {
  return `${code(key)} に指定できるのは、${takes}${/[!-~]$/.test(takes) ? ' ' : ''}です`;
}

export const toolSyntaxMessages: ToolSyntaxMessages = {
  poetryValueInvalid: ({ name }) =>
    `${code(name)} には "^1.2" のようなバージョンの制約、またはテーブルを指定してください`,
  poetryConstraintInvalid: ({ text }) => `${code(text)} は Poetry のバージョンの制約ではありません`,
  poetryConstraintMissing: () => 'ここにバージョンの制約がありません。`*` は任意のバージョンを表します',
  poetryTooManyAlternatives: () => 'バージョンの制約の選択肢が多すぎます',
  sourcesOfOtherTool: ({ tool, table }) =>
    `${code(table)} を読むのは ${tool} だけです。Pyodide ランタイムのインストーラーは読まないため、これらのインデックスには問い合わせません。インストーラーが使うものは ${code('[[tool.uv.index]]')} または ${code('--extra-index-url')} で指定してください`,
  indexOfPip: ({ place }) =>
    `${code(place)} のインデックスは pip 用です。Pyodide ランタイムのインストーラーは読まないため、問い合わせませんでした。${code('[[tool.uv.index]]')} に宣言するか、${code('--extra-index-url')} で指定してください`,
  poetryExtraUnknown: ({ dependency, extra }) =>
    `${code(dependency)} は依存関係に含まれていないため、extra ${code(extra)} にも含まれません`,

  uvValueInvalid: ({ key, takes }) =>
    `${takesText(key, takes)}。この値のため、uv は \`[tool.uv]\` テーブル全体を無視します`,
  uvValueRefused: ({ key, takes, file }) =>
    `${takesText(key, takes)}。この値のため、uv は ${code(file)} を受け付けません`,
  uvSettingOfProjects: ({ key }) =>
    `${code(key)} は pyproject.toml の \`[tool.uv]\` に書く設定です。uv はこれを含む \`uv.toml\` を受け付けません`,
  uvVersionRequired: ({ required, uv }) =>
    `\`required-version\` が uv ${code(required)} を要求していますが、既知の最新版である uv ${uv} は実行を拒否します`,
  uvSourceMisplaced: ({ name, kind, of }) =>
    spaced`${code(name)} のソースは ${kind === 'extra' ? 'extra' : '依存グループ'} ${code(of)} 用ですが、そこに ${code(name)} がありません。${NO_FILE}`,
  uvGroupSettingMisplaced: ({ group }) => `依存グループ ${code(group)} がありません。${NO_FILE}`,
  uvExtraMissing: ({ extra }) =>
    `\`[tool.uv.pip]\` が要求する extra ${code(extra)} がプロジェクトにありません。${NO_RUN}`,
  uvGroupMissing: ({ group }) =>
    `\`[tool.uv.pip]\` が要求するグループ ${code(group)} がプロジェクトにありません。${NO_RUN}`,
  uvGroupOfFile: ({ group, name }) =>
    `\`[tool.uv.pip]\` が ${code(group)} を要求しています。\`pywrangler sync\` のように \`pylock.toml\` からインストールする場合、` +
    `uv はファイルを指定したグループを受け付けません。${code(name)} と書いてください`,
  uvExtraWithoutProject: () =>
    `\`[tool.uv.pip]\` が extra を要求していますが、extra を持てるのは pyproject.toml だけです。${NO_RUN}`,
  uvProblemElsewhere: ({ file, problem }) => `${code(file)}: ${problem}`,
  uvWarningTakenForVersion: ({ problem }) =>
    `${problem}。さらに、\`pywrangler sync\` が、uv の警告に含まれる \`==\` をインストール済みのバージョンと取り違えて停止します`,
  uvSettingsSwitchedOff: () =>
    `この環境では ${code('UV_NO_CONFIG')} が設定されているため、uv はここの設定を読み取りません`,
  uvFileMissing: ({ file, variable }) =>
    `uv がエラーで停止します: この環境の ${code(variable)} で指定された ${code(file)} を読み取れません`,
  uvVariableWrong: ({ variable }) =>
    `uv がエラーで停止します: この環境で設定されている ${code(variable)} の値を解釈できません`,
  uvProjectAboveRefused: ({ file, value }) =>
    value
      ? `${code(file)}: ${takesText(value.key, value.takes)}。uv はここでワークスペースを探すため、実行を拒否します`
      : `uv は ${code(file)} でワークスペースを探しますが、読み取れないため、実行を拒否します`,
  uvMemberMissing: ({ file }) => `${code(file)} がないか、ファイルとして読み取れません。${IN_WORKSPACE}`,
  uvMemberUnreadable: ({ file }) => `${code(file)} を読み取れません。${IN_WORKSPACE}`,
  uvMemberWithoutProject: ({ file }) => `${code(file)} に、名前のある \`[project]\` がありません。${IN_WORKSPACE}`,
  uvMemberWithoutVersion: ({ file }) =>
    `${code(file)} の \`[project]\` に \`version\` がなく、\`dynamic = ["version"]\` もありません。${IN_WORKSPACE}`,
  uvMemberValue: ({ file, key, takes }) => `${code(file)}: ${takesText(key, takes)}。${IN_WORKSPACE}`,
  uvMemberGroups: ({ file, problem }) => `${code(file)}: ${problem}。${IN_WORKSPACE}`,
  uvMemberNested: ({ file }) => `${code(file)} に別の \`[tool.uv.workspace]\` があります。${IN_WORKSPACE}`,
  uvPythonConflict: ({ demands }) =>
    `${listOf(demands.map(({ name, specifier }) => `${code(name)} の ${code(specifier)}`))} (\`requires-python\`) を` +
    `すべて満たす Python のバージョンがありません。${NO_RUN}`,
  uvMemberTwice: ({ name }) => `ワークスペースに ${code(name)} という名前のメンバーが 2 つあります。${NO_RUN}`,
  uvMemberWithoutSource: ({ name }) =>
    `${code(name)} はワークスペースのメンバーです。\`[tool.uv.sources]\` に \`${name} = { workspace = true }\` がない限り、${NO_RUN}`,
  uvSourceNotOfWorkspace: ({ name }) =>
    `${code(name)} のソースに \`workspace = false\` がありますが、uv はまだ対応しておらず、実行を拒否します`,
  uvSourceFragment: ({ name }) =>
    `${code(name)} のソースの URL に \`#\` があります。\`#\` 以降を取り除くまで、${NO_RUN}`,
  uvSourceNoFile: ({ name }) =>
    `${code(name)} のソースの末尾が wheel でもソースアーカイブでもありません (\`.whl\`、\`.tar.gz\`、\`.zip\` など)。${NO_RUN}`,
  uvSourceNoRepositoryFile: ({ name }) =>
    `${code(name)} のソースに \`git\` と \`path\` の両方がありますが、uv が受け付けるのは、パスの末尾が wheel かソースアーカイブの` +
    `場合だけです。${NO_RUN}。リポジトリ内のフォルダーは \`subdirectory\` で指定します`,
  uvSourceNoFolder: ({ name, key }) =>
    `${code(name)} のソースはファイルですが、\`${key} = true\` はフォルダー用の設定です。${NO_RUN}`,
  uvSourceNoMember: ({ name }) =>
    `\`[tool.uv.sources]\` は ${code(name)} をワークスペースから取得しますが、その名前のメンバーがありません。${NO_RUN}`,
  uvTakesTable: () => 'テーブル',
  uvTakesProjectName: () => '英字、数字、ハイフン、アンダースコア、ピリオドからなる名前',
  uvTakesExtras: () => 'extra ごとの文字列の配列 (同じ extra は 1 回だけ)',
  uvTakesGroups: () => 'グループごとの配列 (同じグループは 1 回だけ)',
  uvTakesGroup: () => '文字列、または `{ include-group = "test" }` のようなテーブル',
  uvTakesText: () => '文字列',
  uvTakesTexts: () => '文字列の配列',
  uvTakesCount: () => '1 以上の整数',
  uvTakesRequirement: () => '"six>=1.16" のような要件',
  uvTakesRequirementArray: () => '要件の配列',
  uvTakesSpecifiers: () => '">=3.12" のようなバージョン指定子',
  uvTakesMarker: () => '"sys_platform == \'linux\'" のような環境マーカー',
  uvTakesAddress: () => 'インデックスのアドレス、またはパス',
  uvTakesAddresses: () => 'アドレスまたはパスの配列',
  uvTakesUrl: () => 'URL',
  uvTakesProxy: () => 'プロキシのアドレス',
  uvTakesHosts: () => '"localhost:8080" のようなホストの配列',
  uvTakesVariables: () => 'プロジェクトごとの変数のテーブル',
  uvTakesIndexName: () => '英字、数字、ハイフン、アンダースコア、ピリオドからなる `name`',
  uvTakesStatusCodes: () => 'HTTP ステータスコードの配列',
  uvTakesIndexWithUrl: () => '`url` のあるテーブル',
  uvTakesNamedExplicit: () => '`explicit = true` と `name` の組',
  uvTakesOneDefault: () => '`default = true` のあるインデックス 1 つだけ',
  uvTakesIndexOnce: ({ index }) => `${code(index)} という名前のインデックス 1 つだけ`,
  uvTakesSource: ({ kinds }) => `${listOf(kinds.map(code), 'or')} のいずれかを含むテーブル`,
  uvTakesSources: () => 'プロジェクト名ごとに 1 つのエントリ',
  uvTakesNotBoth: ({ keys }) => `${listOf(keys.map(code))} のうち 1 つだけ`,
  uvTakesDisjointMarkers: () => '同時に成立しない環境マーカーの付いた複数のソース',
  uvTakesGlobs: () => '"packages/*" のようなパターンの配列',
  uvTakesConflicts: () => '`extra` または `group` を含むテーブルを 2 つ以上並べた配列',
  uvTakesDefaultGroups: () => '"all"、またはグループ名の配列',
  uvTakesScope: () => '`name` (特定のバージョンだけを指す場合は `version` も) を含むテーブル',
  uvTakesScopedOverride: () => '要件、または `{ package = { name = "a" }, dependencies = ["b>=2"] }` のようなテーブル',
  uvTakesScopedExclude: () => '名前、または `{ package = { name = "a" }, dependencies = ["b"] }` のようなテーブル',
  uvTakesCacheKeys: () => 'パスの配列、または `file`、`dir`、`git`、`env` のいずれかを含むテーブルの配列',
  uvTakesLibc: () => '"2.31" のようなバージョン',
  uvTakesBackend: () => '"cpu" や "auto" のようなバックエンド',
  uvTakesPythonVersion: () => '"3.13" のようなバージョン',
  uvTakesPlatform: () => '"linux" のようなプラットフォーム',
  uvTakesOneOf: ({ words }) => `${words.map((word) => `"${word}"`).join('、')} のいずれか`,
  uvTakesTime: () => '"2026-01-31" のような日付、タイムスタンプ、"30 days" のような期間、または false',
  uvTakesTimes: () => 'プロジェクト名と日時のテーブル',
  uvTakesBoolean: () => 'true または false',
  uvTakesNames: () => '名前の配列',
  uvTakesProjectNames: () => 'プロジェクト名',
  uvTakesArrayOfTables: () => 'テーブルの配列',
  uvTakesKeys: ({ keys }) => listOf(keys.map(code)),
  uvTakesTablesWithName: () => 'プロジェクトの `name` を含むテーブル',
  uvTakesMoment: () => '文字列として書かれていない日付または日時',
  uvTakesSize: () => '整数',
  uvTakesDigest: ({ digits }) => `${digits} 桁の 16 進数`,
  uvTakesHashes: () => 'ハッシュのテーブル',
  uvTakesWheelName: () => 'wheel のファイル名',
  uvTakesLockedFiles: () => 'ファイルごとの `hashes` を含むテーブル',
  uvTakesLockedRepository: () => '`type` と `commit-id` を含むテーブル',
  uvTakesLockedFolder: () => '`path` を含むテーブル',
  uvTakesFirstFormat: () => '形式のバージョンである "1.0"',
  uvTakesVersion: () => '有効な `version`',
  uvTakesRequiresPython: () => '">=3.12" のような `requires-python`',
  uvTakesRequirements: () => '`requires-dist` の要件',
  uvSettingUnknown: ({ key, table, meant }) =>
    `uv の ${code(`[${table}]`)} に ${code(key)} という設定はないため、\`[tool.uv]\` テーブル全体が無視されます` +
    didYouMean(meant),
  uvSettingUnknownRefused: ({ key, table, file, meant }) =>
    (file === 'script'
      ? `スクリプトの ${code(`[${table}]`)} に ${code(key)} という設定はなく、uv はこのスクリプトを受け付けません`
      : `uv に ${code(key)} という設定はなく、uv はこれを含む \`uv.toml\` を受け付けません`) + didYouMean(meant),
  uvTableExpected: () => `\`tool.uv\` に指定できるのはテーブルです。この値のため、${NO_FILE}`,

  codeUnknown: ({ text, meant }) => `${code(text)} という指摘のコードはありません${didYouMean(meant)}`,
  selectorProjectInvalid: ({ code: written, project }) =>
    `${code(project)} はプロジェクト名ではありません。${code(`${written}:NAME`)} の形で書いてください`,
  levelUnknown: ({ code: written, level, levels }) =>
    `${level === '' ? 'これ' : `${code(level)} `}は ${code(written)} の重大度に指定できません。${listOf(levels.map(code), 'or')} を使用してください`,
  ownTableExpected: () => '`tool.pyodide-preflight` はテーブルでなければならないため、無視されます',
  ownKeyUnknown: ({ key, meant }) =>
    `\`[tool.pyodide-preflight]\` に ${code(key)} というキーはないため、無視されます${didYouMean(meant)}`,
  ownTextExpected: ({ key }) => `${code(key)} は文字列でなければならないため、無視されます`,
  ownTextsExpected: ({ key }) => `${code(key)} は文字列または文字列の配列でなければならないため、この値は無視されます`,
  ownListExpected: ({ key }) => `${code(key)} はコードの配列でなければならないため、この値は無視されます`,
  ownSubtableExpected: ({ key }) => `${code(key)} はテーブルでなければならないため、無視されます`,
};
