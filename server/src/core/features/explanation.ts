/** The whole explanation of findings as a text of its own, for whoever wants to read the proof. */
import type { Finding } from '../analysis/finding.ts';
import { verdictsOf, type Snapshot } from '../analysis/snapshot.ts';
import { rulePage } from './diagnostics.ts';

/**
 * The explanation of the findings at a place.
 * @param offset UTF-16 offset in the file at `path`
 * @param code only the finding with this code; all of the place without it
 * @returns undefined where there is no finding
 */
export function explanationAt(path: string, offset: number, snapshot: Snapshot, code?: string): string | undefined {
  const findings = snapshot.findings.filter(
    (finding) =>
      finding.path === path &&
      finding.span.start <= offset &&
      offset <= finding.span.end &&
      (code === undefined || finding.code === code),
  );
  if (findings.length === 0) return undefined;
  const head = verdictsOf(snapshot).map(
    ({ choice: { target, reason } }) =>
      `Resolved for ${target.label} (Python ${target.pythonSeries}, packages of Pyodide ${target.pyodide}): ${reason}`,
  );
  return [head.join('\n'), ...findings.map(explanationOf)].join('\n\n');
}

function explanationOf(finding: Finding): string {
  const chains = finding.chains.filter((chain) => chain.length > 1).map((chain) => `  ${chain.join(' → ')}`);
  const remedies = finding.remedies.map(({ title, cost }) => `  ${title}${cost === undefined ? '' : `, but ${cost}`}`);
  // A proof that was written out begins with the statement itself.
  const proof = finding.explanation[0] === finding.message ? finding.explanation.slice(1) : finding.explanation;
  return [
    finding.message,
    ...paragraph('', proof),
    ...paragraph('How they come in:', chains),
    ...paragraph('What makes it work:', remedies),
    ...finding.remedies.flatMap(({ title, snippet }) => paragraph(`${title}:`, snippet?.trimEnd().split('\n') ?? [])),
    `\nAbout ${finding.code}: ${rulePage(finding.code)}\n`,
  ].join('\n');
}

function paragraph(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', ...(title === '' ? [] : [title]), ...lines];
}
