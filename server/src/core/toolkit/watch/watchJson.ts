/**
 * The news of a watch for programs.
 * @see docs/schema/watch-output.schema.json
 */
import { en } from '../../messages/en/en.ts';
import { tell } from '../../messages/message.ts';
import type { NewsItem } from './news.ts';

/** Incremented when a field is removed or changes its meaning, but not for new fields. */
const VERSION = 1;

/** @param first whether there was no look before */
export function watchJson(news: readonly NewsItem[], first: boolean): object {
  return { version: VERSION, first, news: news.map(({ kind, message }) => ({ kind, message: tell(message, en) })) };
}
