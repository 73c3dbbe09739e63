/** Finds out whether packages need a culprit when they are imported, by reading their wheels as far as that takes. */
import type { Evidence } from '../../core/evidence/evidence.ts';
import type { WorldFacts } from '../../core/evidence/needs/installedWorld.ts';
import { judgeNeed } from '../../core/evidence/needs/judgeNeed.ts';
import { normalizeName, type NormalizedName } from '../../core/packaging/name.ts';
import type { ProjectContext } from '../../core/remedies/projectContext.ts';
import {
  evidencePackages,
  targetFactsOf,
  type AskedParent,
  type EvidencePackages,
} from '../../core/toolkit/evidence/evidencePackages.ts';
import { loadRuntimeModules } from '../../data/runtimeModules.ts';
import { IndexError } from '../../index/packageIndex.ts';
import { openCandidate, type EvidenceMeans } from './openCandidate.ts';
import { WheelReader } from './wheelReader.ts';

/** Which needs are asked for. */
export interface EvidenceQuestion {
  readonly context: ProjectContext;
  readonly culprit: NormalizedName;
  readonly parents: readonly AskedParent[];
}

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
  const reader = new WheelReader((candidate) => openCandidate(candidate, catalog, means), means.onWait);
  const opened = await reader.openAll([...packages.values()]);
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
