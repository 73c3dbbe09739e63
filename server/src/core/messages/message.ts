/**
 * Something to say, as data: the name of a sentence or clause, and what goes into it. Whatever shows it chooses the
 * language, through the {@link Messages} that it passes to {@link tell}.
 */
import { visible } from './visible.ts';
import type { Clause } from './clause.ts';
import type { Messages } from './messages.ts';
import { maskCredentials } from './words.ts';

export type { Clause } from './clause.ts';

/** The name of a sentence or clause. */
export type MessageId = keyof Messages;

/** What goes into a message: its parts, with messages for those that are clauses. */
export type PartData<Part> = Part extends Clause
  ? Message
  : Part extends string | number | boolean | undefined
    ? Part
    : Part extends readonly (infer Element)[]
      ? readonly PartData<Element>[]
      : { readonly [Key in keyof Part]: PartData<Part[Key]> };

/** The data of a message with a given name: nothing if it has no parts. */
export type PartsOf<Id extends MessageId> =
  Parameters<Messages[Id]> extends [infer Parts] ? readonly [PartData<Parts>] : readonly [];

/** A message. Plain data: it can be compared, stored and sent. Only created by {@link say}, which checks its parts. */
export interface Message {
  readonly id: MessageId;
  readonly parts: object;
}

const NO_PARTS = {};

/** The message with a given name and its parts. */
export function say<Id extends MessageId>(id: Id, ...parts: PartsOf<Id>): Message {
  return { id, parts: parts[0] ?? NO_PARTS };
}

/** A message in the language of the given messages. */
export function tell({ id, parts }: Message, messages: Messages): string {
  const words = messages as Readonly<Record<MessageId, (parts: object) => string>>;
  return words[id](told(parts, messages) as object);
}

/** The parts, with every message among them in words. Texts come from files and indexes: everything in them can be seen, but no password. */
function told(part: unknown, messages: Messages): unknown {
  if (typeof part === 'string') return maskCredentials(visible(part));
  if (Array.isArray(part)) return part.map((element) => told(element, messages));
  if (typeof part !== 'object' || part === null) return part;
  if (isMessage(part)) return tell(part, messages);
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, told(value, messages)]));
}

function isMessage(part: object): part is Message {
  return 'id' in part && 'parts' in part;
}

/** The message with a clause in place of a part wherever that occurs, including the messages within. */
export function replacePart(message: Message, part: string, clause: Message): Message {
  return { id: message.id, parts: replaced(message.parts, part, clause) as object };
}

function replaced(value: unknown, part: string, clause: Message): unknown {
  if (value === part) return clause;
  if (Array.isArray(value)) return value.map((element) => replaced(element, part, clause));
  if (typeof value !== 'object' || value === null) return value;
  if (isMessage(value)) return replacePart(value, part, clause);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replaced(inner, part, clause)]));
}

/** Whether a text is a part of a message, or of a message in it. */
export function mentions(message: Message, part: string): boolean {
  return !saysTheSame(replacePart(message, part, { id: message.id, parts: NO_PARTS }), message);
}

/** The texts among the parts of a message, and of the messages in it. */
export function textsIn({ parts }: Message): readonly string[] {
  const found: string[] = [];
  JSON.stringify(parts, (_, value: unknown) => {
    if (typeof value === 'string') found.push(value);
    return value;
  });
  return found;
}

/** Whether two messages say the same. */
export function saysTheSame(one: Message, other: Message): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The messages without those that repeat an earlier one. */
export function uniqueMessages(messages: readonly Message[]): readonly Message[] {
  return [...new Map(messages.map((message) => [JSON.stringify(message), message])).values()];
}
