/**
 * Lets pywrangler build source distributions that are pure Python. With builds allowed uv takes a newer source distribution
 * rather than an older wheel, of every project: what would be built though it has a wheel is held to its wheels.
 */
import { setTomlBoolean } from '../../config/tomlEdit.ts';
import { say } from '../../messages/message.ts';
import type { CoreMetadata } from '../../packaging/metadata/coreMetadata.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import { formatVersion, versionsEqual } from '../../packaging/versions/version.ts';
import type { Question } from '../../solver/question.ts';
import type { SelectionPolicy } from '../../solver/selectionPolicy.ts';
import type { Solved } from '../../solver/resolution.ts';
import type { FileEdit } from '../../text/textEdit.ts';
import { readsUvSettings, type Attempt } from '../attempt.ts';
import { uvTableEdits } from '../edits/uvTable.ts';
import type { KindOfRemedy, RemedyOf } from '../kind.ts';
import type { ProjectContext } from '../projectContext.ts';
import { installAfter, installedAfter } from '../prove.ts';
import type { PureRelease } from '../pureRelease.ts';
import type { Snippet } from '../snippet.ts';

/** At most this often something else turns out to be built as well. */
const MOST_ROUNDS = 5;

/** The settings for pyproject.toml, if every culprit has nothing but sources, and these are pure Python. */
export const allowBuild: KindOfRemedy<'allow-build'> = {
  kind: 'allow-build',
  *find(attempt, { pure: built }) {
    const { failure, context } = attempt;
    if (!context.target.workers || !readsUvSettings(attempt) || failure.culprits.length === 0) return [];
    if (built.length < failure.culprits.length) return [];
    const allowed = yield* onlyBuilding(built, attempt);
    return allowed ? [remedyFor(built, allowed)] : [];
  },
};

/** What is written to have some releases built, and nothing else. */
interface Allowed {
  readonly edits: readonly FileEdit[];
  /** What is held to its wheels. */
  readonly held: readonly NormalizedName[];
}

/**
 * Holds to its wheels what would be built beside the given releases.
 * @returns undefined if it does not install then, for the Worker and for the machine
 */
function* onlyBuilding(built: readonly PureRelease[], attempt: Attempt): Question<Allowed | undefined> {
  const { others, failure } = attempt;
  const context = knowing(built, attempt);
  const held = others.length > 0 ? [...(yield* beyondOthers(built, context))] : [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const edits = editsFor(held, context.file);
    const resolution = yield* installAfter(edits, context, others);
    if (resolution?.kind !== 'solved' || !built.every((one) => isBuiltIn(one, resolution))) return undefined;
    const also = builtBeside(built, resolution);
    if (also.length === 0) {
      return (yield* installedAfter(edits, context, others, failure.name)) ? { edits, held } : undefined;
    }
    held.push(...also);
  }
  return undefined;
}

/** What would be built of the declared projects that fail for reasons of their own: they fail as before, and say so. */
function* beyondOthers(built: readonly PureRelease[], context: ProjectContext): Question<readonly NormalizedName[]> {
  const held: NormalizedName[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const whole = yield* installAfter(editsFor(held, context.file), context);
    const also = whole?.kind === 'solved' ? builtBeside(built, whole) : [];
    if (also.length === 0) return held;
    held.push(...also);
  }
  return held;
}

function builtBeside(built: readonly PureRelease[], { packages }: Solved): readonly NormalizedName[] {
  return [...packages.values()].flatMap(({ name, candidate }) =>
    candidate.builtFrom !== undefined && built.every((one) => one.name !== name) ? [name] : [],
  );
}

/** What is built says what it needs only in its sources: both steps are told what was read there. */
function knowing(built: readonly PureRelease[], { context }: Attempt): ProjectContext {
  return { ...context, installContext: { ...context.installContext, stated: new Map(built.map(statedOf)) } };
}

function statedOf({
  name,
  version,
  metadata,
}: PureRelease): readonly [
  NormalizedName,
  SelectionPolicy['stated'] extends ReadonlyMap<NormalizedName, infer Stated> ? Stated : never,
] {
  const nothingKnown: CoreMetadata = {
    ...{ metadataVersion: '2.1', name, version: formatVersion(version) },
    ...{ requiresDist: [], requiresDistText: [], providesExtra: [], dynamic: [] },
  };
  return [name, [{ version, metadata: metadata ?? nothingKnown }]];
}

function isBuiltIn({ name, version }: PureRelease, { packages }: Solved): boolean {
  const taken = packages.get(name);
  return taken?.candidate.builtFrom !== undefined && versionsEqual(taken.version, version);
}

function editsFor(held: readonly NormalizedName[], file: Attempt['context']['file']): readonly FileEdit[] {
  const allowing = setTomlBoolean(file.text, ['tool', 'pywrangler'], 'allow-build', true);
  const holding = held.length > 0 ? uvTableEdits('no-build-package', held, file) : [];
  return [...allowing.map((edit) => ({ path: file.path, edit })), ...holding];
}

function remedyFor(built: readonly PureRelease[], { edits, held }: Allowed): RemedyOf<'allow-build'> {
  const releases = built.map(({ name, version }) => ({ name, version: formatVersion(version) }));
  const title = say('allowBuildTitle', { releases, held });
  if (edits.length > 0 && built.every(({ isRead }) => isRead)) {
    const isKnown = built.every(({ metadata }) => metadata);
    const cost = say(isKnown ? 'allowBuildCost' : 'allowBuildOpenCost');
    return { kind: 'allow-build', title, preferred: false, edits, cost };
  }
  const lines = [
    ...[say('allowBuildComment'), '[tool.pywrangler]', 'allow-build = true'],
    ...(held.length > 0
      ? ['', say('holdToWheelsComment'), '[tool.uv]', `no-build-package = ${JSON.stringify(held)}`]
      : []),
  ];
  const snippet: Snippet = { language: 'toml', lines };
  return { kind: 'allow-build', title, preferred: false, edits: [], cost: say('allowBuildLikelyCost'), snippet };
}
