/** What is wrong with the tables of Poetry, uv and this program: clauses about a place in them. */
import type { Clause } from '../clause.ts';

export interface ToolSyntaxMessages {
  /** A dependency whose value is a number, for example. */
  poetryValueInvalid(parts: { readonly name: string }): string;
  poetryConstraintInvalid(parts: { readonly text: string }): string;
  poetryConstraintMissing(): string;
  poetryTooManyAlternatives(): string;
  sourcesOfOtherTool(parts: { readonly tool: string; readonly table: string }): string;
  /** The settings of pip name an index. `place` is a variable or the path of a file. */
  indexOfPip(parts: { readonly place: string }): string;
  /** An extra names a project that is not declared. */
  poetryExtraUnknown(parts: { readonly dependency: string; readonly extra: string }): string;

  /** A value that uv does not understand, with what it accepts: one of the clauses `uvTakes…`. */
  uvValueInvalid(parts: { readonly key: string; readonly takes: Clause }): string;
  /** The same where uv refuses the file instead. `file` is its name. */
  uvValueRefused(parts: { readonly key: string; readonly takes: Clause; readonly file: string }): string;
  /** A `uv.toml` has a setting that only a project has. */
  uvSettingOfProjects(parts: { readonly key: string }): string;
  /** `uv` is the newest known uv. */
  uvVersionRequired(parts: { readonly required: string; readonly uv: string }): string;
  /** A source is for an extra or a group that the project lacks, or that does not list it. */
  uvSourceMisplaced(parts: { readonly name: string; readonly kind: 'extra' | 'group'; readonly of: string }): string;
  uvGroupSettingMisplaced(parts: { readonly group: string }): string;
  uvExtraMissing(parts: { readonly extra: string }): string;
  uvGroupMissing(parts: { readonly group: string }): string;
  /** `group` is written with the file it is in; `name` without. */
  uvGroupOfFile(parts: { readonly group: string; readonly name: string }): string;
  uvExtraWithoutProject(): string;
  /** Something is wrong with settings in another file. */
  uvProblemElsewhere(parts: { readonly file: string; readonly problem: Clause }): string;
  /** A warning of uv with a `==`, which pywrangler takes for an installed version. */
  uvWarningTakenForVersion(parts: { readonly problem: Clause }): string;
  /** `value`: why uv cannot read it, if that is known. */
  uvSettingsSwitchedOff(): string;
  /** A file that a variable of the environment names. */
  uvFileMissing(parts: { readonly file: string; readonly variable: string }): string;
  uvVariableWrong(parts: { readonly variable: string }): string;
  uvProjectAboveRefused(parts: {
    readonly file: string;
    readonly value?: { readonly key: string; readonly takes: Clause };
  }): string;
  uvMemberMissing(parts: { readonly file: string }): string;
  uvMemberUnreadable(parts: { readonly file: string }): string;
  uvMemberWithoutProject(parts: { readonly file: string }): string;
  uvMemberWithoutVersion(parts: { readonly file: string }): string;
  /** A value that uv does not understand, as in `uvValueInvalid`. */
  uvMemberValue(parts: { readonly file: string; readonly key: string; readonly takes: Clause }): string;
  /** `problem`: what is wrong with its dependency groups. */
  uvMemberGroups(parts: { readonly file: string; readonly problem: Clause }): string;
  uvMemberNested(parts: { readonly file: string }): string;
  /** What members of a workspace, and their groups, ask for, as few as exclude each other. */
  uvPythonConflict(parts: {
    readonly demands: readonly { readonly name: string; readonly specifier: string }[];
  }): string;
  uvMemberTwice(parts: { readonly name: string }): string;
  uvMemberWithoutSource(parts: { readonly name: string }): string;
  uvSourceNotOfWorkspace(parts: { readonly name: string }): string;
  /** A source leads to a file, and has a setting for folders. */
  uvSourceFragment(parts: { readonly name: string }): string;
  uvSourceNoFile(parts: { readonly name: string }): string;
  uvSourceNoRepositoryFile(parts: { readonly name: string }): string;
  uvSourceNoFolder(parts: { readonly name: string; readonly key: 'editable' | 'package' }): string;
  uvSourceNoMember(parts: { readonly name: string }): string;
  uvTakesTable(): string;
  uvTakesProjectName(): string;
  uvTakesExtras(): string;
  uvTakesGroups(): string;
  uvTakesGroup(): string;
  uvTakesText(): string;
  uvTakesTexts(): string;
  uvTakesCount(): string;
  uvTakesRequirement(): string;
  uvTakesRequirementArray(): string;
  uvTakesSpecifiers(): string;
  uvTakesMarker(): string;
  uvTakesAddress(): string;
  uvTakesAddresses(): string;
  uvTakesUrl(): string;
  uvTakesProxy(): string;
  uvTakesHosts(): string;
  uvTakesVariables(): string;
  uvTakesIndexName(): string;
  uvTakesStatusCodes(): string;
  uvTakesIndexWithUrl(): string;
  uvTakesNamedExplicit(): string;
  uvTakesOneDefault(): string;
  uvTakesIndexOnce(parts: { readonly index: string }): string;
  uvTakesSource(parts: { readonly kinds: readonly string[] }): string;
  uvTakesSources(): string;
  /** Keys that exclude each other. */
  uvTakesNotBoth(parts: { readonly keys: readonly string[] }): string;
  uvTakesDisjointMarkers(): string;
  uvTakesGlobs(): string;
  uvTakesConflicts(): string;
  uvTakesDefaultGroups(): string;
  uvTakesScope(): string;
  uvTakesScopedOverride(): string;
  uvTakesScopedExclude(): string;
  uvTakesCacheKeys(): string;
  uvTakesLibc(): string;
  uvTakesBackend(): string;
  uvTakesPythonVersion(): string;
  uvTakesPlatform(): string;
  uvTakesOneOf(parts: { readonly words: readonly string[] }): string;
  /** For `exclude-newer`. */
  uvTakesTime(): string;
  uvTakesTimes(): string;
  uvTakesBoolean(): string;
  /** It is not an array. */
  uvTakesNames(): string;
  /** An element is not a name. */
  uvTakesProjectNames(): string;
  /** For `dependency-metadata`, like the next ones. */
  uvTakesArrayOfTables(): string;
  uvTakesKeys(parts: { readonly keys: readonly string[] }): string;
  uvTakesTablesWithName(): string;
  uvTakesMoment(): string;
  uvTakesSize(): string;
  uvTakesDigest(parts: { readonly digits: number }): string;
  uvTakesHashes(): string;
  uvTakesWheelName(): string;
  uvTakesLockedFiles(): string;
  uvTakesLockedRepository(): string;
  uvTakesLockedFolder(): string;
  uvTakesFirstFormat(): string;
  uvTakesVersion(): string;
  uvTakesRequiresPython(): string;
  uvTakesRequirements(): string;
  /** `table` without brackets; `meant`: the setting with the nearest name. */
  uvSettingUnknown(parts: { readonly key: string; readonly table: string; readonly meant?: string }): string;
  /** The same in a `uv.toml` or a script, which uv then refuses. */
  uvSettingUnknownRefused(parts: {
    readonly key: string;
    readonly table: string;
    readonly file: 'uv.toml' | 'script';
    readonly meant?: string;
  }): string;
  /** There is something else under that name. */
  uvTableExpected(): string;

  /** A text that stands where the code of a finding is wanted; `meant`: the nearest one. */
  codeUnknown(parts: { readonly text: string; readonly meant?: string }): string;
  /** The part behind the colon of `held-back:pydantic`. */
  selectorProjectInvalid(parts: { readonly code: string; readonly project: string }): string;
  /** `level`: empty if it is no text at all. */
  levelUnknown(parts: { readonly code: string; readonly level: string; readonly levels: readonly string[] }): string;
  /** `[tool.pyodide-preflight]` is something else. */
  ownTableExpected(): string;
  ownKeyUnknown(parts: { readonly key: string; readonly meant?: string }): string;
  ownTextExpected(parts: { readonly key: string }): string;
  ownTextsExpected(parts: { readonly key: string }): string;
  ownListExpected(parts: { readonly key: string }): string;
  ownSubtableExpected(parts: { readonly key: string }): string;
}
