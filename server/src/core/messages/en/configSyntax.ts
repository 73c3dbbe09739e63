/** What is wrong with the syntax of a TOML or JSON file. In English. */
import type { ConfigSyntaxMessages, JsonMistake, NewerToml } from '../groups/configSyntax.ts';
import { code } from '../words.ts';

const JSON_MISTAKES: Readonly<Record<JsonMistake, string>> = {
  InvalidSymbol: 'invalid symbol',
  InvalidNumberFormat: 'invalid number format',
  PropertyNameExpected: 'property name expected',
  ValueExpected: 'value expected',
  ColonExpected: 'colon expected',
  CommaExpected: 'comma expected',
  CloseBraceExpected: 'closing brace expected',
  CloseBracketExpected: 'closing bracket expected',
  EndOfFileExpected: 'end of file expected',
  InvalidCommentToken: 'invalid comment token',
  UnexpectedEndOfComment: 'unexpected end of comment',
  UnexpectedEndOfString: 'unexpected end of string',
  UnexpectedEndOfNumber: 'unexpected end of number',
  InvalidUnicode: 'invalid Unicode',
  InvalidEscapeCharacter: 'invalid escape character',
  InvalidCharacter: 'invalid character',
};

const NEWER_TOML: Readonly<Record<NewerToml, string>> = {
  lines: 'an inline table must be on one line',
  comma: 'an inline table must not end with a comma',
  escape: 'write this escape as `\\u` with four digits',
  seconds: 'a time needs seconds',
};

export const configSyntaxMessages: ConfigSyntaxMessages = {
  tomlStringUnclosed: ({ quote }) => `the string is not closed: ${code(quote)} is missing`,
  tomlEscapeUnknown: ({ escape }) => `${code(escape)} is not a TOML escape sequence`,
  tomlTableTwice: ({ name }) => `the table ${code(name)} is defined twice`,
  tomlNotArrayOfTables: ({ key }) => `${code(key)} is already defined, and not as an array of tables`,
  tomlNameTaken: ({ name }) => `${code(name)} cannot be a table here: the name already has a value`,
  tomlTableFixed: ({ key }) => `${code(key)} is already defined and cannot be added to here`,
  tomlKeyTwice: ({ key }) => `${code(key)} is defined twice`,
  tomlTextUnexpected: ({ text }) => `${code(text)} is unexpected here`,
  tomlArrayUnclosed: ({ key }) => `the array of ${code(key)} is not closed: \`]\` is missing`,
  tomlTableUnclosed: ({ key }) => `the table of ${code(key)} is not closed: \`}\` is missing`,
  tomlCommaWithoutValue: () => 'there is no value before this comma',
  tomlCommaWithoutKey: () => 'there is no key before this comma',
  tomlCommaMissing: ({ text }) => `a comma is missing after ${code(text)}`,
  tomlPairInvalid: ({ text }) => `${code(text)} is not a key with a value`,
  tomlStatementInvalid: ({ text }) => `${code(text)} is neither a key with a value nor a table header`,
  tomlEqualsMissing: ({ key }) => `the key ${code(key)} has no value: \`=\` is missing`,
  tomlValueInvalid: ({ text }) => `${code(text)} is not a TOML value; strings need quotes`,
  tomlValueMissing: ({ key }) => `${code(key)} has no value`,
  tomlControlCharacter: ({ code: point }) =>
    point === '000D'
      ? 'this line ends with a carriage return alone, which TOML does not allow'
      : `the control character U+${point} is not allowed in TOML`,
  tomlNewer: ({ form }) => NEWER_TOML[form],
  tomlTooDeep: () => 'too deeply nested',
  tomlHeaderWithoutName: () => 'the table header has no name',
  tomlHeaderUnclosed: ({ closing }) => `the table header is not closed: ${code(closing)} is missing`,

  jsonInvalid: ({ mistake }) => `not JSON: ${JSON_MISTAKES[mistake]}`,
  jsonTooDeep: () => 'not JSON: too deeply nested',
  jsonWithoutObject: () => 'the file does not contain a JSON object',
  yamlInvalid: () => 'not YAML',
};
