/** Chooses which remedies of a check can be applied together. */
import type { Finding } from '../findings/finding.ts';
import type { Remedy } from '../remedies/remedy.ts';
import type { FileEdit, TextEdit } from '../text/textEdit.ts';

/** Edits by path, and the remedies that they apply. */
export interface RemediesTogether {
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
  /** Paths of files that are written as UTF-8 without a byte order mark. */
  readonly rewrites: ReadonlySet<string>;
  readonly remedies: readonly { readonly finding: Finding; readonly remedy: Remedy }[];
}

/** The one remedy of a finding that may be applied without asking. */
export function preferredRemedy(finding: Finding): Remedy | undefined {
  return finding.remedies.find(
    ({ preferred, edits, rewrites = [] }) => preferred && edits.length + rewrites.length > 0,
  );
}

/**
 * Takes the preferred remedy of each finding, as long as none of its edits touches what an earlier one changes. What is left
 * out gets its turn after the next check, which may find that it is no longer needed.
 */
export function remediesTogether(findings: readonly Finding[]): RemediesTogether {
  const edits = new Map<string, TextEdit[]>();
  const remedies: { finding: Finding; remedy: Remedy }[] = [];
  for (const finding of findings) {
    const remedy = preferredRemedy(finding);
    if (!remedy || remedy.edits.some((edit) => collides(edit, edits))) continue;
    for (const { path, edit } of remedy.edits) edits.set(path, [...(edits.get(path) ?? []), edit]);
    remedies.push({ finding, remedy });
  }
  const rewrites = new Set(remedies.flatMap(({ remedy }) => remedy.rewrites ?? []));
  return { edits, rewrites, remedies };
}

/** Adjacent edits count as well: two insertions at one place have no order. */
function collides({ path, edit: { span } }: FileEdit, edits: ReadonlyMap<string, readonly TextEdit[]>): boolean {
  return (edits.get(path) ?? []).some((other) => span.start <= other.span.end && other.span.start <= span.end);
}
