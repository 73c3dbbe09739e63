/** What `watch` says. In Japanese. */
import { grouped } from '../../grouped.ts';
import type { WatchMessages } from '../../groups/toolkit/watch.ts';
import { code } from '../../words.ts';
import { listOf, listOfLabels, someOf, spaced } from '../words/words.ts';

const IN_SHORT = { possible: '可能になったこと', broken: '新たな問題', known: '変わったこと' };
const HEADINGS = { possible: '可能になったこと', broken: '新たな問題', known: '変わったこと' };

/** The targets of which the same is said, said once: `said` says it of their labels. */
function together<One extends { readonly target: string }>(
  ones: readonly One[],
  keyOf: (one: One) => string,
  said: (labels: string, one: One) => string,
): readonly string[] {
  return grouped(ones, keyOf).map((same) => said(listOfLabels(same.map(({ target }) => target)), same[0]));
}

/** Empty if nothing is needed any more that could have a version. */
function by(version: string): string {
  return version === '' ? '' : ` (${version})`;
}

export const watchMessages: WatchMessages = {
  watchBegins: ({ projects, packages, conditions, file }) =>
    `監視を開始しました: ${
      listOf([
        ...(projects > 0 ? [`${projects} 個のプロジェクト`] : []),
        ...(packages > 0 ? [`${packages} 個のパッケージ`] : []),
        ...(conditions > 0 ? [`${conditions} 個の条件`] : []),
      ]) || 'ランタイムのみ (依存関係を宣言しているプロジェクトがここにないため)'
    }。${code(file)} に今回の結果を保存しました。コミットしてください。`,
  watchedProject: ({ file, installs, fails }) => {
    const blocked = together(
      fails,
      ({ culprits }) => culprits.join(' '),
      (labels, { culprits }) => (culprits.length > 0 ? `${labels} (${someOf(culprits.map(code))})` : labels),
    );
    const parts = [
      ...(installs.length > 0 ? [`インストール可: ${listOfLabels(installs)}`] : []),
      ...(blocked.length > 0 ? [`インストール不可: ${blocked.join('、')}`] : []),
    ];
    return `${code(file)}: ${parts.join('。')}`;
  },
  watchedPackage: ({ name, releases }) =>
    `${code(name)}: ${together(
      releases,
      ({ version }) => version ?? '',
      (labels, { version }) =>
        version === undefined ? `${labels} で読み込めるものなし` : `${labels} 向けは ${version}`,
    ).join('、')}`,
  watchedCondition: ({ condition, version }) =>
    `${code(condition)}: ${version === undefined ? '満たされていません' : `すでに満たされています${by(version)}`}`,
  watchedWaits: ({ target, conditions }) => `${target} が可能になる条件: ${listOf(conditions)}`,

  newsInShort: ({ counts }) =>
    `新しい情報: ${counts.flatMap(({ kind, count }) => (count > 0 ? [`${IN_SHORT[kind]} ${count} 件`] : [])).join('、')}。`,
  newsHeading: ({ kind }) => HEADINGS[kind],
  newsRuntime: ({ runtime, name }) => `新しいランタイムがあります: ${runtime} (${code(name)})`,
  newsRuntimeGone: ({ name }) => `ランタイム ${code(name)} はなくなりました`,
  newsProject: ({ file }) => `${code(file)} の監視を開始しました`,
  newsProjectGone: ({ file }) => `${code(file)} は、なくなったか指定されなかったため、監視を終了しました`,
  newsTarget: ({ file, target, installs }) =>
    `${code(file)} の ${target} についての監視を開始しました。現在はインストール${installs ? 'できます' : 'できません'}`,
  newsInstalls: ({ file, target, culprits }) =>
    `${code(file)} を ${target} にインストールできるようになりました${culprits.length > 0 ? spaced`。原因は ${someOf(culprits.map(code))} でした` : ''}`,
  newsFails: ({ file, target }) => `${code(file)} を ${target} にインストールできなくなりました`,
  newsBlocked: ({ file, target, name, culprits }) =>
    `${code(file)} の ${code(name)} を ${target} にインストールできません: ${
      culprits.every((one) => one === name)
        ? '合うリリースがなくなりました'
        : `原因のパッケージは ${listOf(culprits.map(code))} です`
    }`,
  newsUnblocked: ({ file, target, name, culprits, left }) =>
    `${target} での ${code(file)} の ${code(name)} について、${listOf(culprits.map(code))} は原因ではなくなりました` +
    (left.length > 0 ? `。${listOf(left.map(code))} はまだ原因のままです` : ''),
  newsWheel: ({ name, target, version }) =>
    `${code(name)} ${version} を ${target} で使えるようになりました。使える最初のリリースです`,
  newsWheelGone: ({ name, target, last }) =>
    `${target} で使える ${code(name)} のリリースがなくなりました (これまでは ${last})`,
  newsRelease: ({ name, target, version, last }) =>
    `${code(name)} ${version} を ${target} で使えるようになりました (これまでは ${last})`,
  newsReleaseGone: ({ name, target, version, last, yanked }) => {
    const why =
      yanked === undefined ? 'なくなりました' : `取り下げられました (yanked${yanked === '' ? '' : `: ${yanked}`})`;
    return `${code(name)} ${last} は${why}。${target} 向けの最新は ${version} です`;
  },
  newsPackage: ({ name, target, version }) =>
    `${code(name)} の ${target} についての監視を開始しました。${version === undefined ? '現在、読み込めるリリースはありません' : `読み込める最新は ${version} です`}`,
  newsHeldBack: ({ file, target, name, culprits }) =>
    `${code(file)} の ${code(name)} は、${target} では新しいリリースをインストールできず、古いリリースにとどまるようになりました` +
    (culprits.some((one) => one !== name) ? `。原因のパッケージは ${listOf(culprits.map(code))} です` : ''),
  newsFreed: ({ file, target, name }) =>
    `${target} で、${code(file)} の ${code(name)} が古いリリースにとどまることはなくなりました`,
  newsYanked: ({ file, target, release }) =>
    `${target} で ${code(file)} にインストールされる ${code(release)} が、作者により取り下げられました (yanked)`,
  newsHostStep: ({ file, target, culprits }) =>
    `${listOf(culprits.map(code))} により、${code(file)} の ${code('pywrangler sync')} がお使いのマシンへのインストールで停止するようになりました (${target})`,
  newsHostStepFreed: ({ file, target, culprits }) =>
    `${listOf(culprits.map(code))} により、${code(file)} の ${code('pywrangler sync')} がお使いのマシンへのインストールで停止することはなくなりました (${target})`,
  newsShippedGone: ({ file, target, name, last }) =>
    `${target} に ${code(name)} が同梱されなくなりました。${code(file)} では ${last} が使われていました`,
  newsShipped: ({ file, target, name, last, version }) =>
    `${target} に同梱される ${code(name)} が ${version} になりました。${code(file)} では ${last} が使われていました`,

  newsCondition: ({ condition }) => `${code(condition)} を待ち始めました`,
  newsConditionMet: ({ condition, version }) => `${code(condition)}: この条件が満たされました${by(version)}`,
  newsConditionGone: ({ condition }) => `${code(condition)}: ファイルがなくなったため、待つのをやめました`,
  newsConditionUnmet: ({ condition, last }) =>
    `${code(condition)}: この条件は満たされなくなりました${last === '' ? '' : ` (これまでは ${last})`}`,
  watchUnknown: ({ what }) =>
    `わからないものがあるため、比較も書き込みも行いませんでした: ${listOf(what.map(code))}。インデックスが応答するようになったら、もう一度実行してください`,
  stateOfLaterVersion: ({ file }) => `${file} は、このプログラムのより新しいバージョンで書き込まれています`,
  stateBroken: ({ file }) => `${file} は監視の状態ファイルではありません。変更せずに残しました`,
  stateInConflict: ({ file }) =>
    `${file} にマージの競合マーカーがあります。競合ごとにどちらかを選ぶか、別のファイルで監視を始めてください。変更せずに残しました`,
  conditionUnreadable: ({ written }) =>
    `--condition には \`compare\` が示す条件、または 'fastuuid>=0.12 for workers-3.14' のような「名前 for ターゲット」を指定してください ('${written}' は指定できません)`,
  conditionNowhere: ({ written, where }) => `--condition '${written}': ${where} に対応するランタイムがありません`,
  conditionOfNoProject: ({ written, target }) =>
    `--condition '${written}': ${target} でこれを待つプロジェクトがここにありません。プロジェクトのファイルまたはフォルダーも指定してください`,
};
