/** Messages without the credentials that URLs in them may contain. */
import type { Message } from './message.ts';
import { maskCredentials } from './words.ts';

/** The message with the user name and password of every URL in its parts masked: what is shown ends up in logs. */
export function masked({ id, parts }: Message): Message {
  return { id, parts: maskedPart(parts) as object };
}

/** The same for a part, its elements and the messages within. */
function maskedPart(part: unknown): unknown {
  if (typeof part === 'string') return maskCredentials(part);
  if (Array.isArray(part)) return part.map(maskedPart);
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, maskedPart(value)]));
}
