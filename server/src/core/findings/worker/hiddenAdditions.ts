/**
 * What pywrangler installs beside a project on its own, where `exclude-newer` leaves no release of it: the runtime library stops the
 * first step of a sync, and what only the machine gets stops the last.
 */
import type { Failure } from '../../diagnosis/diagnose.ts';
import { installerView } from '../../installers/installerView.ts';
import { hostBeside } from '../../installers/uv/asUvResolves.ts';
import { requirementOn, RUNTIME_LIBRARY, WITH_THE_HOST } from '../../installers/uv/pywrangler.ts';
import { uvSettingsOf } from '../../installers/uv/uvPolicy.ts';
import { install } from '../../installers/install.ts';
import { say } from '../../messages/message.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import { exempting } from '../../remedies/kinds/exempt.ts';
import type { ProjectContext } from '../../remedies/projectContext.ts';
import { installAfter } from '../../remedies/prove.ts';
import type { Catalog } from '../../solver/catalog.ts';
import type { Problem } from '../../solver/problem.ts';
import type { Question } from '../../solver/question.ts';
import { hasDates } from '../../solver/selectionPolicy.ts';
import { settingThatHides } from '../_undated.ts';
import { startOf, type Finding } from '../finding.ts';
import { placeIn, uvSetting } from '../uvSetting.ts';

/** The hidden projects, and the one finding about them. */
export interface HiddenAdditions {
  readonly findings: readonly Finding[];
  /** Whether the first step stops, so that nothing is installed. */
  readonly stopsCompile: boolean;
  /** Those of the lost additions that are told here. */
  readonly told: ReadonlySet<NormalizedName>;
}

/**
 * @param problem what is resolved for the Worker, with the additions
 * @param lost the additions that could not be installed
 * @param failing declared projects that fail for reasons of their own
 */
export function* hiddenAdditions(
  problem: Problem,
  lost: readonly Failure[],
  failing: readonly NormalizedName[],
  context: ProjectContext,
): Question<HiddenAdditions> {
  const vendored = lost.map(({ name }) => name);
  const hidden = yield* hiddenAmong(vendored, problem, context.catalogFor(context.target));
  const onHost = yield* hiddenOnHost(vendored, context);
  const names = [...hidden, ...onHost];
  if (names.length === 0) return { findings: [], stopsCompile: false, told: new Set() };
  const { file } = context;
  const setting = settingThatHides(names, problem.policy);
  const message = say('additionsHidden', { names, setting, last: hidden.length === 0 });
  const place = uvSettingsOf(file).excludeNewerPlace;
  const remedy = exempting(names, file);
  const after = remedy && (yield* installAfter(remedy.edits, context, failing));
  const finding = uvSetting('error', message, place ? placeIn(file, place) : startOf(file.path), {
    culprits: names,
    explanation: [message],
    remedies: remedy && after?.kind === 'solved' ? [remedy] : [],
  });
  return { findings: [finding], stopsCompile: hidden.length > 0, told: new Set(hidden) };
}

/** What the machine alone gets, asked for only where a date could hide it. */
function* hiddenOnHost(
  vendored: readonly NormalizedName[],
  { file, target, isSynced, hostCatalog, installContext }: ProjectContext,
): Question<readonly NormalizedName[]> {
  if (!isSynced || !hostCatalog) return [];
  const host = hostBeside(target, file, 'Linux');
  const { problem, seen } = installerView(file, host, installContext);
  const written = new Set<string>(seen.map(({ requirement }) => requirement.normalized));
  const names = WITH_THE_HOST.filter(
    (name) => !written.has(name) && name !== RUNTIME_LIBRARY && !vendored.includes(name),
  );
  return yield* hiddenAmong(names, problem, hostCatalog(host, file));
}

/** Those that can be had without the date that counts for them, and not with it. */
function* hiddenAmong(
  names: readonly NormalizedName[],
  problem: Problem,
  catalog: Catalog,
): Question<readonly NormalizedName[]> {
  const { policy } = problem;
  if (!policy) return [];
  const hidden: NormalizedName[] = [];
  for (const name of names) {
    if (policy.newestOf.has(name) ? policy.newestOf.get(name) === undefined : !hasDates(policy)) continue;
    const alone = { ...problem, requirements: [requirementOn(name)], external: new Set<NormalizedName>() };
    const exempt = { ...policy, newestOf: new Map(policy.newestOf).set(name, undefined) };
    const isThere = (yield* install({ ...alone, policy: exempt }, catalog)).kind === 'solved';
    if (isThere && (yield* install(alone, catalog)).kind === 'failed') hidden.push(name);
  }
  return hidden;
}
