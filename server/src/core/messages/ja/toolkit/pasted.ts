/** What a sentence that somebody pasted means. In Japanese. */
import type { PastedMessages, SentenceId, SentenceParts, Tool } from '../../groups/toolkit/pasted.ts';
import { code } from '../../words.ts';
import { didYouMean } from '../words/didYouMean.ts';
import { listOf, spaced } from '../words/words.ts';

type Words = (parts: SentenceParts) => string;

const TOOLS: Readonly<Record<Tool, string>> = {
  uv: 'uv',
  pywrangler: 'pywrangler',
  wrangler: 'wrangler または Cloudflare',
  micropip: 'micropip',
  pyodide: 'Pyodide',
  pip: 'pip',
  worker: '起動時または実行中の Worker',
  preflight: 'pyodide-preflight 自身',
};

const HEADINGS = {
  also: 'ほかに書かれていること',
  culprits: '原因のパッケージ',
  next: '次にすること',
  project: 'このプロジェクトの場合',
};

/** The project that a sentence names, or something in its place. */
function named({ name, spec = '' }: SentenceParts, otherwise: string): string {
  return name === undefined ? otherwise : code(`${name}${spec}`);
}

/** What a sentence quotes, or something in its place. */
function quoted(quote: string | undefined, otherwise: string): string {
  return quote === undefined ? otherwise : code(quote);
}

const NO_WHEEL_NEXT: Words = ({ name = 'NAME' }) =>
  `${code(`pyodide-preflight wheels ${name}`)} で、どのリリースにどのランタイム向けの wheel があるかを確認できます。プロジェクトで ${code('pyodide-preflight check')} を実行すると、修正を探して一つずつ検証します`;
const CHECK_NEXT: Words = () =>
  `プロジェクトで ${code('pyodide-preflight check')} を実行してください。原因のパッケージを示し、修正を検証します`;
const AGAIN: Words = () => 'これは依存関係の問題ではありません。接続を直してから、もう一度実行してください';

