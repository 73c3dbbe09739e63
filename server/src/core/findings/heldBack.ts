/**
 * The finding that no installer makes: everything resolves, but a dependency silently falls back to a release much older
 * than the one a host would get, because something lacks a WebAssembly wheel.
 */
import { releaseWithMonth } from '../candidates/age.ts';
import { conditionsOf, type BarredProject } from '../diagnosis/conditions.ts';
import type { Declaration } from '../dependencyFiles/dependencyFile.ts';
import type { Culprit } from '../diagnosis/culprits.ts';
import { gapsBetween, isSerious, type Gap } from '../diagnosis/gaps.ts';
import { extrasAskedIn } from '../diagnosis/providedExtras.ts';
import { unusableFrom, wheelSituation } from '../diagnosis/wheelSituation.ts';
import { whyHeldBack, type HeldBackReason } from '../diagnosis/whyHeldBack.ts';
import { isByNameAlone, type InstallerView, type ReadDeclaration } from '../installers/installerView.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { specifierSetContains } from '../packaging/versions/specifier.ts';
import { formatVersion, type Version } from '../packaging/versions/version.ts';
import { VersionRange } from '../packaging/versions/versionRange.ts';
import { canBeNewer, heldBackRemedies, type HeldBack } from '../remedies/newerRelease.ts';
import type { ProjectContext } from '../remedies/projectContext.ts';
import { knownReleases, type Catalog } from '../solver/catalog.ts';
import type { Solved } from '../solver/resolution.ts';
import { solve } from '../solver/solve.ts';
import type { Question } from '../solver/question.ts';
import type { GapParts } from '../messages/groups/findings.ts';
import { say, type Message } from '../messages/message.ts';
import { shorten } from '../messages/words.ts';
import { hiddenFrom, withUndated, type Hidden } from './_undated.ts';
import { finding, placeOf, type Finding } from './finding.ts';

const LONGEST_TEXT = 80;

/** A gap with what holds the package back. */
interface ExplainedGap {
  readonly gap: Gap;
  readonly why: HeldBackReason;
  /** What a date in the settings hides, if it is that which holds the package back. */
  readonly hidden?: Hidden;
}

/**
 * Compares what a solved file gets with what a host would get, and explains every gap above the threshold: one for each
 * declared dependency, about itself or the dependency that matters most.
 */
export function* heldBackFindings(
  whole: Solved,
  read: InstallerView,
  context: ProjectContext,
): Question<readonly Finding[]> {
  const ideal = context.ideal;
  if (!ideal || whole.unavailable.length > 0) return [];
  const requirements = read.problem.requirements.filter(looksInUsual);
  const wanted = yield* solve({ ...read.problem, requirements, target: ideal.target }, ideal.catalog);
  if (wanted.kind === 'failed' || wanted.unavailable.length > 0) return [];
  const catalog = context.catalogFor(context.target);
  const gaps = gapsBetween(whole, wanted, {
    catalog,
    ideal: ideal.catalog,
    thresholdYears: context.thresholdYears,
    extras: extrasAskedIn(whole, extrasOf(read.seen), context.target, catalog),
    ...(context.installContext?.today !== undefined && { today: context.installContext.today }),
  });
  const lifted = gaps.length > 0 ? yield* withUndated(read.problem, catalog) : undefined;
  const isHidden = (gap: Gap): Hidden | undefined => {
    const behind = { name: gap.name, version: gap.got.version, declared: gap.chain[0] };
    return lifted && hiddenFrom(behind, whole, lifted, read.problem);
  };
  const findings: Finding[] = [];
  // What takes only what the runtime ships asks for nothing newer, nor does what goes by its name alone.
  const mayAsk = ({ shippedOnly, reader }: ReadDeclaration): boolean =>
    shippedOnly !== true && !isByNameAlone(reader, context.target);
  const asking = read.seen.filter(mayAsk).filter(looksInUsual);
  for (const declaration of firstOfEach(asking)) {
    const own = gaps.filter(({ chain }) => chain[0] === declaration.requirement.normalized).sort(byWeight);
    const explained = yield* worthAFinding(own, isHidden, read, context);
    const others = own.filter((gap) => !explained.some((told) => told.gap === gap));
    for (const told of explained) findings.push(yield* gapFinding(told, others, declaration, { read, context }));
  }
  return findings;
}

