/** Cuts of the version line: the places between versions at which an interval can begin or end. */
import { KEY, keyThroughPre } from './_versionKey.ts';
import type { Version, VersionParts } from './version.ts';
import { createVersion, nextNumeral, publicVersion } from './version.ts';

/** Where a cut is, relative to its version. */
export type Side =
  | 'before'
  | 'beforePrereleases'
  | 'after'
  /** After its local versions, as the end of `==`. */
  | 'afterEqual'
  /** At the same place, as the end of `<=`. */
  | 'afterLocals'
  | 'afterPosts'
  | 'end';

/** A cut: everything whose key is smaller than `key` comes before it. Its version and side tell people where it is. */
export interface Cut {
  readonly key: string;
  readonly version?: Version;
  readonly side: Side;
  /** The version that follows immediately, if there is one. */
  readonly next?: Version;
}

const FIRST = createVersion({ epoch: 0, release: [0], dev: 0 });

/** The cut before every version. */
export const LEAST: Cut = { key: '', side: 'end', next: FIRST };
/** The cut after every version; no key begins with a unit this high. */
export const MOST: Cut = { key: '\uffff', side: 'end' };

/** The cut just before the version. */
export function before(version: Version): Cut {
  return cutAt(version, version, 'before');
}

/** The cut before the version's development releases and, if it is a final release, its other pre-releases. */
export function beforePrereleases(version: Version): Cut {
  return cutAt(createVersion({ ...publicVersion(version), dev: 0 }), version, 'beforePrereleases');
}

/** The cut just after the version itself, before its local versions. */
export function after(version: Version): Cut {
  return { key: version.key + KEY.afterItself, version, side: 'after' };
}

/**
 * The cut after the version and all its local versions. What immediately follows them is known: after 1.0.dev1 it is
 * 1.0.dev2, after 1.0.post1 it is 1.0.post2.dev0, else it is the first post-release's 1.0.post0.dev0.
 */
export function afterLocals(version: Version, side: 'afterLocals' | 'afterEqual' = 'afterLocals'): Cut {
  const { post, dev, ...rest } = publicVersion(version);
  const next: VersionParts =
    dev !== undefined
      ? { ...rest, ...(post !== undefined && { post }), dev: nextNumeral(dev) }
      : { ...rest, post: post === undefined ? 0 : nextNumeral(post), dev: 0 };
  return cutAt(createVersion(next), version, side);
}

/** The cut after a final release or plain pre-release and all its local versions and post-releases. */
export function afterPosts(version: Version): Cut {
  const { pre, ...rest } = publicVersion(version);
  // After 1.0 and its post-releases there is no next version; after those of 1.0a1, 1.0a2.dev0 follows immediately.
  if (pre === undefined) return { key: keyThroughPre(rest) + KEY.afterPosts, version, side: 'afterPosts' };
  const next = createVersion({ ...rest, pre: { kind: pre.kind, number: nextNumeral(pre.number) }, dev: 0 });
  return cutAt(next, version, 'afterPosts');
}

function cutAt(next: Version, version: Version, side: Side): Cut {
  return next.key <= FIRST.key ? LEAST : { key: next.key, version, side, next };
}
