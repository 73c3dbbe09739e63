/** Why a package is part of a project. In Japanese. */
import type { ExplainMessages } from '../../groups/toolkit/explain.ts';
import { code, dated } from '../../words.ts';
import { didYouMean } from '../words/didYouMean.ts';
import { listOf, sentence, someOf, spaced } from '../words/words.ts';

const HEADINGS = {
  why: '含まれる理由',
  idle: '名前は出てくるが、取り込まないもの',
  parents: '必要としているもの',
  problems: '問題点',
  fixes: '代わりに使えるもの',
  texts: 'ほかの人に頼めること',
  wait: '待つべきもの',
  proof: '試した結果',
  files: 'ファイル',
  next: '次にすること',
};

const SAID_BY = {
  metadata: '',
  lock: ' (Pyodide のロックファイルによる。バージョンは同梱されるもの)',
  override: ' (オーバーライドによる)',
  proof: '',
};

const NOT_COUNTING = {
  inactive: '既定ではインストールされません',
  marker: '環境マーカーがここでは成り立ちません',
  bound: 'バージョンを制限するだけで、パッケージを要求するものではありません',
  other: 'ここではインストールされません',
};

/** A place with its line, if it is known, as code. */
function placeOf(file: string, line: number | undefined): string {
  return code(line === undefined ? file : `${file}:${line}`);
}

