/** What an editor shows around findings: places, titles of actions, tooltips, the status, the progress. Plain text. */
import type { Clause } from '../clause.ts';

export interface EditorMessages {
  /** The way to what stands in the way, as a place that belongs to a finding. */
  relatedThrough(parts: { readonly chain: readonly string[] }): string;
  /** `name`: the project, where all findings of the place are about one. */
  explainTitle(parts: { readonly name?: string }): string;
  fixAllTitle(): string;
  /** The tooltip of a version, a line for each target. */
  hintGets(parts: { readonly target: string; readonly name: string; readonly version: string }): string;
  /** What the progress display is called; the target as soon as it is known. */
  resolvingDependencies(parts: { readonly target?: string }): string;
  /** All targets of a file, where there is little room: `Python Workers 3.13 and 3.14`. */
  statusTargets(parts: { readonly targets: readonly string[] }): string;
  /** Why they are the targets, each reason once. */
  statusReasons(parts: { readonly reasons: readonly Clause[] }): string;
}
