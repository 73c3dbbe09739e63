/** `deploy`: why a command was not run, who can help, and what to look at before. In Japanese. */
import type { DeployMessages } from '../../groups/toolkit/deploy.ts';
import { code, listOf as englishListOf, someOf as englishSomeOf } from '../../words.ts';
import { listOf, someOf, spaced } from '../words/words.ts';

const ACTORS = {
  project: 'プロジェクトを管理しているあなた',
  upstream: 'パッケージのメンテナー',
  pyodide: 'Pyodide',
  cloudflare: 'Cloudflare',
  index: 'ネットワークまたはインデックス',
};

const POINTS = {
  dependencies: '依存関係: すべてランタイムにインストールでき、`check` の警告もない',
  target: 'ターゲット: 意図したランタイムになっている',
  sync: '同期: `python_modules` が、このランタイム向けのプロジェクトの要求と一致している',
  size: 'サイズ: Worker が展開後 64 MiB 以下である',
  lock: 'ロック: `pylock.toml` がこのランタイム向けである',
  'start-up': '起動時の落とし穴: 起動時にインポートされるものに、失敗するとわかっているものがない',
};

const LEFT = {
  run: 'Worker が動作する: `pywrangler dev` を実行し、各ルートにリクエストを送る',
  imports: '関数の中でだけインポートされるものが動作する: それぞれの関数を一度呼び出す',
  limits: '起動時間、CPU 時間、メモリがプランの上限に収まる',
  bindings: 'デプロイ先の環境に、バインディング、シークレット、ルート、変数がそろっている',
  state: '新旧のバージョンが同時に動作する間、データとマイグレーションが両方に対応している',
  back: '元に戻す方法がわかっている: `wrangler rollback` と、戻す先のバージョン',
  visits: '対象とするブラウザーで、最初の表示でも 2 回目以降の表示でもページが動作する',
  download: '最初の表示でダウンロードされる量と時間が許容できる',
  hosting: 'ページが参照するファイルと、必要なヘッダーがすべてそろっている',
  former: '元に戻す方法がわかっている: 現在のページのファイルが保存されている',
};

const needsList = (needs: readonly string[]): string => needs.map((need) => `- ${need}`).join('\n');

