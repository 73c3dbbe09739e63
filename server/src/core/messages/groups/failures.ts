/** What does not install, why, and the explanation of it. */
import type { Clause } from '../clause.ts';

/** The lowest version that somebody needs, and whether just that one. */
interface LowestNeeded {
  readonly lowest: string;
  readonly exact: boolean;
}

export interface FailureMessages {
  /** A statement, and behind it what helps. */
  statementWithAdvice(parts: { readonly statement: Clause; readonly advice: Clause }): string;
  /** `systems`: those that there are wheels for; none where the tags name no system that is known. */
  noWheel(parts: {
    readonly requirement: string;
    readonly target: string;
    readonly systems: readonly string[];
  }): string;
  /** `together`: what else takes part; `own`: the declared project itself is out, too, from a release on. */
  notInstallable(parts: {
    readonly requirement: string;
    readonly target: string;
    readonly together: readonly Clause[];
    readonly reason: Clause;
    readonly own?: { readonly name: string; readonly from: string };
  }): string;
  requirementBeside(parts: { readonly requirement: string }): string;
  boundBeside(parts: {
    readonly role: 'constraint' | 'override';
    readonly requirement: string;
    readonly file: string;
  }): string;
  addedByPywrangler(parts: { readonly name: string }): string;
  requiredHere(parts: { readonly name: string }): string;
  boundHere(parts: { readonly role: 'constraint' | 'override'; readonly requirement: string }): string;

  // Reasons of a whole failure, as a clause whose subject is the declared project.
  noChoiceSuits(): string;
  /** `all`: more than two ask for it. */
  noVersionSuits(parts: { readonly name: string; readonly all: boolean }): string;
  /** `needs`: of {@link dependentNeeds}; `more`: how many are left out. */
  needsThatClash(parts: { readonly needs: readonly Clause[]; readonly more: number }): string;
  /** `dependent`: of {@link releasesOfProject}; `through`: how it comes in, where that is not plain. */
  dependentNeeds(parts: {
    readonly dependent: Clause;
    readonly through: readonly string[];
    readonly demand: Clause;
  }): string;
  needsNoSuchRelease(parts: { readonly demand: Clause; readonly newest?: string }): string;
  needsCulprit(parts: { readonly name: string; readonly range?: LowestNeeded; readonly reason: Clause }): string;
  needsBeyondWheels(parts: { readonly name: string; readonly range: LowestNeeded; readonly end: string }): string;
  /** `needed`: of {@link needsCulprits}; `own`: what is wrong with the other releases of the project itself. */
  reasonsOfSeveral(parts: {
    readonly needed: readonly Clause[];
    readonly own?: { readonly name: string; readonly reason: Clause };
  }): string;
  needsCulprits(parts: { readonly names: readonly string[]; readonly reason: Clause }): string;
  needsMissingReleases(parts: { readonly demands: readonly Clause[] }): string;
  itself(parts: { readonly reason: Clause }): string;
  thisRelease(parts: { readonly reason: Clause }): string;
  specifierAdmitsNothing(): string;
  nameUnknown(): string;
  noReleaseMatches(parts: { readonly newest: string }): string;
  noReleaseReadable(): string;
  ownWheelsEnd(parts: { readonly abi: string; readonly end: string; readonly newer?: Clause }): string;
  wheelsForAbis(parts: { readonly abis: readonly string[] }): string;
  wheelsOfUnknownTag(parts: { readonly tag: string; readonly target: string }): string;
}
