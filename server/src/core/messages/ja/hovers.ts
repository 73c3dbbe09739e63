/** What hovers say. In Japanese, as Markdown. */
import type { DatedRelease } from '../datedRelease.ts';
import type { HoverMessages } from '../groups/hovers.ts';
import { code, dated } from '../words.ts';
import { listOf, theNewest } from './words/words.ts';

function newestText(newest: DatedRelease | undefined, stable: boolean, hidden = false): string {
  if (!newest) return '';
  return `。${theNewest(stable)}は ${dated(newest)}${hidden ? ` (${code('exclude-newer')} により除外)` : ''}`;
}

/** How far it can be relied on. */
function knownText(known: string | undefined): string {
  return known === undefined ? '' : ` (${known})`;
}

const NAMED_ONLY = {
  constraint: '制約されているだけで、必要とはされていません',
  override: 'オーバーライドされているだけで、必要とはされていません',
  exclude: '除外されているだけで、必要とはされていません',
} as const;

const LINKS = { home: 'ホームページ', changes: '変更履歴', index: 'インデックスのページ' } as const;

export const hoverMessages: HoverMessages = {
  hoverGets: ({ target, name, release: { version, date }, isNewest, newest, stable, hidden, known }) => {
    const uploaded = date === undefined ? '' : ` (${date})`;
    const rest = isNewest ? `。${theNewest(stable)}です` : newestText(newest, stable, hidden);
    return `${target} には **${name} ${version}**${uploaded} が入ります${rest}${knownText(known)}`;
  },
  hoverVerdict: ({ name, target, verdict, newest, stable, hidden, known }) =>
    `${target} での **${name}**: ${verdict}${newestText(newest, stable, hidden)}${knownText(known)}`,
  hoverNamedOnly: ({ role }) => NAMED_ONLY[role],
  hoverForBuilding: () => 'インストールされません: プロジェクトのビルドにだけ必要です',
  hoverOutsideDefault: () => 'インストールされません: このテーブルは既定のインストールに含まれません',
  hoverMarkerExcludes: () => 'インストールされません: 環境マーカーがこのランタイムを除外しています',
  hoverNotResolved: () => '解決されていません',
  hoverBeingResolved: () => '解決中です',
  hoverCannotInstall: ({ culprits }) =>
    culprits.length === 0 ? 'インストールできません' : `${listOf(culprits)} が原因でインストールできません`,
  hoverInstallsUnknown: () => 'インストールできるかわかりません',
  hoverNothingInstalled: () => '要件に解がないため、何もインストールされません',
  hoverNotInstalled: () => 'インストールされません',

  hoverCulprit: ({ name, known }) => `その依存関係 **${name}**${knownText(known)}:`,
  hoverPartial: () => '応答しないインデックスがあり、ほかにもリリースがある可能性があります',
  hoverAsOf: ({ day }) => `${day} 時点`,
  hoverOnHost: ({ python, release }) => `ホスト (Linux、Python ${python}) での最新: ${dated(release)}`,
  hoverLink: ({ to }) => LINKS[to],
  hoverPureEverywhere: () => '自身の wheel はピュア Python で、どこでも動作します',

  hoverAdmits: ({ admitted, all, known }) =>
    `${all} 個の安定版リリースのうち ${admitted} 個を許します${knownText(known)}`,
  hoverNewestFitting: ({ target, release }) =>
    release
      ? `そのうち ${target} 向けの wheel がある最新のもの: ${dated(release)}`
      : `そのいずれにも ${target} 向けの wheel がありません`,
  hoverMarker: ({ target, holds }) => `${target} では${holds ? '**真**' : '**偽**'}`,
  hoverExtra: ({ name, version, extra, target, brings }) =>
    brings.length === 0
      ? `${name} ${version} の **${extra}** は、${target} では何も加えません`
      : `${name} ${version} の **${extra}** は、${target} では ${listOf(brings)} を加えます`,
  hoverNoSuchExtra: ({ name, version, extra }) => `${name} ${version} に extra **${extra}** はありません`,
  hoverRequiresPython: ({ target, python, admits }) =>
    `${target} の Python ${python} を${admits ? '許します' : '**除外します**'}`,

  hoverEnablesPython: () => 'これを Python Worker にします',
  hoverFlagGives: ({ runtime, from }) =>
    `Worker が ${runtime} になります${from === undefined ? '' : ` (${from} 以降は既定)`}`,
  hoverFlagStops: ({ runtime, from }) =>
    `${runtime} が既定になるのを止めます${from === undefined ? '' : ` (${from} 以降)`}`,
  hoverWorkerGets: ({ runtime, flag, since }) => {
    const why = since === undefined ? '' : ` (${since} 以降の既定)`;
    return `Worker は **${runtime}** になります${flag === undefined ? why : ` (フラグ ${code(flag)} による)`}`;
  },
  hoverWorkerNext: ({ runtime, from }) => `日付を ${from} 以降にすると ${runtime} になります`,

  lockHoverInstalls: ({ pin, target }) => `${target} での **${pin}**: インストールできます`,
  lockHoverBuilt: ({ pin, target }) =>
    `${target} での **${pin}**: ソースからビルドされ、その内容はここでは読み取られません`,
  lockHoverMisfit: ({ pin, target, reason }) => `${target} での **${pin}**: ${reason}`,
  lockHoverNotJudged: ({ pin, target }) =>
    `${target} での **${pin}**: チェックされません: このバージョンのロック形式はまだ知られていません`,
  lockHoverNotInstalled: ({ pin, target }) =>
    `${target} での **${pin}**: 既定ではインストールされません: extra かグループに属するか、環境マーカーがこのランタイムを除外しています`,
  lockHoverNeededBy: ({ names }) => `必要とするもの: ${names.join('、')}`,
  lockHoverMore: ({ count }) => `ほか ${count} 個`,
};
