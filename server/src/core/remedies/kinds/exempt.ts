/**
 * Exempts projects from `exclude-newer`, whose wheels it hides because their index gives no dates. A date for one of them alone
 * gives way, which the title says.
 */
import { say } from '../../messages/message.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import type { DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import { uvSettingsOf } from '../../installers/uv/uvPolicy.ts';
import { uvEntryEdits } from '../edits/uvTable.ts';
import type { KindOfRemedy, RemedyOf } from '../kind.ts';

export const exempt: KindOfRemedy<'exempt'> = { kind: 'exempt' };

/** The remedy that exempts some projects, before it is proven; undefined if nothing can be edited. */
export function exempting(names: readonly NormalizedName[], file: DependencyFile): RemedyOf<'exempt'> | undefined {
  const edits = names.length > 0 ? uvEntryEdits('exclude-newer-package', names, false, file) : [];
  if (edits.length === 0) return undefined;
  const own = uvSettingsOf(file).excludeNewerPackage;
  const dated = names.filter((name) => typeof own.get(name) === 'object');
  const title = say('exemptTitle', { names, dated });
  return { kind: 'exempt', title, preferred: false, edits, cost: say('exemptCost', { count: names.length }) };
}
