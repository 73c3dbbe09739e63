/** Why a release is not taken: what `explain 'NAME==VERSION'` says. */
import type { DatedRelease } from '../../datedRelease.ts';
import type { Clause } from '../../clause.ts';

interface Refused {
  readonly name: string;
  readonly label: string;
  readonly now?: DatedRelease;
  readonly isRest: boolean;
  readonly best?: DatedRelease;
}

export interface WhyNotMessages {
  whyNotTitle(parts: { readonly requirement: string; readonly file?: string; readonly label: string }): string;
  whyNotHeading(parts: {
    readonly about: 'excluded' | 'files' | 'tried' | 'changes' | 'elsewhere' | 'runtime';
    readonly label?: string;
  }): string;
  whyNotTaken(parts: { readonly name: string; readonly release: DatedRelease }): string;
  /** `now`: what is installed instead, `isRest`: of what installs; `best`: what would be if any release would do. */
  whyNotRefused(parts: Refused): string;
  whyNotRefusedAlone(parts: Refused): string;
  whyNotInstallsAlone(parts: { readonly name: string; readonly version: string; readonly label: string }): string;
  /** `isRest`: something does not install, which may need it. */
  whyNotNeeded(parts: { readonly name: string; readonly version: string; readonly isRest: boolean }): string;
  whyNotChosen(parts: {
    readonly name: string;
    readonly version: string;
    readonly now: DatedRelease;
    readonly choice: 'newer' | 'others' | 'lock' | 'lowest' | 'shipped' | 'prerelease' | 'yanked' | 'trade';
    readonly label: string;
  }): string;
  whyNotOpen(parts: { readonly requirement: string; readonly because: Clause }): string;
  whyNotUnknownName(parts: { readonly name: string; readonly suggestions: readonly string[] }): string;
  /** `newest`: of all; the neighbours if one version is asked for. */
  whyNotNoRelease(parts: {
    readonly requirement: string;
    readonly newest?: DatedRelease;
    readonly below?: DatedRelease;
    readonly above?: DatedRelease;
  }): string;
  whyNotContradicts(parts: { readonly requirement: string }): string;

  /** What is wrong with the release itself. */
  whyNotItself(parts: { readonly name: string; readonly version: string; readonly reason: Clause }): string;
  whyNotHidden(parts: { readonly name: string; readonly release: DatedRelease }): string;
  whyNotWithdrawn(parts: { readonly name: string; readonly version: string; readonly because: string }): string;
  whyNotPrerelease(parts: { readonly name: string; readonly version: string }): string;
  whyNotExcludedByFile(parts: {
    readonly file: string;
    readonly line?: number;
    readonly requirement: string;
    readonly role: 'requirement' | 'constraint' | 'override' | 'exclude';
  }): string;
  whyNotExcludedByPackage(parts: {
    readonly parent: string;
    readonly version: string;
    readonly needs: readonly string[];
    readonly extra?: string;
  }): string;
  /** How the requirement was tried. */
  whyNotTried(parts: { readonly requirement: string }): string;
  whyNotTriedInstalls(parts: { readonly requirement: string; readonly name: string; readonly version: string }): string;
  /** With it added it still installs in another release, or not at all. */
  whyNotOverruled(parts: { readonly requirement: string; readonly name: string; readonly got?: DatedRelease }): string;
  /** For the Worker it installs, for the machine these do not. */
  whyNotHostStep(parts: { readonly names: readonly string[] }): string;
  whyNotFromAddress(parts: { readonly name: string }): string;
  whyNotChange(parts: { readonly name: string; readonly before?: string; readonly after: string }): string;
  whyNotMore(parts: { readonly count: number }): string;
  whyNotFile(parts: {
    readonly filename: string;
    readonly verdict: 'loads' | 'system' | 'abi' | 'python';
    readonly tags: readonly string[];
    readonly yanked: boolean;
  }): string;
  whyNotSource(parts: { readonly filename: string }): string;
  whyNotElsewhere(parts: { readonly labels: readonly string[] }): string;
  /** On another runtime, without what does not install there anyway. */
  whyNotWithout(parts: { readonly label: string; readonly without: readonly string[] }): string;
  whyNotNowhere(): string;
}
