/** The catalogue of releases and runtimes: what `wheels` says. */
import type { Clause } from '../../clause.ts';

/** What stands in a cell; see `core/toolkit/wheels/catalogue.ts`. */
export type ShownAvailability =
  | 'shipped'
  | 'own-lock'
  | 'wasm'
  | 'host'
  | 'pure'
  | 'source'
  | 'native'
  | 'other-abi'
  | 'other-python'
  | 'none'
  | 'unknown';

/** A word in the table that says why something is not taken. */
export type GapWord = ShownAvailability | 'yanked';

/** Neighbouring releases; `oldest` is the same as `newest` if there is one. */
export interface ShownReleases {
  readonly newest: string;
  readonly oldest: string;
  readonly count: number;
}

export interface WheelsMessages {
  catalogueTitle(parts: { readonly today: string }): string;
  /** Nothing was named: what the dependency file declares. `brought`: and what these bring. */
  catalogueOfFile(parts: { readonly file: string; readonly brought: boolean }): string;
  /** A project: `requirement` with the range of interest; `shown` of `all` releases lie in it, if that is known. */
  catalogueHeading(parts: { readonly requirement: string; readonly shown?: number; readonly all?: number }): string;
  catalogueLeftOut(): string;
  /** What the dependency file asks for. */
  catalogueDeclared(parts: { readonly declared: string }): string;
  catalogueBrought(parts: { readonly by: readonly string[] }): string;
  catalogueColumn(parts: {
    readonly column: 'releases' | 'package' | 'newest' | 'oldest' | 'count' | 'from' | 'until';
  }): string;
  /** The head of a runtime's column. */
  catalogueTarget(parts: { readonly target: string; readonly isOfProject: boolean }): string;
  catalogueReleases(parts: ShownReleases): string;
  catalogueCell(parts: {
    readonly kind: ShownAvailability;
    readonly requiresPython?: string;
    readonly yanked: boolean;
    readonly blocked: boolean;
    /** Somebody looked at what it needs, and could not find out. */
    readonly open: boolean;
  }): string;

  /** What a word in the table stands for: `because`: `has wheels only for Linux`; `more` ranges are left out. */
  catalogueReason(parts: {
    readonly word: GapWord;
    readonly ranges: readonly ShownReleases[];
    readonly more: number;
    /** Only if it is not the same on all. */
    readonly targets: readonly string[];
    readonly because: Clause;
  }): string;
  catalogueMoreReasons(parts: { readonly count: number }): string;
  /** `blocker` is needed by these releases of `name`, by way of `through`, and cannot be had. */
  catalogueBlocked(parts: {
    readonly name: string;
    readonly ranges: readonly ShownReleases[];
    readonly more: number;
    readonly targets: readonly string[];
    readonly blocker: string;
    readonly through: readonly string[];
    readonly because: Clause;
  }): string;
  /** `version`: the newest that installs with all it needs; absent if none of interest does, down to `stoppedAt`. */
  catalogueInstalls(parts: {
    readonly name: string;
    readonly version?: string;
    readonly stoppedAt?: string;
    readonly targets: readonly string[];
  }): string;
  catalogueInstallsOpen(parts: {
    readonly name: string;
    readonly targets: readonly string[];
    readonly because: Clause;
  }): string;
  /** Nothing says what else is missing. */
  catalogueUndecided(): string;

  catalogueUnknownName(parts: { readonly name: string; readonly suggestions: readonly string[] }): string;
  catalogueNotAnswered(parts: { readonly name: string; readonly because: Clause }): string;
  /** What is known is shown; what seems to be missing may be there. */
  cataloguePartial(parts: { readonly because: Clause }): string;
  catalogueAsOf(parts: { readonly day: string }): string;
  /** The index has a page, without any file that can be read. */
  catalogueNoReleases(): string;
  catalogueNoneInRange(parts: { readonly all: number }): string;
  /** A dependency that no index has: `declared` as it is written. */
  catalogueElsewhere(parts: { readonly declared: string }): string;

  catalogueLegend(): string;
  catalogueLegendOf(parts: {
    readonly word: ShownAvailability | 'requires-python' | 'yanked' | 'blocked' | 'open' | 'project';
  }): string;

  /** What was named is no project. */
  catalogueNotAName(parts: { readonly written: string; readonly problem: Clause }): string;
  catalogueNoAddress(): string;
  catalogueNoMarker(): string;
  catalogueNoNames(): string;
  catalogueNoDeclared(parts: { readonly file: string }): string;
}
