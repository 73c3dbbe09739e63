/**
 * micropip's way of choosing: what the Pyodide release ships first, else the newest release that has a fitting wheel,
 * without ever backtracking. micropip gathers concurrently; here the index's answers arrive in the order in which they are
 * asked for, unless the caller specifies another. Like the resolver, it is a generator that yields what it needs to know.
 * @see https://micropip.pyodide.org/
 */
import type { Candidate } from '../../candidates/candidate.ts';
import type { ProjectReleases } from '../../candidates/release.ts';
import type { Unavailable } from '../../candidates/unavailable.ts';
import type { CallOptions } from '../../dependencyFiles/dependencyFile.ts';
import type { CoreMetadata } from '../../packaging/metadata/coreMetadata.ts';
import { normalizeName, type NormalizedName } from '../../packaging/name.ts';
import type { Requirement } from '../../packaging/requirements/requirement.ts';
import type { SpecifierSet } from '../../packaging/versions/specifier.ts';
import { formatVersion, parseVersion, type Version } from '../../packaging/versions/version.ts';
import { VersionRange } from '../../packaging/versions/versionRange.ts';
import { markerHolds } from '../../runtimes/markerHolds.ts';
import {
  answerOfLock,
  installedBefore,
  lastResortOfLock,
  lockClosure,
  lookingInOwnIndexes,
} from '../../runtimes/bundledInstaller.ts';
import type { ShippedPackage } from '../../runtimes/pyodideLock.ts';
import type { Target } from '../../runtimes/target.ts';
import type { Answered, Catalog, Known, Need } from '../../solver/catalog.ts';
import type { OwnRequirement, Problem } from '../../solver/problem.ts';
import type { ReferencedProject } from '../../solver/selectionPolicy.ts';
import { catalogUnder, underlyingCatalog } from '../../solver/policyCatalog.ts';
import { pause, type Needs, type Question } from '../../solver/question.ts';
import type { Failed, Found, Met, MicropipObstacle, Taken, Transaction } from './transaction.ts';
import { chooseFromIndex } from './_choice.ts';
import { Installed } from './_installed.ts';
import { requirementsOf } from './_metadata.ts';
import { placeOf, withoutProjects } from './_places.ts';
import { admits, anyVersionOf, callsOf, withSpecifiers, type MicropipCall } from './_requirements.ts';

/** An answer from the index that micropip waits for: the page of a requirement's project, or the metadata of a wheel. */
export type Awaited =
  { readonly kind: 'page'; readonly met: Met } | { readonly kind: 'metadata'; readonly taken: Taken };

/** Says which of the awaited answers arrives next, by its position; they are in the order of the questions. */
export type AnswerOrder = (awaited: readonly Awaited[]) => number;

const AS_ASKED: AnswerOrder = () => 0;

/** The order in which everything about one project arrives last, as happens with a long page: the other end of a race. */
export function lateAnswersOf(project: NormalizedName): AnswerOrder {
  return (awaited) =>
    Math.max(
      0,
      awaited.findIndex((one) => projectOf(one) !== project),
    );
}

function projectOf(awaited: Awaited): NormalizedName {
  return awaited.kind === 'page' ? awaited.met.requirement.normalized : awaited.taken.name;
}

const ANY_VERSION: SpecifierSet = { specifiers: [] };
const STEPS_BETWEEN_PAUSES = 50;
/** At most this many questions are announced ahead of time; more would not be asked at the same time anyway. */
const MOST_AHEAD = 64;

/**
 * Runs micropip as if with `keep_going`: a requirement without an answer is noted, and it goes on. How it treats a problem:
 * it is given the constraints; it does not know overrides; excluded and external names are treated as if they were
 * installed. Narrowed ranges do not concern it.
 */
export function* firstMatch(problem: Problem, catalog: Catalog, order: AnswerOrder = AS_ASKED): Question<Transaction> {
  return yield* new Run(problem, catalog).run(order);
}

