/** What there is of one release for one runtime, and why it cannot be taken: the judgement behind every table of releases. */
import type { Release } from '../candidates/release.ts';
import type { Target } from '../runtimes/target.ts';
import type { Reason } from './reason.ts';
import { reasonOfWheels } from './wheelSituation.ts';

/**
 * `shipped`: by the Pyodide release, `own-lock`: by the project's own lock file; `wasm`: a wheel for this runtime, `host`: one for
 * the system of a host; `pure`: a wheel for any platform. What does not load: `source`: no wheel at all; `native`: wheels for
 * ordinary systems; `other-abi`: wheels for another Pyodide; `other-python`: wheels for any platform or this one, but another Python.
 */
export type AvailabilityKind =
  'shipped' | 'own-lock' | 'wasm' | 'host' | 'pure' | 'source' | 'native' | 'other-abi' | 'other-python';

export interface Availability {
  readonly kind: AvailabilityKind;
  /** The Requires-Python that excludes the runtime, if it does. */
  readonly requiresPython?: string;
  readonly yanked: boolean;
  /** Why it is not taken although it exists; absent if it is. */
  readonly reason?: Reason;
}

/** What there is of a release for the target that it was judged for. */
export function availabilityOf(release: Release, { pyodide }: Target): Availability {
  const { candidate, requiresPython, unusable, yanked } = release;
  const facts = { yanked: yanked !== undefined, ...(requiresPython !== undefined && { requiresPython }) };
  if (candidate) {
    const native = pyodide === undefined ? 'host' : 'wasm';
    const kind = candidate.wheel.platformTags.includes('any') ? 'pure' : native;
    const reason = reasonToPassOver(release);
    return { kind, ...facts, ...(reason && { reason }) };
  }
  if (unusable?.kind !== 'no-fitting-wheel') return { kind: 'source', ...facts, reason: { kind: 'source-only' } };
  const reason = reasonOfWheels(unusable.rejections);
  return { kind: KINDS[reason.kind] ?? 'native', ...facts, reason };
}

/** Whether the runtime's installer takes it, as far as the index says. */
export function isAvailable({ reason, kind }: Pick<Availability, 'kind' | 'reason'>): boolean {
  return reason === undefined && (LOADS as readonly AvailabilityKind[]).includes(kind);
}

const LOADS = ['shipped', 'own-lock', 'wasm', 'host', 'pure'] as const;

const KINDS: Readonly<Partial<Record<Reason['kind'], AvailabilityKind>>> = {
  'other-abi': 'other-abi',
  'other-python': 'other-python',
};

function reasonToPassOver({ requiresPython, yanked }: Release): Reason | undefined {
  if (requiresPython !== undefined) return { kind: 'requires-python', requiresPython };
  if (yanked === undefined) return undefined;
  return { kind: 'yanked', ...(yanked !== '' && { because: yanked }) };
}
