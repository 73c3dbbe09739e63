/** The comparison of targets: what `compare` says, and the conditions that it and others name. */
import type { Clause } from '../../clause.ts';
import type { DatedRelease } from '../../datedRelease.ts';

/** A project of which something is waited for. */
export interface WantedProject {
  readonly name: string;
  /** The versions; absent if any will do. */
  readonly needed?: string;
  /** Where these are too many: the range that they are in, and the target on which they are needed. */
  readonly oneOf?: { readonly within: string; readonly target: string };
}

export interface CompareMessages {
  /** There is nothing to compare. */
  compareNeedsTargets(): string;
  compareNeedsOthers(parts: { readonly target: string }): string;

  compareTitle(parts: { readonly file: string; readonly labels: readonly string[] }): string;
  compareOfProject(parts: { readonly file: string; readonly label: string; readonly reason: Clause }): string;
  compareHeading(parts: {
    readonly about:
      | 'recommendation'
      | 'verdicts'
      | 'versions'
      | 'blocked'
      | 'together'
      | 'heldBack'
      | 'unknown'
      | 'changes'
      | 'tests';
  }): string;

  /** The recommendation; without a label none of them can be. */
  /** @param isOpen whether there may be one that could be recommended, if more were known */
  compareTake(parts: { readonly label?: string; readonly isOpen?: boolean }): string;
  compareReasonsHead(): string;
  compareAgainstHead(): string;
  compareOpenHead(): string;
  compareInstallsAll(parts: { readonly isOnly: boolean }): string;
  compareNothingHeldBack(): string;
  compareLeastHeldBack(parts: { readonly count: number }): string;
  compareNewest(): string;
  compareMove(parts: { readonly from: string }): string;
  compareMajors(parts: { readonly names: readonly string[] }): string;
  compareStillHeldBack(parts: { readonly names: readonly string[] }): string;
  compareWarnings(parts: { readonly count: number }): string;
  compareNewerBlocked(parts: { readonly labels: readonly string[] }): string;
  compareUnknown(parts: { readonly labels: readonly string[] }): string;
  compareBlockedOn(parts: {
    readonly labels: readonly string[];
    readonly names: readonly string[];
    readonly culprits: readonly string[];
  }): string;
  compareNearest(parts: { readonly label: string }): string;
  compareExperimental(parts: { readonly label: string }): string;

  compareColumn(parts: {
    readonly column:
      | 'target'
      | 'python'
      | 'abi'
      | 'installs'
      | 'packages'
      | 'heldBack'
      | 'changes'
      | 'dependency'
      | 'package'
      | 'got'
      | 'ideal'
      | 'chain'
      | 'condition'
      | 'from'
      | 'to';
  }): string;
  compareVerdict(parts: { readonly installs: 'yes' | 'no' | 'unknown'; readonly blocked: readonly string[] }): string;
  compareTargetName(parts: {
    readonly label: string;
    readonly isOfProject: boolean;
    readonly isExperimental: boolean;
  }): string;
  compareChanges(parts: { readonly count: number; readonly majors: number }): string;
  compareBase(): string;
  /** What a target has of a dependency. */
  compareInstalled(parts: { readonly version: string; readonly ideal?: string }): string;
  compareBlocked(parts: { readonly culprits: readonly string[] }): string;
  compareNotKnown(): string;
  compareAbsent(): string;
  /** How many packages; `without`: how many dependencies that do not install are left out. */
  comparePackages(parts: { readonly count: number; readonly without: number }): string;
  /** A finding. */
  compareStatement(parts: { readonly statement: Clause }): string;
  compareRelease(parts: { readonly release: DatedRelease }): string;
  compareChain(parts: { readonly chain: readonly string[] }): string;
  /** When a target becomes possible, and what helps until then. @param isAlone whether nothing else is blocked there */
  comparePossible(parts: {
    readonly label: string;
    readonly conditions: readonly Clause[];
    readonly isAlone: boolean;
    readonly help?: Clause;
  }): string;
  /** Above what has to come about where several dependencies are blocked. */
  compareAllTogether(parts: { readonly label: string }): string;
  compareCondition(parts: { readonly condition: Clause }): string;
  /** Of what is blocked, too, and can be waited for in vain. */
  compareNoCondition(parts: { readonly names: readonly string[] }): string;
  /** What a move to a target changes. */
  compareMoved(parts: {
    readonly from: string;
    readonly to: string;
    readonly others: number;
    readonly majors: readonly { readonly name: string; readonly from: string; readonly to: string }[];
    readonly added: readonly string[];
    readonly gone: readonly string[];
  }): string;
  compareSame(parts: { readonly from: string; readonly to: string }): string;
  compareMajor(parts: { readonly name: string; readonly from: string; readonly to: string }): string;
  compareTestsOn(parts: { readonly label: string }): string;
  compareNoMajors(): string;
  /** Names one after the other, in a cell. */
  namesListed(parts: { readonly names: readonly string[] }): string;
  conditionsListed(parts: { readonly conditions: readonly Clause[] }): string;

  // The conditions: clauses without a verb, which `watch` reads again (`toolkit/watch/waitedFor.ts`).
  conditionWheel(parts: WantedProject & { readonly platform: string; readonly target?: string }): string;
  conditionPython(parts: WantedProject & { readonly python: string; readonly target?: string }): string;
  conditionRelease(parts: WantedProject & { readonly target: string }): string;
  conditionTogether(parts: WantedProject & { readonly target: string }): string;
}
