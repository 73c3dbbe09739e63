/** What is wrong with the tables of Poetry, uv and this program. In English. */
import type { ToolSyntaxMessages } from '../groups/toolSyntax.ts';
import { code, listOf } from '../words.ts';

/** Why a mistake in one project stops the others. */
const IN_WORKSPACE = 'its folder is a member of the workspace, so uv refuses to run';

export const toolSyntaxMessages: ToolSyntaxMessages = {
  poetryValueInvalid: ({ name }) => `${code(name)} needs a version constraint such as "^1.2", or a table`,
  poetryConstraintInvalid: ({ text }) => `${code(text)} is not a Poetry version constraint`,
  poetryConstraintMissing: () => 'a version constraint is missing here; `*` means any version',
  poetryTooManyAlternatives: () => 'the version constraint has too many alternatives',
  sourcesOfOtherTool: ({ tool, table }) =>
    `only ${tool} reads ${code(table)}, no installer of a Pyodide runtime does: these indexes are not asked; declare those that your runtime's installer asks in ${code('[[tool.uv.index]]')}, or with ${code('--extra-index-url')}`,
  indexOfPip: ({ place }) =>
    `${code(place)} names an index for pip, and no installer of a Pyodide runtime reads that: it was not asked; declare it in ${code('[[tool.uv.index]]')}, or pass ${code('--extra-index-url')}`,
  poetryExtraUnknown: ({ dependency, extra }) =>
    `${code(dependency)} is not among the dependencies, so the extra ${code(extra)} does not include it`,

  uvValueInvalid: ({ key, takes }) =>
    `${code(key)} takes ${takes}: because of this value uv ignores the whole \`[tool.uv]\` table`,
  uvValueRefused: ({ key, takes, file }) =>
    `${code(key)} takes ${takes}: because of this value uv refuses ${code(file)}`,
  uvSettingOfProjects: ({ key }) =>
    `${code(key)} belongs in \`[tool.uv]\` of a pyproject.toml: uv refuses a \`uv.toml\` that has it`,
  uvVersionRequired: ({ required, uv }) =>
    `\`required-version\` asks for uv ${code(required)}: uv ${uv}, the newest known here, refuses to run`,
  uvSourceMisplaced: ({ name, kind, of }) =>
    `the source of ${code(name)} is for the ${kind} ${code(of)}, which does not list it: uv refuses the file`,
  uvGroupSettingMisplaced: ({ group }) => `there is no dependency group ${code(group)}: uv refuses the file`,
  uvExtraMissing: ({ extra }) =>
    `\`[tool.uv.pip]\` asks for the extra ${code(extra)}, which the project does not have: uv refuses to run`,
  uvGroupMissing: ({ group }) =>
    `\`[tool.uv.pip]\` asks for the group ${code(group)}, which the project does not have: uv refuses to run`,
  uvGroupOfFile: ({ group, name }) =>
    `\`[tool.uv.pip]\` asks for ${code(group)}: uv refuses to install groups of a file from a \`pylock.toml\`, as ` +
    `\`pywrangler sync\` does. Write ${code(name)}`,
  uvExtraWithoutProject: () =>
    '`[tool.uv.pip]` asks for extras, which only a pyproject.toml can have: uv refuses to run',
  uvProblemElsewhere: ({ file, problem }) => `${code(file)}: ${problem}`,
  uvWarningTakenForVersion: ({ problem }) =>
    `${problem}, and \`pywrangler sync\` stops: it takes the \`==\` in uv's warning for an installed version`,
  uvSettingsSwitchedOff: () => `uv reads no settings here: ${code('UV_NO_CONFIG')} is set in this environment`,
  uvFileMissing: ({ file, variable }) =>
    `uv stops: ${code(file)}, which ${code(variable)} names in this environment, cannot be read`,
  uvVariableWrong: ({ variable }) =>
    `uv stops: it does not understand the value of ${code(variable)}, which is set in this environment`,
  uvProjectAboveRefused: ({ file, value }) =>
    value
      ? `${code(value.key)} in ${code(file)} takes ${value.takes}: uv looks for a workspace there and refuses to run`
      : `uv looks for a workspace in ${code(file)}, cannot read it, and refuses to run`,
  uvMemberMissing: ({ file }) =>
    `${code(file)} is missing or cannot be read as a file: its folder is a member of the workspace, so uv refuses to run`,
  uvMemberUnreadable: ({ file }) =>
    `${code(file)} cannot be read: its folder is a member of the workspace, so uv refuses to run`,
  uvMemberWithoutProject: ({ file }) =>
    `${code(file)} has no \`[project]\` with a name: its folder is a member of the workspace, so uv refuses to run`,
  uvMemberWithoutVersion: ({ file }) =>
    `${code(file)} has no \`version\` in \`[project]\`, nor \`dynamic = ["version"]\`: ${IN_WORKSPACE}`,
  uvMemberValue: ({ file, key, takes }) => `${code(key)} in ${code(file)} takes ${takes}: ${IN_WORKSPACE}`,
  uvMemberGroups: ({ file, problem }) => `${code(file)}: ${problem}; ${IN_WORKSPACE}`,
  uvMemberNested: ({ file }) => `${code(file)} has a \`[tool.uv.workspace]\` of its own: ${IN_WORKSPACE}`,
  uvPythonConflict: ({ demands }) =>
    `no Python version satisfies ${listOf(demands.map(({ name, specifier }) => `${code(specifier)} of ${code(name)}`))} ` +
    '(`requires-python`): uv refuses to run',
  uvMemberTwice: ({ name }) => `two members of the workspace are named ${code(name)}, so uv refuses to run`,
  uvMemberWithoutSource: ({ name }) =>
    `${code(name)} is a member of the workspace: uv refuses to run unless \`[tool.uv.sources]\` has \`${name} = { workspace = true }\``,
  uvSourceNotOfWorkspace: ({ name }) =>
    `the source of ${code(name)} has \`workspace = false\`, which uv does not know yet: it refuses to run`,
  uvSourceFragment: ({ name }) =>
    `the URL in the source of ${code(name)} has a \`#\`: uv refuses to run until it and what follows it is left out`,
  uvSourceNoFile: ({ name }) =>
    `the source of ${code(name)} ends neither like a wheel nor like a source archive (\`.whl\`, \`.tar.gz\`, \`.zip\`, …): ` +
    'uv refuses to run',
  uvSourceNoRepositoryFile: ({ name }) =>
    `the source of ${code(name)} has both \`git\` and \`path\`, which uv takes only if the path ends like a wheel or a ` +
    'source archive: uv refuses to run. A folder in a repository is a `subdirectory`',
  uvSourceNoFolder: ({ name, key }) =>
    `the source of ${code(name)} is a file: uv refuses to run because of \`${key} = true\`, which is for folders`,
  uvSourceNoMember: ({ name }) =>
    `\`[tool.uv.sources]\` takes ${code(name)} from the workspace, which has no member of that name: uv refuses to run`,
  uvTakesTable: () => 'a table',
  uvTakesProjectName: () => 'a name of letters, digits, hyphens, underscores and periods',
  uvTakesExtras: () => 'an array of strings for each extra, and each extra once',
  uvTakesGroups: () => 'an array for each group, and each group once',
  uvTakesGroup: () => 'strings, or tables such as `{ include-group = "test" }`',
  uvTakesText: () => 'a string',
  uvTakesTexts: () => 'an array of strings',
  uvTakesCount: () => 'a whole number above 0',
  uvTakesRequirement: () => 'a requirement such as "six>=1.16"',
  uvTakesRequirementArray: () => 'an array of requirements',
  uvTakesSpecifiers: () => 'a version specifier such as ">=3.12"',
  uvTakesMarker: () => 'markers such as "sys_platform == \'linux\'"',
  uvTakesAddress: () => 'the address of an index, or a path',
  uvTakesAddresses: () => 'an array of addresses or paths',
  uvTakesUrl: () => 'a URL',
  uvTakesProxy: () => 'the address of a proxy',
  uvTakesHosts: () => 'an array of hosts such as "localhost:8080"',
  uvTakesVariables: () => 'a table of variables for each project',
  uvTakesIndexName: () => 'a `name` of letters, digits, hyphens, underscores and periods',
  uvTakesStatusCodes: () => 'an array of HTTP status codes',
  uvTakesIndexWithUrl: () => 'tables with a `url`',
  uvTakesNamedExplicit: () => 'a `name` beside `explicit = true`',
  uvTakesOneDefault: () => 'only one index with `default = true`',
  uvTakesIndexOnce: ({ index }) => `only one index with the name ${code(index)}`,
  uvTakesSource: ({ kinds }) => `a table with one of ${kinds.map(code).join(', ')}`,
  uvTakesSources: () => 'one entry for each project name',
  uvTakesNotBoth: ({ keys }) => `only one of ${listOf(keys.map(code))}`,
  uvTakesDisjointMarkers: () => 'several sources only with markers that never hold together',
  uvTakesGlobs: () => 'an array of patterns such as "packages/*"',
  uvTakesConflicts: () => 'arrays of at least two tables, each with an `extra` or a `group`',
  uvTakesDefaultGroups: () => '"all" or an array of group names',
  uvTakesScope: () => 'a table with a `name`, and a `version` if only that one is meant',
  uvTakesScopedOverride: () =>
    'requirements, or tables such as `{ package = { name = "a" }, dependencies = ["b>=2"] }`',
  uvTakesScopedExclude: () => 'names, or tables such as `{ package = { name = "a" }, dependencies = ["b"] }`',
  uvTakesCacheKeys: () => 'an array of paths, or of tables with one of `file`, `dir`, `git`, `env`',
  uvTakesLibc: () => 'a version such as "2.31"',
  uvTakesBackend: () => 'a backend such as "cpu" or "auto"',
  uvTakesPythonVersion: () => 'a version such as "3.13"',
  uvTakesPlatform: () => 'a platform such as "linux"',
  uvTakesOneOf: ({ words }) => `one of ${words.map((word) => `"${word}"`).join(', ')}`,
  uvTakesTime: () => 'a date such as "2026-01-31", a timestamp, a time span such as "30 days", or false',
  uvTakesTimes: () => 'a table of project names and times',
  uvTakesBoolean: () => 'true or false',
  uvTakesNames: () => 'an array of names',
  uvTakesProjectNames: () => 'project names',
  uvTakesArrayOfTables: () => 'an array of tables',
  uvTakesKeys: ({ keys }) => listOf(keys.map(code)),
  uvTakesTablesWithName: () => 'tables with a project `name`',
  uvTakesMoment: () => 'a date, with a time or without, that is not written as a string',
  uvTakesSize: () => 'a whole number',
  uvTakesDigest: ({ digits }) => `${digits} hexadecimal digits`,
  uvTakesHashes: () => 'a table of hashes',
  uvTakesWheelName: () => 'the file name of a wheel',
  uvTakesLockedFiles: () => 'a table with `hashes` for each file',
  uvTakesLockedRepository: () => 'a table with a `type` and a `commit-id`',
  uvTakesLockedFolder: () => 'a table with a `path`',
  uvTakesFirstFormat: () => '"1.0", the version of the format',
  uvTakesVersion: () => 'a valid `version`',
  uvTakesRequiresPython: () => 'a `requires-python` such as ">=3.12"',
  uvTakesRequirements: () => 'requirements in `requires-dist`',
  uvSettingUnknown: ({ key, table, meant }) =>
    `uv has no setting ${code(key)} in ${code(`[${table}]`)} and therefore ignores the whole \`[tool.uv]\` table` +
    didYouMean(meant),
  uvSettingUnknownRefused: ({ key, table, file, meant }) =>
    (file === 'script'
      ? `uv has no setting ${code(key)} in ${code(`[${table}]`)} of a script and refuses the script`
      : `uv has no setting ${code(key)} and refuses a \`uv.toml\` that has it`) + didYouMean(meant),
  uvTableExpected: () => '`tool.uv` takes a table: because of this value uv refuses the file',

  codeUnknown: ({ text, meant }) => `${code(text)} is not the code of a finding${didYouMean(meant)}`,
  selectorProjectInvalid: ({ code: written, project }) =>
    `${code(project)} is not the name of a project: write ${code(`${written}:NAME`)}`,
  levelUnknown: ({ code: written, level, levels }) =>
    `${level === '' ? 'this' : code(level)} is not a severity of ${code(written)}: use ${listOf(levels.map(code), 'or')}`,
  ownTableExpected: () => '`tool.pyodide-preflight` must be a table, so it is ignored',
  ownKeyUnknown: ({ key, meant }) =>
    `\`[tool.pyodide-preflight]\` has no key ${code(key)}, so it is ignored${didYouMean(meant)}`,
  ownTextExpected: ({ key }) => `${code(key)} must be a string, so it is ignored`,
  ownTextsExpected: ({ key }) => `${code(key)} must be a string or an array of strings, so this value is ignored`,
  ownListExpected: ({ key }) => `${code(key)} must be an array of codes, so this value is ignored`,
  ownSubtableExpected: ({ key }) => `${code(key)} must be a table, so it is ignored`,
};

function didYouMean(meant: string | undefined): string {
  return meant === undefined ? '' : `; did you mean ${code(meant)}?`;
}
