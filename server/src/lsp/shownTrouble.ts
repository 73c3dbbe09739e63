/** What a status item shows where an index did not answer: which one, and why, in a clause. */
import type { Snapshot } from '../core/analysis/snapshot.ts';
import { uniqueOutages } from '../core/candidates/outage.ts';
import { say, tell } from '../core/messages/message.ts';
import type { Messages } from '../core/messages/messages.ts';
import type { StatusTrouble } from './protocol.ts';

/** The first trouble that a snapshot tells of; undefined if every index answered. */
export function shownTrouble({ findings }: Snapshot, messages: Messages): StatusTrouble | undefined {
  const [first] = uniqueOutages(findings.flatMap(({ unanswered }) => unanswered?.outages ?? []));
  if (!first) return undefined;
  const { kind, index, host, why } = first;
  return {
    kind,
    text: tell(say('statusTrouble', { kind, index: say('indexAtHost', { index, host }), why }), messages),
  };
}
