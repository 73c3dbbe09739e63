/** What is wrong with the syntax of a TOML or JSON file. In Japanese. */
import type { ConfigSyntaxMessages, JsonMistake, NewerToml } from '../groups/configSyntax.ts';
import { code } from '../words.ts';

const JSON_MISTAKES: Readonly<Record<JsonMistake, string>> = {
  InvalidSymbol: '記号が正しくありません',
  InvalidNumberFormat: '数値の形式が正しくありません',
  PropertyNameExpected: 'プロパティ名が必要です',
  ValueExpected: '値が必要です',
  ColonExpected: 'コロンが必要です',
  CommaExpected: 'コンマが必要です',
  CloseBraceExpected: '閉じ波かっこが必要です',
  CloseBracketExpected: '閉じ角かっこが必要です',
  EndOfFileExpected: 'ここでファイルが終わる必要があります',
  InvalidCommentToken: 'コメントの記号が正しくありません',
  UnexpectedEndOfComment: 'コメントが途中で終わっています',
  UnexpectedEndOfString: '文字列が途中で終わっています',
  UnexpectedEndOfNumber: '数値が途中で終わっています',
  InvalidUnicode: 'Unicode が正しくありません',
  InvalidEscapeCharacter: 'エスケープ文字が正しくありません',
  InvalidCharacter: '文字が正しくありません',
};

const NEWER_TOML: Readonly<Record<NewerToml, string>> = {
  lines: 'インラインテーブルは 1 行に書く必要があります',
  comma: 'インラインテーブルの末尾にコンマは置けません',
  escape: 'このエスケープは `\\u` と 4 桁で書いてください',
  seconds: '時刻には秒が必要です',
};

export const configSyntaxMessages: ConfigSyntaxMessages = {
  tomlStringUnclosed: ({ quote }) => `文字列が閉じられていません: ${code(quote)} がありません`,
  tomlEscapeUnknown: ({ escape }) => `${code(escape)} は TOML のエスケープシーケンスではありません`,
  tomlTableTwice: ({ name }) => `テーブル ${code(name)} が 2 回定義されています`,
  tomlNotArrayOfTables: ({ key }) => `${code(key)} はすでに、テーブルの配列ではないものとして定義されています`,
  tomlNameTaken: ({ name }) => `${code(name)} はここではテーブルにできません: その名前にはすでに値があります`,
  tomlTableFixed: ({ key }) => `${code(key)} はすでに定義されており、ここで追加できません`,
  tomlKeyTwice: ({ key }) => `${code(key)} が 2 回定義されています`,
  tomlTextUnexpected: ({ text }) => `${code(text)} はここには書けません`,
  tomlArrayUnclosed: ({ key }) => `${code(key)} の配列が閉じられていません: \`]\` がありません`,
  tomlTableUnclosed: ({ key }) => `${code(key)} のテーブルが閉じられていません: \`}\` がありません`,
  tomlCommaWithoutValue: () => 'このコンマの前に値がありません',
  tomlCommaWithoutKey: () => 'このコンマの前にキーがありません',
  tomlCommaMissing: ({ text }) => `${code(text)} の後にコンマがありません`,
  tomlPairInvalid: ({ text }) => `${code(text)} はキーと値の組ではありません`,
  tomlStatementInvalid: ({ text }) => `${code(text)} はキーと値の組でもテーブルの見出しでもありません`,
  tomlEqualsMissing: ({ key }) => `キー ${code(key)} に値がありません: \`=\` がありません`,
  tomlValueInvalid: ({ text }) => `${code(text)} は TOML の値ではありません。文字列には引用符が必要です`,
  tomlValueMissing: ({ key }) => `${code(key)} に値がありません`,
  tomlControlCharacter: ({ code: point }) =>
    point === '000D'
      ? 'この行は復帰文字 (CR) だけで終わっており、TOML では許されません'
      : `制御文字 U+${point} は TOML では許されません`,
  tomlNewer: ({ form }) => NEWER_TOML[form],
  tomlTooDeep: () => '入れ子が深すぎます',
  tomlHeaderWithoutName: () => 'テーブルの見出しに名前がありません',
  tomlHeaderUnclosed: ({ closing }) => `テーブルの見出しが閉じられていません: ${code(closing)} がありません`,

  jsonInvalid: ({ mistake }) => `JSON ではありません: ${JSON_MISTAKES[mistake]}`,
  jsonTooDeep: () => 'JSON ではありません: 入れ子が深すぎます',
  jsonWithoutObject: () => 'ファイルに JSON オブジェクトがありません',
  yamlInvalid: () => 'YAML ではありません',
};
