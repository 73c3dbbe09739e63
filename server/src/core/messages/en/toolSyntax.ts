/** What is wrong with the tables of Poetry and uv. In English. */
import type { ToolSyntaxMessages } from '../groups/toolSyntax.ts';
import { code, listOf } from '../words.ts';

export const toolSyntaxMessages: ToolSyntaxMessages = {
  poetryValueInvalid: ({ name }) => `${code(name)} needs a version constraint such as "^1.2", or a table`,
  poetryConstraintInvalid: ({ text }) => `${code(text)} is not a Poetry version constraint`,
  poetryConstraintMissing: () => 'a version constraint is missing here; `*` means any version',
  poetryTooManyAlternatives: () => 'the version constraint has too many alternatives',
  poetryExtraUnknown: ({ dependency, extra }) =>
    `${code(dependency)} is not among the dependencies, so the extra ${code(extra)} does not include it`,

  uvValueInvalid: ({ key, takes }) =>
    `${code(key)} takes ${takes}: because of this value uv ignores the whole \`[tool.uv]\` table`,
  uvTakesTable: () => 'a table',
  uvTakesOneOf: ({ words }) => `one of ${words.map((word) => `"${word}"`).join(', ')}`,
  uvTakesTime: () => 'a date such as "2026-01-31", a timestamp, a time span such as "30 days", or false',
  uvTakesTimes: () => 'a table of project names and times',
  uvTakesBoolean: () => 'true or false',
  uvTakesNames: () => 'an array of names',
  uvTakesProjectNames: () => 'project names',
  uvTakesArrayOfTables: () => 'an array of tables',
  uvTakesKeys: ({ keys }) => listOf(keys.map(code)),
  uvTakesTablesWithName: () => 'tables with a project `name`',
  uvTakesVersion: () => 'a valid `version`',
  uvTakesRequiresPython: () => 'a `requires-python` such as ">=3.12"',
  uvTakesRequirements: () => 'requirements in `requires-dist`',
  uvSettingUnknown: ({ key, table }) =>
    `uv has no setting ${code(key)} in ${code(`[${table}]`)} and therefore ignores the whole \`[tool.uv]\` table`,
  uvSourceInvalid: ({ name, kinds }) =>
    `the source of ${code(name)} must be a table with one of ${kinds.map(code).join(', ')}`,
  uvExcludesNamesOnly: ({ text }) => `\`exclude-dependencies\` takes only names, not ${code(text)}`,
};
