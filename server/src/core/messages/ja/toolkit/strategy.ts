/** What can be done about a dependency. In Japanese. */
import type { StrategyMessages, StrategyOption } from '../../groups/toolkit/strategy.ts';
import { code, dated } from '../../words.ts';
import { didYouMean } from '../words/didYouMean.ts';
import { listOf, listOfLabels, sentence, someOf } from '../words/words.ts';

const HEADINGS = {
  short: '要点',
  options: '選択肢の比較',
  floor: '下限は必要か',
  evidence: '除外するものをインポートするものはあるか',
  tests: 'テストすべきこと',
  texts: '開発元に送る文面',
  wait: '待つべきもの',
  unknown: 'わからないこと',
};

const COLUMNS = {
  dependency: '依存関係',
  state: '現状',
  advice: '推奨',
  option: '選択肢',
  works: '効果',
  changes: '変更',
  cost: '代償',
  security: 'セキュリティ',
  reproducible: '再現性',
  who: '担当',
};

const OPTIONS: Record<StrategyOption, string> = {
  'older-release': '古いリリース',
  'newer-release': '新しいリリース',
  'other-runtime': '別のランタイム',
  'drop-extra': 'extra を外す',
  constrain: 'ほかを制約する',
  override: '制限を上書きする',
  'leave-out': '除外する',
  build: 'ソースからビルドする',
  edit: 'その他の編集',
  'own-wheel': '自前の wheel とインデックス',
  'ask-upstream': '開発元に依頼する',
  wait: '監視して待つ',
};

const COSTS: Record<StrategyOption, string> = {
  'older-release': '新しい機能を使えない',
  'newer-release': '変更に合わせてコードの修正が必要な場合がある',
  'other-runtime': 'すべてを再インストールし、テストし直す',
  'drop-extra': 'extra の機能を使えない',
  constrain: 'ほかも古いリリースになる',
  override: '作者のサポート対象外',
  'leave-out': '必要とする処理が実行時に失敗する',
  build: '同期が遅くなる。ピュア Python のみ',
  edit: '小さい',
  'own-wheel': 'リリースと ABI ごとにビルド。失敗もありうる',
  'ask-upstream': '数週間以上。実現しないこともある',
  wait: 'それまで何も変わらない',
};

const SECURITY: Record<StrategyOption, string> = {
  'older-release': 'セキュリティ修正が含まれない場合がある',
  'newer-release': '新たなリスクなし',
  'other-runtime': '新たなリスクなし',
  'drop-extra': 'コードが減る',
  constrain: 'セキュリティ修正が含まれない場合がある',
  override: '新たなリスクなし',
  'leave-out': 'コードが減る',
  build: 'デプロイ時に外部のコードを実行',
  edit: '新たなリスクなし',
  'own-wheel': '信頼し維持するインデックスが 1 つ増える',
  'ask-upstream': '新たなリスクなし',
  wait: '新たなリスクなし',
};

const REPRODUCIBLE: Record<StrategyOption, string> = {
  'older-release': 'あり: バージョンは 1 つ',
  'newer-release': '変わらない',
  'other-runtime': '変わらない',
  'drop-extra': '変わらない',
  constrain: '変わらない',
  override: '変わらない。理由を書き添えること',
  'leave-out': '変わらない。理由を書き添えること',
  build: 'ビルドの再現性による',
  edit: '変わらない',
  'own-wheel': 'インデックスを維持する間のみ',
  'ask-upstream': '変わらない',
  wait: '変わらない',
};

const WHO = { you: 'あなた', upstream: '開発元', nobody: 'なし' };

const RUNS = {
  yes: '。インポートされない',
  no: '。ただしインポートされる (落とし穴)',
  partly: '。ただし一部がインポートする',
  unknown: '。動作するかは不明',
  fails: '。ただし動作しない',
};

function release({ parent, version }: { parent: string; version: string }): string {
  return `${code(parent)} ${version}`;
}

