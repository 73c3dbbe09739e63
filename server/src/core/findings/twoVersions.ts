/** `two-versions`: micropip installs two versions of one project. */
import type { Taken, Transaction } from '../installers/micropip/transaction.ts';
import { say, type Message } from '../messages/message.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { formatVersion } from '../packaging/versions/version.ts';
import type { Target } from '../runtimes/target.ts';
import type { Remark } from './remark.ts';

/**
 * Projects that come from the index and from the lock, or twice from the index.
 * @param byChance whether that depends on which answer comes first
 */
export function twoVersions(transaction: Transaction, target: Target, byChance = false): readonly Remark[] {
  const remarks = new Map<NormalizedName, Remark>();
  for (const taken of transaction.taken) {
    const other = otherVersion(taken, transaction, target);
    if (other === undefined || remarks.has(taken.name)) continue;
    const version = formatVersion(taken.candidate.version);
    const text = say('twoVersions', { byChance, version, other, ...(taken.met.by && { brought: taken.name }) });
    remarks.set(taken.name, { code: 'two-versions', name: taken.name, met: taken.met, text });
  }
  return [...remarks.values()];
}

function otherVersion({ name, candidate }: Taken, transaction: Transaction, target: Target): Message | undefined {
  if (transaction.alternatives.has(name)) return undefined;
  const shipped = target.shipped.packages.get(name);
  const version = formatVersion(candidate.version);
  const comes = transaction.fromLock.has(name) || transaction.loadedWithThem.has(name);
  if (comes && shipped && shipped.version !== version) {
    const [bearer] = [...transaction.fromLock.keys(), ...transaction.loadedWithThem.keys()].filter((one) =>
      target.shipped.packages.get(one)?.depends.includes(name),
    );
    return say('versionShipped', {
      version: shipped.version,
      target: target.label,
      ...(bearer !== undefined && { bearer }),
    });
  }
  const second = transaction.taken.find(
    (taken) => taken.name === name && formatVersion(taken.candidate.version) !== version,
  );
  return second && say('versionFromIndexToo', { version: formatVersion(second.candidate.version) });
}