export const deployMessages: DeployMessages = {
  modulesAbsent: ({ names }) =>
    `\`python_modules\` がないため、Worker に ${listOf(names.map(code))} が含まれません。先に \`pywrangler sync\` を実行してください`,
  modulesLack: ({ names }) =>
    `\`python_modules\` に ${listOf(names.map(code))} がありません。先に \`pywrangler sync\` を実行してください`,
  modulesLackNeed: ({ name, parent, version }) =>
    `${code(parent)} ${version} が必要とする ${code(name)} が \`python_modules\` にありません。先に \`pywrangler sync --force\` を実行してください`,
  moduleMisfit: ({ name, version, target, why }) =>
    `\`python_modules\` の ${code(name)} ${version} は ${target} で読み込めません: ${why}`,
  moduleOutside: ({ name, version, requirement }) =>
    `\`python_modules\` の ${code(name)} は ${version} ですが、プロジェクトは ${code(requirement)} を要求しています。先に \`pywrangler sync\` を実行してください`,
  modulesUnknown: () => '`python_modules` に含まれるパッケージを示すものがなく、`pylock.toml` もありません',
  lockedForOther: ({ names }) =>
    `\`python_modules\` のインストール元である \`pylock.toml\` に、このランタイムで読み込める ${listOf(names.map(code))} の wheel がありません。先に \`pywrangler sync --force\` を実行してください`,
  notDeployed: () => 'デプロイしませんでした',
  notRun: ({ command, because }) => `${code(command)} を実行しませんでした: ${because}。`,
  deployJudged: ({ judged, target, reason }) =>
    judged === 'project'
      ? `インストールされるものを ${target} についてチェックしました (${reason})。`
      : `wrangler は \`python_modules\` をそのままアップロードするため、その内容を ${target} についてチェックしました (${reason})。`,
  whatFailed: () => '問題点',
  whoCanFix: () => '修正できる人 (優先順)',
  deployProblem: ({ code: rule, message, place }) =>
    `${rule === undefined ? '' : `${rule}: `}${message}${place === undefined ? '' : ` (${place})`}`,
  escalationActor: ({ who }) => ACTORS[who],
  textFor: ({ who }) => spaced`${who}への文面`,
  deploying: ({ file, target, command }) => `${file}: ${target} での問題はありません。${command} を実行します`,
  noSuchProgram: ({ program }) =>
    `${program} が見つからないか、プログラムではないため、何もデプロイしませんでした${
      program.includes(' ') ? '。コマンド全体を引用符で囲まず、単語ごとに分けて指定してください' : ''
    }`,
  askIndexAgain: () =>
    'インデックスが応答するようになったら、もう一度実行してください。わからないものはデプロイしません',
  syncFirst: () => '`pywrangler sync --force` を実行するか、同期も行う `pywrangler deploy` でデプロイしてください',
  applyFixes: () =>
    '`pyodide-preflight check --fix` で修正を適用してください。書いた内容を変える修正には `--fix --unsafe-fixes` を使います',
  noFixInProject: () => 'ファイルの編集で解決する方法は見つかっていません',
  mendInProject: () => '上記の問題を、ファイルまたはコマンドのオプションで修正してください',
  moreTexts: ({ count }) =>
    `ここに表示していない${count === 1 ? '文面' : ` ${count} 件の文面`}は、\`pyodide-preflight strategy NAME\` で表示できます`,
  askPyodide: ({ names, pyodide }) =>
    spaced`pyodide-recipes に ${someOf(names.map(code))} のビルドを依頼してください。提供されるとしても ${pyodide} より後のリリースになります`,
  askCloudflare: ({ names, target }) =>
    spaced`${target} に ${someOf(names.map(code))} がないことを Cloudflare に伝えてください。どの Pyodide を使うかは Cloudflare が決めます`,
  projectText: ({ problems, fixes, isOwn }) => `\
アップロードの前にデプロイを中止しました:

${needsList(problems)}
${fixes.length > 0 ? `\n次の修正が見つかりました:\n\n${needsList(fixes)}\n` : isOwn ? '' : '\nプロジェクトの編集だけで解決する方法は見つかっていません。\n'}
詳しい説明は \`pyodide-preflight check --explain\` で表示できます。`,
  // Their readers read English, so these texts stay English, without the findings in the language of the editor.
  pyodideText: ({ names, pyodide, python, abi }) => `\
Title: A build of ${englishSomeOf(names, 'packages')}

Hello, and thank you for Pyodide!

On Pyodide ${pyodide} (Python ${python}, ABI ${abi}) we cannot install what our project needs: there is no build of ${englishListOf(names)} that it can load.

Would a recipe for ${englishListOf(names)}, or a newer version of ${names.length === 1 ? 'it' : 'them'}, be welcome in pyodide-recipes? We can try out a build and say what works.`,
  cloudflareText: ({ names, pyodide, python, abi, target }) => `\
Title: ${englishSomeOf(names, 'packages')} on ${target}

Our Worker cannot be deployed on ${target} (Pyodide ${pyodide}, Python ${python}, ABI ${abi}), since there is no build of ${englishListOf(names)} that it can load.

We have asked upstream and Pyodide for it. Is a runtime with a newer Pyodide planned, and from which compatibility date?`,

  checklistTitle: ({ file }) => `${file} をデプロイする前に`,
  checklistDay: ({ today }) =>
    `${today} に確認しました。チェックの付いた項目は確認済みです。それ以外はご自身で確認してください。`,
  checklistInShort: ({ file, yes, no, unknown }) =>
    `${code(file)} のチェックリスト: ${[
      `${yes + no + unknown} 項目中 ${yes} 項目が完了`,
      ...(no > 0 ? [`${no} 項目が未完了`] : []),
      ...(unknown > 0 ? [`${unknown} 項目が不明`] : []),
    ].join('、')}。`,
  checklistPoint: ({ point, state }) => `${POINTS[point]}${state === 'unknown' ? ' (不明)' : ''}`,
  checklistTarget: ({ target, python, abi, reason }) => `${target}、Python ${python}、ABI ${abi}: ${reason}`,
  checklistPackages: ({ packages, target }) => `${target} に ${packages} 個のパッケージがインストールされます`,
  checklistNothing: ({ what }) =>
    ({
      dependencies: 'プロジェクトに依存関係の宣言がありません',
      modules:
        '`python_modules` がまだありません。`pywrangler deploy` は作成しますが、`wrangler deploy` だけでは作成されません',
      lock: '`pylock.toml` がありません。同期のたびに、その時点で最新のものが使われます',
    })[what],
  checklistModules: ({ packages }) => `${packages} 個のパッケージがあります`,
  modulesUnlike: ({ name, version, locked }) =>
    `${code(name)} は \`python_modules\` では ${version}、\`pylock.toml\` では ${locked} です。\`pywrangler sync --force\` を実行してください`,
  checklistLock: ({ pins }) => `${pins} 個のパッケージが固定されています`,
  checklistStartUp: () => 'エントリファイルがインポートするものを、読み取れる範囲で調べました',
  notCheckedHere: () => 'ここでチェックされないこと',
  leftToPeople: ({ what }) => LEFT[what],
};
