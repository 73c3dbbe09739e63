/** What a watch has to say: at the first look what is watched, later the news. */
import { say } from '../../messages/message.ts';
import { heading, list, paragraph, type Paper } from '../../papers/paper.ts';
import type { NewsItem } from './news.ts';
import type { WatchState } from './watchState.ts';

/** @param file the state file, as shown */
export function firstLookPaper(state: WatchState, file: string, label: (target: string) => string): Paper {
  const { projects, packages } = state;
  const counts = { projects: Object.keys(projects).length, packages: Object.keys(packages).length };
  return [
    paragraph(say('watchBegins', { ...counts, file })),
    ...list([
      ...Object.entries(projects).map(([path, targets]) => {
        const installs = inOrder(targets).flatMap(([name, one]) => (one.installs ? [label(name)] : []));
        const fails = inOrder(targets).flatMap(([name, one]) =>
          one.installs ? [] : [{ target: label(name), culprits: [...new Set(Object.values(one.blocked).flat())] }],
        );
        return say('watchedProject', { file: path, installs, fails });
      }),
      ...Object.entries(packages).map(([name, targets]) =>
        say('watchedPackage', {
          name,
          releases: inOrder(targets).map(([target, version]) => ({
            target: label(target),
            version: version ?? undefined,
          })),
        }),
      ),
    ]),
  ];
}

/** Nothing where there is no news. */
export function newsPaper(news: readonly NewsItem[]): Paper {
  return (['broken', 'possible', 'known'] as const).flatMap((kind) => {
    const items = news.filter((one) => one.kind === kind).map(({ message }) => message);
    return items.length === 0 ? [] : [heading(2, say('newsHeading', { kind })), ...list(items)];
  });
}

/** By the names of the targets. */
function inOrder<Value>(targets: Readonly<Record<string, Value>>): readonly [string, Value][] {
  return Object.entries(targets).sort(([a], [b]) => (a < b ? -1 : 1));
}
