/** The report on the command line: what it says besides the findings themselves. Plain text, one line each. */
import type { Clause } from '../clause.ts';

/**
 * The line about a file as a whole; `reason`: why it is the target; `asOf`: the day of the answers that it rests on, if their
 * indexes have not confirmed them since.
 */
interface Headline {
  readonly file: string;
  readonly target: string;
  readonly reason: Clause;
  readonly asOf?: string;
}

/** Where what says so is, if it is not reported. */
export type Hidden = 'ignored' | 'in-baseline';

export type SeverityWord = 'error' | 'warning' | 'information' | 'hint';

export interface ReportMessages {
  reportUnknown(parts: Headline & { readonly hidden: readonly Hidden[] }): string;
  reportNothing(parts: Headline): string;
  reportFails(parts: Headline & { readonly hidden: readonly Hidden[] }): string;
  reportLockInstalls(parts: Headline & { readonly pins: number }): string;
  reportResolves(parts: Headline & { readonly dependencies: number; readonly packages: number }): string;

  /** The beginning of a finding's line: `error[held-back]`. */
  reportMark(parts: { readonly severity: SeverityWord; readonly code: string }): string;
  /** The chain to the culprit. */
  reportThrough(parts: { readonly chain: readonly string[] }): string;
  /** A place in a notebook, as people see its cells; both numbers are from 1. */
  placeInCell(parts: { readonly file: string; readonly cell: number; readonly line: number }): string;
  /** Another place, such as `pyproject.toml:4:3`, and what is there. */
  reportSee(parts: { readonly place: string; readonly message: Clause }): string;
  /** `applied`: it is the one that `--fix` applies, as a `safe` one, or with `--unsafe-fixes` as the `preferred` one. */
  reportFix(parts: { readonly remedy: Clause; readonly applied?: 'safe' | 'preferred' }): string;
  /** A remedy that hands over a text; `printed`: it is printed below, else an option prints it. */
  reportText(parts: { readonly remedy: Clause; readonly printed: boolean }): string;

  /**
   * `found`: how many findings of each severity there are, in words and coloured; `ignored`, `inBaseline`: how many are not
   * reported; `advice`: what to do about them, or what was done; `code`: the exit code, and why it is that one.
   */
  reportSummary(parts: {
    readonly files: number;
    readonly found: readonly string[];
    readonly ignored: number;
    readonly inBaseline: number;
    readonly advice?: Clause;
    readonly code: number;
    readonly because: Clause;
  }): string;
  reportCount(parts: { readonly severity: SeverityWord; readonly count: number }): string;
  reportNoFindings(): string;
  /** How many findings have a `safe` fix, and how many others an `unsafe` one that is preferred; at least one of them. */
  reportFixable(parts: { readonly safe: number; readonly unsafe: number }): string;
  /** How many fixes were applied; how many findings are left that `--unsafe-fixes` would fix, and the `rest`. */
  reportFixed(parts: { readonly count: number; readonly unsafe: number; readonly rest: number }): string;

  /** The report as a document of its own. */
  paperCheckTitle(): string;
  paperCheckColumn(parts: { readonly column: 'severity' | 'place' | 'finding' }): string;
  /** So many findings are not shown. */
  paperCheckMore(parts: { readonly count: number }): string;
  paperCheckHelp(): string;
  /** Stands before the fixes of a finding; `place`: `pyproject.toml:4`. */
  paperCheckFixes(parts: { readonly place: string; readonly code: string }): string;

  /** A report that was to be written to a file was not. */
  exitUnwritten(): string;
  /** A path that was given leads to nothing that can be checked. */
  exitMisled(): string;
  /** Findings of one of these severities, the worst first. */
  exitFound(parts: { readonly counting: readonly SeverityWord[] }): string;
  /** There are some, but they were asked to make no difference. */
  exitZero(): string;
  exitFailed(): string;
  exitUndecided(parts: { readonly files: number }): string;
  /** Only findings of lesser severities than these. */
  exitBelow(parts: { readonly counting: readonly SeverityWord[] }): string;
  exitClean(): string;
}
