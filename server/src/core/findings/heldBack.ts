/**
 * The finding that no installer makes: everything resolves, but a dependency silently falls back to a release much older
 * than the one a host would get, because something lacks a WebAssembly wheel.
 */
import type { Release } from '../candidates/release.ts';
import { findCulprits, type Culprit } from '../diagnosis/culprits.ts';
import { factsOfProof } from '../diagnosis/proof.ts';
import type { InstallerView, ReadDeclaration } from '../installers/installerView.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { parseRequirement } from '../packaging/requirements/requirement.ts';
import { compareVersions, formatVersion } from '../packaging/versions/version.ts';
import { differsInMajor, releaseWithMonth, yearsBetween } from '../remedies/age.ts';
import { heldBackRemedies } from '../remedies/newerRelease.ts';
import type { ProjectContext } from '../remedies/projectContext.ts';
import { knownReleases, type Catalog } from '../solver/catalog.ts';
import type { Problem } from '../solver/problem.ts';
import { chainFrom, type Pinned, type Solved } from '../solver/resolution.ts';
import { install } from '../installers/install.ts';
import { solve } from '../solver/solve.ts';
import type { Question } from '../solver/question.ts';
import type { GapParts } from '../messages/groups/findings.ts';
import { say, type Message } from '../messages/message.ts';
import { finding, placeOf, type Finding } from './finding.ts';
import { wheelSituation } from '../diagnosis/wheelSituation.ts';

/** A package that falls behind. */
interface Gap {
  readonly name: NormalizedName;
  readonly got: Release;
  readonly ideal: Release;
  /** Years between the two; undefined if a date is unknown. */
  readonly years: number | undefined;
  readonly major: boolean;
  /** From the declared dependency to the package. */
  readonly chain: readonly NormalizedName[];
}

/** A gap with what holds the package back. */
interface ExplainedGap {
  readonly gap: Gap;
  readonly culprits: readonly Culprit[];
}

/** More than one year is a warning. */
const WARNING_YEARS = 1;

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
  const wanted = yield* solve({ ...read.problem, target: ideal.target }, ideal.catalog);
  if (wanted.kind === 'failed' || wanted.unavailable.length > 0) return [];
  const gaps = gapsBetween(whole, wanted, context, ideal.catalog);
  const findings: Finding[] = [];
  for (const declaration of firstOfEach(read.seen)) {
    const own = gaps.filter(({ chain }) => chain[0] === declaration.requirement.normalized).sort(byWeight);
    const explained = yield* worthAFinding(own, read.problem, context);
    const others = own.filter((gap) => !explained.some((told) => told.gap === gap));
    for (const told of explained) findings.push(yield* gapFinding(told, others, declaration, context));
  }
  return findings;
}

/** The declared dependency itself comes first; then what deserves a warning; then the nearest, then the widest. */
function byWeight(a: Gap, b: Gap): number {
  return weight(b) - weight(a);
}

function weight(gap: Gap): number {
  const { chain, years = 0, major } = gap;
  if (chain.length === 1) return Infinity;
  return (isSerious(gap) ? 1e6 : 0) - 1000 * chain.length + (major ? 100 : 0) + years;
}

/**
 * The first of a dependency's gaps, or another one if only that deserves a warning. Dependencies of the declared one count
 * only if something holds them back themselves, not if they just go with the release that was taken.
 */
function* worthAFinding(
  gaps: readonly Gap[],
  problem: Problem,
  context: ProjectContext,
): Question<readonly ExplainedGap[]> {
  const told: ExplainedGap[] = [];
  for (const gap of gaps) {
    if (told.length > 0 && (told.some((other) => isSerious(other.gap)) || !isSerious(gap))) break;
    const culprits = yield* whyNot(gap, problem, context);
    // What Pyodide ships is what its packages were built with: it is worth mentioning only if it is requested by name.
    const isShipped = shippedReason(gap, culprits, context) !== undefined;
    const holdsBack = culprits.length > 0 && !isShipped;
    if (holdsBack || gap.chain.length === 1) told.push({ gap, culprits });
  }
  return told;
}

/** Another major version, or more than a year: deserves a warning. */
function isSerious({ major, years = 0 }: Gap): boolean {
  return major || years > WARNING_YEARS;
}

