/**
 * The news of a watch for programs.
 * @see docs/schema/watch-output.schema.json
 */
import { en } from '../../messages/en/en.ts';
import { tell } from '../../messages/message.ts';
import type { NewsItem } from './news.ts';
import type { WatchState } from './watchState.ts';

/** Incremented when a field is removed or changes its meaning, but not for new fields. */
const VERSION = 1;

/** @param watched what the first look has found; absent if there was one before */
export function watchJson(news: readonly NewsItem[], watched?: WatchState): object {
  return {
    ...{ version: VERSION, first: watched !== undefined },
    news: news.map(({ kind, message }) => ({ kind, message: tell(message, en) })),
    ...(watched && {
      watched: { projects: watched.projects, packages: watched.packages, conditions: watched.conditions },
    }),
  };
}
