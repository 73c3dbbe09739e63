/** What is wrong with a text, whatever the file: clauses about a place in it, without a full stop. */
import type { Clause } from '../clause.ts';

export interface SyntaxMessages {
  requirementsTooMany(parts: { readonly count: number; readonly most: number }): string;
  /** A clause about a place in a file, as the sentence shown there. */
  fileProblem(parts: { readonly problem: Clause }): string;
  /** Those of a file behind the first ones. */
  moreMistakes(parts: { readonly count: number }): string;
  /** What the system or another program says, in its own words. */
  asReported(parts: { readonly text: string }): string;
  /** `encoding`: `UTF-8`. */
  notEncodedAs(parts: { readonly encoding: string }): string;
  isFolder(): string;
  /** A folder, a device or a pipe where a file is wanted. */
  notRegularFile(): string;
  linkLoop(): string;
  notFolder(): string;
  fileTooLarge(): string;
  accessDenied(): string;
  readOnlyDisk(): string;
  diskFull(): string;
  /** A part of the path is a file. */
  notBelowFolder(): string;

  mustBeString(parts: { readonly key: string }): string;
  mustBeTable(parts: { readonly key: string }): string;
  mustBeArrayOfStrings(parts: { readonly key: string }): string;
  mustBeArrayOfTables(parts: { readonly key: string }): string;
  /** An element of an array is not a string. */
  mayHoldStringsOnly(parts: { readonly key: string }): string;
  /** A text does not name a project: `-x`. */
  projectNameInvalid(parts: { readonly name: string }): string;
}
