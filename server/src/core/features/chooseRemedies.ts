/** Chooses which remedies of a file can be applied together. */
import type { Finding } from '../analysis/finding.ts';
import type { FileEdit, Remedy } from '../remedies/remedy.ts';

/** The one remedy of a finding that may be applied without asking. */
export function preferredRemedy(finding: Finding): Remedy | undefined {
  return finding.remedies.find(({ preferred, edits }) => preferred && edits.length > 0);
}

/**
 * The edits of the preferred remedy of each finding, as long as none of them touches what an earlier one changes. What
 * is left out has its turn after the next check, which may find that it is no longer needed.
 */
export function chooseEdits(findings: readonly Finding[]): readonly FileEdit[] {
  const chosen: FileEdit[] = [];
  for (const finding of findings) {
    const edits = preferredRemedy(finding)?.edits ?? [];
    if (!edits.some((edit) => chosen.some((other) => touches(edit, other)))) chosen.push(...edits);
  }
  return chosen;
}

/** Side by side counts as well: two insertions at one place have no order. */
function touches(a: FileEdit, b: FileEdit): boolean {
  return a.path === b.path && a.edit.span.start <= b.edit.span.end && b.edit.span.start <= a.edit.span.end;
}
