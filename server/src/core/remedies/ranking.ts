/** The one order in which remedies are offered: by how little they change, and texts that change nothing by themselves last. */
import type { Remedy, RemedyKind } from './remedy.ts';

/**
 * From the least change to the greatest: first what changes one requirement of the file, then what changes the runtime,
 * then what goes against the wishes of other projects, then what leaves something out, then work for people.
 */
export const REMEDY_ORDER: readonly RemedyKind[] = [
  'drop-extra',
  'pin',
  'replace-pin',
  'split',
  'switch-target',
  'constrain',
  'override',
  'allow-build',
  'mock',
  'leave-out',
  'marker',
  'ask-upstream',
  'own-wheel',
  'move-to-group',
  'state-python',
  'add-flag',
];

/** More than this nobody reads. */
export const MOST_REMEDIES = 7;

/**
 * Sorts remedies by how little they change and keeps the first few. At most one is preferred: the first that may be. Among
 * equals the order stays.
 */
export function rankRemedies(remedies: readonly Remedy[]): readonly Remedy[] {
  const ranked = [...remedies]
    .sort((a, b) => REMEDY_ORDER.indexOf(a.kind) - REMEDY_ORDER.indexOf(b.kind))
    .slice(0, MOST_REMEDIES);
  const best = ranked.find(({ preferred, edits }) => preferred && edits.length > 0);
  return ranked.map((remedy) => ({ ...remedy, preferred: remedy === best }));
}
