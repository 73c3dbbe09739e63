/** Opens the files of a release that a resolution takes, on this machine or on a server. */
import { TargetCatalog } from '../../catalogs/targetCatalog.ts';
import type { Candidate } from '../../core/candidates/candidate.ts';
import type { Distribution } from '../../core/candidates/distribution.ts';
import type { Catalog } from '../../core/solver/catalog.ts';
import type { Question } from '../../core/solver/question.ts';
import { IndexError, type WheelFiles } from '../../index/packageIndex.ts';

/** How questions are answered and files are opened. */
export interface EvidenceMeans {
  ask<Answer>(question: Question<Answer>): Promise<Answer>;
  /** Opens what lies on this machine; undefined of what does not. */
  openLocal(distribution: Distribution): Promise<WheelFiles | undefined>;
  readonly signal?: AbortSignal | undefined;
  /** Called with the name of the package whose files are waited for. */
  readonly onWait?: ((name: string) => void) | undefined;
}

/** Undefined if they cannot be had. Throws when the signal aborts. */
export async function openCandidate(
  candidate: Candidate,
  catalog: Catalog,
  means: EvidenceMeans,
): Promise<WheelFiles | undefined> {
  try {
    const local = await means.openLocal(candidate.distribution);
    return local ?? (catalog instanceof TargetCatalog ? await catalog.wheelFiles(candidate, means.signal) : undefined);
  } catch (error) {
    if (error instanceof IndexError && error.kind !== 'cancelled') return undefined;
    throw error;
  }
}