const WHY_UNKNOWN = {
  unread: '読み取れる wheel がありません',
  'not-recorded':
    '記録済みインデックスには wheel がなく、読み取った結果の記録にもありません。`--recorded-index` を付けなければ読み取ります',
  'culprit-unread': 'それに含まれるモジュールがわかりません',
  condition: 'ここではわからない条件に依存します',
  compiled: 'コンパイル済みのモジュールがインポートする可能性があります',
  computed: 'インポートするモジュールの名前が実行時に決まります',
  size: 'たどるべきものが多すぎます',
};

function at(place: string | undefined): string {
  return place === undefined ? '' : ` (${code(place)})`;
}

/** Which bound a release leaves. */
const BOUNDS = { lower: '下限', upper: '上限', pin: '固定' };

export const strategyMessages: StrategyMessages = {
  strategyTitle: ({ file, label }) => `${label} での ${code(file)} の依存関係の対処方針`,
  strategyOfProject: ({ label, reason }) => `${label} について判定しました: ${reason}。`,
  strategyHeading: ({ about }) => HEADINGS[about],
  strategyNothingToDecide: ({ names, label, installs }) => {
    if (names.length > 0)
      return `${listOf(names.map(code))} について決めることはありません。${label} では、インストールできないものも古いリリースにとどまるものもありません。`;
    return installs
      ? `決めることはありません。${label} にすべてインストールでき、古いリリースにとどまるものもありません。`
      : `比較する選択肢がありません。プロジェクトは ${label} にインストールできませんが、原因は個々の依存関係ではありません。\`pyodide-preflight check\` で問題を確認してください。`;
  },
  strategyOneTarget: () => '`strategy` の対象は一度に 1 つのターゲットです。複数の比較には `compare` を使います',
  strategyNotNeeded: ({ name, file, suggestions }) =>
    `${file} に ${code(name)} を必要とするものはありません${didYouMean(suggestions)}`,
  strategyColumn: ({ column }) => COLUMNS[column],
  strategyInShort: ({ name, state, advice, title }) =>
    `${code(name)} (${state}): ${advice}${title === undefined ? '' : ` (${title})`}`,
  strategyState: ({ blocked }) => (blocked ? 'インストール不可' : '古いリリース'),
  strategyProblem: ({ requirement, blocked }) =>
    blocked ? `${code(requirement)} をインストールできません` : `${code(requirement)} は古いリリースにとどまります`,
  strategyStatement: ({ statement }) => sentence(statement),
  strategyOption: ({ option }) => OPTIONS[option],
  strategyWorks: ({ standing, option, runs, imported }) => {
    if (standing === 'proven' && imported !== undefined)
      return `あり: 解決できる。ただし ${code(imported)} がインポートしている`;
    if (standing === 'proven')
      return `あり: 解決できる${runs !== undefined && (option === 'leave-out' || runs === 'fails') ? RUNS[runs] : ''}`;
    if (standing === 'untried') return option === 'wait' ? '以下の条件が満たされたとき' : '実施するまで不明';
    return standing === 'fails' ? 'なし' : '該当しない';
  },
  strategyChanges: ({ count, added, majors }) => {
    const parts = [
      ...(count > 0 ? [`${count} 個のバージョン`] : []),
      ...(majors.length > 0 ? [`メジャー: ${someOf(majors.map(code))}`] : []),
      ...(added > 0 ? [`${added} 個追加`] : []),
    ];
    return parts.length === 0 ? 'ほかになし' : parts.join('、');
  },
  strategyCost: ({ option }) => COSTS[option],
  strategySecurity: ({ option }) => SECURITY[option],
  strategyReproducible: ({ option }) => REPRODUCIBLE[option],
  strategyWho: ({ who }) => WHO[who],
  strategyWay: ({ option, title }) => `${OPTIONS[option]}: ${title}`,
  strategyTriedInVain: ({ options }) =>
    `試したものの、解決できなかった選択肢: ${options.map((one) => OPTIONS[one]).join('、')}。`,
  strategyIdle: ({ options }) => `ここでは該当しない選択肢: ${options.map((one) => OPTIONS[one]).join('、')}。`,
  strategyAdvice: ({ title, held, open, hopes }) => {
    if (title !== undefined && open) return `まだ決められません。解決できる唯一の方法: ${title}。`;
    if (title !== undefined) return `推奨: ${title}。`;
    if (held) return '推奨: 現状のままにし、以下の条件を監視する。';
    return !hopes
      ? '現時点で有効な方法はありません。プロジェクトの要求を変更する必要があります。'
      : '現時点で有効な方法はありません。開発元に依頼し、以下の条件を監視してください。それまでは、それを使わずにデプロイするか、別の環境にデプロイしてください。';
  },
  strategyAdviceShort: ({ option, held, open, hopes }) => {
    if (option === undefined)
      return held ? '現状のまま監視する' : `現時点で有効な方法なし${hopes ? '。依頼して監視する' : ''}`;
    return open ? `${OPTIONS[option]} (動作するかは不明)` : OPTIONS[option];
  },
  strategyBecauseWhole: ({ names, extra, without }) => {
    const rest = without.length === 0 ? '' : `、別の理由で失敗する ${listOf(without.map(code))} を除いて`;
    return names
      ? `変更後のプロジェクトを解決し${rest}、インストールできることを確認しました。下限は失われますが、プロジェクトのコードが使う名前はすべてそろっています`
      : `変更後のプロジェクトを解決し${rest}、インストールできることを確認しました。${extra ? 'extra 以外の' : ''}要求はすべて保たれます`;
  },
  strategyBoundOpen: ({ name, bound }) =>
    `変更後のプロジェクトを解決し、インストールできることを確認しました。${code(name)} の${BOUNDS[bound]}が失われるため、先にその目的を確認してください`,
  strategyElsewhere: ({ labels }) =>
    `別のランタイムを選択する: 現在のプロジェクトは ${listOfLabels(labels)} にインストールできます`,
  strategyBecauseOnly: ({ kind }) =>
    kind === 'build'
      ? 'すべてをインストールできる唯一の方法です。デプロイ時に外部のコードがビルドで実行されるため、ビルドするリリースを固定してください'
      : 'すべてをインストールできる唯一の方法です。その制限に関わる部分をテストしてください',
  strategyStay: () =>
    'インストールできますが、古いリリースです。新しいリリースを、何も失わずに解決できる方法はありません',
  strategyNothing: () => '試した編集の中に、全体をインストールして動作させられるものはありません',
  strategyLeaveUnread: () =>
    '動作するかどうかは、wheel のインポートを読み取るまでわかりません。`--evidence` を付けてください',
  strategyLeaveSafe: ({ names }) =>
    `解決でき、${listOf(names.map(code))} を要求するパッケージのインポート時に、それがインポートされることはありません`,
  strategyLeavePartly: (parts) =>
    `解決できますが、${release(parts)} の ${code(parts.part)} が ${code(parts.culprit)} をインポートします${at(parts.place)}。それ以外だけを使い、テストしてください`,
  strategyLeaveUnknown: (parts) =>
    `解決できますが、${release(parts)} が ${code(parts.culprit)} をインポートするかどうかを読み取れませんでした。採用する前に起動をテストしてください`,
  strategyTrap: (parts) =>
    `原因のパッケージを除外するのは落とし穴です。${release(parts)} は、インポートされると ${code(parts.culprit)} をインポートします${at(parts.place)}`,
  strategyWithoutIt: ({ name, place }) =>
    place === undefined
      ? `${code(name)} 自体を Pyodide で除外できます。プロジェクトのコードにそのインポートは見つかりませんでした`
      : `${code(name)} 自体を Pyodide で除外できるのは、${code(place)} でのインポートをなくしてからです`,
  strategyFloor: ({ requirement, place }) => `${code(place)} の ${code(requirement)}`,
  strategyFloorSince: ({ date, commit, subject }) => `${date} に追加されました (${commit}: ${subject})`,
  strategyFloorBelow: ({ name, release: below, outcome }) => {
    const which = `${code(name)} ${dated(below)}`;
    if (outcome === 'installs') return `下限が決め手です。下限で禁じられている ${which} ならインストールできます`;
    const instead = `原因のパッケージを必要としない最新リリースは ${which} です`;
    return outcome === 'fails'
      ? `${instead}。しかし、それでもプロジェクトはインストールできないため、下限は決め手ではありません`
      : `${instead}。それでプロジェクトをインストールできるかどうかはわかりません`;
  },
  strategyFloorIdle: ({ name }) =>
    `原因のパッケージを必要としない ${code(name)} の古いリリースは知られていないため、下限を下げても解決しません`,
  strategyNames: ({ name, version, has, lacks, open }) => {
    const parts = [
      ...(has.length > 0 ? [`${listOf(has.map(code))} があります`] : []),
      ...(lacks.length > 0 ? [`${listOf(lacks.map(code))} がありません`] : []),
      ...(open.length > 0
        ? [`${listOf(open.map(code))} は、実行時に作られるか読み取れなかったため、わかりません`]
        : []),
    ];
    return `プロジェクトが使う名前のうち、${code(name)} ${version} には ${parts.join('。')}`;
  },
  strategyNamesUnread: ({ name, version, names, isRecorded }) =>
    isRecorded
      ? `プロジェクトは ${listOf(names.map(code))} を使いますが、記録済みインデックスには wheel がないため、${code(name)} ${version} にそれが含まれるかどうかはわかりません。\`--recorded-index\` を付けなければ読み取ります`
      : `プロジェクトは ${listOf(names.map(code))} を使いますが、${code(name)} ${version} の wheel を読み取れなかったため、それが含まれるかどうかはわかりません`,
  strategyOnlyImported: ({ name, places }) =>
    `プロジェクトは ${listOf(places.map(code))} で ${code(name)} をインポートしますが、そこから使う名前は見つかりませんでした`,
  strategyNoUses: ({ name }) => `プロジェクトのコードに ${code(name)} のインポートは見つかりませんでした`,
  strategyEvidence: ({ answer, part, through = [], why, ...parts }) => {
    const who = release(parts);
    const what = code(parts.culprit);
    const by = through.length === 0 ? '' : ` (${through.map(code).join(' と ')} 経由)`;
    switch (answer) {
      case 'needed':
        if (part !== undefined)
          return `プロジェクトが使う ${who} の ${code(part)} が ${what} をインポートするため${by}${at(parts.place)}、なければ失敗します`;
        return `${who} は、インポートされると ${what} をインポートするため${by}${at(parts.place)}、なければ失敗します`;
      case 'partly':
        return `${part === undefined ? `${who} の一部` : `${who} の ${code(part)}`} が ${what} をインポートします${by}${at(parts.place)}。${code(parts.parent)} 自体は、なくてもインポートできます`;
      case 'not-needed':
        return parts.place === undefined
          ? `${who} は ${what} がなくてもインポートできます`
          : `${who} は ${what} がなくてもインポートできます。インポートする箇所${by}${at(parts.place)} は、ない場合にも対応しています`;
      case 'unknown':
        return `${who} が ${what} をインポートするかどうかを確認できませんでした${why === undefined ? '' : `: ${WHY_UNKNOWN[why]}${by}${at(parts.place)}`}`;
    }
  },
  explainEvidenceOfName: () =>
    '`--evidence` はパッケージ名に対して wheel を読み取りますが、これはパッケージ名ではありません',
  strategyEvidenceOff: () => '調べていません。`--evidence` を付けると wheel から読み取ります。',
  strategyTestMajor: ({ name, from, to }) => `${code(name)} のメジャーバージョンが ${from} から ${to} に変わります`,
  strategyTestVersion: ({ name, from, to }) =>
    from === undefined
      ? `${code(name)} ${to} が新たに追加されます`
      : `${code(name)} が ${from} から ${to} に変わります`,
  strategyTestFiles: ({ places }) => `${listOf(places.map(code))} で使われています。その処理を実行してください`,
  strategyTestNoFiles: ({ name }) => `プロジェクトのコードに ${code(name)} のインポートは見つかりませんでした`,
  strategyTestLink: ({ url }) => `変更点: ${url}`,
  strategyTestRun: ({ worker }) =>
    worker
      ? 'デプロイ時と同じように Worker を起動し (`pywrangler dev`)、各ルートにリクエストを送ってください'
      : 'ユーザーと同じように、空のキャッシュから起動し、これらのパッケージが必要な機能を使ってください',
  strategyWatch: ({ count }) =>
    `${count > 1 ? 'これらがすべてそろう必要があります。' : ''}\`pyodide-preflight watch\` で${count === 1 ? 'これ' : 'これら'}を定期的に確認できます。`,
};
