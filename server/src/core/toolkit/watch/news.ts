/** What is new between two looks: what has become possible, and what has broken. */
import { say, type Message } from '../../messages/message.ts';
import { compareVersions, parseVersion } from '../../packaging/versions/version.ts';
import type { TargetState, WatchState } from './watchState.ts';

export interface NewsItem {
  /** Whether something has become possible, has broken, or is only to be known. */
  readonly kind: 'possible' | 'broken' | 'known';
  readonly message: Message;
}

/**
 * The news, what has broken first.
 * @param label the name of a target for people
 */
export function newsBetween(
  before: WatchState,
  now: WatchState,
  label: (target: string) => string,
): readonly NewsItem[] {
  const items = [
    ...runtimeNews(before, now, label),
    ...projectNews(before, now, label),
    ...packageNews(before, now, label),
  ];
  return (['broken', 'possible', 'known'] as const).flatMap((kind) => items.filter((item) => item.kind === kind));
}

function runtimeNews(before: WatchState, now: WatchState, label: (target: string) => string): readonly NewsItem[] {
  const added = now.runtimes.filter((name) => !before.runtimes.includes(name));
  const gone = before.runtimes.filter((name) => !now.runtimes.includes(name));
  return [
    ...added.map((name) => item('possible', say('newsRuntime', { runtime: label(name), name }))),
    ...gone.map((name) => item('broken', say('newsRuntimeGone', { name }))),
  ];
}

function projectNews(before: WatchState, now: WatchState, label: (target: string) => string): readonly NewsItem[] {
  const gone = Object.keys(before.projects).filter((file) => !Object.hasOwn(now.projects, file));
  return [
    ...Object.entries(now.projects).flatMap(([file, targets]) => {
      const known = before.projects[file];
      if (!known) return [item('known', say('newsProject', { file }))];
      return Object.entries(targets).flatMap(([target, state]) => {
        const last = known[target];
        if (!last) return [item('known', say('newsTarget', { file, target: label(target), installs: state.installs }))];
        return targetNews(file, label(target), last, state);
      });
    }),
    ...gone.map((file) => item('known', say('newsProjectGone', { file }))),
  ];
}

function targetNews(file: string, target: string, before: TargetState, now: TargetState): readonly NewsItem[] {
  if (!before.installs && now.installs) {
    return [item('possible', say('newsInstalls', { file, target, culprits: culpritsOf(before) }))];
  }
  const broken = Object.entries(now.blocked).flatMap(([name, culprits]) => {
    const last = before.blocked[name] ?? [];
    const added = culprits.filter((culprit) => !last.includes(culprit));
    return added.length > 0 ? [item('broken', say('newsBlocked', { file, target, name, culprits: added }))] : [];
  });
  const free = Object.entries(before.blocked).flatMap(([name, culprits]) => {
    const left = now.blocked[name] ?? [];
    const solved = culprits.filter((culprit) => !left.includes(culprit));
    return solved.length > 0
      ? [item('possible', say('newsUnblocked', { file, target, name, culprits: solved, left }))]
      : [];
  });
  const fails = before.installs && !now.installs && broken.length === 0;
  return [...(fails ? [item('broken', say('newsFails', { file, target }))] : []), ...broken, ...free];
}

function culpritsOf({ blocked }: TargetState): readonly string[] {
  return [...new Set(Object.values(blocked).flat())];
}

function packageNews(before: WatchState, now: WatchState, label: (target: string) => string): readonly NewsItem[] {
  return Object.entries(now.packages).flatMap(([name, targets]) =>
    Object.entries(targets).flatMap(([target, version]) => {
      const last = before.packages[name]?.[target];
      if (last === undefined || last === version) return [];
      const parts = { name, target: label(target) };
      if (version === null) return last === null ? [] : [item('broken', say('newsWheelGone', { ...parts, last }))];
      if (last === null) return [item('possible', say('newsWheel', { ...parts, version }))];
      return isNewer(version, last)
        ? [item('possible', say('newsRelease', { ...parts, version, last }))]
        : [item('broken', say('newsReleaseGone', { ...parts, version, last }))];
    }),
  );
}

function isNewer(version: string, than: string): boolean {
  const [one, other] = [parseVersion(version), parseVersion(than)];
  return one !== undefined && other !== undefined && compareVersions(one, other) > 0;
}

function item(kind: NewsItem['kind'], message: Message): NewsItem {
  return { kind, message };
}
