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
  /** `title`: what such findings report. */
  pageTitle(parts: { readonly name: string; readonly title: Clause }): string;
  pageWhy(): string;
  pageWaysIn(): string;
  /** `isPartial`: an index did not answer; `asOf`: the day of the answers. */
  pageWheels(parts: { readonly name: string; readonly isPartial: boolean; readonly asOf?: string }): string;
  /** Instead of fixes, as long as it is not known which there are. */
  fixesPending(): string;
  pageWaysOut(): string;
  /** Above a text that goes with a remedy. */
  textHeading(parts: { readonly title: Clause }): string;
  /** Leads to the page of the finding. */
  pageAbout(parts: { readonly code: string }): string;
  /** Instead of a fix that was made for another text. */
  fixOutdated(): string;
}