function gapsBetween(whole: Solved, wanted: Solved, context: ProjectContext, idealCatalog: Catalog): Gap[] {
  const { target, thresholdYears } = context;
  const catalog = context.catalogFor(target);
  return [...whole.packages.values()].flatMap((pinned) => {
    const better = wanted.packages.get(pinned.name);
    if (!better || compareVersions(better.version, pinned.version) <= 0) return [];
    // No index is asked about what micropip takes from the lock; the host's index knows when it was released.
    const got = releaseOf(catalog, pinned) ?? releaseOf(idealCatalog, pinned);
    const ideal = releaseOf(idealCatalog, better);
    if (!got || !ideal) return [];
    const years = yearsBetween(got, ideal);
    const major = differsInMajor(pinned.version, better.version);
    if (!major && (years === undefined || years < thresholdYears)) return [];
    return [{ name: pinned.name, got, ideal, years, major, chain: chainFrom(pinned, whole) }];
  });
}

/** The release of a package in a solution, with the date that any index gives for it. */
function releaseOf(catalog: Catalog, { name, version }: Pinned): Release | undefined {
  return knownReleases(catalog, name)?.of(version);
}

function firstOfEach(seen: readonly ReadDeclaration[]): readonly ReadDeclaration[] {
  const names = new Set<NormalizedName>();
  return seen.filter(({ requirement: { normalized } }) => !names.has(normalized) && names.add(normalized));
}

function* gapFinding(
  { gap, culprits }: ExplainedGap,
  others: readonly Gap[],
  declaration: ReadDeclaration,
  context: ProjectContext,
): Question<Finding> {
  const message = say('heldBack', {
    declared: declaration.requirement.name,
    gap: gapParts(gap),
    reason: shippedReason(gap, culprits, context) ?? reasonOf(gap, culprits, context.catalogFor(context.target)),
  });
  return finding('held-back', message, placeOf(declaration), {
    severity: isSerious(gap) ? 'warning' : 'information',
    culprits: culprits.map(({ name }) => name),
    chains: culprits.map(({ chain }) => [...gap.chain.slice(0, -1), ...chain]),
    explanation: [message, ...wayLines(gap, culprits), ...othersBehind(others)],
    remedies: yield* heldBackRemedies({ ...gap, declaration }, context),
  });
}

/** The two releases, and the name if it is not the declared dependency itself that falls behind. */
function gapParts({ name, got, ideal, chain }: Gap): GapParts {
  return { ...(chain.length > 1 && { name }), got: releaseWithMonth(got), ideal: releaseWithMonth(ideal) };
}

function othersBehind(others: readonly Gap[]): readonly Message[] {
  const told = others.map((gap) => say('heldBackToo', { gap: gapParts(gap), chain: gap.chain }));
  return told.length === 0 ? [] : [say('heldBackTooHead'), ...told];
}

/** The chains to what falls behind, and from there to what holds it back. */
function wayLines({ chain }: Gap, culprits: readonly Culprit[]): readonly Message[] {
  const ways = culprits.map((culprit) => [...chain.slice(0, -1), ...culprit.chain]);
  const told = (ways.length > 0 ? ways : [chain]).filter((way) => way.length > 1);
  return told.length === 0 ? [] : [say('howItComesIn'), ...told.map((way) => say('wayLine', { chain: way }))];
}

/** Demands the better release: the proof that it cannot be installed says what holds it back. */
function* whyNot({ name, ideal }: Gap, problem: Problem, context: ProjectContext): Question<readonly Culprit[]> {
  const demanded = parseRequirement(`${name}==${formatVersion(ideal.version)}`).value?.requirement;
  if (!demanded) return [];
  const catalog = context.catalogFor(context.target);
  const alone = { ...problem, requirements: [demanded] };
  const resolution = yield* install(alone, catalog);
  if (resolution.kind === 'failed') return yield* findCulprits(alone, name, factsOfProof(resolution.proof), catalog);
  const together = { ...problem, requirements: [...problem.requirements, demanded] };
  const whole = yield* install(together, catalog);
  return whole.kind === 'failed' ? yield* findCulprits(together, name, factsOfProof(whole.proof), catalog) : [];
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

function reasonOf({ name: heldBack, chain }: Gap, culprits: readonly Culprit[], catalog: Catalog): Message {
  const ends: { readonly name?: string; readonly version: string }[] = [];
  const missing: NormalizedName[] = [];
  for (const { name, needed } of culprits) {
    const releases = knownReleases(catalog, name);
    const usable = releases && wheelSituation(releases, needed).endsAt;
    if (usable) ends.push({ ...(name !== chain[0] && { name }), version: formatVersion(usable) });
    else missing.push(name);
  }
  // It has a wheel: that of the release which is installed.
  const ownNewer = missing.includes(heldBack);
  const others = missing.filter((name) => name !== heldBack);
  return culprits.length > 0 ? say('wheelsEndOrLack', { ends, ownNewer, missing: others }) : say('othersDoNotGoWithIt');
}
