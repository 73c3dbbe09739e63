/** Dependencies against targets. In Japanese. */
import type { CompatibilityMessages } from '../../groups/toolkit/compatibility.ts';
import { code } from '../../words.ts';

export const compatibilityMessages: CompatibilityMessages = {
  compatibilityTitle: ({ file }) => `${code(file)} の互換性`,
  compatibilityLegend: () =>
    'I インストール可、H 古いリリースにとどまる、F インストール不可、C 原因のパッケージ、? 不明、– 不要、… 未確認',
  compatibilityNeededBy: () => '必要とするもの',
  compatibilityInstalled: ({ name, version, label }) => `${code(name)} ${version} を ${label} にインストールできます`,
  compatibilityHeldBack: ({ name, version, ideal, label }) =>
    `${code(name)} は ${label} では ${version} にとどまります。ホストでは ${ideal} になります`,
  compatibilityBlocked: ({ label }) => `${label} にインストールできません`,
  compatibilityStandsInTheWay: ({ of, because }) => `${code(of)} を妨げています: ${because}`,
  compatibilityUnknown: ({ label }) => `${label} にインストールできるかわかりません`,
  compatibilityAbsent: ({ name, label }) => `${label} では ${code(name)} を必要とするものがありません`,
  compatibilityPending: ({ label }) => `${label} はまだ調べていません`,
};
