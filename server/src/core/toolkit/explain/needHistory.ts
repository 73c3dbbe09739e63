/** Since which of its releases a project needs another one, and which releases do without it. */
import type { Candidate } from '../../candidates/candidate.ts';
import type { Release } from '../../candidates/release.ts';
import type { Message } from '../../messages/message.ts';
import type { CoreMetadata } from '../../packaging/metadata/coreMetadata.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import { compareVersions, isPrerelease, type Version } from '../../packaging/versions/version.ts';
import type { Target } from '../../runtimes/target.ts';
import { askMetadata, askReleases } from '../../solver/askFacts.ts';
import type { Answered, Catalog } from '../../solver/catalog.ts';
import { pause, type Question } from '../../solver/question.ts';
import { isUsable } from '../../solver/selection.ts';
import { isNeeded, needsFor } from './needs.ts';

/** Who needs whom. */
export interface AskedNeed {
  readonly parent: NormalizedName;
  readonly child: NormalizedName;
  /** The extras of the parent that are asked for. */
  readonly extras: ReadonlySet<NormalizedName>;
  /** The release of the parent that it is about; the newest that needs it without one. */
  readonly at?: Version;
}

export interface NeedHistory {
  /** The oldest of the releases that have needed it without a break up to the one that it is about; absent if none needs it. */
  readonly since?: Release;
  /** The newest release that does without it, if there is one among those that were looked at. */
  readonly newestWithout?: Release;
  /** The newest of them that can be taken here itself. */
  readonly usableWithout?: Release;
  /** How many releases were read. */
  readonly lookedAt: number;
  /** The newest of them, if there are so many newer ones that nobody looked at those. */
  readonly startedAt?: Version;
  /** The oldest of them, if there are more that nobody looked at, so that it may be needed even longer. */
  readonly stoppedAt?: Version;
  /** Those of which it is not known whether they need it: how many, the newest, and why. */
  readonly open?: { readonly count: number; readonly newest?: Version; readonly because: Message };
}

/** A project may have thousands of releases, each with metadata of its own: so many are looked at where it matters much. */
export const MOST_LOOKED_AT = 300;

/** At most this many metadata are asked for at once. */
const MOST_AHEAD = 32;

/**
 * Looks at the stable releases of the parent, the newest first (or the one that it is about, if there are too many newer ones), down to the first that does without and is older than the one that
 * it is about. Releases without any wheel are passed over: nobody can take them.
 * @param most at most this many are looked at
 * @param catalogs what is known for the target, and after that of worlds where more releases have a wheel
 */
export function* needHistory(
  asked: AskedNeed,
  target: Target,
  catalogs: readonly [Catalog, ...Catalog[]],
  most = MOST_LOOKED_AT,
): Question<NeedHistory> {
  const known = yield* askReleases(catalogs[0], asked.parent);
  if (known.kind === 'unavailable') return { lookedAt: 0, open: { count: 1, because: known.reason } };
  const all = yield* readableReleases(asked.parent, catalogs);
  const { at: meant } = asked;
  const position = meant ? all.findIndex(({ release }) => compareVersions(release.version, meant) === 0) : 0;
  // What it is about counts more than what is newest.
  const start = position < most ? 0 : position;
  const ahead = all.slice(start);
  const look: Look = { asked, target, runs: [], usableWithout: undefined, open: undefined };
  let at = 0;
  for (const one of ahead.slice(0, most)) {
    const soon = ahead.slice(at + 1, at + MOST_AHEAD).flatMap(({ candidate }) => candidate);
    const metadata = yield* askMetadata(one.catalog, one.candidate, soonOf(one.catalog, soon, ahead));
    lookAt(one.release, metadata, look, one.catalog === catalogs[0] && isUsable(one.release));
    at++;
    if (isDone(look)) break;
    if (at % MOST_AHEAD === 0) yield* pause();
  }
  const startedAt = start > 0 ? ahead[0]?.release.version : undefined;
  const last = at < ahead.length ? ahead[at - 1]?.release.version : undefined;
  return {
    ...answerOf(look),
    lookedAt: at - (look.open?.count ?? 0),
    ...(startedAt && { startedAt }),
    ...(last && !isDone(look) && { stoppedAt: last }),
  };
}

/** A release whose metadata can be read somewhere. */
interface Readable {
  readonly release: Release;
  readonly candidate: Candidate;
  readonly catalog: Catalog;
}

/** What was seen so far, newest first: releases in a row that agree. */
interface Look {
  readonly asked: AskedNeed;
  readonly target: Target;
  readonly runs: { readonly needs: boolean; readonly releases: Release[] }[];
  usableWithout: Release | undefined;
  open: NeedHistory['open'];
}

/** The releases that count, each as the first world has it in which it has a wheel. */
function* readableReleases(name: NormalizedName, catalogs: readonly Catalog[]): Question<readonly Readable[]> {
  const found = new Map<string, Readable>();
  for (const catalog of catalogs) {
    const known = yield* askReleases(catalog, name);
    if (known.kind === 'unavailable') continue;
    for (const release of known.value) {
      const { candidate, yanked, version } = release;
      if (candidate && yanked === undefined && !found.has(version.key))
        found.set(version.key, { release, candidate, catalog });
    }
  }
  const all = [...found.values()].sort((a, b) => compareVersions(b.release.version, a.release.version));
  const stable = all.filter(({ release }) => !isPrerelease(release.version));
  return stable.length > 0 ? stable : all;
}

/** What is asked for next of the same world. */
function soonOf(catalog: Catalog, candidates: readonly Candidate[], all: readonly Readable[]): readonly Candidate[] {
  const own = new Set(all.flatMap((one) => (one.catalog === catalog ? one.candidate : [])));
  return candidates.filter((one) => own.has(one));
}

/** @param canBeTaken whether it can be taken on the target */
function lookAt(release: Release, metadata: Answered<CoreMetadata>, look: Look, canBeTaken: boolean): void {
  if (metadata.kind === 'unavailable') {
    const { open } = look;
    look.open = open
      ? { ...open, count: open.count + 1 }
      : { count: 1, newest: release.version, because: metadata.reason };
    return;
  }
  const { child, extras } = look.asked;
  const needs = isNeeded(needsFor(metadata.value, child, look.target), extras);
  if (!needs && canBeTaken) look.usableWithout ??= release;
  const run = look.runs.at(-1);
  if (run?.needs === needs) run.releases.push(release);
  else look.runs.push({ needs, releases: [release] });
}

/** Whether a release that does without was seen below the one that it is about, and one that can be taken. */
function isDone({ runs, asked: { at }, usableWithout }: Look): boolean {
  const last = runs.at(-1);
  const newest = last?.releases[0];
  if (!last || last.needs || !newest || !usableWithout || !runs.some(({ needs }) => needs)) return false;
  return at === undefined || compareVersions(newest.version, at) < 0;
}

function answerOf({ runs, asked: { at }, usableWithout, open }: Look): Omit<NeedHistory, 'lookedAt'> {
  const needing = runs.filter(({ needs }) => needs);
  const meant =
    at && needing.find(({ releases }) => releases.some(({ version }) => compareVersions(version, at) === 0));
  const since = (meant ?? needing[0])?.releases.at(-1);
  const newestWithout = runs.find(({ needs }) => !needs)?.releases[0];
  return {
    ...(since && { since }),
    ...(newestWithout && { newestWithout }),
    ...(usableWithout && { usableWithout }),
    ...(open && { open }),
  };
}
