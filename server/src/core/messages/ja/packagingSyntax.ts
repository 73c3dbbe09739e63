/** What is wrong with specifiers, requirements, markers, metadata and pages of an index. In Japanese. */
import type { PackagingSyntaxMessages } from '../groups/packagingSyntax.ts';
import { code } from '../words.ts';

export const packagingSyntaxMessages: PackagingSyntaxMessages = {
  specifierWithoutOperator: ({ text }) => `${code(text)} が \`>=\` や \`==\` などの比較演算子で始まっていません`,
  specifierWithoutVersion: ({ operator }) => `${code(operator)} の後にバージョンがありません`,
  versionInvalid: ({ version }) => `${code(version)} はバージョンではありません`,
  arbitraryVersionInvalid: ({ version, character }) =>
    `\`===\` の後の ${code(version)} に ${code(character)} が含まれています`,
  wildcardMisplaced: ({ operator }) =>
    `\`.*\` を使えるのは \`==\` か \`!=\` の後だけで、${code(operator)} の後では使えません`,
  wildcardAfterSuffix: () => '`.*` を付けられるのは、数字だけのリリース番号の後だけです',
  localVersionNotComparable: ({ operator }) => `ローカルバージョン (\`+…\`) は ${code(operator)} では比較できません`,
  compatibleReleaseTooShort: ({ example }) =>
    `\`~=\` には ${code(example)} のような、少なくとも 2 つの数字からなるバージョンが必要です`,

  requirementNameExpected: () => 'プロジェクト名が必要です',
  extrasUnclosed: () => 'extra の後に `]` が必要です',
  extraExpected: () => '`,` の後に extra の名前が必要です',
  urlExpected: () => '`@` の後に URL が必要です',
  markerExpectedAfterUrl: () => 'URL の後には `;` か末尾が必要です',
  parenthesisUnclosed: () => 'この `(` が閉じられていません',
  endExpectedAfterVersion: () => 'バージョンの後には `,`、`;`、または末尾が必要です',
  operatorExpected: () => 'バージョンの前に `==` や `>=` などの演算子が必要です',
  versionExpected: () => 'バージョン、`@`、または `;` が必要です',
  specifierInvalid: () => 'これはバージョン指定子ではありません',
  commaExpectedBetweenSpecifiers: () => '2 つのバージョン指定子の間に `,` が必要です',

  markerEndExpected: () => '`and`、`or`、または環境マーカーの末尾が必要です',
  markerTooDeep: () => '環境マーカーの入れ子が深すぎます',
  markerOperandExpected: () => '環境マーカーの変数名か、引用符で囲んだ文字列が必要です',
  markerStringInvalid: () => 'この文字列は Python では正しくありません',
  markerOperatorExpected: ({ operators }) => `次のいずれかが必要です: ${operators.join(', ')}`,
  markerInExpected: () => '`not` の後に `in` が必要です',
  markerSetMisplaced: ({ variable }) => `${code(variable)} は集合で、使えるのは \`in\` か \`not in\` の右だけです`,
  markerVariableUnknown: ({ variable }) => `${code(variable)} は環境マーカーの変数名ではありません`,
  markerNotComparable: ({ operator, left, right }) =>
    `${code(operator)} では ${code(left)} と ${code(right)} を比較できません`,
  markerNotComparableWithSet: ({ operator, left }) => `${code(operator)} では ${code(left)} と集合を比較できません`,

  metadataFieldMissing: ({ field }) => `フィールド ${field} がありません`,
  metadataFieldUnreadable: ({ field, value, problem }) => `${field} ${code(value)} を読み取れません: ${problem}`,
  nameEndInvalid: ({ name }) => `${code(name)} の末尾が文字か数字ではありません`,
  parenthesesEmpty: () => 'かっこの中が空です',
  urlNotAbsolute: ({ url }) => `${code(url)} は絶対 URL ではありません`,
  addressUnread: ({ url }) => `${code(url)} のスキームまたはその書き方を uv は読みません`,
  addressRelative: ({ url }) => `${code(url)} は相対パスで、uv が受け付けるのは \`[tool.uv.sources]\` の中だけです`,
  addressOfNothing: ({ url }) => `${code(url)} は名前から見て wheel でもソースアーカイブでもありません`,
  repositoryUnsupported: ({ url }) => `${code(url)} は uv が対応していない種類のリポジトリです`,
  versionTooLarge: ({ version }) => `${code(version)} の数字が uv には大きすぎます`,
  markerOperatorUnknown: ({ operator }) => `uv では環境マーカーに ${code(operator)} を使えません`,
  versionUnknown: ({ version }) => `${code(version)} はバージョンではありません`,

  pageNotJson: () => 'ページが JSON オブジェクトではありません',
  pageVersionUnknown: ({ version }) => `ページが未知のバージョン ${code(version)} のものです`,
  pageWithoutFiles: () => 'ページに `files` の一覧がありません',
  pageFileInvalid: ({ index }) => `ページのファイル ${index} がオブジェクトではありません`,
  pageFileIncomplete: ({ index, filename, key }) =>
    `ページのファイル ${index}${filename === undefined ? '' : ` (${filename})`} に ${code(key)} がありません`,
  pageLinkWithoutAddress: () => 'ページのリンクにアドレスがありません',
  pageAddressWithoutFile: ({ address }) => `アドレス ${code(address)} がファイル名で終わっていません`,
};
