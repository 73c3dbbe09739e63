/** The report on the command line: what it says besides the findings themselves. Plain text, one line each. */
import type { Clause } from '../clause.ts';

/** The line about a file as a whole; `reason`: why it is the target. */
interface Headline {
  readonly file: string;
  readonly target: string;
  readonly reason: Clause;
}

export type SeverityWord = 'error' | 'warning' | 'information' | 'hint';

export interface ReportMessages {
  reportUnknown(parts: Headline): string;
  reportNothing(parts: Headline): string;
  reportFails(parts: Headline): string;
  reportLockInstalls(parts: Headline & { readonly pins: number }): string;
  reportResolves(parts: Headline & { readonly dependencies: number; readonly packages: number }): string;

  /** The beginning of a finding's line: `error[held-back]`. */
  reportMark(parts: { readonly severity: SeverityWord; readonly code: string }): string;
  /** The chain to the culprit. */
  reportThrough(parts: { readonly chain: readonly string[] }): string;
  /** Another place: `pyproject.toml:4:3`, and what is there. */
  reportSee(parts: { readonly place: string; readonly message: Clause }): string;
  /** `applied`: it is the one that `--fix` applies. */
  reportFix(parts: { readonly remedy: Clause; readonly applied: boolean }): string;
  /** A remedy that hands over a text; `printed`: it is printed below, else an option prints it. */
  reportText(parts: { readonly remedy: Clause; readonly printed: boolean }): string;

  /**
   * `found`: how many findings of each severity there are, in words and coloured; `ignored`, `inBaseline`: how many are not
   * reported; `advice`: what to do about them.
   */
  reportSummary(parts: {
    readonly files: number;
    readonly found: readonly string[];
    readonly ignored: number;
    readonly inBaseline: number;
    readonly advice?: Clause;
  }): string;
  reportCount(parts: { readonly severity: SeverityWord; readonly count: number }): string;
  reportNoFindings(): string;
  reportDecisionLeft(): string;
  /** `fixable` of `all` findings, at least one. */
  reportFixable(parts: { readonly fixable: number }): string;
}
