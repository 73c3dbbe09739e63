/** The facts about one target, fetched from its indexes on demand and kept: the catalog that the solver reads. */
import { markerHolds } from '../core/runtimes/markerHolds.ts';
import {
  PYODIDE_INDEX,
  readAhead,
  readProject,
  type Distribution,
  type IndexPage,
} from '../core/candidates/distribution.ts';
import type { Candidate } from '../core/candidates/candidate.ts';
import { oldestDay } from '../core/candidates/knowledge.ts';
import { ProjectReleases } from '../core/candidates/release.ts';
import type { SourceContents } from '../core/candidates/sourceContents.ts';
import { say, type Message } from '../core/messages/message.ts';
import type { Unavailable } from '../core/candidates/unavailable.ts';
import { parseCoreMetadata, type CoreMetadata } from '../core/packaging/metadata/coreMetadata.ts';
import type { NormalizedName } from '../core/packaging/name.ts';
import type { ProjectFile } from '../core/packaging/simpleApi/simpleApi.ts';
import { VersionRange } from '../core/packaging/versions/versionRange.ts';
import type { Catalog, IndexOrigins, Known, Need } from '../core/solver/catalog.ts';
import { releasePolicyFor, DEFAULT_POLICY, type SelectionPolicy } from '../core/solver/selectionPolicy.ts';
import { catalogUnder } from '../core/solver/policyCatalog.ts';
import { nextUsableIn } from '../core/solver/selection.ts';
import { DIRECT } from '../core/installers/references/referencedRelease.ts';
import { answerOfLock } from '../core/runtimes/bundledInstaller.ts';
import type { Target } from '../core/runtimes/target.ts';
import { isGone, type PackageIndex, type WheelFiles } from '../index/packageIndex.ts';
import { asUnavailable, failureOf, isAsked, type IndexAnswer } from './indexAnswer.ts';
import type { Allowance } from './allowance.ts';
import { Reach } from './reach.ts';
import { shippedMetadata, shippedPage } from './shippedPages.ts';
import { UnderWay } from './underWay.ts';

export interface CatalogOptions {
  /** When what the Pyodide release ships is used if its index does not have a project; `unrecorded`: if that is no recorded answer. */
  readonly shippedStandIn?: 'always' | 'unrecorded';
  /** Whether only the first index that has a project counts for it. Without it, all do. */
  readonly firstIndex?: boolean;
  /** Folders and pages whose files count as if every index had them; not where a project is taken from one index only. */
  readonly findLinks?: readonly PackageIndex[];
  /** Projects that are taken from only one index. */
  readonly pinned?: ReadonlyMap<NormalizedName, PackageIndex>;
  /** The names of the indexes that everybody can upload to. */
  readonly publicIndexes?: ReadonlySet<string>;
  /** Yields to everything else that is waiting. Without it, long pages are read in one go. */
  readonly nextTurn?: () => Promise<void>;
}

export class TargetCatalog implements Catalog {
  readonly target: Target;
  readonly #indexes: readonly PackageIndex[];
  readonly #options: CatalogOptions;
  readonly #releases = new Map<NormalizedName, Known<ProjectReleases>>();
  readonly #metadata = new Map<string, Known<CoreMetadata>>();
  readonly #sources = new Map<string, Known<SourceContents>>();
  readonly #underWay = new UnderWay();
  readonly #fetchedAhead = new Set<string>();
  readonly #unreadPages = new Map<string, Message>();
  readonly #missingPages = new Map<string, Message>();
  /** The indexes that answered properly for some name, by their labels. */
  readonly #answering = new Set<string>();
  readonly #reach = new Reach();
  /** What an index announces and does not have: it says so each time. */
  readonly #answeredMissing = new WeakSet<Unavailable>();

  /** @param indexes in the order in which equal versions are preferred */
  constructor(target: Target, indexes: readonly PackageIndex[], options: CatalogOptions = {}) {
    this.target = target;
    this.#indexes = indexes;
    this.#options = options;
  }

  /** Whether it is one of the indexes that are asked here, by its name. */
  hasIndex(index: string): boolean {
    return this.#indexes.some(({ name }) => name === index);
  }

