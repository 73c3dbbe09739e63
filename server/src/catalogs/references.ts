/** What is known of the places that a project points to: what lies on this machine from the start, the rest once asked for. */
import type { Reference } from '../core/candidates/references/reference.ts';
import type { ReferenceFacts, ReferenceStore } from '../core/candidates/references/referenceFacts.ts';
import { say } from '../core/messages/message.ts';

/** Looks into a place that is not on this machine. Rejects only when cancelled. */
export type ReadRemote = (reference: Reference, signal?: AbortSignal) => Promise<ReferenceFacts>;

export class References implements ReferenceStore {
  readonly #facts: Map<string, ReferenceFacts>;
  readonly #readRemote: ReadRemote;

  /** @param local what lies on this machine, by its path */
  constructor(local: ReadonlyMap<string, ReferenceFacts>, readRemote: ReadRemote) {
    this.#facts = new Map(local);
    this.#readRemote = readRemote;
  }

  facts({ location }: Reference): ReferenceFacts | undefined {
    return this.#facts.get(location);
  }

  /** Learns what can be known of a place. */
  async learn(reference: Reference, signal?: AbortSignal): Promise<void> {
    if (this.#facts.has(reference.location)) return;
    const facts: ReferenceFacts = reference.isLocal
      ? { kind: 'unavailable', reason: say('referenceBuilt') }
      : await this.#readRemote(reference, signal);
    this.#facts.set(reference.location, facts);
  }
}
