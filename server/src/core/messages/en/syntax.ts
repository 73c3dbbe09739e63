/** What is wrong with a text, whatever the file. In English. */
import type { SyntaxMessages } from '../groups/syntax.ts';
import { code } from '../words.ts';

/** The names of tools are written small, also at the beginning of a sentence. */
const TOOL = /^(?:uv|pip|micropip|pywrangler|wrangler)\b/;

export const syntaxMessages: SyntaxMessages = {
  requirementsTooMany: ({ count, most }) =>
    `It is not known whether this installs: the file declares ${count} dependencies, and no more than ${most} are resolved`,
  fileProblem: ({ problem }) => (TOOL.test(problem) ? problem : problem.charAt(0).toUpperCase() + problem.slice(1)),
  moreMistakes: ({ count }) => `${count} more mistakes in this file, from here on, are not told one by one`,
  asReported: ({ text }) => text,
  notEncodedAs: ({ encoding }) => `it is not ${encoding}`,
  isFolder: () => 'it is a folder',
  notRegularFile: () => 'it is not a regular file',
  linkLoop: () => 'it is a link that leads back to itself',
  notFolder: () => 'it is not a folder',
  fileTooLarge: () => 'it is too large',
  accessDenied: () => 'access is denied',
  readOnlyDisk: () => 'the disk is read-only',
  diskFull: () => 'the disk is full',
  notBelowFolder: () => 'a part of its path is not a folder',

  mustBeString: ({ key }) => `${code(key)} must be a string`,
  mustBeTable: ({ key }) => `${code(key)} must be a table`,
  mustBeArrayOfStrings: ({ key }) => `${code(key)} must be an array of strings`,
  mustBeArrayOfTables: ({ key }) => `${code(key)} must be an array of tables`,
  mayHoldStringsOnly: ({ key }) => `${code(key)} must contain only strings`,
  projectNameInvalid: ({ name }) => `${code(name)} is not a valid project name`,
};
