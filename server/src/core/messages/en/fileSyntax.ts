/** What is wrong with a pyproject.toml, a requirements file, a script or a PyScript configuration. In English. */
import type { FileSyntaxMessages } from '../groups/fileSyntax.ts';
import { code } from '../words.ts';

export const fileSyntaxMessages: FileSyntaxMessages = {
  requiresPythonNotString: () => '`requires-python` must be a string such as ">=3.12"',
  extraNameInvalid: ({ name }) => `${code(name)} is not a valid name of an extra`,
  sameExtra: ({ name, other }) => `${code(name)} and ${code(other)} are the same extra`,
  dynamicUnknown: ({ key }) => `${code(key)} is dynamic: only the build backend knows it, so it is not checked here`,
  projectIsItself: ({ name }) =>
    `${code(name)} is this project itself, so nothing is installed for it. If another one of this name is meant, give the project another name`,

  sameGroup: ({ name, other }) => `${code(name)} and ${code(other)} are the same group`,
  groupElementInvalid: () => 'expected a requirement or `{ include-group = "NAME" }`',
  groupUnknown: ({ name }) => `there is no dependency group ${code(name)}`,
  groupIncludesItself: ({ way }) => `the dependency group includes itself: ${way.join(' → ')}`,

  refusedWithoutProject: () => 'it has no `[project]` table, so that uv has to build the project to know it',
  refusedWithoutName: () => '`[project]` has no `name`',
  refusedWithoutVersion: () => '`[project]` has no `version`, nor is it among what is `dynamic`',
  refusedVersion: ({ version }) => `${code(version)} is not a valid version`,
  refusedDynamic: ({ key }) => `${code(key)} is dynamic, so that uv has to build the project to know what it needs`,

  includeWithVariable: ({ path }) => `${code(path)} is not read: what the variable stands for is not known here`,
  includeOfItself: ({ path, through }) => {
    const via = through.length === 0 ? '' : ` through ${through.map(code).join(', ')}`;
    return `${code(path)} includes itself${via}: pip refuses that, uv reads it once`;
  },
  includeTooDeep: ({ path }) => `${code(path)} is not read: too many files include each other`,
  includeUnreadable: ({ path, because }) => `${code(path)} cannot be read: ${because}`,
  fileNotReadYet: () => 'it is not read yet',
  fileAbsent: () => 'there is no such file',
  fileAtWebAddress: () => 'files at a web address are not fetched',

  optionUnknown: ({ option }) => `${code(option)} is not an option of requirements files`,
  optionWithoutValue: ({ option }) => `${code(option)} needs a value`,
  optionWithValue: ({ option }) => `${code(option)} takes no value`,
  optionMisplaced: ({ option }) => `${code(option)} has no effect behind a requirement; it needs a line of its own`,
  closingQuoteMissing: ({ quote }) => `the closing ${code(quote)} is missing`,
  wordIgnored: ({ word }) => `${code(word)} belongs to no option and is ignored`,
  hashInvalid: () => 'a hash is written `algorithm:digest`',
  hashMisplaced: () => 'this hash belongs to no requirement',

  scriptUnclosed: () => 'the script metadata does not end: no line is exactly `# ///`',
  scriptTwice: () => 'a script may have one block of metadata only',

  interpreterNotString: () => '`interpreter` must be a string: a version of Pyodide or a URL',
};
