/**
 * The finding that no installer makes: everything resolves, but a dependency silently falls to a release much older than the
 * one a host would get, because something lacks a WebAssembly wheel.
 */
import type { Release } from '../candidates/release.ts';
import { blockersOf, type Blocker } from '../diagnosis/blockers.ts';
import type { FileProblem, ReadDeclaration } from '../diagnosis/fileProblem.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { parseRequirement } from '../packaging/requirement.ts';
import { compareVersions, formatVersion } from '../packaging/version.ts';
import { differsInMajor, withMonth, yearsBetween } from '../remedies/age.ts';
import { heldBackRemedies } from '../remedies/heldBack.ts';
import type { Surroundings } from '../remedies/surroundings.ts';
import type { Catalog } from '../solver/catalog.ts';
import type { Problem } from '../solver/problem.ts';
import type { Pinned, Resolution } from '../solver/resolution.ts';
import { install } from '../solver/install.ts';
import { solve, type Needs, type Pause } from '../solver/solve.ts';
import { code, listOf } from '../text/words.ts';
import type { Finding } from './finding.ts';
import { wheelSituation } from './wheelSituation.ts';

/** A package that falls behind. */
interface Gap {
  readonly name: NormalizedName;
  readonly got: Release;
  readonly ideal: Release;
  /** Years between the two; undefined where a date is unknown. */
  readonly years: number | undefined;
  readonly major: boolean;
  /** From the declared dependency to the package. */
  readonly chain: readonly NormalizedName[];
}

type Solved = Extract<Resolution, { kind: 'solved' }>;

/** More than a year is a warning. */
const WARNING_YEARS = 1;

/**
 * Compares what a solved file gets with what a host would get, and explains every gap above the threshold: at most one
 * finding for each declared dependency, about the nearest package that falls behind.
 */
export function* heldBackFindings(
  whole: Solved,
  read: FileProblem,
  surroundings: Surroundings,
): Generator<Needs | Pause, readonly Finding[], void> {
  const ideal = surroundings.ideal;
  if (!ideal || whole.unavailable.length > 0) return [];
  const wanted = yield* solve({ ...read.problem, target: ideal.target }, ideal.catalog);
  if (wanted.kind === 'failed' || wanted.unavailable.length > 0) return [];
  const gaps = gapsBetween(whole, wanted, surroundings, ideal.catalog);
  const findings: Finding[] = [];
  for (const declaration of firstOfEach(read.seen)) {
    const own = gaps.filter(({ chain }) => chain[0] === declaration.requirement.normalized);
    const [worst] = own.sort((a, b) => weight(b) - weight(a));
    if (worst) findings.push(yield* gapFinding(worst, declaration, read.problem, surroundings));
  }
  return findings;
}

/** The nearest to what is declared comes first, since that is the name people know; then the widest. */
function weight({ chain, years = 0, major }: Gap): number {
  return -1000 * chain.length + (major ? 100 : 0) + years;
}

function gapsBetween(whole: Solved, wanted: Solved, surroundings: Surroundings, idealCatalog: Catalog): Gap[] {
  const { target, thresholdYears } = surroundings;
  const catalog = surroundings.catalogFor(target);
  return [...whole.packages.values()].flatMap((pinned) => {
    const better = wanted.packages.get(pinned.name);
    if (!better || compareVersions(better.version, pinned.version) <= 0) return [];
    const [got, ideal] = [releaseOf(catalog, pinned), releaseOf(idealCatalog, better)];
    if (!got || !ideal) return [];
    const years = yearsBetween(got, ideal);
    const major = differsInMajor(pinned.version, better.version);
    if (!major && (years === undefined || years < thresholdYears)) return [];
    return [{ name: pinned.name, got, ideal, years, major, chain: chainFrom(pinned, whole) }];
  });
}

/** The release of a solution's package, with the date that any index gives for it. */
function releaseOf(catalog: Catalog, { name, version }: Pinned): Release | undefined {
  const known = catalog.releases(name);
  if (known?.kind !== 'known') return undefined;
  for (const release of known.value) if (compareVersions(release.version, version) === 0) return release;
  return undefined;
}

