/** What a check logs of a file before it asks anybody. Always in English: it ends up in reports of faults. */
import type { TargetChoice } from '../../core/runtimes/targetChoice.ts';
import { en } from '../../core/messages/en/en.ts';
import { tell } from '../../core/messages/message.ts';
import { visible } from '../../core/messages/visible.ts';

/** Which targets a file is checked for, and why. */
export function targetLines(file: string, targets: readonly { readonly choice: TargetChoice }[]): readonly string[] {
  return targets.map(({ choice: { target, reason } }) =>
    visible(`${file}: checked for ${target.label} (${target.name}): ${tell(reason, en)}`),
  );
}
