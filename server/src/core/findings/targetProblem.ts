/** `target-problem`: the target could not be determined as the project asks for. */
import type { Message } from '../messages/message.ts';
import type { Span } from '../text/span.ts';
import { finding, type Finding } from './finding.ts';
import type { SeverityOf } from './rules.ts';

/** A finding about how the target was chosen. */
export function targetProblem(
  message: Message,
  path: string,
  span: Span,
  severity: SeverityOf<'target-problem'>,
): Finding {
  return finding('target-problem', message, { path, span }, { severity });
}