/** The shortest way from a declared dependency to a package. */
export function chainFrom(pinned: Pinned, { packages }: Solved): readonly NormalizedName[] {
  const reached = new Map<NormalizedName, readonly NormalizedName[]>([[pinned.name, [pinned.name]]]);
  for (const [name, chain] of reached) {
    const current = packages.get(name);
    if (current?.declared) return chain;
    for (const requirer of current?.requiredBy ?? []) {
      if (!reached.has(requirer)) reached.set(requirer, [requirer, ...chain]);
    }
  }
  return [pinned.name];
}

function firstOfEach(seen: readonly ReadDeclaration[]): readonly ReadDeclaration[] {
  const names = new Set<NormalizedName>();
  return seen.filter(({ requirement: { normalized } }) => !names.has(normalized) && names.add(normalized));
}

function* gapFinding(
  gap: Gap,
  declaration: ReadDeclaration,
  problem: Problem,
  surroundings: Surroundings,
): Generator<Needs | Pause, Finding, void> {
  const blockers = yield* whyNot(gap, problem, surroundings);
  const reason = reasonOf(gap, blockers, surroundings.catalogFor(surroundings.target));
  const direct = gap.chain.length === 1;
  const [got, ideal] = [withMonth(gap.got), withMonth(gap.ideal)];
  const subject = code(declaration.requirement.name);
  const sentence = direct
    ? `${subject} is ${got} here, not ${ideal}`
    : `${subject} brings ${code(gap.name)} ${got} here, not ${ideal}`;
  const serious = gap.major || (gap.years ?? 0) > WARNING_YEARS;
  return {
    code: 'held-back',
    severity: serious && direct ? 'warning' : 'information',
    message: `${sentence}: ${reason}`,
    path: declaration.path,
    span: declaration.spans.whole,
    name: declaration.requirement.normalized,
    culprits: blockers.map(({ name }) => name),
    chains: blockers.map(({ chain }) => [...gap.chain.slice(0, -1), ...chain]),
    explanation: [`${sentence}: ${reason}`, `The way: ${gap.chain.map(code).join(' → ')}`],
    related: [],
    remedies: yield* heldBackRemedies({ ...gap, declaration }, surroundings),
  };
}

/** Demands the better release: the proof that it cannot be had says what holds it back. */
function* whyNot(
  { name, ideal }: Gap,
  problem: Problem,
  surroundings: Surroundings,
): Generator<Needs | Pause, readonly Blocker[], void> {
  const demanded = parseRequirement(`${name}==${formatVersion(ideal.version)}`).value?.requirement;
  if (!demanded) return [];
  const catalog = surroundings.catalogFor(surroundings.target);
  const alone = { ...problem, requirements: [demanded] };
  const resolution = yield* install(alone, catalog);
  if (resolution.kind === 'failed') return yield* blockersOf(alone, name, resolution.proof, catalog);
  const together = { ...problem, requirements: [...problem.requirements, demanded] };
  const whole = yield* install(together, catalog);
  return whole.kind === 'failed' ? yield* blockersOf(together, name, whole.proof, catalog) : [];
}

function reasonOf(gap: Gap, blockers: readonly Blocker[], catalog: Catalog): string {
  const ends: string[] = [];
  const missing: NormalizedName[] = [];
  for (const { name, needed } of blockers) {
    const known = catalog.releases(name);
    const usable = known?.kind === 'known' ? wheelSituation(known.value, needed).endsAt : undefined;
    const whose = name === gap.chain[0] ? 'its wheels' : `wheels of ${code(name)}`;
    if (usable) ends.push(`${whose} for this runtime end at ${formatVersion(usable)}`);
    else missing.push(name);
  }
  if (missing.length > 0) {
    ends.push(`${listOf(missing.map(code))} ${missing.length > 1 ? 'have' : 'has'} no wheel for this runtime`);
  }
  return ends.length > 0 ? ends.join('; ') : 'what else is required does not go together with it';
}
