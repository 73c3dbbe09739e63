/**
 * What hovers say. These functions return Markdown: foreign text (names, versions, dates, labels, reasons) is escaped by the
 * feature before it becomes a part, so that the wording may put it anywhere.
 */
import type { Clause } from '../clause.ts';
import type { DatedRelease } from '../datedRelease.ts';

/** A pin of a lock: `idna 3.20`. */
interface HoveredPin {
  readonly pin: string;
  readonly target: string;
}

export interface HoverMessages {
  /**
   * `newest`: the newest release of the project if it is another one; `isNewest`: it is this one; `known`: how far all this
   * can be relied on, if not in full.
   */
  hoverGets(parts: {
    readonly target: string;
    readonly name: string;
    readonly release: DatedRelease;
    readonly isNewest: boolean;
    readonly newest?: DatedRelease;
    /** Whether there is a newer pre-release. */
    readonly stable: boolean;
    /** Whether `exclude-newer` hides the newest. */
    readonly hidden?: boolean;
    readonly known?: Clause;
  }): string;
  /** No version is chosen: `verdict` is one of the clauses below. */
  hoverVerdict(parts: {
    readonly name: string;
    readonly target: string;
    readonly verdict: Clause;
    readonly newest?: DatedRelease;
    /** Whether there is a newer pre-release. */
    readonly stable: boolean;
    /** Whether `exclude-newer` hides the newest. */
    readonly hidden?: boolean;
    readonly known?: Clause;
  }): string;
  hoverNamedOnly(parts: { readonly role: 'constraint' | 'override' | 'exclude' }): string;
  hoverForBuilding(): string;
  hoverOutsideDefault(): string;
  hoverMarkerExcludes(): string;
  hoverNotResolved(): string;
  hoverBeingResolved(): string;
  /** `culprits`: what it needs that is not installable; none if that is the project itself. */
  hoverCannotInstall(parts: { readonly culprits: readonly string[] }): string;
  hoverInstallsUnknown(): string;
  hoverNothingInstalled(): string;
  hoverNotInstalled(): string;

  /** The heading of a table of a culprit's wheels. */
  hoverCulprit(parts: { readonly name: string; readonly known?: Clause }): string;
  /** How far what is said can be relied on: an index said nothing, or an earlier answer is used. */
  hoverPartial(): string;
  hoverAsOf(parts: { readonly day: string }): string;
  /** Instead of a table. */
  hoverPureEverywhere(): string;
  /** What an ordinary machine with the same Python gets at most. */
  hoverOnHost(parts: { readonly python: string; readonly release: DatedRelease }): string;
  /** The label of a link: to the project's own page, to what has changed in it, to its page at the index. */
  hoverLink(parts: { readonly to: 'home' | 'changes' | 'index' }): string;

  /** Of a specifier: how many of the releases that are no pre-releases. */
  hoverAdmits(parts: { readonly admitted: number; readonly all: number; readonly known?: Clause }): string;
  /** The newest of these with a wheel for a target; none if there is no `release`. */
  hoverNewestFitting(parts: { readonly target: string; readonly release?: DatedRelease }): string;
  hoverMarker(parts: { readonly target: string; readonly holds: boolean }): string;
  /** What a release needs on a target for an extra alone. */
  hoverExtra(parts: {
    readonly name: string;
    readonly version: string;
    readonly extra: string;
    readonly target: string;
    readonly brings: readonly string[];
  }): string;
  hoverNoSuchExtra(parts: { readonly name: string; readonly version: string; readonly extra: string }): string;
  hoverRequiresPython(parts: { readonly target: string; readonly python: string; readonly admits: boolean }): string;

  /** Of flags and dates of a Worker; `runtime` is its name, with the Pyodide in it. */
  hoverEnablesPython(): string;
  /** @param parts.from the date from which it is the default; undefined where no date makes it so */
  hoverFlagGives(parts: { readonly runtime: string; readonly from: string | undefined }): string;
  hoverFlagStops(parts: { readonly runtime: string; readonly from: string | undefined }): string;
  /** @param parts.flag the one that decides; @param parts.since the date from which it is the default, where that decides */
  hoverWorkerGets(parts: {
    readonly runtime: string;
    readonly flag?: string;
    readonly since?: string | undefined;
  }): string;
  hoverWorkerNext(parts: { readonly runtime: string; readonly from: string }): string;

  lockHoverInstalls(parts: HoveredPin): string;
  lockHoverBuilt(parts: HoveredPin): string;
  /** `reason` is text already, and escaped as a whole. */
  lockHoverMisfit(parts: HoveredPin & { readonly reason: string }): string;
  /** The format of the lock has an unknown version. */
  lockHoverNotJudged(parts: HoveredPin): string;
  lockHoverNotInstalled(parts: HoveredPin): string;
  lockHoverNeededBy(parts: { readonly names: readonly string[] }): string;
  /** At the end of a list of wheels. */
  lockHoverMore(parts: { readonly count: number }): string;
}
