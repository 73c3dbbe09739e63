/** What is wrong with a text, whatever the file. In Japanese. */
import type { SyntaxMessages } from '../groups/syntax.ts';
import { code } from '../words.ts';

export const syntaxMessages: SyntaxMessages = {
  requirementsTooMany: ({ count, most }) =>
    `インストールできるかわかりません: ファイルは ${count} 個の依存関係を宣言していますが、解決するのは ${most} 個までです`,
  fileProblem: ({ problem }) => problem,
  moreMistakes: ({ count }) => `ここから先にある、このファイルのほかの ${count} 個の誤りは個別に示しません`,
  asReported: ({ text }) => text,
  notEncodedAs: ({ encoding }) => `${encoding} ではありません`,
  isFolder: () => 'フォルダーです',
  notRegularFile: () => '通常のファイルではありません',
  linkLoop: () => '自分自身に戻るリンクです',
  notFolder: () => 'フォルダーではありません',
  fileTooLarge: () => '大きすぎます',
  accessDenied: () => 'アクセスが拒否されました',
  readOnlyDisk: () => 'ディスクが読み取り専用です',
  diskFull: () => 'ディスクがいっぱいです',
  notBelowFolder: () => 'パスの途中にフォルダーでないものがあります',

  mustBeString: ({ key }) => `${code(key)} は文字列でなければなりません`,
  mustBeTable: ({ key }) => `${code(key)} はテーブルでなければなりません`,
  mustBeArrayOfStrings: ({ key }) => `${code(key)} は文字列の配列でなければなりません`,
  mustBeArrayOfTables: ({ key }) => `${code(key)} はテーブルの配列でなければなりません`,
  mayHoldStringsOnly: ({ key }) => `${code(key)} に入れられるのは文字列だけです`,
  projectNameInvalid: ({ name }) => `${code(name)} は正しいプロジェクト名ではありません`,
};