/** What is installed in another version than the one asked for, since the platform hands over names alone. */
export function takenByNameAlone(
  { packages }: Solved,
  { seen }: InstallerView,
  { target }: ProjectContext,
): readonly Finding[] {
  return seen.flatMap((declaration) => {
    const { requirement, reader, text } = declaration;
    const got = isByNameAlone(reader, target) ? packages.get(requirement.normalized) : undefined;
    if (!got || specifierSetContains(requirement.specifier, formatVersion(got.version), { prereleases: true }))
      return [];
    const platform = target.runBy?.label ?? target.label;
    const parts = {
      declared: shorten(text, LONGEST_TEXT),
      name: got.name,
      version: formatVersion(got.version),
      platform,
    };
    return [finding('held-back', say('takenByNameAlone', parts), placeOf(declaration), { severity: 'information' })];
  });
}

/** Whether it is looked for where a host would look; what only the index of a call has is nothing to compare, nor to ask others for. */
function looksInUsual({ options }: Pick<Declaration, 'options'>): boolean {
  return options?.indexUrls === undefined;
}

function extrasOf(seen: readonly ReadDeclaration[]): ReadonlyMap<NormalizedName, readonly string[]> {
  const extras = new Map<NormalizedName, readonly string[]>();
  for (const { requirement } of seen) {
    const { normalized } = requirement;
    extras.set(normalized, [...new Set([...(extras.get(normalized) ?? []), ...requirement.extras])]);
  }
  return extras;
}

/** The declared dependency itself comes first; then what deserves a warning; then the nearest, then the widest. */
function byWeight(a: Gap, b: Gap): number {
  return weight(b) - weight(a);
}

function weight(gap: Gap): number {
  const { chain, years = 0, distance } = gap;
  if (chain.length === 1) return Infinity;
  return (isSerious(gap) ? 1e6 : 0) - 1000 * chain.length + (distance === 'major' ? 100 : 0) + years;
}

/**
 * The first of a dependency's gaps, or another one if only that deserves a warning. Dependencies of the declared one count
 * only if something holds them back themselves, not if they just go with the release that was taken.
 */
function* worthAFinding(
  gaps: readonly Gap[],
  isHidden: (gap: Gap) => Hidden | undefined,
  { problem }: InstallerView,
  context: ProjectContext,
): Question<readonly ExplainedGap[]> {
  const told: ExplainedGap[] = [];
  for (const gap of gaps) {
    if (told.length > 0 && (told.some((other) => isSerious(other.gap)) || !isSerious(gap))) break;
    const hidden = isHidden(gap);
    if (hidden) {
      told.push({ gap, why: { meant: gap.ideal, culprits: [] }, hidden });
      continue;
    }
    const why = yield* whyHeldBack(gap, problem, context.catalogFor(context.target));
    // What Pyodide ships is what its packages were built with: it is worth mentioning only if it is requested by name.
    const isShipped = shippedReason(gap, why.culprits, context) !== undefined;
    const holdsBack = why.culprits.length > 0 && !isShipped;
    if (holdsBack || gap.chain.length === 1) told.push({ gap, why });
  }
  return told;
}

function* gapFinding(
  { gap, why, hidden }: ExplainedGap,
  others: readonly Gap[],
  declaration: ReadDeclaration,
  { read, context }: { readonly read: InstallerView; readonly context: ProjectContext },
): Question<Finding> {
  const { culprits } = why;
  const catalog = context.catalogFor(context.target);
  const reason = hidden
    ? say('hiddenNewer', { ...hidden, pyodide: context.target.pyodide ?? '' })
    : (shippedReason(gap, culprits, context) ?? reasonOf(gap, why, catalog));
  const message = say('heldBack', {
    declared: declaration.requirement.name,
    gap: gapParts(gap),
    by: namedFirst(gap, culprits),
    reason: gap.lostExtras.length > 0 ? say('withoutItsExtras', { extras: gap.lostExtras, reason }) : reason,
  });
  const heldBack: HeldBack = { ...gap, why, declaration };
  const { closing, explicit } = yield* heldBackRemedies(heldBack, read, context, hidden?.names);
  // Nobody can do anything about what nothing would bring.
  const isWarning =
    isSerious(gap) && (closing.length > 0 || hidden !== undefined || (yield* canBeNewer(heldBack, read, context)));
  return finding('held-back', message, placeOf(declaration), {
    severity: isWarning ? 'warning' : 'information',
    culprits: hidden?.names ?? culprits.map(({ name }) => name),
    chains: culprits.map(({ chain }) => [...gap.chain.slice(0, -1), ...chain]),
    explanation: [message, ...wayLines(gap, culprits), ...othersBehind(others)],
    remedies: [...closing, ...explicit],
    behind: {
      ...{ name: gap.name, got: releaseWithMonth(gap.got), ideal: releaseWithMonth(gap.ideal) },
      ...(gap.years !== undefined && { years: gap.years }),
      ...(gap.lostExtras.length > 0 && { lostExtras: gap.lostExtras }),
    },
    conditions: conditionsOf(culprits.flatMap(judged(catalog)), context.target, catalog),
  });
}

