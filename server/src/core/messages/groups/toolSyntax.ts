/** What is wrong with the tables of Poetry and uv: clauses about a place in them. */
import type { Clause } from '../clause.ts';

export interface ToolSyntaxMessages {
  /** A dependency whose value is a number, for example. */
  poetryValueInvalid(parts: { readonly name: string }): string;
  poetryConstraintInvalid(parts: { readonly text: string }): string;
  poetryConstraintMissing(): string;
  poetryTooManyAlternatives(): string;
  /** An extra names a project that is not declared. */
  poetryExtraUnknown(parts: { readonly dependency: string; readonly extra: string }): string;

  /** A value that uv does not understand, with what it accepts: one of the clauses `uvTakes…`. */
  uvValueInvalid(parts: { readonly key: string; readonly takes: Clause }): string;
  uvTakesTable(): string;
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
  uvTakesVersion(): string;
  uvTakesRequiresPython(): string;
  uvTakesRequirements(): string;
  /** `table` without brackets. */
  uvSettingUnknown(parts: { readonly key: string; readonly table: string }): string;
  uvSourceInvalid(parts: { readonly name: string; readonly kinds: readonly string[] }): string;
  /** `exclude-dependencies` has a requirement with more than a name. */
  uvExcludesNamesOnly(parts: { readonly text: string }): string;
}
