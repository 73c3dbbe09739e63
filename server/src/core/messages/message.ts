/**
 * Something to say, as data: the name of a sentence or a clause, and what goes into it. Whoever shows it chooses the
 * language, by the {@link Messages} that it hands to {@link tell}.
 */
import type { Messages } from './messages.ts';

/** The name of a sentence or a clause. */
export type MessageId = keyof Messages;

declare const TOLD: unique symbol;

/** A message within a message, as the function that words the outer one gets it: in its language already. */
export type Clause = string & { readonly [TOLD]: true };

/** What goes into a message: its parts, where those that are clauses are messages themselves. */
export type PartData<Part> = Part extends Clause
  ? Message
  : Part extends string | number | boolean | undefined
    ? Part
    : Part extends readonly (infer Element)[]
      ? readonly PartData<Element>[]
      : { readonly [Key in keyof Part]: PartData<Part[Key]> };

/** The data that a message of a name is made of: nothing where it has no parts. */
export type PartsOf<Id extends MessageId> =
  Parameters<Messages[Id]> extends [infer Parts] ? readonly [PartData<Parts>] : readonly [];

/** A message. Plain data: it can be compared, kept and sent. Made by {@link say} alone, which checks its parts. */
export interface Message {
  readonly id: MessageId;
  readonly parts: object;
}

const NO_PARTS = {};

/** The message of a name with its parts. */
export function say<Id extends MessageId>(id: Id, ...parts: PartsOf<Id>): Message {
  return { id, parts: (parts[0] as object | undefined) ?? NO_PARTS };
}

/** A message in the language of some messages. */
export function tell({ id, parts }: Message, messages: Messages): string {
  const word = messages[id] as (parts: object) => string;
  return word(told(parts, messages) as object);
}

/** The parts with every message among them told. */
function told(part: unknown, messages: Messages): unknown {
  if (Array.isArray(part)) return part.map((element) => told(element, messages));
  if (typeof part !== 'object' || part === null) return part;
  if (isMessage(part)) return tell(part, messages);
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, told(value, messages)]));
}

function isMessage(part: object): part is Message {
  return 'id' in part && 'parts' in part;
}
