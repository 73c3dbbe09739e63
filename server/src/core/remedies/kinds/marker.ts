/** Leaves out the dependency itself on Pyodide, by a marker. */
import { say } from '../../messages/message.ts';
import { judgeCulprits } from '../../diagnosis/judgedCulprits.ts';
import { editsOfAll, markerEdit } from '../edits/declarationEdits.ts';
import type { Attempt } from '../attempt.ts';
import type { KindOfRemedy } from '../kind.ts';
import type { LeavesOut } from '../leavesOut.ts';
import { proven } from '../prove.ts';

export const marker: KindOfRemedy<'marker'> = {
  kind: 'marker',
  *find(attempt) {
    if (isUnread(attempt)) return [];
    const edits = editsOfAll(attempt.declarations, (declaration) => markerEdit(declaration));
    if (!edits || !(yield* proven(edits, attempt))) return [];
    const title = say('markerTitle', { name: attempt.failure.name });
    const left: LeavesOut = { kind: 'dependency', name: attempt.failure.name };
    return [{ kind: 'marker', title, preferred: false, edits, cost: say('markerCost'), leavesOut: left }];
  },
};

/** Whether uv does not read the place that the dependency comes from: then no marker keeps it from refusing the file. */
function isUnread({ failure, catalog, context }: Attempt): boolean {
  return judgeCulprits(failure, catalog, context.target).some(
    ({ name, reason }) =>
      name === failure.name &&
      reason.kind === 'refused-reference' &&
      (reason.refusal.kind === 'no-folder' || reason.refusal.kind === 'no-file'),
  );
}
