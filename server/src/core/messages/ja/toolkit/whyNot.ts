/** Why a release is not taken. In Japanese. */
import type { WhyNotMessages } from '../../groups/toolkit/whyNot.ts';
import { code, dated } from '../../words.ts';
import { didYouMean } from '../words/didYouMean.ts';
import { systemsText } from '../reasons.ts';
import { listOf, listOfLabels, sentence, spaced } from '../words/words.ts';

const HEADINGS = {
  excluded: '除外しているもの',
  files: 'ファイル',
  tried: '試した結果',
  changes: 'それによって変わること',
  elsewhere: '使える環境',
};

const FILES: Readonly<Record<'loads' | 'system' | 'abi' | 'python', (tags: readonly string[]) => string>> = {
  loads: () => 'ここで読み込めます',
  system: (systems) => spaced`${systemsText(systems)}向け`,
  abi: (abis) => `Pyodide 向けだが ${listOf(abis)}`,
  python: (pythons) => `別の Python 向け: ${listOf(pythons)}`,
};

export const whyNotMessages: WhyNotMessages = {
  whyNotTitle: ({ requirement, file, label }) =>
    `${label} での${file === undefined ? '' : ` ${code(file)} の`} ${code(requirement)}`,
  whyNotHeading: ({ about, label = '' }) => (about === 'runtime' ? `${label} の場合` : HEADINGS[about]),
  whyNotTaken: ({ name, release }) => `選ばれています。インストールされるのは ${code(name)} ${dated(release)} です。`,
  whyNotRefused: ({ name, now, isRest, best }) => {
    const instead =
      now === undefined
        ? best === undefined
          ? ''
          : `インストールできる最新は ${code(name)} ${dated(best)} です。`
        : isRest
          ? `プロジェクトのうちインストールできる部分では、${code(name)} ${dated(now)} が選ばれます。`
          : `代わりに ${code(name)} ${dated(now)} が選ばれます。`;
    return `ここにインストールできないため、選ばれません。${instead}`;
  },
  whyNotRefusedAlone: ({ name, label, best }) =>
    `${label} にインストールできません。${best === undefined ? '' : `インストールできる最新は ${code(name)} ${dated(best)} です。`}`,
  whyNotInstallsAlone: ({ name, version, label }) =>
    `単独であれば ${label} にインストールできます: ${code(name)} ${version} と、それが必要とするものすべて。`,
  whyNotNeeded: ({ name, version, isRest }) =>
    isRest
      ? `選ばれません。現在のプロジェクトはインストールできず、インストールできる部分に ${code(name)} は含まれません。この要件を追加すると、${code(name)} ${version} と残りの部分をインストールできます。`
      : `${code(name)} を必要とするものがここにないため、選ばれません。追加すると、${code(name)} ${version} も含めてすべてインストールできます。`,
  whyNotChosen: ({ name, version, now, choice, label }) => {
    const instead = `${code(name)} ${dated(now)}`;
    const why = {
      newer: `より新しい ${instead} が選ばれているだけで、除外しているものはありません。`,
      others: `現在インストールされるほかのパッケージによって除外され、${instead} が選ばれています。それらが別のリリースであれば選ばれる可能性があります。`,
      lock: `ロックファイルが ${instead} に固定しており、条件に合う限りそれが優先されるため、選ばれません。`,
      lowest: `設定で最も低いバージョンが要求されているため、${instead} が選ばれています。`,
      shipped: `micropip は、許される限り ${label} に同梱されているものを選ぶため、${instead} が選ばれています。`,
      prerelease: `これはプレリリースであり、条件に合う安定版の ${instead} があるため、選ばれません。`,
      yanked: `作者により取り下げられており、${instead} も条件に合うため、選ばれません。`,
      trade: `選ばれる可能性もありましたが、インストーラーの選択の順序により ${instead} になっています。`,
    }[choice];
    return choice === 'prerelease' || choice === 'yanked' || choice === 'lowest'
      ? why
      : `${why}この要件を追加すると ${version} がインストールされます。`;
  },
  whyNotOpen: ({ requirement, because }) =>
    `${code(requirement)} をインストールできるかどうかはわかりません: ${because}`,
  whyNotUnknownName: ({ name, suggestions }) =>
    sentence(`${code(name)} というプロジェクトは、どのインデックスにもありません${didYouMean(suggestions)}`),
  whyNotNoRelease: ({ requirement, newest, below, above }) => {
    const near = [...(below ? [`直前は ${dated(below)}`] : []), ...(above ? [`直後は ${dated(above)}`] : [])];
    const known = [...(above ? near : []), ...(newest ? [`最新は ${dated(newest)}`] : [])];
    const which = known.length === 0 ? '' : ` (${known.join('、')})`;
    return `そのようなリリースはありません。${code(requirement)} に一致するものはどのインデックスにもありません${which}。`;
  },
  whyNotContradicts: ({ requirement }) =>
    `条件が互いに矛盾しているため、${code(requirement)} を満たすバージョンはありません。`,
  whyNotItself: ({ name, version, reason }) => `${code(name)} ${version} は、${reason}`,
  whyNotHidden: ({ name, release }) =>
    `${code('exclude-newer')} により除外されています。${code(name)} ${dated(release)} はその日付より新しいか、インデックスに日付がありません`,
  whyNotWithdrawn: ({ name, version, because }) =>
    `${code(name)} ${version} は作者により取り下げられています (yanked)${because === '' ? '' : `: ${because}`}`,
  whyNotPrerelease: ({ name, version }) => `${code(name)} ${version} はプレリリースです`,
  whyNotExcludedByFile: ({ file, line, requirement, role }) => {
    const place = code(line === undefined ? file : `${file}:${line}`);
    if (role === 'constraint') return `${place} が ${code(requirement)} に制約しています`;
    return role === 'override'
      ? `${place} のオーバーライドが、すべての要求を ${code(requirement)} に置き換えています`
      : `${place} が ${code(requirement)} を要求しています`;
  },
  whyNotExcludedByPackage: ({ parent, version, needs, extra }) =>
    `現在インストールされる ${code(extra === undefined ? parent : `${parent}[${extra}]`)} ${version} が ${listOf(needs.map(code))} を必要とします`,
  whyNotTried: ({ requirement }) => `${code(requirement)} を追加してプロジェクトを再解決しました:`,
  whyNotTriedInstalls: ({ requirement, name, version }) =>
    `${code(requirement)} を追加してプロジェクトを再解決しました。${code(name)} ${version} でインストールできます。`,
  whyNotOverruled: ({ requirement, name, got }) =>
    `${code(requirement)} を追加してプロジェクトを再解決しましたが、何も変わりません。${
      got === undefined
        ? `何が要求しても ${code(name)} は除外されます`
        : `オーバーライドがすべての要求を置き換えるため、${code(name)} は ${dated(got)} のままです`
    }。`,
  whyNotHostStep: ({ names }) =>
    `ただし、その後 \`pywrangler sync\` がお使いのマシンへのインストールで停止します。${listOf(names.map(code))} の Worker と同じバージョンを、お使いのマシンでは使えません。`,
  whyNotFromAddress: ({ name }) =>
    `ここでは ${code(name)} はアドレスまたはパスから取得されるため、選べるリリースがありません`,
  whyNotChange: ({ name, before, after }) =>
    before === undefined ? `${code(name)} ${after} が追加されます` : `${code(name)} ${before} が ${after} になります`,
  whyNotMore: ({ count }) => `ほか ${count} 個`,
  whyNotFile: ({ filename, verdict, tags, yanked }) =>
    `${code(filename)}: ${FILES[verdict](tags)}${yanked ? ' (取り下げ済み)' : ''}`,
  whyNotSource: ({ filename }) => `${code(filename)}: ソース配布物 (ここではビルドされません)`,
  whyNotElsewhere: ({ labels }) =>
    `ほかのランタイムで試した結果: プロジェクトは ${listOfLabels(labels)} ならこれでインストールできます。`,
  whyNotWithout: ({ label, without }) =>
    `${label} で試した結果: もともとインストールできない ${listOf(without.map(code))} を除けば、インストールできます。`,
  whyNotNowhere: () => 'ほかのランタイムで試した結果: どのランタイムにもインストールできません。',
};
