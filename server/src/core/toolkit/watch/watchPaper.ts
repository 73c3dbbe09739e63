/** What a watch has to say: at the first look what is watched, later the news. */
import type { Condition } from '../../diagnosis/conditions.ts';
import { say, uniqueMessages, type Message } from '../../messages/message.ts';
import { answerIn, heading, inShort, list, type ListItem, type Paper } from '../../papers/paper.ts';
import { conditionWords } from '../conditionWords.ts';
import type { NewsItem } from './news.ts';
import type { WatchState } from './watchState.ts';

/** What a project waits for on its targets: the name of each, and what would have to come about there. */
export type Waits = Readonly<Record<string, Readonly<Record<string, readonly Condition[]>>>>;

/** @param file the state file, as shown; `waits` by the path of a project */
export function firstLookPaper(
  state: WatchState,
  waits: Waits,
  file: string,
  label: (target: string) => string,
): Paper {
  const { projects, packages, conditions } = state;
  const counts = {
    projects: Object.keys(projects).length,
    packages: Object.keys(packages).length,
    conditions: Object.keys(conditions).length,
  };
  return [
    answerIn(say('watchBegins', { ...counts, file })),
    ...items([
      ...Object.entries(projects).map(([path, targets]): ListItem => {
        const installs = inOrder(targets).flatMap(([name, one]) => (one.installs ? [label(name)] : []));
        const fails = inOrder(targets).flatMap(([name, one]) =>
          one.installs ? [] : [{ target: label(name), culprits: [...new Set(Object.values(one.blocked).flat())] }],
        );
        return {
          text: say('watchedProject', { file: path, installs, fails }),
          items: waitLines(waits[path] ?? {}, label).map((text) => ({ text })),
        };
      }),
      ...Object.entries(packages).map(([name, targets]) => ({
        text: say('watchedPackage', {
          name,
          releases: inOrder(targets).map(([target, version]) => ({
            target: label(target),
            version: version ?? undefined,
          })),
        }),
      })),
      ...Object.entries(conditions).map(([condition, version]) => ({
        text: say('watchedCondition', { condition, version: version ?? undefined }),
      })),
    ]),
  ];
}

function items(all: readonly ListItem[]): Paper {
  return all.length === 0 ? [] : [{ kind: 'list', items: all }];
}

/** What would have to come about, for each target that waits for something. */
function waitLines(waits: Waits[string], label: (target: string) => string): readonly Message[] {
  return inOrder(waits).flatMap(([name, ones]) =>
    ones.length === 0
      ? []
      : [say('watchedWaits', { target: label(name), conditions: uniqueMessages(ones.map(conditionWords)) })],
  );
}

/** Nothing where there is no news. */
export function newsPaper(news: readonly NewsItem[]): Paper {
  const kinds = (['broken', 'possible', 'known'] as const).map((kind) => ({
    kind,
    items: news.filter((one) => one.kind === kind).map(({ message }) => message),
  }));
  return [
    ...(news.length > 0
      ? [inShort(say('newsInShort', { counts: kinds.map(({ kind, items }) => ({ kind, count: items.length })) }))]
      : []),
    ...kinds.flatMap(({ kind, items }) =>
      items.length === 0 ? [] : [heading(2, say('newsHeading', { kind })), ...list(items)],
    ),
  ];
}

/** By the names of the targets. */
function inOrder<Value>(targets: Readonly<Record<string, Value>>): readonly [string, Value][] {
  return Object.entries(targets).sort(([a], [b]) => (a < b ? -1 : 1));
}
