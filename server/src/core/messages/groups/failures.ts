/** What does not install, why, and its explanation. */
import type { Clause } from '../clause.ts';

/** The lowest version that is needed, and whether it is exactly that one. */
interface LowestNeeded {
  readonly lowest: string;
  readonly exact: boolean;
}

/** `together`: what else is involved; `own`: the release from which on the declared project itself has no wheel here. */
interface NotInstallable {
  readonly requirement: string;
  readonly target: string;
  readonly together: readonly Clause[];
  readonly reason: Clause;
  readonly own?: { readonly name: string; readonly from: string };
}

export interface FailureMessages {
  /** A statement, followed by what helps. */
  statementWithAdvice(parts: { readonly statement: Clause; readonly advice: Clause }): string;
  /** `systems`: those that there are wheels for; none if the tags name no known system. */
  noWheel(parts: {
    readonly requirement: string;
    readonly target: string;
    readonly systems: readonly string[];
  }): string;
  /** `reason`: a clause about the declared project, or about requirements that exclude each other. */
  notInstallable(parts: NotInstallable): string;
  /** `reason`: a clause about what it needs, which begins with the culprits. */
  blocked(parts: NotInstallable): string;
  requirementBeside(parts: { readonly requirement: string }): string;
  boundBeside(parts: {
    readonly role: 'constraint' | 'override';
    readonly requirement: string;
    readonly file: string;
  }): string;
  addedByPywrangler(parts: { readonly name: string }): string;
  requiredHere(parts: { readonly name: string }): string;
  boundHere(parts: { readonly role: 'constraint' | 'override'; readonly requirement: string }): string;

  // Reasons of a whole failure, as a clause about the declared project (`it`) or what it needs.
  noChoiceSuits(): string;
  /** `all`: more than two ask for it. */
  noVersionSuits(parts: { readonly name: string; readonly all: boolean }): string;
  /** `needs`: from {@link dependentNeeds}; `more`: how many are left out. */
  needsThatClash(parts: { readonly needs: readonly Clause[]; readonly more: number }): string;
  /** `dependent`: from {@link releasesOfProject}; `through`: how it comes in, if that is not obvious. */
  dependentNeeds(parts: {
    readonly dependent: Clause;
    readonly through: readonly string[];
    readonly demand: Clause;
  }): string;
  /** `stable`: whether there is a newer pre-release. */
  needsNoSuchRelease(parts: { readonly demand: Clause; readonly newest?: string; readonly stable: boolean }): string;
  needsCulprit(parts: { readonly name: string; readonly range?: LowestNeeded; readonly reason: Clause }): string;
  needsBeyondWheels(parts: { readonly name: string; readonly range: LowestNeeded; readonly end: string }): string;
  /** What the Pyodide release ships is older than what is needed. */
  needsBeyondShipped(parts: {
    readonly name: string;
    readonly range: LowestNeeded;
    readonly shipped: string;
    readonly pyodide: string;
  }): string;
  /** `needed`: from {@link needsCulprits}; `own`: what is wrong with the other releases of the project itself. */
  reasonsOfSeveral(parts: {
    readonly needed: readonly Clause[];
    readonly own?: { readonly name: string; readonly reason: Clause };
  }): string;
  needsCulprits(parts: { readonly names: readonly string[]; readonly reason: Clause }): string;
  needsMissingReleases(parts: { readonly demands: readonly Clause[] }): string;
  itself(parts: { readonly reason: Clause }): string;
  /** A source takes the project from one index; `reason`: what is wrong with it there. */
  fromOneIndex(parts: { readonly index: string; readonly reason: Clause }): string;
  thisRelease(parts: { readonly reason: Clause }): string;
  specifierAdmitsNothing(): string;
  nameUnknown(): string;
  /** Projects that may be meant by a name that cannot be had. */
  nameMeant(parts: { readonly names: readonly string[] }): string;
  /** `setting`: the one with the date that hides newer ones. */
  noReleaseMatches(parts: { readonly newest: string; readonly stable: boolean; readonly setting?: string }): string;
  allReleasesHidden(parts: { readonly setting: string }): string;
  noReleaseReadable(): string;
  ownWheelsEnd(parts: { readonly abi: string; readonly end: string; readonly newer?: Clause }): string;
  /** The Pyodide release ships another version, and no index has any more. */
  needsOtherThanShipped(parts: {
    readonly name: string;
    readonly shipped: string;
    readonly pyodide: string;
    readonly demand: Clause;
  }): string;
  /** The same for the declared project itself. */
  ownShippedBelow(parts: {
    readonly pyodide: string;
    readonly shipped: string;
    readonly abi: string;
    readonly newer?: Clause;
  }): string;
  /** `limits`: what the module lacks there. */
  partOfPython(parts: {
    readonly requirement: string;
    readonly target: string;
    readonly limits: 'ssl' | 'hashlib' | undefined;
  }): string;
  /** A module of the standard library that the runtime does not have. */
  goneFromPython(parts: { readonly requirement: string; readonly target: string }): string;
  /** A module that the runtime has by itself; `python` if it is one of the standard library; `taken` if an index has a project of that name. */
  moduleIsThere(parts: {
    readonly requirement: string;
    readonly target: string;
    readonly python?: string;
    readonly taken: boolean;
  }): string;
  wheelsForAbis(parts: { readonly abis: readonly string[] }): string;
  wheelsOfUnknownTag(parts: { readonly tag: string; readonly target: string }): string;
}