const MEANS: Readonly<Record<SentenceId, Words>> = {
  unpinnedHashes: (parts) =>
    spaced`ハッシュを使う場合は各要件を 1 つのバージョンに固定する必要がありますが、${named(parts, 'その 1 つ')}が固定されていません。`,
  damagedWheel: (parts) =>
    spaced`${named(parts, 'パッケージ')}のファイルは完全な wheel ではありません。ダウンロードが途中で終わったか、代わりにページか Git LFS のポインターが保存されたか、ビルドに失敗しています。`,
  otherName: ({ name = 'パッケージ', other = '別のもの' }) =>
    `要求されているのは ${code(name)} ですが、そのアドレスは ${code(other)} のファイルを指しています。`,
  staleLock: ({ quote = 'uv.lock' }) =>
    `${code(quote)} は \`pyproject.toml\` と合わなくなっています。ロックした後に変更されています。`,
  ownFinding: ({ quote = '' }) => spaced`${code(quote)} の指摘です。続く文に問題の内容が書かれています。`,

  certificate: () =>
    '証明書がここでは信頼されていないため、インデックスへの接続が拒否されました。多くの場合、社内プロキシが独自の証明書に差し替えています。',
  offline: () => 'ツールはネットワークの使用を許可されておらず、必要なものがキャッシュにもありません。',
  unauthorized: () =>
    'インデックスがユーザー名とパスワードまたはトークンを要求していますが、受け付けられるものが渡されていません。',
  fetchFailed: ({ quote }) =>
    spaced`インデックス${quote === undefined ? '' : ` (${code(quote)})`} に接続できませんでした。パッケージをインストールできるかどうかとは関係ありません。`,
  notThere: ({ quote }) => spaced`サーバーは応答しましたが、${quoted(quote, 'そのアドレス')}にファイルがありません。`,
  gitFailed: () =>
    '依存関係の取得元である git リポジトリを取得できませんでした。そのパッケージが使えるかどうかはわかりません。なお、Worker が受け付けるのはビルド済みの wheel だけです。',

  requirementsTxt: () =>
    '`pyproject.toml` と同じフォルダーに `requirements.txt` があるため、pywrangler が停止します。pywrangler は依存関係を `pyproject.toml` からだけ読み取ります。',
  noPyproject: () => 'pywrangler は現在のフォルダーとその上位で `pyproject.toml` を探しますが、見つかりませんでした。',
  noWranglerFile: () =>
    'pywrangler には、`pyproject.toml` と同じフォルダーの `wrangler.toml` または `wrangler.jsonc` が必要です。`wrangler.json` は読み取りません。',
  noDate: () => 'wrangler ファイルに、Worker の Python を決める `compatibility_date` がありません。',
  wrongDate: () => 'wrangler ファイルの `compatibility_date` が `2026-02-01` の形式の日付ではありません。',
  noPythonFlag: () =>
    'wrangler ファイルで Python が有効になっていません。`compatibility_flags` には、最上位と、独自のフラグを持つ各環境に `python_workers` が必要です。',
  noRuntime: () => 'wrangler ファイルの日付とフラグに対応する Python を、pywrangler が判別できません。',
  syncSkipped: () =>
    '前回の同期から `pyproject.toml` が変わっていないため、互換性の日付 (compatibility date) によって Python が変わっていても、pywrangler は何もインストールし直しません。',
  uvTooOld: ({ spec = '' }) => spaced`uv が古すぎます。pywrangler に必要なのは ${spec} 以降です。`,
  wranglerTooOld: ({ spec = '' }) => spaced`wrangler が古すぎます。pywrangler に必要なのは ${spec} 以降です。`,
  unknownFlag: ({ quote }) =>
    spaced`Cloudflare に${quote === undefined ? 'その名前の互換性フラグ' : `互換性フラグ ${code(quote)}`}はなく、指定するとデプロイを拒否します。`,
  futureDate: () => '`compatibility_date` が未来の日付のため、Cloudflare に拒否されます。',
  unreadableFile: ({ quote }) =>
    spaced`${quoted(quote, 'ファイル')}を読み取れませんでした。TOML として正しくないか、受け付けられない値があります。`,
  settingsDropped: ({ quote = 'pyproject.toml' }) =>
    spaced`${code(quote)} に uv が受け付けない値があるため、uv は ${code('[tool.uv]')} テーブル全体を無視して続行します。その中のインデックス、オーバーライド、制約は効果がありません。`,
  noProjectVersion: () =>
    '`[project]` テーブルに `version` がなく、`dynamic` にも含まれていない場合、公開しないプロジェクトであっても uv に拒否されます。',
  undeclaredIndex: ({ name, quote }) =>
    spaced`${code('[tool.uv.sources]')} で${name === undefined ? 'パッケージ' : code(name)}の取得元になっている${quote === undefined ? 'インデックス' : `インデックス ${code(quote)}`}が、${code('[[tool.uv.index]]')} で宣言されていません。`,
  notMember: ({ name }) =>
    spaced`${code('[tool.uv.sources]')} で${name === undefined ? 'パッケージ' : code(name)}の取得元がワークスペースになっていますが、その名前のメンバーがありません。`,
  otherUv: ({ spec = '' }) =>
    spaced`プロジェクトは uv ${code(spec)} を要求していますが (${code('required-version')})、実行中の uv のバージョンが異なります。`,
  toolMissing: ({ quote }) =>
    spaced`pywrangler が実行する${quote === undefined ? 'プログラム' : code(quote)}がインストールされていないか、${code('PATH')} にありません。`,
  entryNotFound: ({ quote }) =>
    spaced`wrangler ファイルの ${code('main')} で指定されたエントリファイル${quote === undefined ? '' : code(quote)}がありません。`,
  wranglerUnreadable: () => 'TOML として正しくないため、wrangler が設定ファイルを読み取れませんでした。',
  nodeTooOld: ({ spec = '' }) => spaced`Node.js が古すぎます。wrangler に必要なのは ${spec} 以降です。`,

  noLock: () => '`uv.lock` がありません。`--frozen` を指定すると、uv は作成しません。',
  noRequirement: () =>
    'そこに書かれているものは要件の形式ではありません。要件は、名前、角かっこ内の extra、コンマ区切りのバージョン範囲、セミコロンの後の環境マーカーからなります。',
  hiddenByDate: ({ quote }) =>
    spaced`${code('exclude-newer')} により、${quoted(quote, 'パッケージ')}の使えるリリースがすべて除外されています。いずれもその日付より新しいものです。`,
  otherPlatform: (parts) =>
    spaced`${named(parts, 'パッケージ')}に wheel はありますが、このランタイム${parts.tag === undefined ? '' : ` (${code(parts.tag)})`}向けではありません。あるのは一般的なシステム向けか、別の Pyodide 向けです。`,
  otherPython: (parts) =>
    spaced`${named(parts, 'パッケージ')}に wheel はありますが、この Python${parts.tag === undefined ? '' : ` (${code(parts.tag)})`}向けではありません。`,
  noUsableWheel: (parts) =>
    spaced`${named(parts, 'パッケージ')}に、このランタイムで読み込めるファイルがありません。あるのはソース配布物か、一般的なシステム向けの wheel だけです。Worker 向けにソースはビルドされません。`,
  wheelsRequired: (parts) =>
    spaced`${named(parts, 'パッケージ')}はソースからのビルドが必要ですが、ビルドは無効です (\`--no-build\`)。Worker 向けでは常に無効です。`,
  notFound: (parts) =>
    spaced`${parts.name === undefined ? 'その名前の' : spaced`${named(parts, '')}という`}プロジェクトは、どのインデックスにもありません。`,
  noSuchVersion: (parts) => spaced`${named(parts, '要求')}に一致するリリースがありません。`,
  onlyOlder: (parts) =>
    spaced`プロジェクトにあるリリース (${named(parts, '古いもの')}) の中に、要求を満たすものがありません。`,
  requiresPython: ({ tag, spec, quote }) =>
    spaced`${quoted(quote, 'リリース')}はこの Python${tag === undefined ? '' : ` (${tag})`}に対応していません${spec === undefined ? '' : `。Python ${code(spec)} が必要です`}。`,
  yanked: (parts) =>
    spaced`${named(parts, 'リリース')}は作者により取り下げられています (yanked)。バージョンを正確に固定した場合にだけ使われます。`,
  prereleases: () => '一致するのはプレリリースだけです。プレリリースは、要件で明示しない限り使われません。',
  buildDisabled: (parts) =>
    spaced`${named(parts, 'パッケージ')}にはソース (フォルダー、アーカイブ、リポジトリ) しかなく、Worker 向けのビルドは無効です。`,
  noBinary: () =>
    '依存関係の取得元がソース (リポジトリやアーカイブ) ですが、pywrangler がインストールするのはビルド済みの wheel だけです。',
  noWheelHere: (parts) =>
    spaced`${named(parts, 'パッケージ')}にこのプラットフォーム向けのファイルがありません。あるのはほかのプラットフォーム向けの wheel だけで、ソースもありません。\`uv.lock\` はすべてのプラットフォーム向けに作られるため、このようなリリースが含まれることがあります。`,
  interpreter: () => '選択された Python が、プロジェクトの `requires-python` で許可されていません。',
  buildFailed: (parts) =>
    spaced`${named(parts, 'パッケージ')}に合う wheel がないためソースからビルドされ、失敗しました。\`allow-build\` を設定しない限り Worker 向けにはビルドされませんが、お使いのマシンへのインストールではビルドされます。`,
  wheelOfOther: ({ quote }) =>
    spaced`${quoted(quote, 'アドレスで指定された wheel')}は、別のプラットフォーム、Python、または Pyodide 向けにビルドされています。`,

  noPureWheel: (parts) =>
    spaced`micropip は、ここで読み込める${parts.name === undefined ? 'パッケージ' : named(parts, '')}のファイルを見つけられませんでした。ピュア Python の wheel もこの Pyodide 向けの wheel もなく、Pyodide のリリースにも含まれていません。`,
  alreadyInstalled: ({ name, other, spec }) =>
    spaced`${other === undefined ? 'すでにあるもの' : `すでにある ${code(`${other}==${spec ?? ''}`)}`}とは異なるバージョンの${name === undefined ? 'パッケージ' : code(name)}が要求されていますが、micropip は一度選んだものを置き換えません。`,
  noMetadata: (parts) =>
    spaced`${parts.name === undefined ? 'その名前の' : spaced`${named(parts, '')}という`}プロジェクトは、micropip が問い合わせたどのインデックスにもありません。`,
  unknownExtra: ({ quote }) =>
    spaced`wheel に${quote === undefined ? 'その名前の extra' : ` extra ${code(quote)}`}がありません。この場合、pip は警告するだけですが、micropip は停止します。`,
  noSuchExtra: (parts) =>
    spaced`${named(parts, 'パッケージ')}に${parts.quote === undefined ? 'その名前の extra' : ` extra ${code(parts.quote)}`}がありません。uv は警告するだけで、extra で追加されるはずのものなしでインストールします。`,
  pathNotFound: ({ quote }) =>
    spaced`依存関係の取得元にこのマシンのパスが指定されていますが、${quoted(quote, 'そこ')}には何もありません。`,
  otherHash: (parts) =>
    spaced`${named(parts, 'パッケージ')}のファイルが、指定されたハッシュと一致しません。ハッシュがこのリリースの別のファイルのものか、ファイルが変更されています。`,
  otherEmscripten: ({ tag = '', spec = '' }) =>
    spaced`この wheel は Emscripten ${tag} の Pyodide 向けですが、この Pyodide は ${spec} です。Pyodide の ABI が異なる wheel は使えません。`,
  otherSystem: ({ tag = '' }) => spaced`この wheel は Pyodide ではなく、一般的なシステムである ${code(tag)} 向けです。`,
  otherAbi: ({ tag = '' }) => spaced`この wheel は、この Pyodide とは別の Python (${code(tag)}) 向けです。`,

  wheelNotFetched: ({ quote }) =>
    spaced`ブラウザーが${quote === undefined ? ' wheel' : code(quote)}を読み込めませんでした。多くの場合、サーバーがほかのページからの読み取りを許可していません (CORS)。`,
  notInLock: (parts) =>
    spaced`${named(parts, 'パッケージ')}はこの Pyodide のリリースに含まれておらず、\`loadPackage\` はそれ以外のものを読み込めません。`,

  pipNoVersion: (parts) =>
    spaced`pip は${parts.name === undefined ? 'パッケージ' : named(parts, '')}に合うファイルを見つけられませんでした。名前、バージョン、またはプラットフォームに該当するものがありません。`,
  pipConflict: () => '要件が矛盾しています。すべてを満たすバージョンの組み合わせがありません。',
  pipPython: ({ name, tag = '', spec = '' }) =>
    spaced`${quoted(name, 'パッケージ')}には Python ${code(spec)} が必要ですが、ここは ${tag} です。`,

  entropy: ({ quote }) =>
    spaced`Worker がインポートするものが、起動中に乱数を要求しています${quote === undefined ? '' : ` (${code(quote)})`}。起動中に計算した値は全員に共通になってしまうため、拒否されます。`,
  globalScope: () =>
    'モジュールレベルのコードが、Worker の起動中にネットワーク、タイマー、または乱数を使っています。これらはハンドラーの中でだけ使えます。',
  topLevelObject: ({ quote }) =>
    spaced`モジュールレベルの変数${quote === undefined ? '' : ` (${code(quote)})`}が JavaScript のオブジェクトを保持しています。これは、起動した Worker のスナップショットに保存できません。`,
  startTooLong: () =>
    'Worker の起動に時間がかかりすぎているか、メモリを使いすぎています。モジュールレベルでインポートされるものはすべて影響します。',
  tooLarge: () => 'パッケージを含む Worker のサイズが、Cloudflare の上限を超えています。',
  moduleNotInstalled: (parts) =>
    spaced`${named(parts, 'モジュール')}はこの Pyodide に付属していますが、まだインストールされていません。`,
  moduleRemoved: (parts) =>
    spaced`${named(parts, 'モジュール')}は、この Pyodide では Python の標準ライブラリに含まれていません。`,
  noModule: ({ name }) =>
    spaced`インストールされたものの中に${name === undefined ? 'そのモジュール' : `モジュール ${code(name)}`}がありません。依存関係に含まれていないか、除外されているか、Worker にインストールされていません。`,

  conflict: ({ name = '', spec = '', otherSpec = '' }) =>
    spaced`${code(`${name}${spec}`)} と ${code(`${name}${otherSpec}`)} の両方が要求されていますが、両方の範囲に入るバージョンはありません。`,
  unsatisfiable: () => '要件をすべて満たすことはできません。理由はこれより前の行に書かれています。',
  hostFailed: () =>
    'pywrangler は、依存関係を Worker と同じバージョンでお使いのマシンにもインストールしますが、それに失敗しました。Worker 自体に問題がなくても、同期は停止します。',
  notSupported: () => '依存関係を Worker にインストールできません。理由はこれより前の行に書かれています。',
  noSolution: () =>
    'uv は、条件に合うリリースの組み合わせを見つけられませんでした。理由はこれより後の行に書かれています。',
};

