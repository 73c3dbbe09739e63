/** Why a release or a project cannot be installed, as a predicate that stands behind `…は、` or alone. In Japanese. */
import { code, shorten } from '../words.ts';
import type { ReasonMessages, ReasonSubject } from '../groups/reasons.ts';
import type { ReferenceMessages } from '../groups/references.ts';
import { listOf, spaced } from './words/words.ts';

/** Maximum length of the problem with metadata that a sentence tells. */
const LONGEST_PROBLEM = 80;

/** `Linux、macOS、Windows`. */
export function systemsText(systems: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  return systems.length > 0 ? listOf(systems, conjunction) : 'ほかのプラットフォーム';
}

/** Where that is which is lacking. */
function within(subject: ReasonSubject): string {
  return subject === 'locked' ? 'ロックファイルには' : '';
}

export const reasonMessages: ReasonMessages = {
  reasonUnknownProject: () => 'どのインデックスにもありません',
  reasonUnasked: ({ linked }) =>
    linked
      ? '`find-links` の先になく、`no-index` のため uv はどのインデックスにも問い合わせません'
      : '見つかりません。`no-index` のため uv はどのインデックスにも問い合わせません',
  reasonNoVersions: ({ subject }) => `${within(subject)}条件に合うリリースがありません`,
  reasonWheelsFrom: ({ subject, version }) =>
    subject === 'releases'
      ? `このランタイム向けの wheel がありません (最初にあるのは ${version})`
      : spaced`${within(subject)}${version} より前にこのランタイム向けの wheel がありません`,
  reasonWheelsUntil: ({ subject, version }) =>
    spaced`${within(subject)}${version} より後にこのランタイム向けの wheel がありません`,
  reasonNativeOnly: ({ subject, systems }) =>
    spaced`${within(subject)}${systemsText(systems)}向けの wheel しかありません`,
  reasonNativeOnlyMixed: ({ systems }) => spaced`${systemsText(systems)}向けの wheel しかありません`,
  reasonSourceOnly: ({ subject }) =>
    `${within(subject)}ソース配布物しか${subject === 'releases' ? 'ありません' : 'なく、インストーラーは wheel しか受け付けません'}`,
  reasonNoBinary: () =>
    'wheel からのインストールが禁じられており (`no-binary`)、ビルドも無効になっています (`--no-build`)',
  reasonUnknownTag: ({ subject, tag, target }) =>
    spaced`${within(subject)}タグが ${code(tag)} の wheel しかなく、${target} のインストーラーはこのタグを受け付けません`,
  reasonOtherAbi: ({ subject, abis, abi }) =>
    spaced`${within(subject)}Pyodide 向けの wheel が ${listOf(abis)} 用しかなく、${abi} 用がありません`,
  reasonOtherPython: ({ subject, pythons, series }) =>
    spaced`${within(subject)}${listOf(pythons)} 用の wheel しかなく、Python ${series} 用がありません`,
  reasonRequiresPython: ({ requiresPython }) => `Python ${code(requiresPython)} を必要とします`,
  reasonYanked: ({ subject, because }) => {
    if (subject !== 'releases')
      return `${within(subject)}条件に合うリリースは取り下げ済み (yanked) のものしかありません`;
    return because === undefined ? '作者によって取り下げられています (yanked)' : `取り下げられています (${because})`;
  },
  reasonInvalidMetadata: ({ problem }) => `メタデータが正しくありません (${shorten(problem, LONGEST_PROBLEM)})`,
  reasonContradiction: ({ requirement }) => `どのバージョンも満たせない ${code(requirement)} を必要とします`,
  reasonUrl: ({ requirement }) =>
    `${code(requirement)} に依存しますが、インストーラーはリリースの依存関係に URL を受け付けません`,
  reasonAsksForItself: () => '自分自身の別のバージョンを必要とします',
  reasonPrereleasesOnly: ({ subject }) =>
    `${within(subject)}条件に合うものはプレリリースしかなく、micropip は指定子がプレリリースを挙げているときしかそれを選びません`,
  reasonUnknownExtra: ({ extra }) => `extra ${code(extra)} がないため、micropip が停止します`,
  reasonFirstChoice: ({ version }) => `micropip がすでに ${version} を選んでおり、バックトラックしないため、選べません`,
  reasonEarlierCall: ({ version }) =>
    `以前の呼び出しが条件に合わない ${version} をすでにインストールしており、micropip はそれを置き換えないため、選べません`,
  reasonInstallerFirst: ({ version }) =>
    `micropip が自身のために条件に合わない ${version} を先に読み込み、置き換えることはないため、選べません`,
  reasonPlatformFirst: ({ version, platform, standIn }) =>
    `${platform} が条件に合わない ${version} ${standIn ? 'の代役を先に置き' : 'を先に読み込み'}、micropip がそれを置き換えることはないため、選べません`,
  reasonVersionsUnavailable: () => '必要なバージョンではインストールできません',
  reasonUnknown: ({ because }) => `チェックできませんでした: ${because}`,
};

