/** What is wrong with the pins of a lock file. In Japanese. */
import type { LockMessages, ShippedRelease, ShownPin } from '../groups/locks.ts';
import { code } from '../words.ts';
import { spaced, withMore } from './words/words.ts';

export const lockMessages: LockMessages = {
  pinDoesNotInstall: ({ pin, target, reason, advice }) => {
    const sentence = `このロックファイルの ${pinText(pin)} は ${target} にインストールできません: ${reason}`;
    return advice === undefined ? sentence : `${sentence}。${advice}`;
  },
  pinBuiltFromArchive: ({ pin }) => takenAsGiven(pin, 'そのソースアーカイブ'),
  pinBuiltFrom: ({ pin, location }) => takenAsGiven(pin, code(location)),

  lockedAsRepository: () => 'ビルドするリポジトリとしてロックされていますが、インストーラーは wheel しか受け付けません',
  lockedAsSources: () => 'ソース配布物だけでロックされていますが、インストーラーは wheel しか受け付けません',
  lockedWithoutFiles: () => 'ロックファイルにファイルが挙げられていません',
  lockedTwice: ({ other }) => `このランタイム用に ${pinText(other)} もロックされています`,

  pyodideShips: (release) => shipsText(release),
  pyodideDoesNotShip: ({ pyodide }) => `Pyodide ${pyodide} には同梱されていません`,
  shippedBySync: (release) =>
    `${shipsText(release)}: \`pywrangler sync --force\` を実行し、Pyodide のインデックスで解決し直してください`,
  shippedByLocking: (release) => `${shipsText(release)}: Pyodide のインデックスでロックし直してください`,
  shippedByMicropip: (release) => `${shipsText(release)}。micropip はそれをインストールします`,

  lockForOtherWheels: ({ file, synced, target, python, abi, pins, more }) => {
    const origin = python === undefined ? abi : `Python ${python} (${abi})`;
    const all = withMore(pins.map(pinText), more);
    return spaced`${madeFor(file, synced, origin, target)}: ${all}の wheel はそこでは読み込めません。${makeAgain(synced)}`;
  },
  lockForOtherPython: ({ file, synced, target, requiresPython, python }) =>
    `${madeFor(file, synced, `Python ${code(requiresPython)}`, `${target} (Python ${python})`)}。${makeAgain(synced)}`,
  lockForOtherEnvironments: ({ file, synced, target }) =>
    `${madeFor(file, synced, 'ほかの環境', target)}。${makeAgain(synced)}`,
  pinHasWheelOfSameAbi: ({ pin }) => `${pinText(pin)} には同じ ABI の wheel があります`,

  lockAccount: ({ entries, installed, target, fitting }) =>
    `ロックファイルの ${entries} 項目のうち ${installed} 項目が ${target} にインストールされ、そのうち ${fitting} 項目に合う wheel があります`,
  lockAccountPin: ({ pin, reason }) => `${pinText(pin)}: ${reason}`,
  lockAccountMore: ({ more }) => `ほか ${more} 個`,
  lockNotReadByPywrangler: ({ file }) =>
    `pywrangler は ${code(file)} からインストールしません: pyproject.toml を自分で解決し、結果を pylock.toml に書き込みます`,
  lockNotReadByMicropip: ({ file, target }) =>
    `micropip は ${code(file)} を読みません。${target} でこれを使うほかのインストーラーは、ここで失敗します`,

  wheelIsForAbi: ({ wheel, abi }) => `${wheel} は ${abi} 用です`,
  wheelIsForOtherPython: ({ wheel }) => `${wheel} は別の Python 用です`,
  wheelIsForOtherPlatform: ({ wheel }) => `${wheel} は別のプラットフォーム用です`,

  pinKeepsOlder: ({ name, broughtBy, version, newer, more }) => {
    const brought = broughtBy === undefined ? '' : ` (${code(broughtBy)} が必要とするもの)`;
    const others = more > 0 ? `、ほかに ${more} 個の依存関係も更新されます` : '';
    return `\`pylock.toml\` により ${code(name)}${brought} は ${version} にとどまります。\`pywrangler sync --upgrade\` では ${newer} がインストールされます${others}`;
  },
  pinKeeps: ({ name, version, newer }) =>
    `${code(name)} は ${version} に固定されています。固定がなければ ${newer} になります`,
};

function pinText({ name, version }: ShownPin): string {
  return version === undefined ? code(name) : `${code(name)} ${version}`;
}

function takenAsGiven(pin: ShownPin, place: string): string {
  return spaced`${pinText(pin)}はチェックされません: ${place}からビルドされ、その内容は読み取られません`;
}

function shipsText({ pyodide, version }: ShippedRelease): string {
  return spaced`Pyodide ${pyodide} には${version ?? 'このバージョン'}が同梱されています`;
}

function madeFor(file: string, synced: boolean, origin: string, target: string): string {
  return spaced`${code(file)} は ${target} 用ではなく、${origin}用に${synced ? '同期されたもの' : '作成されたもの'}です`;
}

function makeAgain(synced: boolean): string {
  return synced ? '`pywrangler sync --force` を実行してください' : 'このランタイム用にロックし直してください';
}
