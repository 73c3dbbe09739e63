/** What does not install, and why. In Japanese. */
import type { FailureMessages } from '../groups/failures.ts';
import { code } from '../words.ts';
import { systemsText } from './reasons.ts';
import { listOf, spaced, theNewest } from './words/words.ts';

function rangeText({ lowest, exact }: { readonly lowest: string; readonly exact: boolean }): string {
  return exact ? lowest : `${lowest} 以降`;
}

type NotInstallable = Parameters<FailureMessages['notInstallable']>[0];

function cannotInstall({ requirement, target, together }: NotInstallable): string {
  const others = together.length > 0 ? spaced`${listOf(together)}と一緒には ` : '';
  return spaced`${code(requirement)} は${others}${target} にインストールできません`;
}

function ownGap({ own }: NotInstallable): string {
  return own ? ` (${own.from} 以降は ${code(own.name)} 自体にも wheel がありません)` : '';
}

/** What modules of the standard library lack in a browser. */
const LIMITS = {
  ssl: ' (接続のできないスタブです)',
  hashlib: ' (OpenSSL のアルゴリズムはありません)',
};

export const failureMessages: FailureMessages = {
  statementWithAdvice: ({ statement, advice }) => `${statement}。${advice}`,
  noWheel: ({ requirement, target, systems }) =>
    spaced`${code(requirement)} には ${target} 向けの wheel がなく、${systemsText(systems)}向けしかありません`,
  notInstallable: (parts) => `${cannotInstall(parts)}: ${parts.reason}${ownGap(parts)}`,
  blocked: (parts) => `${parts.reason}。そのため ${cannotInstall(parts)}${ownGap(parts)}`,
  requirementBeside: ({ requirement }) => code(requirement),
  boundBeside: ({ role, requirement, file }) =>
    `${code(file)} の${role === 'override' ? 'オーバーライド' : '制約'} ${code(requirement)}`,
  addedByPywrangler: ({ name }) => `pywrangler が加える ${code(name)}`,
  requiredHere: ({ name }) => `ここで ${code(name)} が必要とされています`,
  boundHere: ({ role, requirement }) =>
    `ここでは ${code(requirement)} が${role === 'override' ? 'オーバーライド' : '制約'}です`,
  noChoiceSuits: () => 'すべての要件を満たすバージョンの組み合わせがありません',
  noVersionSuits: ({ name, all }) =>
    `${all ? 'そのすべて' : 'その両方'}を満たす ${code(name)} のバージョンがありません`,
  needsThatClash: ({ needs, more }) =>
    [...needs, ...(more > 0 ? [`ほかに ${more} 個が関わっています`] : [])].join('、'),
  dependentNeeds: ({ dependent, through, demand }) => {
    const way = through.length === 0 ? '' : ` (${through.map(code).join(' → ')} 経由)`;
    return spaced`${dependent}${way}は${demand}を必要とします`;
  },
  needsNoSuchRelease: ({ demand, newest, stable }) =>
    spaced`${demand}は存在しません${newest === undefined ? '' : `(${theNewest(stable)}は ${newest})`}`,
  needsCulprit: ({ name, range, reason }) => spaced`${code(name)}${range ? ` ${rangeText(range)}` : ''}は、${reason}`,
  needsBeyondWheels: ({ name, range, end }) =>
    spaced`${code(name)} ${rangeText(range)}には、このランタイム向けの wheel がありません (wheel のある最新は ${end})`,
  needsBeyondShipped: ({ name, range, shipped, pyodide }) =>
    spaced`Pyodide ${pyodide} の ${code(name)} は ${shipped} ですが、${rangeText(range)}が必要です`,
  reasonsOfSeveral: ({ needed, own }) =>
    [...needed, ...(own ? [`${code(own.name)} 自体のほかのリリースは、${own.reason}`] : [])].join('。'),
  needsCulprits: ({ names, reason }) => `${listOf(names.map(code))} は、${reason}`,
  needsMissingReleases: ({ demands }) => spaced`${listOf(demands)}は存在しません`,
  itself: ({ reason }) => reason,
  fromOneIndex: ({ index, reason }) =>
    `\`[tool.uv.sources]\` によりインデックス ${code(index)} だけから取られますが、そこでは、${reason}`,
  thisRelease: ({ reason }) => `このリリースは、${reason}`,
  specifierAdmitsNothing: () => 'バージョン指定子がどのバージョンも許しません',
  nameUnknown: () => 'この名前のプロジェクトはどのインデックスにもありません。綴りを確認してください',
  nameMeant: ({ names }) => `${listOf(names.map(code), 'or')} のことですか?`,
  noReleaseMatches: ({ newest, stable, setting }) =>
    `バージョン指定子に合うリリースがありません。${setting === undefined ? '' : `${code(setting)} が許す`}最新${stable ? 'の安定版' : ''}は ${newest} です`,
  allReleasesHidden: ({ setting }) => `${code(setting)} がすべてのリリースを除外しています`,
  noReleaseReadable: () => 'インデックスに、読めるファイルのあるリリースがありません',
  ownWheelsEnd: ({ abi, end, newer }) =>
    `このランタイム (ABI ${abi}) 向けの wheel がある最新リリースは ${end} です${newer === undefined ? '' : spaced`。それより後の wheel は${newer}です`}`,
  needsOtherThanShipped: ({ name, shipped, pyodide, demand }) =>
    spaced`Pyodide ${pyodide} の ${code(name)} は ${shipped} ですが、${demand}が必要です`,
  ownShippedBelow: ({ pyodide, shipped, abi, newer }) =>
    `Pyodide ${pyodide} に同梱されているのは ${shipped} で、ABI ${abi} 向けの wheel があるのはこれが最新です${newer === undefined ? '' : spaced`。それより後の wheel は${newer}です`}`,
  partOfPython: ({ requirement, target, limits }) =>
    `${code(requirement)} は Pyodide 314 から Python の一部になったため、${target} でインストールするものはありません。この要件を削除し、そのままインポートしてください${limits === undefined ? '' : LIMITS[limits]}`,
  goneFromPython: ({ requirement, target }) =>
    `${code(requirement)} は標準ライブラリのモジュールですが、${target} にはなく、インストールする方法もありません`,
  moduleIsThere: ({ requirement, target, python, taken }) => {
    const owner = python === undefined ? `${target} 自身のモジュール` : `Python ${python} の一部`;
    const place = python === undefined ? 'そこには' : `${target} には`;
    const consequence = taken
      ? `で、インデックスにある同名のプロジェクトは${place}インストールできません`
      : `なので、${place}インストールするものがありません`;
    return `${code(requirement)} は ${owner}${consequence}。この要件を削除し、そのままインポートしてください`;
  },
  wheelsForAbis: ({ abis }) => `${listOf(abis)} 用`,
  wheelsOfUnknownTag: ({ tag, target }) => spaced`タグが ${code(tag)} (${target} のインストーラーが受け付けないもの)`,
};
