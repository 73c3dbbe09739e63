/**
 * Lets pywrangler build source distributions that are pure Python. With builds allowed uv takes a newer source distribution
 * rather than an older wheel, of every project: what would be built though it has a wheel is held to its wheels.
 */
import { setTomlBoolean } from '../../config/tomlEdit.ts';
import { install } from '../../installers/install.ts';
import { installerView } from '../../installers/installerView.ts';
import { leaveOut } from '../../diagnosis/diagnose.ts';
import { say } from '../../messages/message.ts';
import type { CoreMetadata } from '../../packaging/metadata/coreMetadata.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import { formatVersion, versionsEqual } from '../../packaging/versions/version.ts';
import type { Question } from '../../solver/question.ts';
import { DEFAULT_POLICY, type SelectionPolicy } from '../../solver/selectionPolicy.ts';
import type { Solved } from '../../solver/resolution.ts';
import type { FileEdit } from '../../text/textEdit.ts';
import { readsUvSettings, type Attempt } from '../attempt.ts';
import { uvTableEdits } from '../edits/uvTable.ts';
import type { KindOfRemedy, RemedyOf } from '../kind.ts';
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
    const held = yield* heldToWheels(built, attempt);
    return held ? [remedyFor(built, held, attempt)] : [];
  },
};

/**
 * What has to be held to its wheels so that nothing but the given releases is built.
 * @returns undefined if it does not install then
 */
function* heldToWheels(
  built: readonly PureRelease[],
  attempt: Attempt,
): Question<readonly NormalizedName[] | undefined> {
  const held: NormalizedName[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const resolution = yield* installBuilding(built, held, attempt);
    if (!resolution || !built.every((one) => isBuiltIn(one, resolution))) return undefined;
    const others = [...resolution.packages.values()].filter(
      ({ name, candidate }) => candidate.builtFrom !== undefined && built.every((one) => one.name !== name),
    );
    if (others.length === 0) return held;
    held.push(...others.map(({ name }) => name));
  }
  return undefined;
}

/** What pywrangler installs with the settings written, where the metadata of what is built are those of its sources. */
function* installBuilding(
  built: readonly PureRelease[],
  held: readonly NormalizedName[],
  { context, others }: Attempt,
): Question<Solved | undefined> {
  const after = context.reread(editsFor(held, context.file));
  if (!after) return undefined;
  const { problem } = installerView(after.file, after.target, context.installContext);
  const { policy = DEFAULT_POLICY } = problem;
  const stated = new Map([...policy.stated, ...built.map(statedOf)]);
  const resolution = yield* install(
    { ...leaveOut(problem, others), policy: { ...policy, stated } },
    context.catalogFor(after.target),
  );
  return resolution.kind === 'solved' ? resolution : undefined;
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

function remedyFor(
  built: readonly PureRelease[],
  held: readonly NormalizedName[],
  { context: { file } }: Attempt,
): RemedyOf<'allow-build'> {
  const releases = built.map(({ name, version }) => ({ name, version: formatVersion(version) }));
  const title = say('allowBuildTitle', { releases, held });
  const edits = built.every(({ isRead }) => isRead) ? editsFor(held, file) : [];
  if (edits.length > 0) {
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
