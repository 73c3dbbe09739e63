/**
 * The one order in which remedies are offered: by how little they change, with texts that change nothing by themselves last.
 */
import { REMEDY_KINDS } from './kinds.ts';
import type { Remedy } from './remedy.ts';

/** At most this many are offered; nobody reads more. */
export const MOST_REMEDIES = 7;

/**
 * Sorts remedies by how little they change and keeps the first few. At most one is preferred: the first that may be. Equals
 * keep their order.
 */
export function rankRemedies(remedies: readonly Remedy[]): readonly Remedy[] {
  const ranked = [...remedies].sort((a, b) => rankOf(a) - rankOf(b)).slice(0, MOST_REMEDIES);
  // What gives up something is not applied without asking where another way gives up nothing.
  const best = ranked[0]?.ahead ? undefined : ranked.find(({ preferred, edits }) => preferred && edits.length > 0);
  return ranked.map((remedy) => ({ ...remedy, preferred: remedy === best }));
}

function rankOf(remedy: Remedy): number {
  if (remedy.ahead) return -1;
  return REMEDY_KINDS.findIndex(({ kind }) => kind === remedy.kind);
}