export const explainMessages: ExplainMessages = {
  whyTitle: ({ name, file, label }) => `${label} での ${code(file)} の ${code(name)}`,
  whyHeading: ({ about }) => HEADINGS[about],
  whyInstalled: ({ name, version, label, isRest }) =>
    `${label} にインストールされるのは ${code(name)} ${version} です。${isRest ? 'ただし、ほかにインストールできないものがあります。' : ''}`,
  whyBlocked: ({ name, label, version }) =>
    `${code(name)} は必要ですが、要求されている条件では ${label} にインストールできません。${
      version === undefined ? '' : `プロジェクトの残りの部分には ${version} が使われます。`
    }`,
  whyElsewhere: ({ name, roots, isRest }) =>
    isRest
      ? `${code(name)} はインストールされません。取り込むのは ${listOf(roots.map(code), 'or')} だけで、ここではインストールできません。`
      : `${code(name)} はインストールされません。ここでは ${listOf(roots.map(code))} の、これを必要としない古いリリースが使われます。ホストでは、これを必要とする新しいリリースが使われます。`,
  whyAbsent: ({ name, file, label, suggestions }) =>
    sentence(`${label} では、${code(file)} に ${code(name)} を必要とするものはありません${didYouMean(suggestions)}`),
  whyNoSuchProject: ({ name }) => `問い合わせたどのインデックスにも、${code(name)} というプロジェクトはありません。`,
  whyNotKnown: ({ name, file, label, isAsked, unresolved, soFar }) => {
    const what =
      soFar !== undefined
        ? `これまでに見つかった ${code(name)} ${soFar} が ${label} にインストールされるかどうか`
        : isAsked
          ? `${code(name)} を ${label} にインストールできるかどうか`
          : `${label} で ${code(file)} に ${code(name)} を必要とするものがあるかどうか`;
    const because =
      (isAsked && soFar === undefined) || unresolved.length === 0
        ? '一部を読み取れないか、解決できませんでした'
        : spaced`${someOf(unresolved.map(code))} が必要とするものを確認できませんでした`;
    return `${what}はわかりません: ${because}。`;
  },
  whyDeclared: ({ file, line, requirement }) => `${placeOf(file, line)} が要求しています: ${code(requirement)}`,
  whyWrittenOnly: ({ file, line, requirement, table, because }) =>
    `${placeOf(file, line)} に ${code(requirement)} (${table}) がありますが、${NOT_COUNTING[because]}`,
  whyAdded: ({ name }) => `pywrangler が ${code(name)} を自動的に追加します`,
  whyChain: ({ chain }) => chain.map(code).join(' → '),
  whyPossible: ({ chain }) => `それぞれのリリースによっては: ${chain.map(code).join(' → ')}`,
  whyMoreChains: ({ count }) => `ほかにもあります。ここに示したのは最短の ${count} 件です。`,
  whyIdle: ({ parent, requirement, extra }) =>
    extra === undefined
      ? `${code(parent)} が指定していますが、環境マーカーが成り立つ場合だけです: ${code(requirement)}`
      : `${code(parent)} が取り込むのは extra ${code(extra)} を指定した場合だけで、それを要求するものはありません`,
  whyParent: ({ parent, version, where, by, child, needs }) => {
    const release = version === undefined ? code(parent) : `${code(parent)} ${version}`;
    const machine = where === 'elsewhere' ? ' (ホストの場合)' : '';
    return `${release}${machine} が ${needs.length > 0 ? listOf(needs.map(code)) : code(child)} を必要とします${SAID_BY[by]}`;
  },
  whyByExtra: ({ parent, extras }) =>
    `要求されている extra ${listOf(extras.map((extra) => code(`${parent}[${extra}]`)))} がある場合だけです`,
  whySince: ({ parent, release }) => `${code(parent)} ${dated(release)} 以降`,
  whyWithout: ({ release, parent, usable, startedAt }) =>
    `これを必要としない${startedAt === undefined ? '' : ` ${startedAt} 以前の`}最新リリースは ${code(parent)} ${dated(release)} です${
      usable ? '' : '。ただし、それ自体をここにインストールできません'
    }`,
  whyAlways: ({ parent, count, whole, startedAt, stoppedAt }) => {
    if (whole) return `${code(parent)} のすべてのリリースが必要とします`;
    const ends = [
      ...(startedAt === undefined ? [] : [`${startedAt} から`]),
      ...(stoppedAt === undefined ? [] : [`${stoppedAt} まで`]),
    ].join(' ');
    return ends === ''
      ? `読み取れた ${code(parent)} の ${count} 個のリリースすべてが必要とします`
      : `読み取れた ${code(parent)} の${startedAt === undefined ? '最新の' : ''} ${count} 個のリリース (${ends}) が必要とします。それ以外は調べていません`;
  },
  whyHistoryOpen: ({ parent, count, newest, because }) => {
    const which = newest === undefined ? '' : count === 1 ? ` (${newest})` : ` (${newest} など)`;
    return spaced`${code(parent)} のほかの ${count} 個のリリース${which} についてはわかりません: ${because}`;
  },
  whyTried: ({ parent, release, admitted, outcome, because }) => {
    const instead = `${code(`${parent}==${release.version}`)}${admitted ? '' : ' (現在のファイルでは許可されていません)'}`;
    if (outcome === 'installs') return `試した結果: ${instead} なら、ほかもすべてインストールできます`;
    if (outcome === 'unknown')
      return `${instead} でプロジェクトをインストールできるかどうかはわかりません: ${because ?? ''}`;
    return `試した結果: ${instead} ではプロジェクトをインストールできません: ${because ?? ''}`;
  },
  whyMoreParents: ({ count }) => `ほか ${count} 個 (${code('--format json')} ですべて表示)`,
  whyProven: () => 'いずれも、変更後のプロジェクトを再解決して検証済みです。',
  whyNoFix: () => 'ファイルの編集で解決する方法は見つかりませんでした。',
  whyFix: ({ title, safe }) => `${title}${safe ? ' (安全: `check --fix` で適用されます)' : ''}`,
  whyProblem: ({ code: rule, message }) => `${message} (${code(rule)})`,
  whyLine: ({ line }) => line.trimStart(),
  whyPages: ({ codes }) => {
    const [only, ...others] = codes;
    return others.length === 0
      ? `説明ページ: ${code(`pyodide-preflight explain ${only ?? ''}`)}`
      : `説明ページ (${code('pyodide-preflight explain CODE')} で表示): ${listOf(codes.map(code))}`;
  },
};
