/** The explanation of a failure, line by line. */
import type { Clause } from '../clause.ts';

export interface ExplanationMessages {
  whatIsMissing(): string;
  whoNeedsIt(): string;
  whoNeedsWhat(): string;
  nothingSatisfiesAll(): string;
  /** `all`, `oneOf`: the numbers of the lines above; one from each group in `oneOf` is enough. */
  noVersionSatisfies(parts: {
    readonly name: string;
    readonly all: readonly number[];
    readonly oneOf: readonly (readonly number[])[];
  }): string;
  moreLines(parts: { readonly count: number }): string;
  explanationItem(parts: { readonly text: Clause }): string;
  requirementLine(parts: { readonly dependent: Clause; readonly demands: readonly Clause[] }): string;
  numberedDemand(parts: {
    readonly demand: Clause;
    readonly override?: { readonly file?: string };
    readonly number?: number;
  }): string;
  youRequire(): string;
  projectNeeds(parts: { readonly dependent: Clause }): string;
  overrideAsks(parts: { readonly file?: string }): string;
  constraintAllows(parts: { readonly file?: string }): string;
  projectIs(parts: { readonly name: string; readonly reason: Clause }): string;
  noSuchRelease(parts: { readonly demand: Clause }): string;
  releasesAre(parts: { readonly name: string; readonly releases: Clause; readonly reason: Clause }): string;
  /** `areOthers`: other releases are ruled out for other reasons. */
  everyReleaseIs(parts: { readonly name: string; readonly areOthers: boolean; readonly reason: Clause }): string;
}