class Run {
  readonly #problem: Problem;
  readonly #catalog: Catalog;
  /** Where the call that runs looks: what the indexes say, and whether the lock comes before them. */
  #asked: Catalog;
  #target: Target;
  /** Of the call that runs. */
  #constraints: ReadonlyMap<NormalizedName, Requirement> = new Map();
  #options: CallOptions = {};
  /** What is there before the call that runs. */
  readonly #installed: Installed;
  readonly #awaited: Awaited[] = [];
  /** What the call has taken from the index, the last one of each project. What comes from the lock is not noted there. */
  readonly #locked = new Map<NormalizedName, Version>();
  /** What the call has taken from the lock in place of what is there. */
  readonly #replacing = new Set<ShippedPackage>();
  readonly #extras = new Set<NormalizedName>();
  readonly #taken: Taken[] = [];
  readonly #fromLock = new Map<NormalizedName, Met>();
  readonly #loaded = new Map<NormalizedName, ShippedPackage>();
  readonly #failed: Failed[] = [];
  readonly #expanded = new Set<ShippedPackage>();
  readonly #added = new Set<string>();
  readonly #broken = new Set<Taken>();
  readonly #met: Met[] = [];
  readonly #unavailable = new Set<Unavailable>();
  #fatal: Failed | undefined;

  constructor(problem: Problem, catalog: Catalog) {
    this.#problem = problem;
    this.#catalog = catalogUnder(catalog, problem.policy && withoutProjects(problem.policy));
    this.#asked = this.#catalog;
    this.#target = problem.target;
    this.#installed = new Installed(installedBefore(problem.target));
  }

  /** One call after the other; what an earlier one has installed stays. */
  *run(order: AnswerOrder): Question<Transaction> {
    for (const call of callsOf(this.#problem)) {
      if (this.#fatal) break;
      this.#installed.enter(call.branch);
      this.#load(call.number);
      for (const { name, version } of call.options.changes ?? []) this.#installed.change(name, version);
      const failedBefore = this.#failed.length;
      yield* this.#call(call, order);
      this.#finishCall(failedBefore);
    }
    return this.#result();
  }

  /** Loads what the platform loads up to a call; what is there already stays. */
  #load(number: number): void {
    const due = (this.#problem.loadedBefore ?? []).filter(({ call }) => call <= number);
    for (const [name, { version }] of lockClosure(
      this.#problem.target.shipped,
      due.flatMap(({ names }) => names),
    )) {
      if (!this.#installed.get(name)) this.#installed.add(name, version);
    }
  }

  *#call({ requirements, constraints, options }: MicropipCall, order: AnswerOrder): Question<void> {
    this.#constraints = constraints;
    this.#options = options;
    this.#look(options);
    for (const requirement of requirements) this.#meet(requirement, undefined);
    for (let step = 1; this.#awaited.length > 0 && !this.#fatal; step++) {
      const [next] = this.#awaited.splice(order(this.#awaited), 1);
      if (next?.kind === 'page') this.#receivePage(next.met, yield* this.#learnReleases(next.met));
      else if (next) this.#receiveMetadata(next.taken, yield* this.#learnMetadata(next.taken));
      if (step % STEPS_BETWEEN_PAUSES === 0) this.#endFor(yield* pause());
    }
  }

  /** Once the search has to end, nothing that is still awaited is looked for: the first of it is told to be unknown, and why. */
  #endFor(reason: Unavailable | undefined): void {
    const [first] = this.#awaited;
    if (!reason || !first) return;
    const { met } = first.kind === 'page' ? first : first.taken;
    this.#awaited.length = 0;
    this.#fail(met, met, reason);
  }

  /** Own indexes come before the lock, whatever the installer does by itself. */
  #look({ indexUrls }: CallOptions): void {
    const { target } = this.#problem;
    const found = this.#catalog.ofCall?.(indexUrls);
    this.#asked = found?.catalog ?? this.#catalog;
    this.#target = found?.isOwn === true ? lookingInOwnIndexes(target) : target;
  }

