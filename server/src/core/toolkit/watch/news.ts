/** What is new between two looks: what has become possible, and what has broken. */
import { grouped } from '../../messages/grouped.ts';
import { replacePart, say, type Message } from '../../messages/message.ts';
import { compareVersions, parseVersion } from '../../packaging/versions/version.ts';
import type { TargetState, WatchState } from './watchState.ts';

export interface NewsItem {
  /** Whether something has become possible, has broken, or is only to be known. */
  readonly kind: 'possible' | 'broken' | 'known';
  readonly message: Message;
}

/** What is known beside two states. */
export interface NewsFacts {
  /** The name of a target for people. */
  readonly label: (target: string) => string;
  /** Why the release of a package at the last look has been withdrawn, empty if nobody says; undefined if it has not been. */
  readonly yanked: (name: string, target: string) => string | undefined;
  /** The version of a package that the runtime of a project ships now; undefined for none. */
  readonly shipped: (file: string, target: string, name: string) => string | undefined;
}

/** The news, what has broken first. */
export function newsBetween(before: WatchState, now: WatchState, facts: NewsFacts): readonly NewsItem[] {
  const { label } = facts;
  const items = [
    ...runtimeNews(before, now, label),
    ...projectNews(before, now, facts),
    ...packageNews(before, now, facts),
    ...conditionNews(before, now),
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

function projectNews(before: WatchState, now: WatchState, { label, shipped }: NewsFacts): readonly NewsItem[] {
  const gone = Object.keys(before.projects).filter((file) => !Object.hasOwn(now.projects, file));
  return [
    ...Object.entries(now.projects).flatMap(([file, targets]) => {
      const known = before.projects[file];
      if (!known) return [item('known', say('newsProject', { file }))];
      const onEach = Object.entries(targets).map(([target, state]) => {
        const last = known[target];
        const name = label(target);
        const ships = (shippedName: string): string | undefined => shipped(file, target, shippedName);
        return {
          label: name,
          items: last
            ? targetNews(file, name, last, state)
            : [item('known', say('newsTarget', { file, target: name, installs: state.installs }))],
          ofRuntime: last ? shippedNews(file, name, last, ships) : [],
        };
      });
      return [...toldTogether(onEach), ...onEach.flatMap(({ ofRuntime }) => ofRuntime)];
    }),
    ...gone.map((file) => item('known', say('newsProjectGone', { file }))),
  ];
}

/** Stands in for whichever target the news name, so that they can be compared. */
const ANY_TARGET = say('targetLabels', { labels: [] });

/** What is the same on several targets, told once of all of them. */
function toldTogether(
  onEach: readonly { readonly label: string; readonly items: readonly NewsItem[] }[],
): readonly NewsItem[] {
  const told = onEach
    .toSorted((one, other) => (one.label < other.label ? -1 : 1))
    .flatMap(({ label, items }) => items.map((one) => ({ ...one, label })));
  return grouped(told, (one) => JSON.stringify([one.kind, replacePart(one.message, one.label, ANY_TARGET)])).map(
    (same) => {
      const [{ kind, message, label }] = same;
      const labels = same.map((one) => one.label);
      return item(kind, labels.length > 1 ? replacePart(message, label, say('targetLabels', { labels })) : message);
    },
  );
}

function targetNews(file: string, target: string, before: TargetState, now: TargetState): readonly NewsItem[] {
  const beside = [
    ...heldBackNews(file, target, before, now),
    ...yankedNews(file, target, before, now),
    ...hostStepNews(file, target, before, now),
  ];
  if (!before.installs && now.installs) {
    return [item('possible', say('newsInstalls', { file, target, culprits: culpritsOf(before) })), ...beside];
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
  return [...(fails ? [item('broken', say('newsFails', { file, target }))] : []), ...broken, ...free, ...beside];
}

/** A package that a new release has dragged a culprit into installs all the same, in an older release. */
function heldBackNews(file: string, target: string, before: TargetState, now: TargetState): readonly NewsItem[] {
  // Where all of it failed, nothing was known of what is held back.
  if (!before.installs) return [];
  const held = Object.entries(now.heldBack).flatMap(([name, culprits]) => {
    const last = before.heldBack[name];
    const added = culprits.filter((culprit) => last?.includes(culprit) !== true);
    if (last && added.length === 0) return [];
    return [item('broken', say('newsHeldBack', { file, target, name, culprits: added }))];
  });
  // Of a project that does not install, nothing is said of what it would hold back.
  const free = now.installs ? Object.keys(before.heldBack).filter((name) => !Object.hasOwn(now.heldBack, name)) : [];
  return [...held, ...free.map((name) => item('possible', say('newsFreed', { file, target, name })))];
}

function yankedNews(file: string, target: string, before: TargetState, now: TargetState): readonly NewsItem[] {
  const added = now.yanked.filter((release) => !before.yanked.includes(release));
  return added.map((release) => item('broken', say('newsYanked', { file, target, release })));
}

function hostStepNews(
  file: string,
  target: string,
  { hostStep: before }: TargetState,
  { hostStep: now = [] }: TargetState,
): readonly NewsItem[] {
  if (!before) return [];
  const [added, gone] = [now.filter((name) => !before.includes(name)), before.filter((name) => !now.includes(name))];
  return [
    ...(added.length > 0 ? [item('broken', say('newsHostStep', { file, target, culprits: added }))] : []),
    ...(gone.length > 0 ? [item('possible', say('newsHostStepFreed', { file, target, culprits: gone }))] : []),
  ];
}

/** What a project got from the runtime at the last look and is not there any more, or in another version. */
function shippedNews(
  file: string,
  target: string,
  { shipped = {} }: TargetState,
  ships: (name: string) => string | undefined,
): readonly NewsItem[] {
  return Object.entries(shipped).flatMap(([name, last]) => {
    const version = ships(name);
    if (version === last) return [];
    const parts = { file, target, name, last };
    return [
      version === undefined
        ? item('broken', say('newsShippedGone', parts))
        : item('known', say('newsShipped', { ...parts, version })),
    ];
  });
}

function culpritsOf({ blocked }: TargetState): readonly string[] {
  return [...new Set(Object.values(blocked).flat())];
}

function packageNews(before: WatchState, now: WatchState, { label, yanked }: NewsFacts): readonly NewsItem[] {
  const blocking = new Set(Object.values(now.projects).flatMap((on) => Object.values(on).flatMap(culpritsOf)));
  return Object.entries(now.packages).flatMap(([name, targets]) =>
    Object.entries(targets).flatMap(([target, version]) => {
      const last = before.packages[name]?.[target];
      const parts = { name, target: label(target) };
      if (last === undefined) {
        // A culprit has been told already.
        const isTold = blocking.has(name);
        return isTold ? [] : [item('known', say('newsPackage', { ...parts, version: version ?? undefined }))];
      }
      if (last === version) return [];
      if (version === null) return last === null ? [] : [item('broken', say('newsWheelGone', { ...parts, last }))];
      if (last === null) return [item('possible', say('newsWheel', { ...parts, version }))];
      return isNewer(version, last)
        ? [item('possible', say('newsRelease', { ...parts, version, last }))]
        : [item('broken', say('newsReleaseGone', { ...parts, version, last, yanked: yanked(name, target) }))];
    }),
  );
}

function conditionNews(before: WatchState, now: WatchState): readonly NewsItem[] {
  const gone = Object.entries(before.conditions).filter(
    ([condition, version]) => version === null && !(condition in now.conditions),
  );
  const news = Object.entries(now.conditions).flatMap(([condition, version]) => {
    const last = before.conditions[condition];
    if (version !== null) {
      return typeof last === 'string' ? [] : [item('possible', say('newsConditionMet', { condition, version }))];
    }
    if (last === undefined) return [item('known', say('newsCondition', { condition }))];
    return last === null ? [] : [item('broken', say('newsConditionUnmet', { condition, last }))];
  });
  return [...news, ...gone.map(([condition]) => item('known', say('newsConditionGone', { condition })))];
}

function isNewer(version: string, than: string): boolean {
  const [one, other] = [parseVersion(version), parseVersion(than)];
  return one !== undefined && other !== undefined && compareVersions(one, other) > 0;
}

function item(kind: NewsItem['kind'], message: Message): NewsItem {
  return { kind, message };
}
