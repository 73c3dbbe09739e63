/** Finds out whether packages need a culprit when they are imported, by reading their wheels as far as that takes. */
import type { Evidence } from '../../core/evidence/evidence.ts';
import type { InstalledPackage, KnownTexts, WorldFacts } from '../../core/evidence/needs/installedWorld.ts';
import { judgeNeed } from '../../core/evidence/needs/judgeNeed.ts';
import { normalizeName, type NormalizedName } from '../../core/packaging/name.ts';
import type { ProjectContext } from '../../core/remedies/projectContext.ts';
import type { Catalog } from '../../core/solver/catalog.ts';
import {
  evidencePackages,
  targetFactsOf,
  type AskedParent,
  type EvidencePackages,
  type ReadablePackage,
} from '../../core/toolkit/evidence/evidencePackages.ts';
import { loadRuntimeModules } from '../../data/runtimeModules.ts';
import { IndexError, type WheelFiles } from '../../index/packageIndex.ts';
import { openCandidate, type EvidenceMeans } from './openCandidate.ts';

/** Which needs are asked for. */
export interface EvidenceQuestion {
  readonly context: ProjectContext;
  readonly culprit: NormalizedName;
  readonly parents: readonly AskedParent[];
}

/** How many texts are read for one judgement, and how long they are together, in UTF-16 units. */
const MOST_TEXTS = 20_000;
const MOST_CHARACTERS = 200_000_000;

/** One piece of evidence for each parent, in their order. Throws when the signal aborts. */
export async function readEvidence(
  { context, culprit, parents }: EvidenceQuestion,
  means: EvidenceMeans,
): Promise<readonly Evidence[]> {
  const evidence: Evidence[] = [];
  for (const parent of parents) {
    const found = await means.ask(evidencePackages(context, parent, culprit));
    evidence.push(found ? await judged(found, { context, culprit, parent }, means) : unread(parent, culprit));
  }
  return evidence;
}

function unread({ name, version = '' }: AskedParent, culprit: NormalizedName): Evidence {
  return { parent: name, version, culprit, answer: 'unknown', through: [], unknown: 'unread' };
}

async function judged(
  { catalog, packages }: EvidencePackages,
  {
    context,
    culprit,
    parent,
  }: { readonly context: ProjectContext; readonly culprit: NormalizedName; readonly parent: AskedParent },
  means: EvidenceMeans,
): Promise<Evidence> {
  const reader = new WheelReader(catalog, means);
  const opened = await Promise.all([...packages.values()].map((one) => reader.open(one)));
  const facts: WorldFacts = {
    target: targetFactsOf(context.target),
    parent: parent.name,
    culprit,
    ...(parent.uses && { uses: parent.uses }),
    packages: new Map(opened.map((one) => [one.name, one])),
    isStandard,
  };
  const judgement = judgeNeed(facts, reader);
  try {
    for (;;) {
      means.signal?.throwIfAborted();
      const step = judgement.next();
      if (step.done === true)
        return reader.isCut && step.value.answer !== 'needed'
          ? { ...step.value, answer: 'unknown', unknown: 'size' }
          : step.value;
      await reader.read(step.value.distribution, step.value.path);
    }
  } catch (error) {
    if (error instanceof IndexError && error.kind !== 'cancelled')
      return { ...unread(parent, culprit), version: packages.get(parent.name)?.version ?? '' };
    throw error;
  }
}

/** Modules of Python itself that no table has. */
const INNER = /^(?:_[^_].*|__future__|__main__)$/;

function isStandard(module: string): boolean {
  const name = normalizeName(module);
  return INNER.test(module) || loadRuntimeModules().some(({ has, lacks }) => has.has(name) || lacks.has(name));
}

/** The wheels of a judgement, and what was read of them. */
class WheelReader implements KnownTexts {
  readonly #catalog: Catalog;
  readonly #means: EvidenceMeans;
  readonly #wheels = new Map<NormalizedName, WheelFiles>();
  readonly #texts = new Map<string, string | null>();
  #characters = 0;
  /** Whether there was more than may be read. */
  isCut = false;

  constructor(catalog: Catalog, means: EvidenceMeans) {
    this.#catalog = catalog;
    this.#means = means;
  }

  async open({ candidate, paths, ...one }: ReadablePackage): Promise<InstalledPackage> {
    const wheel = candidate && (await openCandidate(candidate, this.#catalog, this.#means));
    if (wheel) this.#wheels.set(one.name, wheel);
    const known = wheel?.paths ?? paths;
    return { ...one, ...(known && { paths: known }) };
  }

  text(distribution: NormalizedName, path: string): string | null | undefined {
    return this.#texts.get(`${distribution} ${path}`);
  }

  async read(distribution: NormalizedName, path: string): Promise<void> {
    this.#means.onWait?.(distribution);
    const isTooMuch = this.#texts.size >= MOST_TEXTS || this.#characters > MOST_CHARACTERS;
    if (isTooMuch) this.isCut = true;
    const text = isTooMuch ? undefined : await this.#wheels.get(distribution)?.text(path);
    this.#characters += text?.length ?? 0;
    this.#texts.set(`${distribution} ${path}`, text ?? null);
  }
}
