/** Exempts projects from `exclude-newer`, whose wheels it hides because their index gives no dates. */
import { say } from '../../messages/message.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import type { DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import { uvEntryEdits } from '../edits/uvTable.ts';
import type { KindOfRemedy, RemedyOf } from '../kind.ts';

export const exempt: KindOfRemedy<'exempt'> = { kind: 'exempt' };

/** The remedy that exempts some projects, before it is proven; undefined if nothing can be edited. */
export function exempting(names: readonly NormalizedName[], file: DependencyFile): RemedyOf<'exempt'> | undefined {
  const edits = names.length > 0 ? uvEntryEdits('exclude-newer-package', names, false, file) : [];
  if (edits.length === 0) return undefined;
  const title = say('exemptTitle', { names });
  return { kind: 'exempt', title, preferred: false, edits, cost: say('exemptCost', { count: names.length }) };
}
