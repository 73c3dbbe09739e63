/** What can be done about a dependency: what `strategy` says. */
import type { Clause } from '../../clause.ts';
import type { DatedRelease } from '../../datedRelease.ts';

/** The options that have words of their own. */
export type StrategyOption =
  | 'older-release'
  | 'newer-release'
  | 'other-runtime'
  | 'drop-extra'
  | 'constrain'
  | 'override'
  | 'leave-out'
  | 'build'
  | 'edit'
  | 'own-wheel'
  | 'ask-upstream'
  | 'wait';

/** Who needs whom, and where that is written. */
interface NeedParts {
  readonly parent: string;
  readonly version: string;
  readonly culprit: string;
  readonly place?: string;
}

export interface StrategyMessages {
  strategyTitle(parts: { readonly file: string; readonly label: string }): string;
  strategyOfProject(parts: { readonly label: string; readonly reason: Clause }): string;
  strategyHeading(parts: {
    readonly about: 'short' | 'options' | 'floor' | 'evidence' | 'tests' | 'texts' | 'wait' | 'unknown';
  }): string;
  /** Nothing is blocked or held back. @param installs whether all installs; else the file itself, or the runtime, is what is wrong */
  strategyNothingToDecide(parts: {
    readonly names: readonly string[];
    readonly label: string;
    readonly installs: boolean;
  }): string;
  /** Several targets were named. */
  strategyOneTarget(): string;
  strategyNotNeeded(parts: {
    readonly name: string;
    readonly file: string;
    readonly suggestions: readonly string[];
  }): string;

  strategyColumn(parts: {
    readonly column:
      'dependency' | 'state' | 'advice' | 'option' | 'works' | 'changes' | 'cost' | 'security' | 'reproducible' | 'who';
  }): string;
  strategyInShort(parts: {
    readonly name: string;
    readonly state: Clause;
    readonly advice: Clause;
    readonly title?: Clause;
  }): string;
  strategyState(parts: { readonly blocked: boolean }): string;
  strategyProblem(parts: { readonly requirement: string; readonly blocked: boolean }): string;
  strategyStatement(parts: { readonly statement: Clause }): string;
  strategyOption(parts: { readonly option: StrategyOption }): string;
  strategyWorks(parts: {
    readonly standing: 'proven' | 'untried' | 'fails' | 'idle';
    readonly option: StrategyOption;
    /** Whether what is left out can be done without, where that was read; `fails`: it is known what fails then. */
    readonly runs?: 'yes' | 'no' | 'partly' | 'unknown' | 'fails';
    /** Where the project's code imports what is left out, and does not go on without. */
    readonly imported?: string;
  }): string;
  /** How many other packages change; the majors by name. */
  strategyChanges(parts: {
    readonly count: number;
    readonly added: number;
    readonly majors: readonly string[];
  }): string;
  strategyCost(parts: { readonly option: StrategyOption }): string;
  strategySecurity(parts: { readonly option: StrategyOption }): string;
  strategyReproducible(parts: { readonly option: StrategyOption }): string;
  strategyWho(parts: { readonly who: 'you' | 'upstream' | 'nobody' }): string;
  /** The exact way of an option. */
  strategyWay(parts: { readonly option: StrategyOption; readonly title: Clause }): string;
  strategyTriedInVain(parts: { readonly options: readonly StrategyOption[] }): string;
  strategyIdle(parts: { readonly options: readonly StrategyOption[] }): string;

  /** The recommendation; without a title nothing helps now. @param hopes whether others can be asked, or there is something to wait for */
  strategyAdvice(parts: {
    readonly title?: Clause;
    readonly held: boolean;
    readonly open: boolean;
    readonly hopes: boolean;
  }): string;
  strategyAdviceShort(parts: {
    readonly option?: StrategyOption;
    readonly held: boolean;
    readonly open: boolean;
    readonly hopes: boolean;
  }): string;
  /** @param names whether it gives up a lower bound, but has all names that the project uses @param extra whether it drops one */
  strategyBecauseWhole(parts: {
    readonly names: boolean;
    readonly extra: boolean;
    readonly without: readonly string[];
  }): string;
  /** It resolves, but takes a release outside of what the project states. */
  strategyBoundOpen(parts: { readonly name: string; readonly bound: 'lower' | 'upper' | 'pin' }): string;
  strategyElsewhere(parts: { readonly labels: readonly string[] }): string;
  strategyBecauseOnly(parts: { readonly kind: StrategyOption }): string;
  strategyStay(): string;
  strategyNothing(): string;
  strategyLeaveUnread(): string;
  strategyLeaveSafe(parts: { readonly names: readonly string[] }): string;
  strategyLeavePartly(parts: NeedParts & { readonly part: string }): string;
  strategyLeaveUnknown(parts: NeedParts): string;
  strategyTrap(parts: NeedParts): string;
  /** To do without the dependency itself. @param place where the project's code imports it */
  strategyWithoutIt(parts: { readonly name: string; readonly place?: string }): string;

  strategyFloor(parts: { readonly requirement: string; readonly place: string }): string;
  strategyFloorSince(parts: { readonly date: string; readonly commit: string; readonly subject: string }): string;
  strategyFloorBelow(parts: {
    readonly name: string;
    readonly release: DatedRelease;
    readonly outcome: 'installs' | 'fails' | 'unknown';
  }): string;
  strategyFloorIdle(parts: { readonly name: string }): string;
  /** Which of the names that the project uses an older release has. */
  strategyNames(parts: {
    readonly name: string;
    readonly version: string;
    readonly has: readonly string[];
    readonly lacks: readonly string[];
    readonly open: readonly string[];
  }): string;
  /** The module alone is imported, or its names cannot be told. */
  strategyOnlyImported(parts: { readonly name: string; readonly places: readonly string[] }): string;
  /** @param isRecorded whether a recorded index stands for the real one */
  strategyNamesUnread(parts: {
    readonly isRecorded: boolean;
    readonly name: string;
    readonly version: string;
    readonly names: readonly string[];
  }): string;
  strategyNoUses(parts: { readonly name: string }): string;

  /** @param part a name or module of the parent: one that is used where it is needed, else a public one @param through the packages between, along the imports */
  strategyEvidence(
    parts: NeedParts & {
      readonly answer: 'needed' | 'partly' | 'not-needed' | 'unknown';
      readonly part?: string;
      readonly through?: readonly string[];
      readonly why?: 'unread' | 'not-recorded' | 'culprit-unread' | 'condition' | 'compiled' | 'computed' | 'size';
    },
  ): string;
  /** `--evidence` is asked for with what is no name of a package. */
  explainEvidenceOfName(): string;
  strategyEvidenceOff(): string;

  strategyTestMajor(parts: { readonly name: string; readonly from: string; readonly to: string }): string;
  strategyTestVersion(parts: { readonly name: string; readonly from?: string; readonly to: string }): string;
  strategyTestFiles(parts: { readonly places: readonly string[] }): string;
  strategyTestNoFiles(parts: { readonly name: string }): string;
  strategyTestLink(parts: { readonly url: string }): string;
  strategyTestRun(parts: { readonly worker: boolean }): string;
  /** Below the conditions. */
  strategyWatch(parts: { readonly count: number }): string;
}