/** What the message begins with: what holds the package back, unless the first of it is named there anyway. */
function namedFirst({ name: heldBack, chain }: Gap, culprits: readonly Culprit[]): readonly NormalizedName[] {
  const isNamed = (name: NormalizedName): boolean => name === heldBack || name === chain[0];
  const names = culprits.map(({ name }) => name);
  return names[0] === undefined || isNamed(names[0]) ? [] : names.filter((name) => !isNamed(name));
}

function firstOfEach(seen: readonly ReadDeclaration[]): readonly ReadDeclaration[] {
  const names = new Set<NormalizedName>();
  return seen.filter(({ requirement: { normalized } }) => !names.has(normalized) && names.add(normalized));
}

/** The two releases, and the name if it is not the declared dependency itself that falls behind. */
function gapParts({ name, got, ideal, chain }: Gap): GapParts {
  return { ...(chain.length > 1 && { name }), got: releaseWithMonth(got), ideal: releaseWithMonth(ideal) };
}

function othersBehind(others: readonly Gap[]): readonly Message[] {
  const told = others.map((gap) => say('heldBackToo', { gap: gapParts(gap), chain: gap.chain }));
  return told.length === 0 ? [] : [say('heldBackTooHead'), ...told];
}

/** What exists of a culprit, in the versions that are needed of it. */
function judged(catalog: Catalog): (culprit: Culprit) => readonly BarredProject[] {
  return ({ name, needed }) => {
    const releases = knownReleases(catalog, name);
    return releases ? [{ name, needed, reason: wheelSituation(releases, needed).reason }] : [];
  };
}

/** The chains to what falls behind, and from there to what holds it back. */
function wayLines({ chain }: Gap, culprits: readonly Culprit[]): readonly Message[] {
  const ways = culprits.map((culprit) => [...chain.slice(0, -1), ...culprit.chain]);
  const told = (ways.length > 0 ? ways : [chain]).filter((way) => way.length > 1);
  return told.length === 0 ? [] : [say('howItComesIn'), ...told.map((way) => say('wayLine', { chain: way }))];
}

/** micropip takes what the Pyodide release ships, although it could install the better release. */
function shippedReason(
  { name, got }: Gap,
  culprits: readonly Culprit[],
  { target }: ProjectContext,
): Message | undefined {
  const shipped = target.installer.shippedFirst ? target.shipped.packages.get(name) : undefined;
  if (culprits.length > 0 || shipped?.version !== formatVersion(got.version)) return undefined;
  return say('shippedFirst', { target: target.label });
}

function reasonOf(
  { name: heldBack, chain, ideal }: Gap,
  { culprits, meant }: HeldBackReason,
  catalog: Catalog,
): Message {
  const ends: { readonly name?: string; readonly version: string }[] = [];
  const missing: NormalizedName[] = [];
  for (const { name, needed } of culprits) {
    const releases = knownReleases(catalog, name);
    const situation = releases && wheelSituation(releases, needed);
    if (situation?.endsAt) ends.push({ ...(name !== chain[0] && { name }), version: formatVersion(situation.endsAt) });
    // It has a wheel, and other requirements exclude it.
    else if (name !== heldBack || situation?.reason.kind !== 'nothing') missing.push(name);
  }
  const ownNewer = missing.includes(heldBack);
  const others = missing.filter((name) => name !== heldBack);
  if (ends.length + missing.length === 0) return say('othersDoNotGoWithIt');
  const releases = knownReleases(catalog, heldBack);
  const from = releases && !ownNewer ? unusableFrom(releases, inclusive(meant.version, ideal.version)) : undefined;
  const ownFrom = from && { name: heldBack, version: formatVersion(from) };
  return say('wheelsEndOrLack', { ends, ownNewer, missing: others, ...(ownFrom && { ownFrom }) });
}

function inclusive(lowest: Version, highest: Version): VersionRange {
  const ends = VersionRange.singleton(lowest).union(VersionRange.singleton(highest));
  return VersionRange.between(lowest, highest).union(ends);
}
