/** What is said of a piece of evidence. */
import type { Evidence } from './evidence.ts';
import { say, type Message } from '../messages/message.ts';

/** The culprit, who asks for it, and where. */
export function partsOf({ parent, version, culprit, file, line }: Evidence): {
  readonly parent: string;
  readonly version: string;
  readonly culprit: string;
  readonly place?: string;
} {
  const place = file === undefined ? undefined : line === undefined ? file : `${file}:${line}`;
  return { parent, version, culprit, ...(place !== undefined && { place }) };
}

/** Whether the parent needs the culprit, in a sentence. */
export function evidenceWords(one: Evidence): Message {
  const { answer, part, through } = one;
  return say('strategyEvidence', {
    ...{ answer, ...partsOf(one) },
    ...(part !== undefined && { part }),
    ...(through.length > 0 && { through }),
    ...(one.unknown !== undefined && { why: one.unknown }),
  });
}
