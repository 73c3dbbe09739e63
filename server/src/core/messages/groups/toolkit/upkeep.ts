/** `cache`, `doctor` and `record`: what the program keeps, finds and leaves behind. */
import type { Clause } from '../../clause.ts';

export interface UpkeepMessages {
  cacheCount(parts: {
    readonly action: 'dir' | 'size' | 'prune' | 'clear';
    readonly folder: string;
    readonly entries: number;
    readonly mebibytes: number;
  }): string;
  /** `problem`: from the system, in its own language. */
  cacheRefuses(parts: { readonly folder: string; readonly problem: string }): string;

  doctorTitle(parts: { readonly today: string }): string;
  doctorVersions(parts: { readonly program: string; readonly runtime: string; readonly system: string }): string;
  doctorNoCache(): string;
  doctorHeading(parts: { readonly part: 'project' | 'settings' | 'indexes' }): string;
  doctorColumn(parts: { readonly column: 'setting' | 'value' | 'from' | 'index' | 'answer' | 'variable' }): string;
  doctorFiles(parts: { readonly folder: string; readonly files: readonly string[] }): string;
  doctorProblem(parts: { readonly problem: string }): string;
  doctorProject(parts: { readonly file: string; readonly declarations: number; readonly wrangler?: string }): string;
  doctorTarget(parts: { readonly label: string; readonly reason: Clause }): string;
  doctorReached(parts: { readonly reached: number; readonly of: number }): string;
  settingFrom(parts: { readonly from: 'command-line' | 'project' | 'environment' | 'default' }): string;
  indexAnswer(parts: {
    readonly state: 'answered' | 'failed' | 'not-asked';
    readonly milliseconds?: number;
    readonly why?: Clause;
  }): string;

  /** Sentences: why an answer of an index is of no use in a recording. `day`: the index has not confirmed it since. */
  recordOutOfDate(parts: { readonly project: string; readonly index: Clause; readonly day: string }): string;
  recordTwoAnswers(parts: { readonly project: string; readonly index: Clause }): string;
  recordTwoMetadata(parts: { readonly filename: string }): string;
  /** Nothing is written, for these reasons. `more`: how many others there are. */
  recordRefused(parts: { readonly folder: string; readonly reasons: readonly Clause[]; readonly more: number }): string;
  /** The check itself could not be made. */
  recordNoCheck(parts: { readonly folder: string }): string;
  recordNoFolder(): string;
  recordIsFile(parts: { readonly path: string }): string;
  /** The folder has something in it that no recording has. */
  recordForeign(parts: { readonly folder: string; readonly name: string }): string;
  recordNotWritten(parts: { readonly folder: string; readonly problem: Clause }): string;
  recordTitle(): string;
  recordDone(parts: { readonly folder: string; readonly mebibytes: number; readonly indexes: number }): string;
  recordColumn(parts: { readonly column: 'index' | 'projects' | 'metadata' }): string;
  recordFound(parts: { readonly files: number; readonly findings: number }): string;
  /** What a replay needs: the same files, program and day. */
  recordReplay(parts: { readonly version: string; readonly day: string }): string;
  /** What is in the files, and what is not. */
  recordContents(): string;
}
