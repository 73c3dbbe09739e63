/** Chooses which remedies of a check can be applied together. */
import type { Finding } from '../findings/finding.ts';
import type { Remedy } from '../remedies/remedy.ts';
import type { FileEdit, TextEdit } from '../text/textEdit.ts';

/**
 * Which remedies are applied: `safe` ones only, which need no decision, or what is `preferred` as well, as somebody has chosen
 * who knows that it may change what was written.
 */
export type Boldness = 'safe' | 'preferred';

/** Edits by path, and the remedies that they apply. */
export interface RemediesTogether {
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
  /** Paths of files that are written as UTF-8 without a byte order mark. */
  readonly rewrites: ReadonlySet<string>;
  readonly remedies: readonly { readonly finding: Finding; readonly remedy: Remedy }[];
}

/** The one remedy of a finding that is applied, if any: the preferred one if it may be, else the first that is safe. */
export function appliedRemedy({ remedies }: Finding, boldness: Boldness): Remedy | undefined {
  const changing = remedies.filter(({ edits, rewrites = [] }) => edits.length + rewrites.length > 0);
  const preferred = changing.find((remedy) => remedy.preferred);
  const isApplied = preferred !== undefined && (boldness === 'preferred' || preferred.safe === true);
  return isApplied ? preferred : changing.find(({ safe }) => safe === true);
}

/**
 * Takes the remedy of each finding, as long as none of its edits touches what an earlier one changes. What is left out gets
 * its turn after the next check, which may find that it is no longer needed.
 */
export function remediesTogether(findings: readonly Finding[], boldness: Boldness): RemediesTogether {
  const edits = new Map<string, TextEdit[]>();
  const remedies: { finding: Finding; remedy: Remedy }[] = [];
  for (const finding of findings) {
    const remedy = appliedRemedy(finding, boldness);
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
