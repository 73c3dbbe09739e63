/** Which rule applies to a failed dependency follows from the reason of its first culprit. */
import type { Reason } from '../../diagnosis/reason.ts';
import type { FindingCode } from '../rules.ts';

/** A rule about failed dependencies. */
export interface FailureRule {
  readonly code: FindingCode;
  /** The reasons of a declared project to which this rule applies. */
  readonly reasons: readonly Reason['kind'][];
}
