/**
 * What is known where calls of micropip name indexes of their own: each call goes by the facts of its indexes alone. Whoever only
 * explains what a run has found need not know by which call a project came: to them the facts are one.
 */
import type { Candidate } from '../core/candidates/candidate.ts';
import type { Distribution } from '../core/candidates/distribution.ts';
import type { ProjectReleases } from '../core/candidates/release.ts';
import type { SourceContents } from '../core/candidates/sourceContents.ts';
import type { IndexUrls } from '../core/dependencyFiles/dependencyFile.ts';
import type { Message } from '../core/messages/message.ts';
import type { CoreMetadata } from '../core/packaging/metadata/coreMetadata.ts';
import type { NormalizedName } from '../core/packaging/name.ts';
import type { CallCatalog, IndexOrigins, Known, Need } from '../core/solver/catalog.ts';
import type { WheelFiles } from '../index/packageIndex.ts';
import type { Allowance } from './allowance.ts';
import { TargetCatalog } from './targetCatalog.ts';

/** The facts that calls with some `index_urls` go by; undefined if those are the usual ones. */
export type OpenCall = (indexUrls: IndexUrls) => TargetCatalog | undefined;

export class CallsCatalog extends TargetCatalog {
  readonly #usual: TargetCatalog;
  readonly #open: OpenCall;
  readonly #parts: TargetCatalog[];

  /** @param usual the facts for calls that name no indexes */
  constructor(usual: TargetCatalog, open: OpenCall) {
    super(usual.target, []);
    this.#usual = usual;
    this.#open = open;
    this.#parts = [usual];
  }

  ofCall(indexUrls: IndexUrls | undefined): CallCatalog {
    const catalog = indexUrls === undefined ? undefined : this.#open(indexUrls);
    if (!catalog) return { catalog: this.#usual, isOwn: false };
    if (!this.#parts.includes(catalog)) this.#parts.push(catalog);
    return { catalog, isOwn: true };
  }

  override releases(name: NormalizedName): Known<ProjectReleases> {
    return this.#known((part) => part.releases(name));
  }

  override metadata(candidate: Candidate): Known<CoreMetadata> {
    return this.#known((part) => part.metadata(candidate));
  }

  override sources(distribution: Distribution): Known<SourceContents> {
    return this.#known((part) => part.sources(distribution));
  }

  override learn(need: Need, signal?: AbortSignal, allowance?: Allowance): Promise<void> {
    return this.#partFor(need).learn(need, signal, allowance);
  }

  override learnAhead(need: Need, signal: AbortSignal, allowance?: Allowance): Promise<void> {
    return this.#partFor(need).learnAhead(need, signal, allowance);
  }

  override wheelFiles(candidate: Candidate, signal?: AbortSignal): Promise<WheelFiles | undefined> {
    return this.#partWith(candidate.distribution).wheelFiles(candidate, signal);
  }

  override forgetFailures(): void {
    for (const part of this.#parts) part.forgetFailures();
  }

  override hasAnswered(index: Message): boolean {
    return this.#parts.some((part) => part.hasAnswered(index));
  }

  override origins(): IndexOrigins {
    return this.#usual.origins();
  }

  override unreadPages(): readonly Message[] {
    return this.#parts.flatMap((part) => part.unreadPages());
  }

  override missingPages(): readonly Message[] {
    return this.#parts.flatMap((part) => part.missingPages());
  }

  /** What the first part knows that knows anything. */
  #known<T>(of: (part: TargetCatalog) => Known<T>): Known<T> {
    for (const part of this.#parts) {
      const known = of(part);
      if (known) return known;
    }
    return undefined;
  }

  /** A project of which nobody has asked yet is looked for where it usually is. */
  #partFor(need: Need): TargetCatalog {
    if (need.kind === 'releases') return this.#usual;
    return this.#partWith(need.kind === 'metadata' ? need.candidate.distribution : need.distribution);
  }

  #partWith(distribution: Distribution): TargetCatalog {
    return this.#parts.find((part) => part.hasIndex(distribution.index)) ?? this.#usual;
  }
}
