/** What is wrong with specifiers, requirements, markers, metadata and pages of an index. In English. */
import type { PackagingSyntaxMessages } from '../groups/packagingSyntax.ts';
import { code } from '../words.ts';

export const packagingSyntaxMessages: PackagingSyntaxMessages = {
  specifierWithoutOperator: ({ text }) =>
    `${code(text)} does not start with a comparison operator such as \`>=\` or \`==\``,
  specifierWithoutVersion: ({ operator }) => `a version is missing after ${code(operator)}`,
  versionInvalid: ({ version }) => `${code(version)} is not a version`,
  arbitraryVersionInvalid: ({ version, character }) => `${code(version)} after \`===\` contains ${code(character)}`,
  wildcardMisplaced: ({ operator }) => `\`.*\` can only follow \`==\` or \`!=\`, not ${code(operator)}`,
  wildcardAfterSuffix: () => '`.*` can only follow a plain release number',
  localVersionNotComparable: ({ operator }) => `a local version (\`+…\`) cannot be compared with ${code(operator)}`,
  compatibleReleaseTooShort: ({ example }) =>
    `\`~=\` needs a version with at least two numbers, such as ${code(example)}`,

  requirementNameExpected: () => 'expected a project name',
  extrasUnclosed: () => 'expected `]` after the extras',
  extraExpected: () => 'expected the name of an extra after `,`',
  urlExpected: () => 'expected a URL after `@`',
  markerExpectedAfterUrl: () => 'expected `;` or the end after the URL',
  parenthesisUnclosed: () => 'this `(` is never closed',
  endExpectedAfterVersion: () => 'expected `,`, `;` or the end after a version',
  operatorExpected: () => 'a version needs an operator before it, such as `==` or `>=`',
  versionExpected: () => 'expected a version, `@` or `;`',
  specifierInvalid: () => 'this is not a version specifier',
  commaExpectedBetweenSpecifiers: () => 'expected `,` between two version specifiers',

  markerEndExpected: () => 'expected `and`, `or` or the end of the marker',
  markerTooDeep: () => 'the marker is nested too deeply',
  markerOperandExpected: () => 'expected the name of a marker variable or a quoted string',
  markerStringInvalid: () => 'this string is not valid in Python',
  markerOperatorExpected: ({ operators }) => `expected one of ${operators.join(', ')}`,
  markerInExpected: () => 'expected `in` after `not`',
  markerSetMisplaced: ({ variable }) =>
    `${code(variable)} is a set and is allowed only to the right of \`in\` or \`not in\``,
  markerVariableUnknown: ({ variable }) => `${code(variable)} is not the name of a marker variable`,
  markerNotComparable: ({ operator, left, right }) =>
    `${code(operator)} does not compare ${code(left)} with ${code(right)}`,
  markerNotComparableWithSet: ({ operator, left }) => `${code(operator)} does not compare ${code(left)} with a set`,

  metadataFieldMissing: ({ field }) => `the field ${field} is missing`,
  metadataFieldUnreadable: ({ field, value, problem }) => `${field} ${code(value)} cannot be read: ${problem}`,
  nameEndInvalid: ({ name }) => `${code(name)} does not end in a letter or digit`,
  parenthesesEmpty: () => 'the parentheses are empty',
  urlNotAbsolute: ({ url }) => `${code(url)} is not an absolute URL`,
  addressUnread: ({ url }) => `${code(url)} begins with a scheme that uv does not read, or not in this spelling`,
  addressRelative: ({ url }) => `${code(url)} is a relative path, which uv takes in \`[tool.uv.sources]\` only`,
  addressOfNothing: ({ url }) => `${code(url)} is neither a wheel nor a source archive by its name`,
  repositoryUnsupported: ({ url }) => `${code(url)} is a repository of a kind that uv does not support`,
  versionTooLarge: ({ version }) => `a number in ${code(version)} is too large for uv`,
  markerOperatorUnknown: ({ operator }) => `a marker cannot use ${code(operator)} with uv`,
  versionUnknown: ({ version }) => `${code(version)} is not a version`,

  pageNotJson: () => 'the page is not a JSON object',
  pageVersionUnknown: ({ version }) => `the page has the unknown version ${code(version)}`,
  pageWithoutFiles: () => 'the page has no list of `files`',
  pageFileInvalid: ({ index }) => `file ${index} of the page is not an object`,
  pageFileIncomplete: ({ index, filename, key }) =>
    `file ${index} of the page${filename === undefined ? '' : ` (${filename})`} has no ${code(key)}`,
  pageLinkWithoutAddress: () => 'a link of the page has no address',
  pageAddressWithoutFile: ({ address }) => `the address ${code(address)} does not end in a file name`,
};
