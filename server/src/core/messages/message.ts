/**
 * Something to say, as data: the name of a sentence or a clause, and what goes into it. Whoever shows it chooses the
 * language, by the {@link Messages} that it hands to {@link tell}.
 */
import type { Clause } from './clause.ts';
import type { Messages } from './messages.ts';

export type { Clause } from './clause.ts';

/** The name of a sentence or a clause. */
export type MessageId = keyof Messages;

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
  return { id, parts: parts[0] ?? NO_PARTS };
}

/** A message in the language of some messages. */
export function tell({ id, parts }: Message, messages: Messages): string {
  const words = messages as Readonly<Record<MessageId, (parts: object) => string>>;
  return words[id](told(parts, messages) as object);
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

/** The message with another text wherever one stands in its parts, or in those of the messages in it. */
export function replaceText(message: Message, text: string, other: string): Message {
  return { id: message.id, parts: replaced(message.parts, text, other) as object };
}

function replaced(part: unknown, text: string, other: string): unknown {
  if (typeof part === 'string') return part.replaceAll(text, other);
  if (Array.isArray(part)) return part.map((element) => replaced(element, text, other));
  if (typeof part !== 'object' || part === null) return part;
  if (isMessage(part)) return replaceText(part, text, other);
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, replaced(value, text, other)]));
}

/** Whether a text stands in the parts of a message, or in those of the messages in it. */
export function mentions(message: Message, text: string): boolean {
  return !saysTheSame(replaceText(message, text, ''), message);
}

/** Whether two messages say the same. */
export function saysTheSame(one: Message, other: Message): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The messages without those that say the same as an earlier one. */
export function uniqueMessages(messages: readonly Message[]): readonly Message[] {
  return [...new Map(messages.map((message) => [JSON.stringify(message), message])).values()];
}
