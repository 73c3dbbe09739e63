/** Versions: what is asked for, and which releases a statement is about. */
import type { Clause } from '../clause.ts';

export interface RangeMessages {
  // A project in the versions that are asked for.
  demandAny(parts: { readonly name: string }): string;
  demandExactly(parts: { readonly name: string; readonly version: string }): string;
  demandFrom(parts: { readonly name: string; readonly version: string }): string;
  demandAbove(parts: { readonly name: string; readonly version: string }): string;
  demandUpTo(parts: { readonly name: string; readonly version: string }): string;
  demandBelow(parts: { readonly name: string; readonly version: string }): string;
  demandBetween(parts: { readonly name: string; readonly oldest: string; readonly newest: string }): string;
  demandAsRequirement(parts: { readonly requirement: string }): string;

  // The releases that a statement is about.
  releaseOne(parts: { readonly version: string }): string;
  releasesFrom(parts: { readonly version: string }): string;
  releasesUpTo(parts: { readonly version: string }): string;
  releasesBetween(parts: { readonly oldest: string; readonly newest: string }): string;
  releasesCounted(parts: { readonly oldest: string; readonly newest: string; readonly count: number }): string;
  releasesInStretches(parts: { readonly stretches: readonly Clause[] }): string;
  releasesInRange(parts: { readonly range: string }): string;
  releasesOfProject(parts: { readonly project: string; readonly releases?: Clause }): string;
}
