/** The order in which findings are told: that of the lines of the file, then of those that it includes. */
import type { Finding } from '../findings/finding.ts';

/**
 * Findings in the order of their places: those in the file itself, then those in other files, by their paths.
 * @param path the file that was checked
 * @returns findings at one place keep their order
 */
export function inOrder(findings: readonly Finding[], path: string): readonly Finding[] {
  return findings.toSorted((a, b) => comparePaths(a.path, b.path, path) || a.span.start - b.span.start);
}

function comparePaths(a: string, b: string, own: string): number {
  if (a === b) return 0;
  if (a === own || b === own) return a === own ? -1 : 1;
  return a < b ? -1 : 1;
}
