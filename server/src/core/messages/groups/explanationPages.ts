/** The page with the full explanation of a finding: the text around the explanation itself. Plain text. */
import type { Clause } from '../clause.ts';

export interface ExplanationPageMessages {
  /** `reason`: why it is the target. */
  pageCheckedFor(parts: {
    readonly target: string;
    readonly python: string;
    /** None on a host. */
    readonly pyodide?: string;
    readonly reason: Clause;
  }): string;
  pageWaysIn(): string;
  /** `isPartial`: an index did not answer; `asOf`: the day of the answers. */
  pageWheels(parts: { readonly name: string; readonly isPartial: boolean; readonly asOf?: string }): string;
  /** Instead of fixes, as long as it is not known which there are. */
  fixesPending(): string;
  pageWaysOut(): string;
  /** Above a text that goes with a remedy. */
  textHeading(parts: { readonly title: Clause }): string;
  pageAbout(parts: { readonly code: string; readonly url: string }): string;
}