const NEXT: Readonly<Record<SentenceId, Words>> = {
  unpinnedHashes: () =>
    '取り込まれるものも含めて `==` で固定してください。`uv pip compile --generate-hashes` ですべてを書き出せます。または `--require-hashes` なしでインストールしてください',
  damagedWheel: () =>
    'ファイルを取得またはビルドし直してください。`pyodide-preflight check FILE.whl` で、読み取れるか、どこで読み込めるかを確認できます',
  otherName: () => 'アドレスまたは `@` の前の名前を修正してください',
  staleLock: () => '`uv lock` を実行し、ファイルをコミットしてください',
  ownFinding: ({ quote = 'CODE' }) =>
    spaced`${code(`pyodide-preflight explain ${quote}`)} で、理由と対処方法のページを表示できます`,

  certificate: () =>
    'uv にプロキシの証明書を指定し (`UV_SYSTEM_CERTS=1` または `SSL_CERT_FILE`)、もう一度実行してください',
  offline: () => 'ネットワークに接続して一度実行するか、`--offline` を外してください',
  unauthorized: () =>
    'そのインデックスの資格情報を設定し (`UV_INDEX_NAME_USERNAME` と `…_PASSWORD`、または keyring)、もう一度実行してください',
  fetchFailed: AGAIN,
  notThere: () =>
    'アドレスを修正してください。ブラウザーで開いて確認するか、名前とバージョンを指定してインデックスから取得してください',
  gitFailed: () =>
    'ここからリポジトリに接続できるか確認してください。Worker の場合は、wheel をビルドして (`uv build --wheel`) そのアドレスを指定してください',

  requirementsTxt: () =>
    '内容を `pyproject.toml` の `[project] dependencies` に移し、`requirements.txt` を削除してください',
  noPyproject: () =>
    'プロジェクトのフォルダーで実行するか、`[project] dependencies` のある `pyproject.toml` を作成してください',
  noWranglerFile: () =>
    '`pyproject.toml` と同じフォルダーに、`main`、`compatibility_date`、フラグ `python_workers` のある `wrangler.jsonc` を作成してください',
  noDate: () =>
    '`compatibility_date` を追加してください。日付ごとの Python は `pyodide-preflight runtimes` で確認できます',
  wrongDate: () =>
    '`YYYY-MM-DD` の形式で書いてください。日付ごとの Python は `pyodide-preflight runtimes` で確認できます',
  noPythonFlag: () => '`compatibility_flags` に `"python_workers"` を追加し、もう一度実行してください',
  noRuntime: () => '日付とフラグに対応する Python は `pyodide-preflight runtimes` で確認できます',
  syncSkipped: () => '日付、フラグ、または wheel を変更した場合は、`pywrangler sync --force` を実行してください',
  uvTooOld: () => '`uv self update` を実行してください',
  wranglerTooOld: () => '`npm install wrangler@latest` を実行してください',
  unknownFlag: () =>
    '削除するか修正してください。Python を選ぶフラグの一覧は `pyodide-preflight runtimes` で確認できます',
  futureDate: () => '今日以前の日付にしてください',
  unreadableFile: ({ quote }) =>
    spaced`そこで ${code('pyodide-preflight check')} を実行してください。${quoted(quote, 'ファイル')}の誤っている箇所が示されます`,
  settingsDropped: () =>
    'その文の下に示された値を修正してください。uv が受け付ける値は `pyodide-preflight check` で確認できます',
  noProjectVersion: () => '`[project]` の下に `version = "0.1.0"` を追加してください',
  undeclaredIndex: ({ quote = 'NAME' }) =>
    spaced`インデックスを宣言する (${code('[[tool.uv.index]]')} に ${code(`name = "${quote}"`)} と ${code('url')}) か、ソースの指定を削除してください`,
  notMember: () =>
    'そのフォルダーをルートの `[tool.uv.workspace] members` に追加するか、`path` でフォルダーを指定してください',
  otherUv: () => '`uv self update` を実行するか、`[tool.uv] required-version` を変更してください',
  toolMissing: () =>
    'インストールして (uv: https://docs.astral.sh/uv/、wrangler には Node.js)、新しいターミナルを開いてください',
  entryNotFound: () => 'パスを修正するか、ファイルを作成してください。パスは wrangler ファイルからの相対パスです',
  wranglerUnreadable: () => 'その文の下に示された箇所を修正してください。`pyodide-preflight check` でも確認できます',
  nodeTooOld: () => '新しい Node.js をインストールしてください',

  noLock: () => '`uv lock` を実行するか、`--frozen` を外してください',
  noRequirement: () =>
    spaced`修正してください。依存関係ファイルの場合は、${code('pyodide-preflight check')} で誤っている箇所が示されます`,
  hiddenByDate: () => '日付を遅くするか、`exclude-newer-package` でパッケージに個別の日付を指定してください',
  otherPlatform: NO_WHEEL_NEXT,
  otherPython: NO_WHEEL_NEXT,
  noUsableWheel: NO_WHEEL_NEXT,
  wheelsRequired: NO_WHEEL_NEXT,
  notFound: () =>
    '名前のつづりを確認してください。独自のインデックスにあるプロジェクトの場合は、そのインデックスの指定が必要です',
  noSuchVersion: NO_WHEEL_NEXT,
  onlyOlder: NO_WHEEL_NEXT,
  requiresPython: () =>
    '古いリリースを使うか、新しい Python のランタイムを使ってください。移行で何が変わるかは `pyodide-preflight compare` で確認できます',
  yanked: NO_WHEEL_NEXT,
  prereleases: ({ name = 'NAME' }) =>
    spaced`要件でプレリリースを明示する (例: ${code(`${name}>=2.0b1`)}) か、\`[tool.uv] prerelease = "allow"\` を設定してください`,
  buildDisabled: () =>
    'wheel を自分でビルドして指定してください。自分のフォルダーの場合は、`[tool.uv.sources]` の `path` を使ってください',
  noBinary: () =>
    'wheel をビルドして (`uv build --wheel`) そのアドレスを指定するか、インデックスのリリースを使ってください',
  noWheelHere: NO_WHEEL_NEXT,
  interpreter: () =>
    '`requires-python` の範囲を広げるか、許可された Python を選んでください。日付ごとの Python は `pyodide-preflight runtimes` で確認できます',
  buildFailed: NO_WHEEL_NEXT,
  wheelOfOther: () =>
    'ランタイムの ABI 向けの wheel を使ってください。ABI は `pyodide-preflight targets` で確認できます',

  noPureWheel: NO_WHEEL_NEXT,
  alreadyInstalled: ({ name }) =>
    spaced`別のバージョンを取り込むものより前に、最初の \`micropip.install\` の呼び出しで${name === undefined ? '要求' : ` ${code(name)} を要求`}してください`,
  noMetadata: () => '名前のつづりを確認してください。`index_urls` を変更している場合は、それも確認してください',
  unknownExtra: () => 'extra を外すか、その extra があるリリースを要求してください',
  noSuchExtra: () => 'extra を修正または削除してください。近い名前の extra は `pyodide-preflight check` で示されます',
  pathNotFound: () => 'パスを修正するか、そこにファイルを置いてください。デプロイを実行する環境でも必要です',
  otherHash: () =>
    'ハッシュを書き込んだツールで作り直してください。同じリリースなのにハッシュが変わっている場合は、使う前に理由を調べてください',
  otherEmscripten: () =>
    'この Pyodide の ABI 向けの wheel を使ってください。ABI は `pyodide-preflight targets` で確認できます',
  otherSystem: () => 'ピュア Python の wheel、またはこの Pyodide の ABI 向けの wheel を使ってください',
  otherAbi: () => 'この Pyodide の Python 向けの wheel を使ってください。`pyodide-preflight targets` で確認できます',

  wheelNotFetched: () =>
    'wheel をページと同じサーバーに置くか、`Access-Control-Allow-Origin` を返すサーバーに置いてください',
  notInLock: ({ name = 'NAME' }) =>
    spaced`micropip でインストールしてください: ${code(`await micropip.install("${name}")`)}`,

  pipNoVersion: NO_WHEEL_NEXT,
  pipConflict: CHECK_NEXT,
  pipPython: () => '古いリリースを使うか、新しい Python を使ってください',

  entropy: () =>
    'それを使うハンドラーの中でインポートするか、多くのパッケージの起動を可能にする `workers-runtime-sdk` を更新してください',
  globalScope: () => 'その呼び出し、または呼び出しの元になるインポートを、ハンドラーの中に移動してください',
  topLevelObject: () => 'ハンドラーの中、またはハンドラーから呼び出される関数の中で作成してください',
  startTooLong: () => '重いパッケージはそれを使うハンドラーの中でインポートし、不要なものは削除してください',
  tooLarge: () =>
    '不要なものを除外してください (wrangler ファイルの `python_modules.exclude`)。サイズは `pyodide-preflight tree` で確認できます',
  moduleNotInstalled: ({ name = 'NAME' }) =>
    spaced`先に読み込んでください: ${code(`await pyodide.loadPackage("${name}")`)}`,
  moduleRemoved: ({ name = 'NAME' }) =>
    spaced`提供されている場合は読み込む (${code(`await pyodide.loadPackage("${name}")`)}) か、使わないようにしてください`,
  noModule: ({ name = 'NAME' }) =>
    spaced`どこかで宣言されているか、プロジェクトで ${code(`pyodide-preflight explain ${name}`)} を実行して確認してください。extra と依存グループが Worker にインストールされることはありません`,

  conflict: () => 'どちらかの要件を緩めるか、両立するリリースを使ってください',
  unsatisfiable: CHECK_NEXT,
  hostFailed: () =>
    'プロジェクトで `pyodide-preflight check` を実行してください。お使いのマシンで使えないバージョンが `host-step` で示されます',
  notSupported: CHECK_NEXT,
  noSolution: CHECK_NEXT,
};

