/** The wheels of one judgement, and what was read of them: as much as may be in memory. */
import type { Candidate } from '../../core/candidates/candidate.ts';
import type { InstalledPackage, KnownTexts } from '../../core/evidence/needs/installedWorld.ts';
import type { NormalizedName } from '../../core/packaging/name.ts';
import type { ReadablePackage } from '../../core/toolkit/evidence/evidencePackages.ts';
import type { WheelFiles } from '../../index/packageIndex.ts';
import type { EvidenceMeans } from './openCandidate.ts';

/** How many texts are read for one judgement, and how long they are together, in UTF-16 units. */
const MOST_TEXTS = 20_000;
const MOST_CHARACTERS = 200_000_000;
/** How much of wheels may be in memory for one judgement, packed: what a server sends whole is kept whole. */
const MOST_HELD_BYTES = 256 * 1024 * 1024;
/** So many are opened at the same time, and may exceed that. */
const OPENED_AT_ONCE = 8;

/** Opens a wheel; undefined if it cannot be had. */
type OpenWheel = (candidate: Candidate) => Promise<WheelFiles | undefined>;

export class WheelReader implements KnownTexts {
  readonly #openWheel: OpenWheel;
  readonly #onWait: EvidenceMeans['onWait'];
  readonly #wheels = new Map<NormalizedName, WheelFiles>();
  readonly #texts = new Map<string, string | null>();
  #characters = 0;
  /** Whether there was more than may be read. */
  isCut = false;

  /** @param onWait is called with the name of the package whose files are waited for */
  constructor(openWheel: OpenWheel, onWait?: EvidenceMeans['onWait']) {
    this.#openWheel = openWheel;
    this.#onWait = onWait;
  }

  async openAll(packages: readonly ReadablePackage[]): Promise<readonly InstalledPackage[]> {
    const opened: InstalledPackage[] = [];
    for (let at = 0; at < packages.length; at += OPENED_AT_ONCE)
      opened.push(...(await Promise.all(packages.slice(at, at + OPENED_AT_ONCE).map((one) => this.#open(one)))));
    return opened;
  }

  async #open({ candidate, paths, ...one }: ReadablePackage): Promise<InstalledPackage> {
    const wheel = candidate && this.#mayHold() ? await this.#openWheel(candidate) : undefined;
    if (wheel) this.#wheels.set(one.name, wheel);
    const known = wheel?.paths ?? paths;
    return { ...one, ...(known && { paths: known }) };
  }

  text(distribution: NormalizedName, path: string): string | null | undefined {
    return this.#texts.get(`${distribution} ${path}`);
  }

  async read(distribution: NormalizedName, path: string): Promise<void> {
    this.#onWait?.(distribution);
    const mayRead = this.#mayHold() && this.#texts.size < MOST_TEXTS && this.#characters <= MOST_CHARACTERS;
    if (!mayRead) this.isCut = true;
    const text = mayRead ? await this.#wheels.get(distribution)?.text(path) : undefined;
    this.#characters += text?.length ?? 0;
    this.#texts.set(`${distribution} ${path}`, text ?? null);
  }

  /** Whether more of the wheels may be in memory. If not, something is left out. */
  #mayHold(): boolean {
    const held = [...this.#wheels.values()].reduce((sum, wheel) => sum + wheel.held(), 0);
    this.isCut ||= held > MOST_HELD_BYTES;
    return held <= MOST_HELD_BYTES;
  }
}
