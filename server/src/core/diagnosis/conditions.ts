/**
 * What has to come about before something installs, as data that can be looked at again later: a wheel, a release, an answer.
 */
import type { ProjectReleases, Release } from '../candidates/release.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { parseSpecifierSet } from '../packaging/versions/specifier.ts';
import type { Version } from '../packaging/versions/version.ts';
import { VersionRange } from '../packaging/versions/versionRange.ts';
import type { Target } from '../runtimes/target.ts';
import { knownReleases, type Catalog } from '../solver/catalog.ts';
import { isUsable } from '../solver/selection.ts';
import type { Reason } from './reason.ts';

/** The name of a target, and of which project something is waited for. */
interface About {
  readonly name: NormalizedName;
  readonly target: string;
  /** Whether it is none of Cloudflare's: what others ask and ship cannot be told by their Python and platform tag. */
  readonly ownIndex?: true;
  /** The versions that are needed, as a specifier set, pieces with a bar between them; absent if any will do. */
  readonly needed?: string;
  /** All that lies between the first and the last of them, where there are too many pieces for a sentence. */
  readonly within?: string;
}

export type Condition =
  /** A wheel that loads there: for the platform tag, which stands for the ABI, or a pure one. */
  | (About & { readonly kind: 'wheel'; readonly abi: string; readonly platform: string })
  /** A release that takes this Python. */
  | (About & { readonly kind: 'python'; readonly python: string })
  /** A release in this range that can be taken: there is none, or something is wrong with each. */
  | (About & { readonly kind: 'release' })
  /** Releases that go together with what else is asked for: each could be had by itself. */
  | (About & { readonly kind: 'together' });

/** A project that stands in the way, the versions that are needed of it, and why they cannot be had. */
export interface BarredProject {
  readonly name: NormalizedName;
  readonly needed: VersionRange;
  readonly reason: Reason;
}

const KINDS: Readonly<Record<Reason['kind'], Condition['kind'] | undefined>> = {
  'native-only': 'wheel',
  'source-only': 'wheel',
  'other-abi': 'wheel',
  'other-python': 'wheel',
  'requires-python': 'python',
  'unknown-project': 'release',
  'no-versions': 'release',
  yanked: 'release',
  'prereleases-only': 'release',
  'invalid-metadata': 'release',
  'contradictory-requirement': 'release',
  'url-dependency': 'release',
  'unknown-extra': 'release',
  nothing: 'together',
  // The project itself decides these; nothing outside of it changes them.
  'no-binary': undefined,
  'refused-reference': undefined,
  'first-choice': undefined,
  'asks-for-itself': undefined,
};

/** More pieces than these are told by what they lie in. */
const MOST_PIECES = 3;

/**
 * The conditions under which projects no longer stand in the way; none for what only the dependency file can change.
 * @param catalog with the releases of the projects, as far as they are known
 */
export function conditionsOf(barred: readonly BarredProject[], target: Target, catalog: Catalog): readonly Condition[] {
  return barred.flatMap(({ name, needed, reason }): readonly Condition[] => {
    const kind = KINDS[reason.kind];
    if (kind === undefined) return [];
    const about = {
      ...{ name, target: target.name },
      ...(!target.workers && { ownIndex: true as const }),
      ...versionsNeeded(needed, knownReleases(catalog, name)),
    };
    switch (kind) {
      case 'wheel':
        return [{ kind, ...about, abi: target.abi, platform: platformOf(target) }];
      case 'python':
        return [{ kind, ...about, python: target.pythonSeries }];
      case 'release':
      case 'together':
        return [{ kind, ...about }];
    }
  });
}

function versionsNeeded(
  needed: VersionRange,
  releases: ProjectReleases | undefined,
): Pick<Condition, 'needed' | 'within'> {
  if (needed.isFull || needed.isEmpty) return {};
  const pieces = releases ? withoutVoids(needed, releases) : needed;
  const isLong = pieces.intervals().length > MOST_PIECES;
  return { needed: pieces.toString(), ...(isLong && { within: pieces.hull.toString() }) };
}

/** With what lies between two neighbouring releases that are both in it: nothing was ever released there. */
function withoutVoids(range: VersionRange, releases: ProjectReleases): VersionRange {
  let [all, newer]: [VersionRange, Version | undefined] = [range, undefined];
  for (let at = 0; at < releases.count; at++) {
    const version = releases.versionAt(at);
    const isIn = version !== undefined && range.contains(version);
    if (isIn && newer) all = all.union(VersionRange.between(version, newer));
    newer = isIn ? version : undefined;
  }
  return all;
}

/** The platform tag without the architecture: `pyemscripten_2026_0`. */
function platformOf({ platform }: Target): string {
  return platform.replace(/_wasm32$/, '');
}

/**
 * The newest release that meets a condition, as far as the releases of its project say; null for none, undefined where that takes a
 * resolution, or where not all indexes answered.
 * @param releases judged for the target of the condition
 */
export function releaseThatMeets(condition: Condition, releases: ProjectReleases): Release | null | undefined {
  if (condition.kind === 'together') return undefined;
  const range = neededRange(condition.needed);
  if (!range) return undefined;
  for (const release of releases) if (range.contains(release.version) && isUsable(release)) return release;
  return releases.unavailable === undefined && !releases.isPartial ? null : undefined;
}

/**
 * The versions that a condition needs; undefined if that cannot be read.
 * @param needed as in a {@link Condition}: ranges in several pieces are written with a bar between them
 */
export function neededRange(needed: string | undefined): VersionRange | undefined {
  if (needed === undefined) return VersionRange.full;
  const pieces = needed.split(' | ').map((piece) => parseSpecifierSet(piece));
  if (pieces.some(({ errors }) => errors.length > 0)) return undefined;
  return pieces.reduce((all, { value }) => all.union(VersionRange.fromSpecifierSet(value)), VersionRange.empty);
}
