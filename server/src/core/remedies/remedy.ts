/** A remedy as findings have it and surfaces show it: of one of the kinds that there are. */
import { say, type Message } from '../messages/message.ts';
import type { RemedyOf } from './kind.ts';
import type { RemedyKind } from './kinds.ts';

export type Remedy = RemedyOf<RemedyKind>;

/** What it does, with what it costs. */
export function titleWithCost({ title, cost }: Remedy): Message {
  return cost ? say('remedyAtCost', { title, cost }) : title;
}
