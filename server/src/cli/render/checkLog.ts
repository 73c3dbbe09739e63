/** What a check logs of a file before it asks anybody. Always in English: it ends up in reports of faults. */
import { verdictsOf, type Snapshot } from '../../core/analysis/snapshot.ts';
import { en } from '../../core/messages/en/en.ts';
import { tell } from '../../core/messages/message.ts';
import { visible } from '../../core/messages/visible.ts';

/** Which targets a file is checked for, and why. */
export function targetLines(file: string, snapshot: Snapshot): readonly string[] {
  return verdictsOf(snapshot).map(({ choice: { target, reason } }) =>
    visible(`${file}: checked for ${target.label} (${target.name}): ${tell(reason, en)}`),
  );
}
