/** What the command line says while it works. In Japanese. */
import type { CommandLineMessages } from '../groups/commandLine.ts';
import { listOf, spaced } from './words/words.ts';

const THIS_FOLDER = 'このフォルダー';

const TARGET_COLUMNS = {
  name: '名前',
  runtime: 'ランタイム',
  python: 'Python',
  abi: 'ABI',
  dates: '互換性の日付',
} as const;

export const commandLineMessages: CommandLineMessages = {
  callProblems: ({ problems }) => problems.join('。'),
  optionProblem: ({ option, problem }) => `--${option}: ${problem}`,
  inputUnreadable: ({ reason }) => `標準入力を読み取れません: ${reason}`,
  targetColumn: ({ column }) => TARGET_COLUMNS[column],
  nothingAtPath: ({ path }) => `そのようなファイルやフォルダーはありません: ${path}`,
  noDependencyFileIn: ({ folder = THIS_FOLDER }) =>
    spaced`${folder}に依存関係ファイルがありません。スクリプト、コード、Markdown は、名前を指定したときだけチェックします`,
  severalProjects: ({ files }) =>
    spaced`依存関係ファイルが複数あります: ${listOf(files)}。--project で 1 つを指定してください`,
  cannotRead: ({ file, reason }) => `${file} を読み取れません: ${reason}`,
  cannotReadAt: ({ file, line, column, reason }) => `${file}:${line}:${column} を読み取れません: ${reason}`,
  notAWheel: ({ file, isPointer }) =>
    isPointer
      ? `${file} は wheel 本体ではなく Git LFS のポインターです: \`git lfs pull\` を実行してください`
      : `${file} は wheel ではありません: zip ファイルではありません`,
  fileIsGone: ({ file }) => `${file} を読み取れません: もう存在しません`,
  scriptWithoutMetadata: ({ file }) =>
    `${file} は依存関係を宣言していません: インラインメタデータがなく、Pyodide に何もインストールしません`,
  declaresNothing: ({ file }) => `${file} は依存関係を宣言するファイルではありません`,
  holdsNoDependencies: ({ file }) => `${file} は依存関係を宣言していません`,
  installsNothing: ({ file, because }) => `${file}: ${because}`,
  noProjectIn: ({ folder = THIS_FOLDER }) =>
    spaced`${folder}に依存関係ファイルがありません。その下は検索されません。--project でファイルか別のフォルダーを指定してください`,
  cannotChange: ({ file, problem }) => `${file} は変更されませんでした: ${problem}`,
  nothingToChange: () => 'それだけで適用できる修正はありません: --diff なしで実行すると、指摘に対策が示されます',
  notForPatch: ({ file }) => `${file} は UTF-16 です: 差分はそのテキストを示しますが、patch では適用できません`,
  changedMeanwhile: ({ file }) => `${file} は変更されませんでした: チェック中にファイルが変わりました`,
  takenBack: ({ file, others }) => spaced`${file} の修正を元に戻しました: ${listOf(others)}の変更も必要です`,
  notTakenBack: ({ file, problem }) => `${file} は修正が途中までの状態で、元に戻せませんでした: ${problem}`,
  datesOfTarget: ({ from, until, isDefault }) => {
    const dates = [from === undefined ? '' : `${from} から`, until === undefined ? '' : `${until} まで`].filter(
      Boolean,
    );
    return [dates.join(' '), isDefault ? '今日の既定' : ''].filter(Boolean).join('、');
  },
  moreTargets: ({ count }) => `ほか ${count} 個 (古いものとプレリリース): targets --all`,
  fixedFile: ({ file, remedy }) => `${file} を修正しました: ${remedy}`,
  wouldFixFile: ({ file, remedy }) => `${file} に適用できる修正: ${remedy}`,
  untouchedFiles: ({ revision, left, checked }) => {
    const others = checked === 0 ? 'チェックするものはありません' : `${checked} 個をチェックしました`;
    return `${others}: ${left} 個の依存関係ファイルには ${revision} から変更がありません`;
  },
  waitingFor: ({ file, position, count, name }) => {
    const where = [position ? `${position.at}/${position.of}` : '', file ?? ''].filter(Boolean).join(' ');
    return `${where === '' ? '' : `${where}: `}${count} 個のパッケージを問い合わせ済み、${name}`;
  },
  watching: ({ files }) => `${files} 個のファイルを監視しています。Ctrl-C で終了します`,
  reportNotWritten: ({ file, problem }) => `${file} に書き込めませんでした: ${problem}`,
  baselineWritten: ({ file, findings }) => `${file} に書き込みました: ${findings} 件の指摘`,
  baselineNotWritten: ({ file }) => `${file} に書き込みませんでした: すべてをチェックできたわけではありません`,
};