const ALLOW = '`[tool.pywrangler]` の `allow-build = true`';
const ALLOWED = '`allow-build = true`';
const TABLE = '`[tool.pywrangler]`';

const WHAT = { repository: 'リポジトリ', archive: 'ソースアーカイブ' } as const;

const ABSENT = { file: 'ファイル', folder: 'フォルダー' } as const;

export const referenceMessages: ReferenceMessages = {
  referenceOtherRuntime: ({ platform, pythons, wanted }) => {
    const python = pythons.length > 0 ? `Python ${listOf(pythons, 'or')}` : 'ほかの Python';
    if (platform !== undefined && wanted.platform !== undefined)
      return `${code(platform)} 用の wheel ですが、このランタイムはまだその名前を知りません。使えるのは ${code(wanted.platform)} です`;
    return platform === undefined
      ? `${python} 用の wheel で、Python ${wanted.series} 用ではありません`
      : `${code(platform)} (${python}) 用の wheel で、ABI ${wanted.abi} (Python ${wanted.series}) 用ではありません`;
  },
  referenceNative: ({ systems }) => spaced`${systemsText(systems)}用の wheel で、このランタイム用ではありません`,
  referenceMisnamed: () => 'wheel に必要な形の名前 (`name-1.0-py3-none-any.whl`) ではありません',
  referenceNamedAddress: ({ installer }) =>
    spaced`URL の前に名前が書かれており、この Pyodide リリースの${installer}はそれを読みません`,
  referenceNoStart: ({ of, path }) => {
    if (of === 'app')
      return 'ファイルですが、アプリの要件は `emfs:` や `file:` で始められません。完全な URL を書いてください';
    if (of === 'packer') return 'パスですが、アプリのパック中には取得できません。完全な URL を書いてください';
    return of === 'worker'
      ? 'ワーカーからたどれるアドレスではありません。完全な URL を書くか、設定に `./…` として挙げてください'
      : `ノートブックの隣ではなく、カーネルのスクリプトの隣で探されます。そこにあるファイルは ${code(`emfs:${path}`)} です`;
  },
  referenceOfOtherProject: ({ name }) => `別のプロジェクト ${code(name)} を指しています`,
  referenceOfOtherVersion: ({ version }) => `メタデータのバージョンが ${version} で、ファイル名のものと異なります`,
  referenceNeedsBuild: ({ what, pywrangler }) =>
    `${WHAT[what]}なのでビルドが必要ですが、${pywrangler ? 'pywrangler がビルドするのはローカルパスの先にあるものだけです' : 'ビルドは無効になっています'}`,
  referenceNoWheel: ({ what, installer }) => spaced`${WHAT[what]}ですが、${installer}は wheel しか受け付けません`,
  referenceDynamic: ({ field }) =>
    `${field === undefined ? '名前とバージョンのある `[project]` テーブルがなく' : `${code(field)} が dynamic で`}、` +
    '依存関係はビルドするまでわかりませんが、ビルドは無効になっています',
  referenceAbsent: ({ what, place }) => `${code(place)} を指していますが、そのような${ABSENT[what]}はありません`,
  referenceNoZip: ({ isPointer }) =>
    isPointer
      ? 'ファイル本体ではなく Git LFS のポインターです。`git lfs pull` を実行してください'
      : 'zip ファイルではありません。wheel はすべて zip ファイルです',
  referenceOfOtherHash: ({ algorithm, found }) =>
    `アドレスにあるハッシュと一致しません (実際の ${algorithm} は ${code(`${found.slice(0, 12)}…`)})`,
  referenceHashInvalid: ({ algorithm, digits }) =>
    `アドレスに ${code(`#${algorithm}=`)} がありますが、続くべき ${digits} 桁の 16 進数がありません`,
  referenceNotLockable: () =>
    'リポジトリの中のアーカイブで、uv はそれを `pylock.toml` に書けません。wheel の URL、またはそのコピーを使ってください',
  referenceUnread: ({ beginning }) =>
    `アドレスが ${code(beginning)} で始まり、uv はそれを読みません。使えるのは小文字の \`https:\`、\`http:\`、\`file:\`、\`git+https:\`、\`git+http:\`、\`git+ssh:\`、\`git+file:\` だけです`,
  referenceRelative: () => '相対パスで書かれています。相対パスを使えるのは `[tool.uv.sources]` の中だけです',
  referenceNoDistribution: () => 'アドレスから見る限り、wheel もソースアーカイブも指していません',
  referenceBuildOff: ({ setting, file }) =>
    `ビルドが必要ですが、${code(file)} の ${code(setting)} がそれを禁じています`,
  referenceNoFile: () =>
    'ソースに `git` と `path` の両方があります。uv がそれを受け付けるのは、パスの末尾が wheel かソースアーカイブのときだけです',
  referenceNoFolder: () =>
    '名前の末尾が wheel でもソースアーカイブでもない (`.whl`、`.tar.gz`、`.zip` など) ファイルを指しています',
  referenceConflict: ({ other }) => `${code(other)} からも求められています`,

  referenceAdviceBare: () => '名前と `@` を付けずに、URL だけを書いてください',
  referenceAdviceBuild: () =>
    `wheel を使うか、コピーをローカルパスに置いてください。${TABLE} の ${ALLOWED} を使うと、これと、ほかの wheel のないパッケージすべてを uv がビルドできます`,
  referenceAdviceStatic: () =>
    `その \`[project]\` テーブルに書いてください。または ${ALLOW} を使うと uv がビルドできます`,
  referenceTakenBy: ({ labels }) => spaced`この wheel を使えるのは${listOf(labels)}です`,
  referenceAdviceRelative: ({ name, path }) =>
    `${code(name)} を宣言し、${code(`${name} = { path = "${path}" }`)} を \`[tool.uv.sources]\` に書いてください`,

  referenceNotRead: ({ source, because }) => `${code(source)} はチェックされません: ${because}`,
  referenceBelowNotRead: ({ requirement, source, because }) =>
    `${code(requirement)} は一部しかチェックされません。${code(source)} につながりますが、${because ?? 'それは読み取られません'}`,
  referenceOutside: () => 'フォルダーの外にあり、ワークスペースが信頼されていません',
  referenceOfUntrusted: () => 'ワークスペースが信頼されていないため、アドレスをたどりません',
  referenceNotRecorded: () => '記録済みインデックスには、ほかのアドレスのファイルがありません',
  referenceBuilt: () => '必要なものはビルドするまでわかりません',
  referenceTakesFromIndex: ({ name, index }) =>
    `${code(name)} をインデックス ${code(index)} だけから取りますが、そこに問い合わせるのはこのファイル自身がそこから取るものだけです`,
  addressOfSite: () => 'アドレスがサイトのルートから始まりますが、それがどこかはここではわかりません',
  addressOfScript: () => 'アドレスがコードを実行するページから始まりますが、それがどこかはここではわかりません',
  addressInBrowser: () => 'ブラウザーのファイルシステムにあり、その内容はここではわかりません',
};