  /** Forgets failed requests, so that they are made again, but for those to which the answer was that there is nothing. */
  forgetFailures(): void {
    for (const [name, known] of this.#releases) {
      const isOpen = known?.kind === 'known' && (known.value.unavailable ?? known.value.unread) !== undefined;
      if (known?.kind === 'unavailable' || isOpen) this.#releases.delete(name);
    }
    for (const facts of [this.#metadata, this.#sources]) {
      for (const [key, known] of facts) {
        if (known?.kind === 'unavailable' && !this.#answeredMissing.has(known)) facts.delete(key);
      }
    }
    this.#fetchedAhead.clear();
    this.#missingPages.clear();
    this.#unreadPages.clear();
    this.#reach.forgetFailures();
  }

  hasAnswered(index: Message): boolean {
    return this.#answering.has(JSON.stringify(index));
  }

  origins(): IndexOrigins {
    const { publicIndexes = new Set() } = this.#options;
    // A page of files stands beside the indexes, and what Pyodide has is nobody's own.
    const own = this.#indexes.filter(
      ({ name, isFlat }) => isFlat !== true && name !== PYODIDE_INDEX && !publicIndexes.has(name),
    );
    return { public: publicIndexes, own: new Set(own.map(({ name }) => name)) };
  }

  unreadPages(): readonly Message[] {
    return [...this.#unreadPages.values()];
  }

  missingPages(): readonly Message[] {
    return [...this.#missingPages.values()];
  }

  releases(name: NormalizedName): Known<ProjectReleases> {
    return this.#releases.get(name);
  }

  metadata(candidate: Candidate): Known<CoreMetadata> {
    return this.#metadata.get(keyOf(candidate.distribution));
  }

  sources(distribution: Distribution): Known<SourceContents> {
    return this.#sources.get(keyOf(distribution));
  }

  /**
   * Fetches a fact unless it is known; concurrent callers wait for the same answer. Where nothing more may be asked for, it
   * becomes one that is not known, and says so. Rejects only when cancelled.
   */
  async learn(need: Need, signal?: AbortSignal, allowance?: Allowance): Promise<void> {
    await this.#underWay.wait(
      keyOfNeed(need),
      () => this.#isKnown(need),
      () => this.#fetch(need, signal, allowance),
      signal,
    );
  }

  async #fetch(need: Need, signal?: AbortSignal, allowance?: Allowance): Promise<void> {
    const refusal = allowance?.spent() ?? this.#reach.refusal(need);
    if (refusal) {
      this.#setUnknown(need, { kind: 'unavailable', reason: refusal });
      return;
    }
    allowance?.countFact();
    await this.#learn(need, signal, allowance);
  }

  #isKnown(need: Need): boolean {
    switch (need.kind) {
      case 'releases':
        return this.#releases.has(need.name);
      case 'metadata':
        return this.#metadata.has(keyOf(need.candidate.distribution));
      case 'sources':
        return this.#sources.has(keyOf(need.distribution));
    }
  }

