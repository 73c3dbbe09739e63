/** A remedy as findings have it and surfaces show it, of any kind. */
import { proofWords } from '../evidence/fixProof.ts';
import { say, type Message } from '../messages/message.ts';
import type { RemedyOf } from './kind.ts';
import type { RemedyKind } from './kinds.ts';

export type Remedy = RemedyOf<RemedyKind>;

/** The paths of the files that it changes, one for each edit; none if it changes nothing. */
export function pathsChangedBy({ edits, rewrites = [] }: Pick<Remedy, 'edits' | 'rewrites'>): readonly string[] {
  return [...edits.map(({ path }) => path), ...rewrites];
}

/** What it does, with its cost. */
export function titleWithCost({ title, cost }: Remedy): Message {
  return cost ? say('remedyAtCost', { title, cost }) : title;
}

/** The same with what decides whether it is a fix, where somebody has asked. */
export function titleWithProof(remedy: Remedy): Message {
  const fix = titleWithCost(remedy);
  const [proof] = remedy.proof ? proofWords(remedy.proof) : [];
  return proof ? say('fixWithProof', { fix, proof }) : fix;
}
