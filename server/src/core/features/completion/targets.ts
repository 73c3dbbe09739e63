/** The runtimes that `target` in the product's own table can name. */
import { say } from '../../messages/message.ts';
import type { NamedTarget } from '../../runtimes/namedTarget.ts';
import { COMPLETION_MEMBER } from '../lspValues.ts';
import type { Suggestion } from './suggestion.ts';

/** In the order in which a person is shown them elsewhere. */
export function offeredTargets(targets: readonly NamedTarget[]): readonly Suggestion[] {
  return targets.map(({ name, label, python }) => ({
    text: name,
    kind: COMPLETION_MEMBER,
    detail: say('completionTarget', { label, python }),
  }));
}
