/** What an editor shows around findings: places, titles of actions, tooltips, status, progress. Plain text. */
import type { Clause } from '../clause.ts';

export interface EditorMessages {
  /** The tooltip of a link. */
  linkToFile(): string;
  linkToIndex(parts: { readonly name: string }): string;
  /** What is said of a release that is offered; `loads`: it has a wheel, and nobody looked at what it needs. */
  completionStanding(parts: {
    readonly kind: 'installs' | 'loads' | 'open';
    readonly targets: readonly string[];
    readonly prerelease: boolean;
  }): string;
  completionFails(parts: { readonly target: string; readonly why: Clause }): string;
  /** Why a release does not install: what it needs. */
  completionBlocked(parts: { readonly name: string; readonly reason: Clause }): string;
  /** The same in a word or two, beside the version. */
  completionMark(parts: { readonly kind: 'installs' | 'loads' | 'open' | 'fails' }): string;
  /** What an extra brings. */
  completionBrings(parts: { readonly names: readonly string[] }): string;
  /** The values that a variable of markers has. */
  completionVariable(parts: {
    readonly values: readonly { readonly target: string; readonly value: string }[];
  }): string;
  completionValue(parts: { readonly targets: readonly string[] }): string;
  completionShipped(parts: { readonly version: string; readonly target: string }): string;
  completionSeen(): string;
  /** Which runtime a Worker gets with a date or flag. */
  completionRuntime(parts: { readonly runtime: string }): string;
  completionTarget(parts: { readonly label: string; readonly python: string }): string;
  /** The chain to the culprit, as a related place of a finding. */
  relatedThrough(parts: { readonly chain: readonly string[] }): string;
  /** `name`: the project, if all findings at the place are about one. */
  /** Of an action that reads wheels for it. */
  proveTitle(): string;
  /** What is shown while it does. */
  readingWheels(): string;
  explainTitle(parts: { readonly name?: string }): string;
  /** @param params.code of the findings; at least two of them have a fix */
  fixKindTitle(params: { readonly code: string; readonly count: number }): string;
  fixAllTitle(): string;
  /** Through a comment. */
  ignoreHereTitle(parts: { readonly selector: string }): string;
  /** Through the table of a pyproject.toml, for one file. */
  ignoreInTableTitle(parts: { readonly selector: string; readonly file: string }): string;
  /** The tooltip of a version, one line per target; `asOf`: the day of the answers, if their index has not confirmed them since. */
  hintGets(parts: {
    readonly target: string;
    readonly name: string;
    readonly version: string;
    readonly asOf?: string;
  }): string;
  /** Which index did not answer, in a status item. */
  statusTrouble(parts: {
    readonly kind: 'offline' | 'proxy' | 'network' | 'server' | 'credentials' | 'address';
    readonly index: Clause;
    readonly why: Clause;
  }): string;
  /** In place of a version. @param culprits what stands in the way; empty if it is the package itself */
  hintFails(parts: { readonly culprits: readonly string[] }): string;
  /** Above the list of dependencies. */
  lensTitle(parts: {
    readonly target: string;
    /** `nothing`: what is wrong is none of the dependencies. */
    readonly outcome: 'all' | 'some' | 'nothing' | 'unknown' | 'resolving';
    /** How many are asked for. */
    readonly of?: number;
    readonly installs?: number;
    readonly culprits?: readonly string[];
  }): string;
  /** Beside it: leads to the comparison of the runtimes of all Python versions. */
  lensCompare(): string;
  hintAsOf(parts: { readonly versions: string; readonly day: string }): string;
  /** The title of the progress display; the target as soon as it is known. */
  checkingWorkspace(): string;
  /** The end of such a check that stops since there are too many files. */
  filesBeyondMost(parts: { readonly most: number; readonly left: number }): string;
  /** The title of the progress display while a project's tracker is looked for. */
  findingTracker(parts: { readonly name: string }): string;
  /** The title of the progress display while the page of a command is made. */
  workingOutPaper(): string;
  /** Where a page is asked for that is about dependencies, and the file in front declares none. */
  paperNeedsFile(): string;
  resolvingDependencies(parts: { readonly target?: string }): string;
  /** All targets of a file where space is limited: `Python Workers 3.13 and 3.14`. */
  statusTargets(parts: { readonly targets: readonly string[] }): string;
  /** Why they are the targets, each reason once. */
  statusReasons(parts: { readonly reasons: readonly Clause[] }): string;
}
