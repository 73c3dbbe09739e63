/** What a micropip run installs, project by project: wheels from the index, and what the lock brings in. */
import { PYODIDE_INDEX } from '../../candidates/distribution.ts';
import type { Candidate } from '../../candidates/candidate.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import { parseWheelFilename } from '../../packaging/wheels/wheelFilename.ts';
import type { ShippedPackage } from '../../runtimes/pyodideLock.ts';
import type { Target } from '../../runtimes/target.ts';
import type { Pinned } from '../../solver/resolution.ts';
import type { Transaction } from './transaction.ts';

/**
 * The installed projects, sorted. If a project is there twice, the wheel from the index is named. Shared libraries and parts
 * of the standard library do not count.
 */
export function solutionOf(transaction: Transaction, target: Target): ReadonlyMap<NormalizedName, Pinned> {
  const candidates = new Map<NormalizedName, Candidate>();
  for (const name of [...transaction.fromLock.keys(), ...transaction.loadedWithThem.keys()]) {
    const shipped = target.shipped.packages.get(name);
    const candidate = shipped && shippedCandidate(shipped);
    if (candidate) candidates.set(name, candidate);
  }
  for (const { name, candidate } of transaction.taken) candidates.set(name, candidate);
  const requirers = requirersIn(transaction, target);
  return new Map(
    [...candidates].sort(byName).map(([name, candidate]) => {
      const known = requirers.get(name) ?? new Set();
      const requiredBy = [...known].filter((requirer) => requirer !== undefined && requirer !== name);
      return [name, pinned(name, candidate, requiredBy as NormalizedName[], known.has(undefined))];
    }),
  );
}

function pinned(name: NormalizedName, candidate: Candidate, requiredBy: NormalizedName[], declared: boolean): Pinned {
  return { name, version: candidate.version, candidate, requiredBy: requiredBy.sort(), declared };
}

function byName([a]: readonly [NormalizedName, Candidate], [b]: readonly [NormalizedName, Candidate]): number {
  return a < b ? -1 : 1;
}

/** The wheel of a lock entry; undefined for what is not a project. */
function shippedCandidate({ name, filename, installable }: ShippedPackage): Candidate | undefined {
  const wheel = installable ? parseWheelFilename(filename) : undefined;
  if (!wheel) return undefined;
  const file = { filename, url: '', hashes: {}, coreMetadata: false, yanked: false as const };
  const { version } = wheel;
  return { name, version, distribution: { file, index: PYODIDE_INDEX, version, wheel }, wheel, priority: 0 };
}

/** What needs each project; undefined stands for the file itself. */
function requirersIn(
  { met, fromLock, loadedWithThem }: Transaction,
  target: Target,
): ReadonlyMap<NormalizedName, ReadonlySet<NormalizedName | undefined>> {
  const requirers = new Map<NormalizedName, Set<NormalizedName | undefined>>();
  const note = (name: NormalizedName, requirer: NormalizedName | undefined): void => {
    const known = requirers.get(name);
    if (known) known.add(requirer);
    else requirers.set(name, new Set([requirer]));
  };
  for (const { requirement, by } of met) note(requirement.normalized, by?.name);
  for (const name of [...fromLock.keys(), ...loadedWithThem.keys()]) {
    for (const needed of target.shipped.packages.get(name)?.depends ?? []) note(needed, name);
  }
  return requirers;
}
