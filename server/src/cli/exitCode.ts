/** The exit codes of the command line, and which one a check deserves. */
import type { Finding } from '../core/findings/finding.ts';

/** Nothing to fix: no finding, or only informational findings and hints. */
export const EXIT_CLEAN = 0;
/** At least one error or warning. */
const EXIT_FINDINGS = 1;
/** The check could not run, or could not finish: bad arguments, a missing path, an index out of reach, an internal error. */
export const EXIT_FAILED = 2;

export type ExitCode = typeof EXIT_CLEAN | typeof EXIT_FINDINGS | typeof EXIT_FAILED;

/**
 * The exit code for all findings of a run. A dependency without a verdict counts neither as a finding nor as a clean result:
 * without other findings, the check counts as one that could not run.
 */
export function exitCodeOf(findings: readonly Finding[]): ExitCode {
  const known = findings.filter(({ code }) => code !== 'unknown-verdict');
  if (known.some(({ severity }) => severity === 'error' || severity === 'warning')) return EXIT_FINDINGS;
  return known.length < findings.length ? EXIT_FAILED : EXIT_CLEAN;
}
