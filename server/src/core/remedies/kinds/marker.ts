/** Leaves out the dependency itself on Pyodide, by a marker. */
import { say } from '../../messages/message.ts';
import { editsOfAll, markerEdit } from '../edits/declarationEdits.ts';
import type { KindOfRemedy } from '../kind.ts';
import type { LeavesOut } from '../leavesOut.ts';
import { proven } from '../prove.ts';

export const marker: KindOfRemedy<'marker'> = {
  kind: 'marker',
  *find(attempt) {
    const edits = editsOfAll(attempt.declarations, (declaration) => markerEdit(declaration));
    if (!edits || !(yield* proven(edits, attempt))) return [];
    const title = say('markerTitle', { name: attempt.failure.name });
    const left: LeavesOut = { kind: 'dependency', name: attempt.failure.name };
    return [{ kind: 'marker', title, preferred: false, edits, cost: say('markerCost'), leavesOut: left }];
  },
};
