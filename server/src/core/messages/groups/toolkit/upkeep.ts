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
  settingFrom(parts: { readonly from: 'command-line' | 'project' | 'environment' | 'default' }): string;
  indexAnswer(parts: {
    readonly state: 'answered' | 'failed' | 'not-asked';
    readonly milliseconds?: number;
    readonly why?: Clause;
  }): string;
}
