/** What `watch` says: news in words for an issue comment. */
import type { Clause } from '../../clause.ts';

interface OfPackage {
  readonly name: string;
  readonly target: string;
}

export interface WatchMessages {
  /** The first look: what is watched from now on. */
  watchBegins(parts: {
    readonly projects: number;
    readonly packages: number;
    readonly conditions: number;
    readonly file: string;
  }): string;
  watchedProject(parts: {
    readonly file: string;
    readonly installs: readonly string[];
    readonly fails: readonly { readonly target: string; readonly culprits: readonly string[] }[];
  }): string;
  watchedPackage(parts: {
    readonly name: string;
    readonly releases: readonly { readonly target: string; readonly version: string | undefined }[];
  }): string;
  watchedCondition(parts: { readonly condition: string; readonly version: string | undefined }): string;
  /** Below a project: what would have to come about, as clauses. */
  watchedWaits(parts: { readonly target: string; readonly conditions: readonly Clause[] }): string;
  newsInShort(parts: {
    readonly counts: readonly { readonly kind: 'possible' | 'broken' | 'known'; readonly count: number }[];
  }): string;
  newsHeading(parts: { readonly kind: 'possible' | 'broken' | 'known' }): string;

  newsRuntime(parts: { readonly runtime: string; readonly name: string }): string;
  newsRuntimeGone(parts: { readonly name: string }): string;
  newsProject(parts: { readonly file: string }): string;
  newsProjectGone(parts: { readonly file: string }): string;
  newsTarget(parts: { readonly file: string; readonly target: string; readonly installs: boolean }): string;
  newsInstalls(parts: { readonly file: string; readonly target: string; readonly culprits: readonly string[] }): string;
  newsFails(parts: { readonly file: string; readonly target: string }): string;
  newsBlocked(parts: OfPackage & { readonly file: string; readonly culprits: readonly string[] }): string;
  /** `left`: what still stands in the way. */
  newsUnblocked(
    parts: OfPackage & {
      readonly file: string;
      readonly culprits: readonly string[];
      readonly left: readonly string[];
    },
  ): string;
  newsWheel(parts: OfPackage & { readonly version: string }): string;
  newsWheelGone(parts: OfPackage & { readonly last: string }): string;
  newsRelease(parts: OfPackage & { readonly version: string; readonly last: string }): string;
  /** `yanked`: why its authors have withdrawn the last one, empty if they do not say; undefined if it is simply gone. */
  newsReleaseGone(
    parts: OfPackage & { readonly version: string; readonly last: string; readonly yanked: string | undefined },
  ): string;
  newsPackage(parts: OfPackage & { readonly version: string | undefined }): string;
  /** A newer release cannot be taken because of culprits; none if it is not known why. */
  newsHeldBack(parts: OfPackage & { readonly file: string; readonly culprits: readonly string[] }): string;
  newsFreed(parts: OfPackage & { readonly file: string }): string;
  newsYanked(parts: { readonly file: string; readonly target: string; readonly release: string }): string;
  /** Packages stop, or no longer stop, pywrangler's step on the developer's machine. */
  newsHostStep(parts: { readonly file: string; readonly target: string; readonly culprits: readonly string[] }): string;
  newsHostStepFreed(parts: {
    readonly file: string;
    readonly target: string;
    readonly culprits: readonly string[];
  }): string;
  /** A package that a project got from its runtime is not shipped there any more, or in another version. */
  newsShippedGone(parts: OfPackage & { readonly file: string; readonly last: string }): string;
  newsShipped(parts: OfPackage & { readonly file: string; readonly last: string; readonly version: string }): string;
  newsCondition(parts: { readonly condition: string }): string;
  newsConditionGone(parts: { readonly condition: string }): string;
  newsConditionMet(parts: { readonly condition: string; readonly version: string }): string;
  newsConditionUnmet(parts: { readonly condition: string; readonly last: string }): string;

  /** Why nothing can be said, and nothing was written. */
  watchUnknown(parts: { readonly what: readonly string[] }): string;
  stateOfLaterVersion(parts: { readonly file: string }): string;
  stateBroken(parts: { readonly file: string }): string;
  /** Git could not merge it by itself. */
  stateInConflict(parts: { readonly file: string }): string;
  /** What is wrong with a condition that was written. */
  conditionUnreadable(parts: { readonly written: string }): string;
  conditionNowhere(parts: { readonly written: string; readonly where: string }): string;
  conditionOfNoProject(parts: { readonly written: string; readonly target: string }): string;
}
