/** What is wrong with the syntax of a TOML or JSON file: clauses about a place in it. */

/** What the JSON parser trips over. */
export type JsonMistake =
  | 'InvalidSymbol'
  | 'InvalidNumberFormat'
  | 'PropertyNameExpected'
  | 'ValueExpected'
  | 'ColonExpected'
  | 'CommaExpected'
  | 'CloseBraceExpected'
  | 'CloseBracketExpected'
  | 'EndOfFileExpected'
  | 'InvalidCommentToken'
  | 'UnexpectedEndOfComment'
  | 'UnexpectedEndOfString'
  | 'UnexpectedEndOfNumber'
  | 'InvalidUnicode'
  | 'InvalidEscapeCharacter'
  | 'InvalidCharacter';

/** Forms that only TOML 1.1 has: an inline table over several lines, a comma before its brace, `\e` or `\x`, a time without seconds. */
export type NewerToml = 'lines' | 'comma' | 'escape' | 'seconds';

/** `text` is always a stretch of the file, cut with an ellipsis if it is long. */
export interface ConfigSyntaxMessages {
  tomlStringUnclosed(parts: { readonly quote: string }): string;
  tomlEscapeUnknown(parts: { readonly escape: string }): string;
  /** A header names a table that another header has already named; `name` is dotted. */
  tomlTableTwice(parts: { readonly name: string }): string;
  /** `[[name]]` where the name has a value that is not an array of tables. */
  tomlNotArrayOfTables(parts: { readonly key: string }): string;
  /** A header names something whose value is not a table; `name` is dotted. */
  tomlNameTaken(parts: { readonly name: string }): string;
  /** A dotted key leads into a table that must not be added to. */
  tomlTableFixed(parts: { readonly key: string }): string;
  tomlKeyTwice(parts: { readonly key: string }): string;
  /** Text where nothing more is allowed, or where a comma should be. */
  tomlTextUnexpected(parts: { readonly text: string }): string;
  tomlArrayUnclosed(parts: { readonly key: string }): string;
  /** Of an inline table. */
  tomlTableUnclosed(parts: { readonly key: string }): string;
  tomlCommaWithoutValue(): string;
  tomlCommaWithoutKey(): string;
  tomlCommaMissing(parts: { readonly text: string }): string;
  /** In an inline table. */
  tomlPairInvalid(parts: { readonly text: string }): string;
  /** At the beginning of a line. */
  tomlStatementInvalid(parts: { readonly text: string }): string;
  tomlEqualsMissing(parts: { readonly key: string }): string;
  tomlValueInvalid(parts: { readonly text: string }): string;
  tomlValueMissing(parts: { readonly key: string }): string;
  /** `code`: hexadecimal, as in `000D`. */
  tomlControlCharacter(parts: { readonly code: string }): string;
  tomlNewer(parts: { readonly form: NewerToml }): string;
  tomlTooDeep(): string;
  tomlHeaderWithoutName(): string;
  /** `closing` is one bracket or two. */
  tomlHeaderUnclosed(parts: { readonly closing: string }): string;

  jsonInvalid(parts: { readonly mistake: JsonMistake }): string;
  jsonTooDeep(): string;
  /** The file holds a list, a string or nothing. */
  jsonWithoutObject(): string;
  yamlInvalid(): string;
}
