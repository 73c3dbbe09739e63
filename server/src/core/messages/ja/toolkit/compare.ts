/** The comparison of targets. In Japanese. */
import type { CompareMessages, WantedProject } from '../../groups/toolkit/compare.ts';
import { code, dated } from '../../words.ts';
import { listOf, listOfLabels, sentence, someOf, spaced } from '../words/words.ts';

const HEADINGS = {
  recommendation: '推奨',
  verdicts: 'どこに何がインストールできるか',
  versions: 'どのバージョンになるか',
  blocked: '移行を妨げているものと、可能になる条件',
  together: 'そろう必要がある条件',
  heldBack: '古いリリースにとどまるもの',
  unknown: 'わからないこと',
  changes: '変わること',
  tests: 'テストすべきこと',
};

const COLUMNS = {
  target: 'ターゲット',
  python: 'Python',
  abi: 'ABI',
  installs: 'インストール',
  packages: 'パッケージ数',
  heldBack: '古いまま',
  changes: 'バージョンの変更',
  dependency: '依存関係',
  package: 'パッケージ',
  got: '実際',
  ideal: '本来',
  chain: '原因',
  condition: '新しくなる条件',
  from: '変更前',
  to: '変更後',
};

export const compareMessages: CompareMessages = {
  compareNeedsTargets: () => '`compare` には比較するターゲットが必要です (例: `compare workers-3.13 workers-3.14`)',
  compareNeedsOthers: ({ target }) =>
    `比較の相手がありません。指定されたのは ${target} だけです。別のターゲットも指定してください (例: \`compare workers-3.13 workers-3.14\`)`,
  compareTitle: ({ file, labels }) => `${listOfLabels(labels)} での ${code(file)}`,
  compareOfProject: ({ file, label, reason }) => `${code(file)} は ${label} 向けです: ${reason}。`,
  compareHeading: ({ about }) => HEADINGS[about],
  compareTake: ({ label, isOpen = false }) => {
    if (label !== undefined) return `${label} を使用してください。`;
    return isOpen
      ? 'わからないことが残っているため、どれも推奨できません。'
      : 'どれも推奨できません。すべてをインストールできるものがありません。';
  },
  compareReasonsHead: () => '理由:',
  compareAgainstHead: () => '不利な点:',
  compareOpenHead: () => '考慮すべき点:',
  compareInstallsAll: ({ isOnly }) =>
    isOnly
      ? 'すべての依存関係をインストールできるのは、このターゲットだけです'
      : 'すべての依存関係をインストールできます',
  compareNothingHeldBack: () => '古いリリースにとどまるものはありません',
  compareLeastHeldBack: ({ count }) => `古いリリースにとどまる依存関係が最も少なく、${count} 個です`,
  compareNewest: () => 'すべてをインストールできるものの中で最新です',
  compareMove: ({ from }) =>
    `移行が必要です。プロジェクトは現在 ${from} 向けで、すべての依存関係を別のランタイム向けに再インストールします`,
  compareMajors: ({ names }) => spaced`${someOf(names.map(code))} のメジャーバージョンが変わります`,
  compareStillHeldBack: ({ names }) => spaced`${someOf(names.map(code))} は古いリリースにとどまります`,
  compareWarnings: ({ count }) => `\`check\` の警告がほかに ${count} 件あります`,
  compareNewerBlocked: ({ labels }) => `最新ではありません。${listOfLabels(labels)} にはインストールできません`,
  compareUnknown: ({ labels }) => `${listOfLabels(labels)} にすべてをインストールできるかどうかはわかりません`,
  compareBlockedOn: ({ labels, names, culprits }) => {
    const where = listOfLabels(labels);
    const others = culprits.filter((one) => !names.includes(one));
    const because = others.length === 0 ? '' : ` (原因: ${listOf(others.map(code))})`;
    if (names.length === 0) return `プロジェクトは ${where} にインストールできません`;
    return `${listOf(names.map(code))} は ${where} にインストールできません${because}`;
  },
  compareNearest: ({ label }) => `足りないものが最も少ないのは ${label} です`,
  compareExperimental: ({ label }) => `${label} にはすべてをインストールできますが、まだ本番用ではありません`,
  compareColumn: ({ column }) => COLUMNS[column],
  compareVerdict: ({ installs, blocked }) => {
    if (installs === 'unknown') return '不明';
    if (installs === 'yes') return '可';
    return blocked.length === 0 ? '不可' : `不可: ${someOf(blocked.map(code))}`;
  },
  compareTargetName: ({ label, isOfProject, isExperimental }) =>
    `${label}${isOfProject ? ' (現在)' : ''}${isExperimental ? ' (実験的)' : ''}`,
  compareChanges: ({ count, majors }) => {
    if (count === 0) return 'なし';
    return majors === 0 ? String(count) : `${count} (うちメジャー ${majors})`;
  },
  compareBase: () => '比較の基準',
  compareInstalled: ({ version, ideal }) => (ideal === undefined ? version : `${version} (本来は ${ideal})`),
  compareBlocked: ({ culprits }) =>
    culprits.length === 0 ? 'インストール不可' : spaced`${someOf(culprits.map(code))} が原因でインストール不可`,
  compareNotKnown: () => '不明',
  compareAbsent: () => '–',
  comparePackages: ({ count, without }) => (without === 0 ? String(count) : `${count} (不可のものを除く)`),
  compareStatement: ({ statement }) => sentence(statement),
  compareRelease: ({ release }) => dated(release),
  compareChain: ({ chain }) => `${chain.map(code).join(' → ')} 経由`,
  comparePossible: ({ label, conditions, isAlone, help }) =>
    [
      ...(conditions.length > 0
        ? [
            `${isAlone ? `${label} が可能になる条件` : `${label} でインストールできるようになる条件`}: ${listOf(conditions)}`,
          ]
        : []),
      ...(help === undefined ? [] : [conditions.length > 0 ? `それまでの対処: ${help}` : `${label} での対処: ${help}`]),
    ].join('。'),
  compareAllTogether: ({ label }) => `${label} が可能になるのは、次のすべてがそろったときだけです:`,
  compareCondition: ({ condition }) => condition,
  compareNoCondition: ({ names }) => `プロジェクトの要求の変更: ${listOf(names.map(code))}`,
  compareMoved: ({ from, to, others, majors, added, gone }) => {
    const parts = [
      ...(majors.length > 0 ? [`${majors.length} 個のメジャーバージョン`] : []),
      ...(others > 0 ? [`${others} 個の${majors.length > 0 ? 'その他の' : ''}バージョン`] : []),
    ];
    return [
      `${from} から ${to} へ: ${parts.length === 0 ? 'バージョンは変わりません' : `${listOf(parts)}が変わります`}`,
      ...(added.length > 0 ? [`新たにインストール: ${someOf(added.map(code))}`] : []),
      ...(gone.length > 0 ? [`インストールされなくなるもの: ${someOf(gone.map(code))}`] : []),
    ].join('。');
  },
  compareSame: ({ from, to }) => `${from} から ${to} へ: バージョンは同じです`,
  compareMajor: ({ name, from, to }) => `${code(name)}: ${from} から ${to} へ`,
  compareTestsOn: ({ label }) => `${label} で、メジャーバージョンが変わるパッケージを使う部分をテストしてください:`,
  namesListed: ({ names }) => names.map(code).join('、'),
  conditionsListed: ({ conditions }) => listOf(conditions),
  compareNoMajors: () => 'メジャーバージョンが変わるパッケージはありません。',
  conditionWheel: (wanted) =>
    `${wantedProject(wanted)} の、${wanted.platform} 向けまたはピュア Python の wheel${onTarget(wanted)}`,
  conditionPython: (wanted) =>
    `${wantedProject(wanted)} の、Python ${wanted.python} に対応したリリース${onTarget(wanted)}`,
  conditionRelease: (wanted) => `${wantedProject(wanted)} の、インストール可能なリリース${onTarget(wanted)}`,
  conditionTogether: (wanted) => `${wantedProject(wanted)} の、ほかの依存関係と両立するリリース${onTarget(wanted)}`,
};

function onTarget({ target }: { readonly target?: string }): string {
  return target === undefined ? '' : ` (${target})`;
}

function wantedProject({ name, needed = '', oneOf }: WantedProject): string {
  if (!oneOf) return code(`${name}${needed}`);
  return `${code(`${name}${oneOf.within}`)} (${oneOf.target} で必要なバージョンのいずれか)`;
}
