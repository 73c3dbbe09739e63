/**
 * `host-step`: everything that the Worker needs can be vendored, but `pywrangler sync` stops afterwards, when it installs the
 * same versions for the machine; or it builds some of them there.
 */
import { MAIN_INDEX, PYODIDE_INDEX } from '../../candidates/distribution.ts';
import type { DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import { hostStep, type HostStep, type HostTrouble, type UnreadDeclaration } from '../../diagnosis/hostStep.ts';
import type { Reason } from '../../diagnosis/reason.ts';
import { DIRECT } from '../../installers/references/referencedRelease.ts';
import { uvSettingsOf } from '../../installers/uv/uvPolicy.ts';
import { hostBeside } from '../../installers/uv/asUvResolves.ts';
import { type InstallerView, type ReadDeclaration, seenOf } from '../../installers/installerView.ts';
import { say, type Message } from '../../messages/message.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import { formatVersion } from '../../packaging/versions/version.ts';
import { hostFixes } from '../../remedies/hostFixes.ts';
import type { ProjectContext } from '../../remedies/projectContext.ts';
import type { HostSystem } from '../../runtimes/hostTarget.ts';
import type { Target } from '../../runtimes/target.ts';
import { knownReleases } from '../../solver/catalog.ts';
import type { Question } from '../../solver/question.ts';
import { chainFrom, type Solved } from '../../solver/resolution.ts';
import { demandWords } from '../failure/rangeWords.ts';
import { reasonWords } from '../failure/reasonWords.ts';
import { finding, placeOf, startOf, type Finding, type FindingPlace } from '../finding.ts';
import { unknownHostStep } from '../unknownVerdict.ts';
import { lacksWheelOn } from './_hostWheels.ts';

/** The systems beside Linux that people run pywrangler on. */
const OTHERS: readonly HostSystem[] = ['macOS', 'Windows'];

/** At most this many packages that are built are named. */
const MOST_BUILT = 5;

/**
 * What the last step of the sync says of a project that pywrangler installs.
 * @param vendored what has been found for the Worker; only what is known for certain is held against the step
 * @param without declared projects that cannot be vendored and were left out of that: only what stops the step besides them is told
 */
export function* hostStepFindings(
  vendored: Solved,
  { seen, referring }: InstallerView,
  context: ProjectContext,
  without: readonly NormalizedName[] = [],
): Question<readonly Finding[]> {
  if (!context.isSynced || vendored.unavailable.length > 0) return [];
  const around = { seen, vendored, context, without };
  const step = yield* stepOn('Linux', around);
  if (step.kind !== 'stops' && without.length > 0) return [];
  if (step.kind === 'unknown') return step.because ? [unknownHostStep(step.because, firstPlace(seen, context))] : [];
  if (step.kind === 'holds') {
    const unread = unreadThere(step.unread, referring);
    return [...unread, ...builds(step.installed, seen, context), ...(yield* stopsElsewhere(step.installed, around))];
  }
  const holdsOn: HostSystem[] = [];
  for (const system of OTHERS) if ((yield* stepOn(system, around)).kind === 'holds') holdsOn.push(system);
  const findings: Finding[] = [];
  for (const troubles of byDeclaration(step.troubles)) {
    findings.push(yield* stops(troubles, holdsOn, { ...around, alsoSeen: step.seen }));
  }
  return findings;
}

function* stepOn(system: HostSystem, { vendored, context, without }: Around): Question<HostStep> {
  const { file, target, installContext, hostCatalog } = context;
  if (!hostCatalog) return { kind: 'unknown', because: undefined };
  const host = hostBeside(target, file, system);
  const facts = { host, catalog: hostCatalog(host, file), worker: context.catalogFor(target) };
  return yield* hostStep({ file, vendored, without, ...facts, ...(installContext && { installContext }) });
}

function byDeclaration(troubles: readonly HostTrouble[]): readonly (readonly HostTrouble[])[] {
  const groups = new Map<NormalizedName | undefined, HostTrouble[]>();
  for (const trouble of troubles) groups.set(trouble.chain[0], [...(groups.get(trouble.chain[0]) ?? []), trouble]);
  return [...groups.values()];
}

interface Around {
  readonly seen: readonly ReadDeclaration[];
  readonly vendored: Solved;
  readonly context: ProjectContext;
  readonly without: readonly NormalizedName[];
}

function* stops(
  troubles: readonly HostTrouble[],
  holdsOn: readonly HostSystem[],
  { seen, alsoSeen, context, without }: Around & { readonly alsoSeen: readonly ReadDeclaration[] },
): Question<Finding> {
  const [first, ...others] = troubles;
  if (!first) throw new Error('a host step that stops for nothing');
  const { remedies, advice } = yield* hostFixes([first, ...others], { seen, context, without });
  const message = say('hostStepStops', {
    ...subjectOf(first),
    through: first.chain.slice(0, -1),
    because: because(first, 'Linux', context),
    others: others.map(({ name }) => name),
    holdsOn,
    ...(advice && { advice }),
  });
  return finding('host-step', message, placeIn(first.chain, [...seen, ...alsoSeen], context), {
    culprits: troubles.map(({ name }) => name),
    chains: troubles.map(({ chain }) => chain),
    explanation: troubles.map((trouble) =>
      say('hostStepStops', {
        ...subjectOf(trouble),
        through: trouble.chain.slice(0, -1),
        because: because(trouble, 'Linux', context),
        others: [],
        holdsOn: [],
      }),
    ),
    remedies,
  });
}

function subjectOf({ name, vendored }: HostTrouble): { readonly name: string; readonly version?: string } {
  return { name, ...(vendored && { version: formatVersion(vendored.version) }) };
}

/** Why the machine cannot have it: a clause. */
function because(trouble: HostTrouble, system: HostSystem, context: ProjectContext): Message {
  const { name, vendored, reason } = trouble;
  const host = hostBeside(context.target, context.file, system);
  if (reason.kind === 'unsolvable') return say('noChoiceSuits');
  if (reason.kind === 'missing') return whyMissing(trouble, reason, host, context);
  const catalog = context.hostCatalog?.(host, context.file) ?? context.catalogFor(host);
  return say('hostNeedsOther', {
    ...(reason.edge.dependent !== undefined && { dependent: reason.edge.dependent }),
    demand: demandWords(name, reason.edge.needed, catalog),
    version: vendored ? formatVersion(vendored.version) : '',
  });
}

function whyMissing(
  { name, vendored }: HostTrouble,
  { situation, index }: Extract<HostTrouble['reason'], { readonly kind: 'missing' }>,
  host: Target,
  { target, file }: ProjectContext,
): Message {
  const { reason, newest } = situation;
  if (index === DIRECT) return atPlace(reason, host, newest && formatVersion(newest.version));
  const noWheel = hasNoWheel(reason, host);
  if (!vendored) return noWheel;
  const isOfPyodide = vendored.candidate.distribution.index === PYODIDE_INDEX;
  const pyodide = isOfPyodide && target.pyodide !== undefined ? { pyodide: target.pyodide } : {};
  if (reason.kind === 'unknown-project') return say('hostIndexesLackProject', pyodide);
  const own = index === MAIN_INDEX ? undefined : index;
  const isFirst = own !== undefined && comesBeforePyPI(own, name, file);
  if (reason.kind === 'no-versions') {
    const newestThere = newest && { newest: formatVersion(newest.version) };
    return say('hostIndexesLackVersion', {
      ...pyodide,
      isFirst,
      ...(own !== undefined && { index: own }),
      ...newestThere,
    });
  }
  if (isFirst) return say('hostIndexShadows', { index: own, host: host.label });
  return noWheel;
}

/**
 * Whether PyPI counts for nothing that this place has: not where the place is a folder of wheels beside it, or stands in for it, or is
 * the only one for a project, by its source.
 */
function comesBeforePyPI(place: string, name: NormalizedName, file: DependencyFile): boolean {
  const { findLinks, flatIndexes = [], flatDefault, noIndex } = file.indexOptions;
  const sources = uvSettingsOf(file).sources.get(name) ?? [];
  if (sources.some(({ index }) => index !== undefined)) return false;
  return !noIndex && place !== flatDefault && (!findLinks.includes(place) || flatIndexes.includes(place));
}

/** What is wrong with what is named by its place. */
function atPlace(reason: Reason, host: Target, version: string | undefined): Message {
  if (reason.kind === 'no-versions') return say('hostTakesOtherVersion', version === undefined ? {} : { version });
  const isThere = reason.kind !== 'refused-reference' || reason.refusal.kind === 'misfit';
  return isThere
    ? say('hostTakesSameFile', { host: host.label })
    : say('hostHasNoWheel', { reason: reasonWords(reason, host) });
}

/** Where settings name another platform, the machine gets wheels for that one. */
function hasNoWheel(reason: Reason, host: Target): Message {
  const said = reasonWords(reason, host);
  return host.standsFor
    ? say('hostInstallsAs', { reason: said, platform: host.label })
    : say('hostHasNoWheel', { reason: said });
}

/** The declaration at the beginning of a chain; the start of the file if there is none. */
function placeIn(
  chain: readonly NormalizedName[],
  seen: readonly ReadDeclaration[],
  { file }: ProjectContext,
): FindingPlace {
  const declaration = seenOf(chain[0], seen)[0];
  return declaration ? placeOf(declaration) : startOf(file.path);
}

function firstPlace([first]: readonly ReadDeclaration[], { file }: ProjectContext): FindingPlace {
  return first ? placeOf(first) : startOf(file.path);
}

/** What is named by its place for the machine alone, where nobody could look into it. */
function unreadThere(unread: readonly UnreadDeclaration[], referring: InstallerView['referring']): readonly Finding[] {
  return unread
    .filter(({ declaration, at }) => referring.get(declaration)?.reference.location !== at.location)
    .map(({ declaration, because }) => unknownHostStep({ kind: 'unavailable', reason: because }, placeOf(declaration)));
}

/** What has no wheel for Linux is built, which needs what building needs. */
function builds(installed: Solved, seen: readonly ReadDeclaration[], context: ProjectContext): readonly Finding[] {
  const built = [...installed.packages.values()].filter(({ candidate }) => candidate.builtFrom !== undefined);
  const host = hostBeside(context.target, context.file).label;
  return seen.flatMap((declaration) => {
    const own = built.filter((pinned) => chainFrom(pinned, installed)[0] === declaration.requirement.normalized);
    if (own.length === 0) return [];
    const releases = own.slice(0, MOST_BUILT).map(({ name, version }) => `${name} ${formatVersion(version)}`);
    return [
      finding('host-step', say('hostStepBuilds', { releases, host }), placeOf(declaration), {
        severity: 'information',
        culprits: own.map(({ name }) => name),
      }),
    ];
  });
}

/** On another system it may stop although it holds on Linux: asked only where some release lacks a wheel for that system. */
function* stopsElsewhere(installed: Solved, around: Around): Question<readonly Finding[]> {
  const { seen, vendored, context } = around;
  const findings: Finding[] = [];
  const linux = hostBeside(context.target, context.file);
  const catalog = context.hostCatalog?.(linux, context.file);
  for (const system of OTHERS) {
    const other = hostBeside(context.target, context.file, system);
    const lacking = [...installed.packages.values()].some(({ name, version }) => {
      const releases = catalog && knownReleases(catalog, name);
      return releases && vendored.packages.has(name) && lacksWheelOn(other, releases, version);
    });
    const step = lacking ? yield* stepOn(system, around) : undefined;
    const [first] = step?.kind === 'stops' ? step.troubles : [];
    if (!first) continue;
    const parts = { system, ...subjectOf(first), because: because(first, system, context) };
    findings.push(
      finding('host-step', say('hostStepStopsElsewhere', parts), placeIn(first.chain, seen, context), {
        ...{ severity: 'information', culprits: [first.name], chains: [first.chain] },
      }),
    );
  }
  return findings;
}
