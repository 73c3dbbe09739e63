/** A synchronous computation that needs facts from outside: a generator that asks, and goes on once they are there. */
import type { Reference } from '../candidates/references/reference.ts';
import type { ReferenceStore } from '../candidates/references/referenceFacts.ts';
import type { Unavailable } from '../candidates/unavailable.ts';
import type { Message } from '../messages/message.ts';
import type { Catalog, Need } from './catalog.ts';

/** What a question waits for, and what it will probably ask for next. */
export interface Needs {
  /** Where the facts are missing. */
  readonly catalog: Catalog;
  readonly now: Need;
  /** Asked for next if all goes well, as is whatever follows from it. */
  readonly soon: readonly Need[];
  /** Asked for if things go on as badly as so far; nothing is to be concluded from it. */
  readonly beside: readonly Need[];
}

/** What is to be learnt about a direct reference. */
export interface ReferenceNeed {
  /** Where the facts are missing. */
  readonly references: ReferenceStore;
  readonly reference: Reference;
}

/** A request to go on only after the event loop has had a turn: sent between steps of a long search. */
export type Pause = 'pause';

/**
 * Answers with `Answer`; the code that runs it fetches what it yields and resumes it. With a full catalog it never yields
 * needs.
 */
export type Question<Answer> = Generator<Needs | ReferenceNeed | Pause, Answer, void>;

/** Thrown into a question where it pauses: it may not go on searching, and comes to its end with what it knows. */
export class SearchEnded extends Error {
  override readonly name = 'SearchEnded';
  /** Why. */
  readonly says: Message;

  constructor(says: Message) {
    super('SearchEnded');
    this.says = says;
  }
}

/** Lets others have their turn. @returns why the search has to end, if it has to */
export function* pause(): Generator<Pause, Unavailable | undefined, void> {
  try {
    yield 'pause';
    return undefined;
  } catch (error) {
    if (error instanceof SearchEnded) return { kind: 'unavailable', reason: error.says };
    throw error;
  }
}
