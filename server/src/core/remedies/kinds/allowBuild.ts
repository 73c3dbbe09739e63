/**
 * Lets pywrangler build source distributions that are pure Python. Whether they are is read from the sources themselves or,
 * if these are unavailable, inferred from neighbouring releases: then it is a text and not an edit.
 */
import type { Distribution } from '../../candidates/distribution.ts';
import type { Release } from '../../candidates/release.ts';
import type { SourceContents } from '../../candidates/sourceContents.ts';
import { setTomlBoolean } from '../../config/tomlEdit.ts';
import type { Culprit } from '../../diagnosis/culprits.ts';
import { install } from '../../installers/install.ts';
import { say } from '../../messages/message.ts';
import type { ProjectVersion } from '../../messages/groups/remedies.ts';
import { parseCoreMetadata } from '../../packaging/metadata/coreMetadata.ts';
import type { Requirement } from '../../packaging/requirements/requirement.ts';
import {
  compareVersions,
  formatVersion,
  isPrerelease,
  parseVersion,
  versionsEqual,
} from '../../packaging/versions/version.ts';
import { knownReleases } from '../../solver/catalog.ts';
import { underlyingCatalog } from '../../solver/policyCatalog.ts';
import type { Question } from '../../solver/question.ts';
import { readsUvSettings, type Attempt } from '../attempt.ts';
import type { KindOfRemedy, RemedyOf } from '../kind.ts';
import { compiledPart } from '../pureSource.ts';
import type { Snippet } from '../snippet.ts';

/** This many releases older and newer than the one without a wheel have to be pure Python. */
const NEIGHBOURS = 2;

/** Since this version of core metadata a source distribution says what it needs, unless it declares that a build decides. */
const FIRST_STATIC = parseVersion('2.2');

/** A release that would be built. */
interface Built {
  readonly release: ProjectVersion;
  /** What it needs; undefined if only a build can tell. */
  readonly requires: readonly Requirement[] | undefined;
  /** Whether its sources were inspected. */
  readonly isRead: boolean;
}

/** The setting for pyproject.toml, if every culprit has nothing but sources, and these are pure Python. */
export const allowBuild: KindOfRemedy<'allow-build'> = {
  kind: 'allow-build',
  *find(attempt) {
    const { failure, context, problem, catalog } = attempt;
    if (!context.target.workers || !readsUvSettings(attempt) || failure.culprits.length === 0) return [];
    const built: Built[] = [];
    for (const culprit of failure.culprits) {
      const one = yield* pureSource(culprit, attempt);
      if (!one) return [];
      built.push(one);
    }
    const external = new Set([...problem.external, ...failure.culprits.map(({ name }) => name)]);
    const requirements = [...problem.requirements, ...built.flatMap(({ requires = [] }) => requires)];
    const rest = yield* install({ ...problem, requirements, external }, catalog);
    return rest.kind === 'failed' ? [] : [remedyFor(built, attempt)];
  },
};

function remedyFor(built: readonly Built[], { context: { file } }: Attempt): RemedyOf<'allow-build'> {
  const title = say('allowBuildTitle', { releases: built.map(({ release }) => release) });
  const edits = built.every(({ isRead }) => isRead)
    ? setTomlBoolean(file.text, ['tool', 'pywrangler'], 'allow-build', true)
    : [];
  if (edits.length > 0) {
    const isKnown = built.every(({ requires }) => requires);
    const cost = say(isKnown ? 'allowBuildCost' : 'allowBuildOpenCost');
    const own = edits.map((edit) => ({ path: file.path, edit }));
    return { kind: 'allow-build', title, preferred: false, edits: own, cost };
  }
  const lines = [say('allowBuildComment'), '[tool.pywrangler]', 'allow-build = true'];
  const snippet: Snippet = { language: 'toml', lines };
  return { kind: 'allow-build', title, preferred: false, edits: [], cost: say('allowBuildLikelyCost'), snippet };
}

/** The newest requested release, if it has only sources and these are pure Python, as far as can be known. */
function* pureSource(culprit: Culprit, attempt: Attempt): Question<Built | undefined> {
  const { name, needed } = culprit;
  const releases = knownReleases(attempt.catalog, name);
  const all = [...(releases ?? [])].filter(({ version }) => !isPrerelease(version));
  const at = all.findIndex(({ version }) => needed.contains(version));
  const release = all[at];
  if (release?.unusable?.kind !== 'source-only') return undefined;
  const built = { name, version: formatVersion(release.version) };
  const files = releases?.project.releases.find(({ version }) => versionsEqual(version, release.version));
  const archive = files?.distributions.find(({ file }) => file.filename.endsWith('.tar.gz') && file.yanked === false);
  const contents = archive && (yield* contentsOf(archive, culprit, attempt));
  if (!contents) return isLikelyPure(all, at) ? { release: built, requires: undefined, isRead: false } : undefined;
  if (compiledPart(contents) !== undefined) return undefined;
  return { release: built, requires: requirementsIn(contents), isRead: true };
}

function* contentsOf(
  distribution: Distribution,
  { name }: Culprit,
  { catalog }: Attempt,
): Question<SourceContents | undefined> {
  const facts = underlyingCatalog(catalog);
  if (!facts.sources) return undefined;
  if (!facts.sources(distribution)) {
    yield { catalog: facts, now: { kind: 'sources', name, distribution }, soon: [], beside: [] };
  }
  const known = facts.sources(distribution);
  return known?.kind === 'known' ? known.value : undefined;
}

/** What the sources say they need; undefined if a build decides. */
function requirementsIn({ metadata }: SourceContents): readonly Requirement[] | undefined {
  if (metadata === undefined || !FIRST_STATIC) return undefined;
  const { metadataVersion, requiresDist, dynamic, invalid } = parseCoreMetadata(metadata).value;
  const version = parseVersion(metadataVersion);
  const isStatic = version !== undefined && compareVersions(version, FIRST_STATIC) >= 0;
  const isDynamic = dynamic.some((field) => field.toLowerCase() === 'requires-dist');
  return isStatic && !isDynamic && invalid === undefined ? requiresDist : undefined;
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
  if (unusable) return unusable.kind !== 'source-only';
  return candidate !== undefined && !candidate.wheel.platformTags.includes('any');
}