  #setUnknown(need: Need, unknown: Unavailable): void {
    switch (need.kind) {
      case 'releases':
        this.#releases.set(need.name, unknown);
        break;
      case 'metadata':
        this.#metadata.set(keyOf(need.candidate.distribution), unknown);
        break;
      case 'sources':
        this.#sources.set(keyOf(need.distribution), unknown);
    }
  }

  #learn(need: Need, signal?: AbortSignal, allowance?: Allowance): Promise<void> {
    switch (need.kind) {
      case 'releases':
        return this.#learnReleases(need.name, signal, allowance);
      case 'metadata':
        return this.#learnMetadata(need.candidate, signal);
      case 'sources':
        return this.#learnSources(need, signal);
    }
  }

  /**
   * Fetches what will probably be needed, and what follows from it: the metadata of the best release, and the pages of the
   * projects that release depends on. A chain of dependencies thus costs no more round trips than its length.
   */
  async learnAhead(need: Need, signal: AbortSignal, allowance?: Allowance): Promise<void> {
    const key = need.kind === 'releases' ? `${need.name} ${need.range?.toString() ?? ''}` : keyOfNeed(need);
    if (this.#fetchedAhead.has(key) || signal.aborted) return;
    this.#fetchedAhead.add(key);
    try {
      await this.learn(need, signal, allowance);
    } catch {
      this.#fetchedAhead.delete(key); // Cancelled: code that really needs it will ask again.
      return;
    }
    await Promise.all(this.#following(need).map((next) => this.learnAhead(next, signal, allowance)));
  }

  #following(need: Need): readonly Need[] {
    if (need.kind === 'releases') {
      const { name, range = VersionRange.full, policy = DEFAULT_POLICY } = need;
      const releases = catalogUnder(this, need.policy).releases(name);
      if (releases?.kind !== 'known') return [];
      const candidate = nextUsableIn(releases.value, range, releasePolicyFor(policy, name))?.candidate;
      return candidate ? [{ kind: 'metadata', name, candidate, ...viewOf(need) }] : [];
    }
    if (need.kind === 'sources') return [];
    const metadata = catalogUnder(this, need.policy).metadata(need.candidate);
    if (metadata?.kind !== 'known') return [];
    return metadata.value.requiresDist
      .filter(({ marker }) => markerHolds(marker, this.target))
      .filter(({ url, normalized }) => url === undefined && !this.#releases.has(normalized))
      .filter(({ normalized }) => need.policy?.referenced?.has(normalized) !== true)
      .filter((requirement) => !answerOfLock(this.target, requirement))
      .map(({ normalized, specifier }) => ({
        kind: 'releases',
        name: normalized,
        range: VersionRange.fromSpecifierSet(specifier),
        ...viewOf(need),
      }));
  }

  async #learnReleases(name: NormalizedName, signal?: AbortSignal, allowance?: Allowance): Promise<void> {
    const pinned = this.#options.pinned?.get(name);
    const indexes = pinned ? [pinned] : this.#indexes;
    const links = pinned ? [] : (this.#options.findLinks ?? []);
    const [linked, asked] = await Promise.all([
      Promise.all(links.map((index) => this.#ask(index, name, signal, allowance))),
      this.#askAll(indexes, name, signal, allowance),
    ]);
    // The files of `find-links` come first among those of the first index that has the project; uv adds them to no flat index.
    const answers = [...(this.#isOnFlatOnly(asked) ? [] : linked), ...asked];
    const pages = answers.flatMap(({ page }) => page ?? []);
    await this.#readAhead(name, pages);
    const unavailable = answers.find((answer) => answer.unavailable)?.unavailable;
    const unread = answers.find((answer) => answer.unread)?.unread;
    const known = pages.length > 0 || !unavailable;
    const value = new ProjectReleases(readProject(name, pages), this.target, {
      ...{ unavailable, unread, asOf: oldestDay(answers.map(({ asOf }) => asOf)) },
      isPartial: answers.some((answer) => answer.unavailable && answer.asOf === undefined),
      ...(indexes.length === 0 && { lookedIn: links.length === 0 ? 'nothing' : 'find-links' }),
    });
    this.#releases.set(name, known ? { kind: 'known', value } : unavailable);
  }

  /** A wheel, opened to look into; undefined where there is none. Throws `IndexError`. */
  async wheelFiles({ name, distribution }: Candidate, signal?: AbortSignal): Promise<WheelFiles | undefined> {
    if (distribution.index === DIRECT) return undefined;
    return this.#indexOf(name, distribution).wheel?.(distribution.file, signal);
  }

  #isOnFlatOnly(answers: readonly IndexAnswer[]): boolean {
    const names = answers.flatMap(({ page }) => page?.index ?? []);
    const isFlat = (name: string): boolean => this.#indexes.find((index) => index.name === name)?.isFlat === true;
    return names.length > 0 && names.every(isFlat);
  }

  async #askAll(
    indexes: readonly PackageIndex[],
    name: NormalizedName,
    signal?: AbortSignal,
    allowance?: Allowance,
  ): Promise<readonly IndexAnswer[]> {
    const ask = (index: PackageIndex): Promise<IndexAnswer> => this.#ask(index, name, signal, allowance);
    if (this.#options.firstIndex !== true) return Promise.all(indexes.map(ask));
    const answers: IndexAnswer[] = [];
    for (const index of indexes) {
      const answer = await ask(index);
      answers.push(answer);
      // What Pyodide ships is no answer; an index that cannot be asked might have it, so that those behind it say nothing.
      if (index.name !== PYODIDE_INDEX && (answer.page || answer.unavailable)) break;
    }
    return answers;
  }

  /** Reads long pages in slices, yielding to everything else in between. */
  async #readAhead(name: NormalizedName, pages: readonly IndexPage[]): Promise<void> {
    const { nextTurn } = this.#options;
    if (!nextTurn) return;
    for (const page of pages) {
      const reading = readAhead(name, page);
      while (reading.next().done !== true) await nextTurn();
    }
  }

  async #ask(
    index: PackageIndex,
    name: NormalizedName,
    signal?: AbortSignal,
    allowance?: Allowance,
  ): Promise<IndexAnswer> {
    try {
      const answer = await index.project(name, signal, allowance?.permit);
      if (answer.kind === 'page') allowance?.countPage(answer.page, answer.bytes ?? 0);
      if (!answer.unavailable) this.#answering.add(JSON.stringify(index.label));
      // A page that is kept is as good as read.
      if (index.isFlat === true && answer.unavailable && answer.kind === 'absent')
        this.#unread(index, answer.unavailable);
      const { asOf } = answer;
      const doubts = {
        ...(answer.unavailable && failureOf(index, answer.unavailable)),
        ...(asOf !== undefined && { asOf }),
      };
      if (answer.kind === 'page') return { page: { index: index.name, page: answer.page }, ...doubts };
      const { shippedStandIn } = this.#options;
      const standsIn = shippedStandIn === 'unrecorded' ? answer.isRecorded !== true : shippedStandIn === 'always';
      return { ...(standsIn ? this.#shipped(index, name) : {}), ...doubts };
    } catch (error) {
      const unavailable = asUnavailable(error);
      // What a release ships is known without querying its index.
      if (index.name === PYODIDE_INDEX) return this.#shipped(index, name);
      if (index.isFlat === true && isGone(error)) this.#missingPages.set(index.name, unavailable.reason);
      else if (index.isFlat === true && isAsked(error)) this.#unread(index, unavailable);
      return failureOf(index, unavailable);
    }
  }

  #unread({ name }: PackageIndex, { reason }: Unavailable): void {
    this.#unreadPages.set(name, reason);
  }

  #shipped(index: PackageIndex, name: NormalizedName): IndexAnswer {
    const page = index.name === PYODIDE_INDEX ? shippedPage(this.target.shipped, name) : undefined;
    return page ? { page: { index: index.name, page } } : {};
  }

  async #learnMetadata(candidate: Candidate, signal?: AbortSignal): Promise<void> {
    const known = await this.#readMetadata(candidate, signal);
    this.#metadata.set(keyOf(candidate.distribution), known);
    this.#reach.note(candidate.name, known);
  }

  async #learnSources(
    { name, distribution }: Extract<Need, { readonly kind: 'sources' }>,
    signal?: AbortSignal,
  ): Promise<void> {
    const index = this.#indexOf(name, distribution);
    let known: Known<SourceContents>;
    try {
      const value = await index.sources?.(distribution.file, signal);
      known = value
        ? { kind: 'known', value }
        : { kind: 'unavailable', reason: say('noSourcesToLookInto', { index: index.label }) };
    } catch (error) {
      known = this.#asUnavailable(error);
    }
    this.#sources.set(keyOf(distribution), known);
  }

  #indexOf(project: NormalizedName, { index: name }: Distribution): PackageIndex {
    const index =
      this.#options.pinned?.get(project) ??
      this.#options.findLinks?.find((known) => known.name === name) ??
      this.#indexes.find((known) => known.name === name);
    if (!index) throw new Error(`there is no index ${name}`);
    return index;
  }

  /** A failure as a fact, of which it is known whether asking again is of any use. */
  #asUnavailable(error: unknown): Unavailable {
    const unavailable = asUnavailable(error);
    if (isGone(error)) this.#answeredMissing.add(unavailable);
    return unavailable;
  }

  async #readMetadata(candidate: Candidate, signal?: AbortSignal): Promise<Known<CoreMetadata>> {
    const { index: name, file } = candidate.distribution;
    const shipped = name === PYODIDE_INDEX ? shippedMetadata(this.target.shipped, candidate.name) : undefined;
    // A page made from the lock has no URLs, so there is nothing to request.
    if (shipped !== undefined && file.url === '') return { kind: 'known', value: parseCoreMetadata(shipped).value };
    // Nor is there for the wheel of another runtime, by whose lock it came here.
    if (name === PYODIDE_INDEX && file.url === '')
      return { kind: 'unavailable', reason: say('metadataNowhere', { filename: file.filename }) };
    const index = this.#indexOf(candidate.name, candidate.distribution);
    try {
      return { kind: 'known', value: readMetadata(file, await index.metadata(file, signal)) };
    } catch (error) {
      const unavailable = this.#asUnavailable(error);
      return shipped !== undefined ? { kind: 'known', value: parseCoreMetadata(shipped).value } : unavailable;
    }
  }
}

/** Metadata are the same for every target, so they are read once per file. */
const known = new WeakMap<ProjectFile, { readonly text: string; readonly value: CoreMetadata }>();

function readMetadata(file: ProjectFile, text: string): CoreMetadata {
  const before = known.get(file);
  if (before?.text === text) return before.value;
  const { value } = parseCoreMetadata(text);
  known.set(file, { text, value });
  return value;
}

/** The policy of a need, for the needs that follow from it. */
function viewOf(need: Need): { readonly policy?: SelectionPolicy } {
  return need.kind !== 'sources' && need.policy ? { policy: need.policy } : {};
}

/** Keys are looked up far more often than made: the same file is asked about at every step of a search. */
const keys = new WeakMap<Distribution, string>();

function keyOf(distribution: Distribution): string {
  let key = keys.get(distribution);
  if (key === undefined) keys.set(distribution, (key = `${distribution.index} ${distribution.file.filename}`));
  return key;
}

function keyOfNeed(need: Need): string {
  if (need.kind === 'releases') return need.name;
  return need.kind === 'metadata' ? keyOf(need.candidate.distribution) : `in ${keyOf(need.distribution)}`;
}