export const pastedMessages: PastedMessages = {
  pastedTitle: ({ tool }) => spaced`${TOOLS[tool]}のメッセージです`,
  pastedSaid: ({ said }) => `“${said}”`,
  pastedHeading: ({ about }) => HEADINGS[about],
  pastedMeans: ({ id, ...parts }) => MEANS[id](parts),
  pastedNext: ({ id, ...parts }) => NEXT[id](parts),
  pastedCulprit: ({ name, chain }) => (chain.length > 1 ? chain.map(code).join(' → ') : code(name)),
  pastedCut: () => 'テキストが長すぎるため、先頭と末尾だけを読み取りました。',
  pastedOtherTarget: ({ tag, label, platform }) =>
    `メッセージの対象は ${code(tag)} ですが、プロジェクトは ${label} (${code(platform)}) 向けです。互換性の日付 (compatibility date) またはフラグを変更する前のメッセージかもしれません。`,
  pastedInProject: ({ file, label }) => `${label} での ${code(file)}:`,
  pastedNothingHere: ({ installs, label }) =>
    installs === 'yes'
      ? `現在のプロジェクトは、${label} にすべてインストールできます。`
      : installs === 'no'
        ? `プロジェクトは ${label} にもインストールできませんが、理由は別です。\`pyodide-preflight check\` で確認できます。`
        : `プロジェクトを ${label} にインストールできるかどうかは確認できませんでした。`,
  pastedFinding: ({ code: rule, message }) => `${message} (${code(rule)})`,
  pastedExplainNames: ({ names }) =>
    `プロジェクトで ${listOf(names.map((name) => code(`pyodide-preflight explain ${name}`)))} を実行すると、何が必要としているか、いつからか、代わりに何が使えるかを確認できます`,
  pastedUnknown: ({ shown, suggestions }) =>
    `${code(shown)} は、uv、pywrangler、wrangler、micropip、pip、Worker の既知のメッセージではなく、名前、要件、コードでもありません${didYouMean(suggestions)}${suggestions.length === 0 ? '。' : ' '}出力全体を貼り付けるか、プロジェクトで ${code('pyodide-preflight check')} を実行してください`,
  pastedEmpty: () => '`explain` には名前、コード、要件、またはテキストを指定してください (例: `explain fastuuid`)',
};
