/** What the analysis says about a dependency file: findings as data, which every surface renders. */
import type { NormalizedName } from '../packaging/name.ts';
import type { Remedy } from '../remedies/remedy.ts';
import type { Span } from '../text/span.ts';
import type { FindingCode } from './rules.ts';

/** How bad a finding is. Only what keeps the project from being installed is an error. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Another place that belongs to a finding, shown as related information. */
export interface RelatedPlace {
  readonly path: string;
  readonly span: Span;
  readonly message: string;
}

/** One statement about one place. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** What happens, on what, and what to do; names in backticks, about 240 characters, no full stop at the end. */
  readonly message: string;
  /** The file that the span is in: an included file's own path where it came through an include. */
  readonly path: string;
  readonly span: Span;
  /** The declared project the finding is about. */
  readonly name?: NormalizedName;
  /** Every project that stands in the way, the most telling first. */
  readonly culprits: readonly NormalizedName[];
  /** For each culprit the way from the declared dependency to it, both ends included. */
  readonly chains: readonly (readonly NormalizedName[])[];
  /** The whole explanation, a line each; shown on request. */
  readonly explanation: readonly string[];
  readonly related: readonly RelatedPlace[];
  readonly remedies: readonly Remedy[];
  /** The names of the targets on which it holds, where the project has several; absent where it holds on all. */
  readonly targets?: readonly string[];
}

/** For findings that have nothing to say but their message. */
export const NOTHING_MORE = { culprits: [], chains: [], explanation: [], related: [], remedies: [] } as const;

/** A finding about how the target was chosen. */
export function targetFinding(message: string, path: string, span: Span, severity: Severity): Finding {
  return { ...NOTHING_MORE, code: 'target-problem', severity, message, path, span };
}
