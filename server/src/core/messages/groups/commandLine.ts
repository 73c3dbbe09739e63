/** What the command line says as it works: about files that it cannot check or change, and what it has changed. */
import type { Clause } from '../clause.ts';

interface AboutFile {
  readonly file: string;
}

export interface CommandLineMessages {
  /** All that is wrong with what a command line names. */
  callProblems(parts: { readonly problems: readonly Clause[] }): string;
  /** What is wrong with the value of an option. */
  optionProblem(parts: { readonly option: string; readonly problem: Clause }): string;
  /** Of the standard input. */
  inputUnreadable(parts: { readonly reason: Clause }): string;
  /** The head of the list of targets. */
  targetColumn(parts: { readonly column: 'name' | 'runtime' | 'python' | 'abi' | 'dates' }): string;
  nothingAtPath(parts: { readonly path: string }): string;
  /** `folder`: as the user wrote it; absent for the current one. */
  noDependencyFileIn(parts: { readonly folder?: string }): string;
  /** A command is about one of them. */
  severalProjects(parts: { readonly files: readonly string[] }): string;
  /** `reason` as a clause: `it is a folder`. */
  cannotRead(parts: AboutFile & { readonly reason: Clause }): string;
  /** Something in the file is wrong, at a line and column counted from 1. */
  cannotReadAt(parts: AboutFile & { readonly line: number; readonly column: number; readonly reason: Clause }): string;
  /** It has the name of a wheel, and is no zip file; `isPointer`: Git LFS has put a pointer in its place. */
  notAWheel(parts: AboutFile & { readonly isPointer: boolean }): string;
  /** It was there when the files were listed. */
  fileIsGone(parts: AboutFile): string;
  scriptWithoutMetadata(parts: AboutFile): string;
  declaresNothing(parts: AboutFile): string;
  /** Other files of its kind do: a page. */
  holdsNoDependencies(parts: AboutFile): string;
  /** `problem`: from the system, in its own language. */
  /** It declares something, and nothing of it is installed: why. */
  installsNothing(parts: AboutFile & { readonly because: Clause }): string;
  /** Of a command about one project. */
  noProjectIn(parts: { readonly folder?: string }): string;
  cannotChange(parts: AboutFile & { readonly problem: Clause }): string;
  /** There are findings, and `--diff` has nothing to show. */
  nothingToChange(): string;
  notForPatch(parts: AboutFile): string;
  changedMeanwhile(parts: AboutFile): string;
  /** A fix of it and of other files, which could not be changed, is undone. */
  takenBack(parts: AboutFile & { readonly others: readonly string[] }): string;
  /** `problem`: what was in the way. */
  notTakenBack(parts: AboutFile & { readonly problem: Clause }): string;
  /** The compatibility dates that lead to a runtime, ISO 8601; `isDefault`: a Worker that is made today gets it. */
  datesOfTarget(parts: { readonly from?: string; readonly until?: string; readonly isDefault: boolean }): string;
  /** Runtimes that are not listed. */
  moreTargets(parts: { readonly count: number }): string;
  /** `remedy`: its title. */
  fixedFile(parts: AboutFile & { readonly remedy: Clause }): string;
  /** Nothing was written. */
  wouldFixFile(parts: AboutFile & { readonly remedy: Clause }): string;
  /** Files that are `left` out since nothing of them has changed since a revision, and how many are checked. */
  untouchedFiles(parts: { readonly revision: string; readonly left: number; readonly checked: number }): string;
  /** While an index is waited for: `count` names have been asked for so far, the last is `name`; `position`: among several files. */
  waitingFor(parts: {
    readonly file?: string;
    readonly position?: { readonly at: number; readonly of: number };
    readonly count: number;
    readonly name: string;
  }): string;
  /** A check is done, and made again when one of the files changes. */
  watching(parts: { readonly files: number }): string;
  /** A report, or another file of the program. */
  reportNotWritten(parts: AboutFile & { readonly problem: Clause }): string;
  baselineWritten(parts: AboutFile & { readonly findings: number }): string;
  /** Not everything could be checked. */
  baselineNotWritten(parts: AboutFile): string;
}
