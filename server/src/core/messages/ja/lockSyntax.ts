/** What is wrong with the text of a lock file. In Japanese. */
import type { LockSyntaxMessages } from '../groups/lockSyntax.ts';
import { code } from '../words.ts';

export const lockSyntaxMessages: LockSyntaxMessages = {
  lockedNameMissing: () => 'ロックされたパッケージに名前がありません',
  lockedNameInvalid: ({ name }) => `${code(name)} は正しいプロジェクト名ではありません`,
  lockMarkerUnreadable: ({ problem }) => `環境マーカーを読み取れません: ${problem}`,
  lockPythonUnreadable: ({ text, problem }) => `${code(text)} は Python のバージョンではありません: ${problem}`,
  lockedWheelNameless: ({ name }) => `${code(name)} の wheel のファイル名が正しくありません`,
  lockedWheelForeign: ({ filename, pin }) => `${code(filename)} は ${code(pin)} の wheel ではありません`,

  uvLockWithoutVersion: () => '`version` がないため、uv はロックファイルを拒否します',
  uvLockVersionUnknown: ({ version }) => `uv のロック形式のバージョン ${code(version)} はまだ知られていません`,
  pylockWithoutVersion: () => '`lock-version` がないため、インストーラーはロックファイルを拒否します',
  pylockLacks: ({ key }) => `${code(key)} がないため、uv はロックファイルを拒否します`,
  pylockVersionUnknown: ({ version }) => `ロック形式のバージョン ${code(version)} はまだ知られていません`,
  pylockVersionNewer: ({ version }) =>
    `ロック形式のバージョン ${code(version)} は 1.0 として読み取られ、追加された内容は無視されます`,
  poetryLockWithoutMetadata: () => 'テーブル `metadata` がないため、Poetry はロックファイルを拒否します',
  poetryLockVersionUnknown: ({ version }) => `Poetry のロック形式のバージョン ${code(version)} はまだ知られていません`,
  ownLockUnknown: ({ lock, reason }) => `${code(lock)} に何が同梱されているかわかりません: ${reason}`,
  ownLockNotTaken: ({ because }) => `パッケージがインストールできるかわかりません: ${because}`,
  ownLockKnownWhenRun: () => 'どのファイルなのかは、コードを実行するまでわかりません',
  ownLockBelowRoot: () => 'サイトのルートの下にあり、それがどこかはここではわかりません',
  ownLockOutside: () => 'プロジェクトの外にあります',
  ownLockNotJson: () => 'JSON ではありません',
  ownLockOfOtherArchitecture: ({ arch }) => `${code(arch)} 用ですが、Pyodide は \`wasm32\` です`,
  ownLockForNothing: () => 'どの Pyodide 用かを示していません (`info`)。Pyodide はそのようなファイルを拒否します',
  ownLockOfOtherRelease: ({ of, release }) =>
    `Pyodide ${code(of)} 用ですが、Pyodide ${release} が受け付けるのは自身のリリースのロックファイルだけです`,
  ownLockOfOtherAbi: ({ of, abi, release }) =>
    `ABI ${code(of)} 用ですが、Pyodide ${release} が受け付けるのは ${code(abi)} だけです`,
  ownLockBesidePyscript: () => 'このページは PyScript も実行し、PyScript は自身のリリースのロックファイルを使います',
  pyodideLockWithoutPackages: () => 'ロックファイルに `packages` テーブルがありません',
  pyodideLockEntryIncomplete: ({ key }) =>
    `項目 ${code(key)} に、名前、バージョン、ファイル名、種類のいずれかがありません`,
};