  /** What a call has taken is installed if nothing of it has failed: micropip installs all of it at the end, or nothing. */
  #finishCall(failedBefore: number): void {
    const installs = !this.#fatal && this.#failed.length === failedBefore;
    const isThere = (name: NormalizedName): boolean => this.#installed.get(name)?.installedFor === 'earlier-call';
    const answered = [...this.#fromLock.keys()].filter((name) => !isThere(name));
    const before = this.#installed.names();
    for (const [name, shipped] of lockClosure(this.#problem.target.shipped, answered)) {
      if (isThere(name)) continue;
      if (!this.#fromLock.has(name)) this.#loaded.set(name, shipped);
      if (installs && !this.#installed.get(name)) this.#installed.add(name, shipped.version);
    }
    for (const { name, version } of installs ? this.#replacing : []) this.#installed.add(name, version);
    for (const [name, version] of installs ? this.#locked : []) {
      // A wheel by its place is unpacked on top of what is there, which still counts as the version that is installed.
      if (!before.has(name) || this.#options.reinstalls) this.#installed.add(name, formatVersion(version));
    }
    this.#replacing.clear();
    this.#locked.clear();
    this.#extras.clear();
    this.#added.clear();
  }

  #meet(written: OwnRequirement, by: Met['by']): void {
    const { target, excludes, external } = this.#problem;
    const { normalized: name } = written;
    if (excludes.has(name) || external.has(name)) return;
    // Whether what a dependency needs is there depends on the branch that the program has taken.
    if (by && this.#installed.isPerhapsThere(name)) return;
    // Every extra that any requirement has named so far counts for every marker.
    for (const extra of written.extras) this.#extras.add(normalizeName(extra));
    const holds =
      markerHolds(written.marker, target) ||
      [...this.#extras].some((extra) => markerHolds(written.marker, target, new Set([extra])));
    if (!holds) return;
    const met = { requirement: this.#constrained(written), by };
    this.#met.push(met);
    const place = placeOf(written, this.#problem);
    if (place && written.place !== undefined && !written.sufficesByName) {
      this.#takeFrom(place, met);
      return;
    }
    const locked = this.#locked.get(name);
    const installed = locked ? undefined : this.#installed.get(name);
    const chosen = locked ?? parseVersion(installed?.version ?? '');
    if (chosen && !admits(met, chosen) && !this.#options.reinstalls) {
      const before = installed && { installedFor: installed.installedFor };
      this.#raise(met, this.#unlessUnknown({ kind: 'first-choice', chosen, ...before }));
      return;
    }
    if (chosen && admits(met, chosen)) return;
    if (place) this.#takeFrom(place, met);
    else this.#search(met);
  }

  #search(met: Met): void {
    const shipped = answerOfLock(this.#target, met.requirement);
    if (shipped) this.#takeShipped(shipped, met);
    else this.#awaited.push({ kind: 'page', met });
  }

  /** Takes what is at a place, whatever else there is of the project. */
  #takeFrom({ releases }: ReferencedProject, met: Met): void {
    const found = chooseFromIndex(releases, ANY_VERSION, true);
    if (found.kind === 'known') this.#takeWheel(found.value, met);
    else this.#fail(met, met, found);
  }

  /** Where it is not known what is shipped, the lock may have what the index lacks. */
  #unlessUnknown(cause: MicropipObstacle): MicropipObstacle {
    const reason = this.#problem.target.ownLock?.unknown;
    return reason ? { kind: 'unavailable', reason } : cause;
  }

  #takeShipped(shipped: ShippedPackage, met: Met): void {
    if (!this.#fromLock.has(shipped.name)) this.#fromLock.set(shipped.name, met);
    if (this.#options.reinstalls) this.#replacing.add(shipped);
    if (this.#constraints.size === 0) return;
    // With constraints each dependency is a requirement of its own. Meeting the same ones again changes nothing.
    if (this.#expanded.has(shipped)) return;
    this.#expanded.add(shipped);
    const by = { kind: 'shipped', name: shipped.name, shipped, met } as const;
    for (const name of shipped.depends) this.#meet(anyVersionOf(name), by);
  }

  #receivePage(met: Met, page: Answered<ProjectReleases>): void {
    if (page.kind === 'unavailable') {
      this.#fail(met, met, page);
      return;
    }
    const releases = page.value;
    if (releases.unavailable) this.#unavailable.add(releases.unavailable);
    const found = chooseFromIndex(releases, met.requirement.specifier, this.#options.prereleases);
    if (found.kind !== 'known') {
      const shipped = releases.unavailable ? undefined : lastResortOfLock(this.#target, met.requirement);
      if (shipped) {
        this.#takeShipped(shipped, met);
        return;
      }
      const cause =
        releases.unavailable && (found.kind !== 'unusable' || releases.isPartial) ? releases.unavailable : found;
      this.#fail(met, met, this.#unlessUnknown(cause));
      return;
    }
    const { normalized: name } = met.requirement;
    // Another branch may have taken the project meanwhile. That a version satisfies this one does not prevent taking a
    // second one.
    const chosen = this.#locked.get(name);
    if (chosen && !admits(met, chosen) && !this.#options.reinstalls)
      this.#fail(met, met, this.#unlessUnknown({ kind: 'first-choice', chosen }));
    else this.#takeWheel(found.value, met);
  }

  #takeWheel(candidate: Candidate, met: Met): void {
    const { normalized: name } = met.requirement;
    this.#locked.set(name, candidate.version);
    // micropip would process the same requirements again, with the same outcome: time that a hostile index could multiply.
    const { filename, url } = candidate.distribution.file;
    const wheel = [filename, url, ...met.requirement.extras].join(' ');
    if (this.#added.has(wheel)) return;
    this.#added.add(wheel);
    this.#awaited.push({ kind: 'metadata', taken: { kind: 'wheel', name, candidate, met } });
  }

  #receiveMetadata(taken: Taken, metadata: Answered<CoreMetadata>): void {
    const { met } = taken;
    const needed = metadata.kind === 'known' ? this.#neededBy(metadata.value, met) : metadata;
    if (needed.kind !== 'known') {
      if (needed.kind === 'unknown-extra') this.#fatal = { reported: met, culprit: met, cause: needed };
      else this.#fail(met, met, needed);
      return;
    }
    for (const requirement of needed.value) this.#meet(requirement, taken);
    if (!this.#broken.has(taken)) this.#taken.push(taken);
  }

  #neededBy(metadata: CoreMetadata, { requirement }: Met): Found<readonly Requirement[]> {
    if (this.#options.withoutDependencies) return { kind: 'known', value: [] };
    return requirementsOf(metadata, requirement.extras, this.#problem.target);
  }

  /** An error at a requirement makes the wheel that has it fail; if no wheel has it, the whole run ends. */
  #raise(culprit: Met, cause: MicropipObstacle): void {
    const { by } = culprit;
    if (!by) this.#fatal ??= { reported: culprit, culprit, cause };
    else if (by.kind === 'shipped') this.#fail(by.met, culprit, cause);
    else if (!this.#broken.has(by)) {
      this.#broken.add(by);
      this.#fail(by.met, culprit, cause);
    }
  }

  #fail(reported: Met, culprit: Met, cause: MicropipObstacle): void {
    if (cause.kind === 'unavailable') this.#unavailable.add(cause);
    this.#failed.push({ reported, culprit, cause });
  }

  #constrained(requirement: Requirement): Requirement {
    const constraint = this.#constraints.get(requirement.normalized);
    return constraint ? withSpecifiers(requirement, constraint) : requirement;
  }

  *#learnReleases(met: Met): Generator<Needs, Answered<ProjectReleases>, void> {
    return yield* this.#learn(needOf({ kind: 'page', met }), () => this.#asked.releases(met.requirement.normalized));
  }

  *#learnMetadata(taken: Taken): Generator<Needs, Answered<CoreMetadata>, void> {
    return yield* this.#learn(needOf({ kind: 'metadata', taken }), () => this.#asked.metadata(taken.candidate));
  }

  *#learn<T>(now: Need, ask: () => Known<T>): Generator<Needs, Answered<T>, void> {
    for (;;) {
      const known = ask();
      if (known) return known;
      yield {
        catalog: underlyingCatalog(this.#asked),
        now,
        soon: this.#awaited.slice(0, MOST_AHEAD).map(needOf),
        beside: [],
      };
    }
  }

  #result(): Transaction {
    return {
      taken: this.#taken,
      fromLock: this.#fromLock,
      loadedWithThem: this.#loaded,
      failed: this.#failed,
      ...(this.#fatal && { fatal: this.#fatal }),
      met: this.#met,
      alternatives: this.#installed.alternatives,
      unavailable: [...this.#unavailable],
    };
  }
}

function needOf(awaited: Awaited): Need {
  if (awaited.kind === 'metadata') {
    return { kind: 'metadata', name: awaited.taken.name, candidate: awaited.taken.candidate };
  }
  const { normalized: name, specifier } = awaited.met.requirement;
  return { kind: 'releases', name, range: VersionRange.fromSpecifierSet(specifier) };
}
