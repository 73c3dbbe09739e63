/** What else there is to say about a dependency. In Japanese. */
import type { FindingMessages, GapParts } from '../groups/findings.ts';
import { code, dated, shortRequirement } from '../words.ts';
import { listOf, listOfLabels, someOf, spaced, withMore } from './words/words.ts';

/** `2.14.3 (2026-11) ではなく 2.10.6 (2025-01)`. */
function gapText({ got, ideal }: Pick<GapParts, 'got' | 'ideal'>): string {
  return `${dated(ideal)} ではなく ${dated(got)}`;
}

function way(chain: readonly string[]): string {
  return chain.map(code).join(' → ');
}

function takenFirst({ name, version }: { readonly name: string; readonly version: string }): string {
  return `${code(name)} ${version} を先に選びます`;
}

const DELETE = '設定を削除してください';

export const findingMessages: FindingMessages = {
  takenByNameAlone: ({ declared, name, version, platform }) =>
    `${platform} はブラウザーで ${code(name)} ${version} を名前だけでインストールし、${code(declared)} のバージョンを見ません`,
  heldBack: ({ declared, gap, by = [], reason }) => {
    if (by.length === 0) {
      return gap.name === undefined
        ? `${code(declared)} は ${gapText(gap)} に解決されます: ${reason}`
        : `${code(declared)} は ${code(gap.name)} の ${gapText(gap)} を取り込みます: ${reason}`;
    }
    const whose = gap.name === undefined ? '' : `${code(declared)} が取り込む `;
    return spaced`${someOf(by.map(code))}のため、${whose}${code(gap.name ?? declared)} は ${gapText(gap)} にとどまります: ${reason}`;
  },
  namesakeInstalled: ({ name, version, target }) =>
    `${code(name)} は ${target} 自身のモジュールですが、インストールされるのはインデックスにある同名のプロジェクト ${version} です。モジュールのつもりならこの要件を削除してください`,
  heldBackTooHead: () => 'ほかに古いリリースにとどまるもの:',
  heldBackToo: ({ gap, chain }) =>
    `  ${gap.name === undefined ? '' : `${code(gap.name)}: `}${gapText(gap)} (${way(chain)})`,
  howItComesIn: () => '取り込まれる経路:',
  wayLine: ({ chain }) => `  ${way(chain)}`,
  shippedFirst: ({ target }) => `${target} がそのリリースを同梱しており、micropip はそれを優先します`,
  wheelsEndOrLack: ({ ends, ownNewer, missing, ownFrom }) => {
    const whose = (name: string | undefined): string => (name === undefined ? '' : `${code(name)} の`);
    const lacking =
      missing.length > 0 ? [`${listOf(missing.map(code))} には、このランタイム向けの wheel がありません`] : [];
    const own = ownNewer ? ['より新しいリリースには、このランタイム向けの wheel がありません'] : [];
    const late = ownFrom ? [`${ownFrom.version} 以降は ${code(ownFrom.name)} 自体にありません`] : [];
    return [
      ...ends.map(({ name, version }) => `${whose(name)}このランタイム向けの wheel は ${version} が最新です`),
      ...own,
      ...lacking,
      ...late,
    ].join('。');
  },
  hiddenNewer: ({ names, setting, pyodide }) =>
    spaced`${code(setting)} が、日付を示さない Pyodide ${pyodide} のインデックスの${someOf(names.map(code))}を除外します。uv は日付のないファイルを新しすぎるとみなします`,
  othersDoNotGoWithIt: () => 'より新しいリリースはほかの要件と両立しません',
  withoutItsExtras: ({ extras, reason }) =>
    `そのリリースには extra ${listOf(extras.map(code))} がなく、extra の分は何もインストールされません。${reason}`,

  firstChoice: ({ requirement, target, together, trouble }) => {
    const others = together.length > 0 ? spaced`${listOf(together.map(code))}と一緒には` : '';
    return (
      spaced`${code(requirement)} は${others}${target} にインストールできませんが、ほかのバージョンなら合います: ` +
      `micropip はバックトラックせず、${trouble}`
    );
  },
  takenWithoutWhatItNeeds: ({ needed, shipped, ...taken }) => {
    const older = shipped === undefined ? '' : ` (Pyodide に同梱されているのは ${shipped})`;
    return `${takenFirst(taken)}。それに必要な ${code(needed)} がインストールできません${older}`;
  },
  takenAgainst: (parts) => `${takenFirst(parts)}が、${code(parts.by)} には ${code(parts.needed)} が必要です`,
  takenAgainstYou: (parts) => `${takenFirst(parts)}が、あなたの要件は ${code(parts.needed)} です`,
  pinsThatGoTogether: () => '修正で、両立するバージョンに固定できます',
  versionsTogether: ({ versions }) =>
    `両立するバージョン: ${versions.map(({ name, version }) => `${name} ${version}`).join('、')}`,

  remark: ({ declared, text, others = [] }) => {
    const same = others.length > 0 ? spaced`。${listOf(others.map(code))}も同様です` : '';
    return `${code(declared)} は、${text}${same}`;
  },
  notShipped: ({ text, caller, target, later }) => {
    const way = later === undefined ? 'インデックスで探すのは micropip だけです' : spaced`${later}には同梱されています`;
    return `${code(shortRequirement(text))} は ${target} に含まれず、${code(caller)} はほかのものを受け付けません。${way}`;
  },
  notShippedDependency: ({ text, caller, target, missing, by }) =>
    `${code(text)} は ${code(caller)} では読み込めません: ${by === text ? 'これ' : `${code(by)} `}は ${target} のロックファイルにない ${code(missing)} に依存します`,
  notAName: ({ text, caller, target }) =>
    `${code(shortRequirement(text))} はパッケージ名ではありません: ${code(caller)} は名前だけを受け付け、バージョンは ${target} のものになります`,
  publicIndex: ({ name, version, own, ownVersion, byUv }) => {
    const advice = byUv
      ? '。自分のものを使うつもりなら、そのインデックスを `[tool.uv.sources]` で指定してください'
      : '';
    return `${code(name)} ${version} は、${code(own)} に ${code(name)} ${ownVersion} があるのに、誰でもアップロードできる PyPI から取られます${advice}`;
  },
  twoVersions: ({ brought, byChance, version, other }) => {
    const maybe = byChance ? 'ことがあります' : 'ます';
    const what =
      brought === undefined
        ? `2 つのバージョンがインストールされ${byChance ? 'る' : ''}${maybe}`
        : `${code(brought)} の 2 つのバージョンを取り込${byChance ? 'む' : 'み'}${maybe}`;
    return spaced`${what}: インデックスの ${version} と、${other}です。どちらが使われるかは決まっていません`;
  },
  versionShipped: ({ version, target, bearer }) =>
    `${target} 同梱の ${version}${bearer === undefined ? '' : ` (${code(bearer)} が読み込むもの)`}`,
  versionFromIndexToo: ({ version }) => `同じくインデックスの ${version}`,
  installsByChance: ({ late, endsAt }) =>
    `応答の順番によって、インストールできることも失敗することもあります: インデックスの ${code(late)} への応答が遅いと、micropip は ${code(endsAt)} で停止します`,
  pythonIgnored: ({ brought, version, requiresPython, target, python }) => {
    const what =
      brought === undefined
        ? `バージョン ${version} がインストールされますが`
        : `${code(brought)} ${version} を取り込みますが`;
    return `${what}、それには Python ${code(requiresPython)} が必要です: micropip はこれを無視し、${target} の Python は ${python} です`;
  },
  extraIgnored: ({ needed, target, version, extras }) => {
    const subject = needed
      ? `${code(`${needed.name}[${needed.extras.join(',')}]`)} を必要としますが、${code(needed.name)} は `
      : '';
    return `${subject}${target} に同梱の ${version} でインストールされるため、extra ${listOf(extras.map(code))} は無視され、その分はインストールされません`;
  },
  extraMissing: ({ name, version, extras, meant }) => {
    const asked = meant.length > 0 ? `。${listOf(meant.map(code), 'or')} のことですか?` : '';
    return `${code(name)} ${version} には extra ${listOf(extras.map(code))} がなく、それなしでインストールされます${asked}`;
  },
  failsOnLaterVisits: ({ declared, name, better }) => {
    const why = `PyScript はキャッシュしたものを名前で読み込み、${code(name)} を名前とみなします`;
    const help = better === undefined ? '' : `${code(better)} と書くか、`;
    return `${code(declared)} は、ページを再び開くと失敗します: ${why}。${help}\`packages_cache = "never"\` を設定してください`;
  },
  importedFirst: ({ declared, name, needed, shipped, certain, reinstall }) => {
    const what = needed === undefined ? code(declared) : `${code(needed)} を必要とする ${code(declared)}`;
    const fails = certain
      ? `${what} は失敗します: このセルか前のセルが ${code(name)} またはそれを取り込むものをインポートしています。`
      : `${what} は、前のセルが ${code(name)} をインポートしていると失敗します: `;
    return (
      `${fails}インポートは同じセルのものも先に Pyodide 同梱のバージョン (${shipped}) で読み込まれ、micropip は "already installed" と答えます。` +
      `最初のインポートより前の、独立したセルでインストールしてください${reinstall ? ' (または `reinstall=True`)' : ''}`
    );
  },

  uvSettingsElsewhere: ({ file }) => `uv は設定を ${code(file)} から読むため、ここの \`[tool.uv]\` の設定は効きません`,
  uvLaterPython: ({ wanted, python }) =>
    `\`python-version\` により uv は Python ${wanted} 向けに解決しますが、この Worker は ${python} で動くため \`pywrangler sync\` が停止します: ${DELETE}`,
  uvOtherInterpreter: ({ wanted, python }) =>
    `\`python = "${wanted}"\` により uv はその Python の環境を探しますが、この Worker は ${python} で動くため \`pywrangler sync\` が停止します: ${DELETE}`,
  uvNoInterpreter: () =>
    `\`python = ""\` は Python を指さないため、uv は環境を見つけられず \`pywrangler sync\` が停止します: ${DELETE}`,
  uvExactInterpreter: ({ wanted, series }) =>
    `\`python = "${wanted}"\` は Python ${series} の一部のリリースしか許しません: マシンの Python がほかのものだと、\`pywrangler sync\` はホストの手順で停止します。${DELETE}`,
  uvMachineInterpreter: ({ wanted }) =>
    `\`python = "${wanted}"\` により uv はそのプログラムの環境にインストールします: \`pywrangler sync\` が成功するか、何が Worker に届くかはマシン次第です。${DELETE}`,
  uvOnlySystemPython: () =>
    `\`python-preference = "only-system"\` により \`pywrangler sync\` が停止します: uv が自分で取得する Pyodide のインタープリターを使えなくなります。${DELETE}`,
  uvNoDownloads: ({ value, python }) =>
    `\`python-downloads = "${value}"\`: Pyodide の Python ${python} がないマシンでは \`pywrangler sync\` が停止します。最初の同期の前に、この設定なしで ${code(`uv python install cpython-${python}-emscripten-wasm32-musl`)} を実行してください`,
  uvInstallsIntoSystem: ({ python }) =>
    `\`system = true\` により uv はマシン自身の Python にインストールします: Worker には何も届かず、その Python が ${python} より古いかインストールを許さないと \`pywrangler sync\` が停止します。${DELETE}`,
  uvTargetsModules: () =>
    `\`target\` は、Worker 向けに選ばれたものではなく、uv が最後の手順でマシン向けに選んだものを \`python_modules\` に入れます。${DELETE}`,
  uvInstallsElsewhere: ({ setting }) =>
    `${code(setting)} により uv は \`python_modules\` 以外にインストールします: Worker には何も届きません。${DELETE}`,
  uvVariableRefused: ({ variable }) =>
    `この環境では ${code(variable)} が設定されているため、\`pywrangler sync\` が停止します: uv は \`pylock.toml\` からのインストールではこれを拒否します。変数を解除し、その内容を \`[tool.uv]\` に書いてください`,
  uvVariableUnread: ({ variable }) =>
    `この環境では ${code(variable)} が設定されており、uv がインストールするものが変わる可能性があります。その先にあるものはここでは読み取られません`,
  uvRequiresHashes: () =>
    `\`require-hashes = true\`: \`pywrangler sync\` は、ハッシュなしで \`pyodide-py\` を求めるホストの手順で停止します。${DELETE}`,
  uvOffline: () =>
    '`offline = true`: uv はキャッシュにあるものだけを使うため、足りないものがあるマシンでは `pywrangler sync` が停止します',
  uvEarlierPython: ({ wanted, name }) =>
    `\`python-version\` により uv は Python ${wanted} 向けに解決しますが、それに合う ${code(name)} がありません: \`pywrangler sync\` はこれをすべての Worker に加えるため停止します。${DELETE}`,
  uvOtherPlatform: ({ setting, target, releases }) => {
    const names = releases.map(({ name, version }) => `${code(name)} ${version}`);
    const effect =
      names.length > 0
        ? `${listOf(names)} はそこでは読み込めません`
        : 'インストールされるものは、そこでは読み込めない可能性があります';
    return `${code(setting)} により uv は ${target} 以外のもの向けにパッケージを選びます: ${effect}。${DELETE}`;
  },
  uvUniversal: ({ target, open }) =>
    `\`universal = true\` により uv は ${target} だけでなくすべてのプラットフォーム向けに一度にパッケージを選びます: ` +
    (open
      ? 'それでうまくいくかはここではチェックされません'
      : `そこ向けの wheel がないリリースが選ばれる可能性があります。${DELETE}`),
  uvUniversalStops: ({ target, releases }) =>
    `\`universal = true\` により uv は ${target} 向けの wheel がない ${listOf(releases.map(({ name, version }) => `${code(name)} ${version}`))} を選びます: \`pywrangler sync\` が停止します。${DELETE}`,
  uvAsksNoIndex: ({ linked }) =>
    '`no-index = true`: uv は Pyodide のものも含めどのインデックスにも問い合わせないため、' +
    (linked ? '`find-links` の先にあるものしか見つかりません' : 'どのプロジェクトも見つかりません'),
  undatedIndex: ({ pyodide, names }) =>
    spaced`\`exclude-newer\` は、Pyodide ${pyodide} のインデックスの wheel をすべて除外します${names.length > 0 ? spaced` (なければそこから${someOf(names.map(code))}が得られます)` : ''}: このインデックスは日付を示さず、uv は日付のないファイルを新しすぎるとみなします。\`exclude-newer-package = { NAME = false }\` でプロジェクトごとに除外の対象から外せます`,
  undatedProjects: ({ pyodide, names }) =>
    `\`exclude-newer\` がなければ Pyodide ${pyodide} のインデックスから得られるもの: ${listOf(names.map(code))}`,
  hiddenByDate: ({ names, setting, requirement, target, pyodide }) =>
    spaced`${code(setting)} が Pyodide ${pyodide} のインデックスの${someOf(names.map(code))}を除外するため、${code(requirement)} は ${target} にインストールできません: このインデックスは日付を示さず、uv は日付のないファイルを新しすぎるとみなします。\`exclude-newer-package\` で許可できます`,
  hiddenReleases: ({ releases, setting, requirement, target }) => {
    const hidden = releases.map(({ name, version, date }) => `${code(name)} ${version}${date ? ` (${date})` : ''}`);
    return spaced`${code(setting)} が${someOf(hidden)}を除外するため、${code(requirement)} は ${target} にインストールできません。\`exclude-newer-package\` で許可できます`;
  },
  nativeBuild: ({ name, version, systems, pyodide, wheel }) => {
    const platforms = listOf([...systems, ...(pyodide ? ['ほかの Pyodide リリース'] : [])]);
    const instead =
      wheel === undefined ? '' : `。\`allow-build\` がなければ、その wheel ${wheel} がインストールされます`;
    return spaced`\`allow-build\` の設定により ${code(name)} ${version} はソースからビルドされますが、ネイティブコードです: wheel は${platforms}向けだけで、それぞれ 1 つのプラットフォーム専用です${instead}`;
  },
  indexNotDeclared: ({ name, index }) =>
    `${code(name)} に割り当てられたインデックス ${code(index)} を宣言する \`[[tool.uv.index]]\` がありません: uv はこのファイルを拒否します`,

  installsUnknown: ({ requirement, because }) => `${code(requirement)} がインストールできるかわかりません: ${because}`,
  versionsDoubtful: ({ because }) => `バージョンが不正確か古い可能性があります: ${because}`,
  statementAsOf: ({ statement, day }) => `${statement} (${day} 時点)`,
  indexNotAsked: () => 'インデックスに接続できませんでした',
  indexesSilent: ({ kind, indexes, why, requirements, more, versions, hostStep, asOf }) => {
    const day = asOf === undefined ? '' : ` (${asOf} 時点)`;
    const open = [
      ...(requirements.length > 0
        ? [spaced`${withMore(requirements.map(code), more)}がインストールできるかわかりません`]
        : []),
      ...(versions ? [`バージョンが不正確か古い可能性があります${day}`] : []),
      ...(hostStep ? ['`pywrangler sync` のホストの手順はチェックされません'] : []),
    ];
    const earlier = asOf === undefined ? '以前にわかっていたものを使います' : `${asOf} の応答を使います`;
    return `${SILENT[kind](listOf(indexes), why)}。そのため、${open.length === 0 ? earlier : open.join('。')}。${SILENCE_HELP[kind]}`;
  },
  installsOrNot: ({ requirement }) => `${code(requirement)} がインストールできるかわかりません`,
  versionsMayDiffer: () => 'バージョンが不正確か古い可能性があります',
  hostStepOpen: () => '`pywrangler sync` のホストの手順はチェックされません',
  builtFromSources: ({ releases }) =>
    `${listOf(releases.map(code))} はインストール時にソースからビルドされます。これはピュア Python の場合にしか成功せず、そうかどうかはここではわかりません`,
  pageUnread: ({ because }) =>
    `インストールできるかは誰にもわかりません: ${because}。uv はそのページを読めないと停止します`,
  additionMissing: ({ name, last }) =>
    `pywrangler が${last ? '最後の手順で' : ''}停止します: pywrangler が加える ${code(name)} が、このプロジェクトが設定するどのインデックスにもありません`,
  additionsHidden: ({ names, setting, last }) =>
    `pywrangler が${last ? '最後の手順で' : ''}停止します: すべてのプロジェクトに加えられる ${listOf(names.map(code))} のリリースを ${code(setting)} がすべて除外しています。対象から外してください: ${code(`exclude-newer-package = { ${names.map((name) => `${name} = false`).join(', ')} }`)}`,
  additionLost: ({ name, target, under, last }) =>
    `pywrangler が${last ? '最後の手順で' : ''}停止します: pywrangler が加える ${code(name)} には、${under === undefined ? '' : `${code(under)} の下で `}${target} にインストールできるリリースがありません${last ? '' : '。残りはそれなしでチェックしました'}`,
  takenAsGiven: ({ source }) => `${code(source)} はチェックされません: URL やローカルパスの依存関係は読み取られません`,

  targetLabels: ({ labels }) => listOfLabels(labels),
  onTargets: ({ statement, targets }) => spaced`${statement} (${listOfLabels(targets)}の場合)`,

  ignoresNothing: ({ selector }) => `この行に ${code(selector)} の指摘はないため、無視する指定には効果がありません`,
  ignoreWithoutNames: () =>
    '何も無視しません: `# preflight: ignore[held-back]` のように、指摘のコードを角かっこで指定してください',
  ignoreOfUnknown: ({ problem }) => `何も無視しません: ${problem}`,
  settingProblem: ({ problem }) => problem,
};

function noAnswer(indexes: string, why: string): string {
  return spaced`${indexes}から応答がありません: ${why}`;
}

/** How an index fails to answer. */
const SILENT = {
  offline: (indexes: string) =>
    spaced`${indexes}に問い合わせていません (オフライン)。必要なものがすべてキャッシュにあるわけではありません`,
  proxy: noAnswer,
  network: noAnswer,
  server: noAnswer,
  credentials: noAnswer,
  address: (indexes: string, why: string) => spaced`${indexes}から使える応答がありません: ${why}`,
} as const;

const SILENCE_HELP = {
  offline: '一度ネットワークに接続してチェックしてください',
  proxy:
    'プロキシ (`HTTPS_PROXY`、VS Code では `http.proxy`) を確認してください。オフラインモードではキャッシュだけを使います',
  network:
    'ネットワークとプロキシ (`HTTPS_PROXY`、VS Code では `http.proxy`) を確認してください。オフラインモードではキャッシュだけを使います',
  server: '後でもう一度試してください。オフラインモードではキャッシュだけを使います',
  credentials: 'アドレスまたは `.netrc` にあるユーザー名とパスワードまたはトークンを確認してください',
  address: 'アドレスを確認してください。Simple API のものでなければなりません',
} as const;
