/** Drops extras of the dependency that bring in something without a wheel. */
import { say } from '../../messages/message.ts';
import type { KindOfRemedy } from '../kind.ts';
import { dropExtrasEdits } from '../whatHelps.ts';

export const dropExtra: KindOfRemedy<'drop-extra'> = {
  kind: 'drop-extra',
  *find(attempt, { withoutExtras: extras }) {
    const edits = dropExtrasEdits(extras, attempt);
    if (!edits || extras.length === 0) return [];
    const title = say('dropExtraTitle', { extras, name: attempt.failure.name });
    return [{ kind: 'drop-extra', title, preferred: true, edits }];
  },
};
