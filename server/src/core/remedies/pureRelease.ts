/**
 * Releases that have only sources, beside wheels of pure Python for another Python at most, and whether these are pure Python: read from the sources themselves or, if these are
 * unavailable, inferred from neighbouring releases.
 */
import type { Distribution, ReleaseFiles } from '../candidates/distribution.ts';
import type { Release, Unusable } from '../candidates/release.ts';
import type { SourceContents } from '../candidates/sourceContents.ts';
import { staticMetadata } from '../candidates/staticMetadata.ts';
import type { Culprit } from '../diagnosis/culprits.ts';
import type { CoreMetadata } from '../packaging/metadata/coreMetadata.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { isPrerelease, versionsEqual, type Version } from '../packaging/versions/version.ts';
import { askSources } from '../solver/askFacts.ts';
import { knownReleases, type Catalog } from '../solver/catalog.ts';
import type { Question } from '../solver/question.ts';
import { compiledPart } from './pureSource.ts';

/** This many releases older and newer than the one without a wheel have to be pure Python. */
const NEIGHBOURS = 2;

/** A release of pure Python without a wheel. */
export interface PureRelease {
  readonly name: NormalizedName;
  readonly version: Version;
  /** What its sources say; undefined if only a build can tell what it needs. */
  readonly metadata: CoreMetadata | undefined;
  /** Whether its sources were inspected. */
  readonly isRead: boolean;
}

/** The newest requested release, if it has only sources and these are pure Python, as far as can be known. */
export function* pureRelease({ name, needed }: Culprit, catalog: Catalog): Question<PureRelease | undefined> {
  const releases = knownReleases(catalog, name);
  const all = [...(releases ?? [])].filter(({ version }) => !isPrerelease(version));
  const at = all.findIndex(({ version }) => needed.contains(version));
  const release = all[at];
  if (!release?.unusable) return undefined;
  const { version } = release;
  const files = releases?.project.releases.find((one) => versionsEqual(one.version, version));
  if (!files || !hasOnlySources(release.unusable, files)) return undefined;
  const archive = files.distributions.find(({ file }) => file.filename.endsWith('.tar.gz') && file.yanked === false);
  const contents = archive && (yield* contentsOf(archive, name, catalog));
  if (!contents) return isLikelyPure(all, at) ? { name, version, metadata: undefined, isRead: false } : undefined;
  if (compiledPart(contents) !== undefined) return undefined;
  return { name, version, metadata: staticMetadata(contents), isRead: true };
}

/** Whether nothing but sources can be used anywhere with this Python: no wheel, or only such as `py2-none-any`. */
function hasOnlySources(unusable: Unusable, { distributions }: ReleaseFiles): boolean {
  if (unusable.kind === 'source-only') return true;
  if (unusable.kind !== 'no-fitting-wheel' || !unusable.hasSource) return false;
  return distributions.every(({ wheel }) => wheel === undefined || wheel.platformTags.includes('any'));
}

function* contentsOf(
  distribution: Distribution,
  name: NormalizedName,
  catalog: Catalog,
): Question<SourceContents | undefined> {
  const known = yield* askSources(catalog, name, distribution);
  return known?.kind === 'known' ? known.value : undefined;
}

/**
 * No release of the project has ever had a wheel for a platform, and one of those next to it has a wheel for any platform.
 */
function isLikelyPure(all: readonly Release[], at: number): boolean {
  if (all.some(isForPlatform)) return false;
  const near = [...all.slice(Math.max(0, at - NEIGHBOURS), at), ...all.slice(at + 1, at + 1 + NEIGHBOURS)];
  return near.some(({ candidate }) => candidate !== undefined);
}

function isForPlatform({ candidate, unusable }: Release): boolean {
  if (unusable?.kind === 'no-fitting-wheel') return unusable.rejections.some(({ kind }) => kind !== 'python');
  if (unusable) return unusable.kind !== 'source-only';
  return candidate !== undefined && !candidate.wheel.platformTags.includes('any');
}
