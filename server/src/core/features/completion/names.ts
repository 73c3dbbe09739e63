/** Names of projects: what the runtime ships, and what the open files have. Nobody asks an index for all its names. */
import { foundIn, verdictsOf, type Snapshot } from '../../analysis/snapshot.ts';
import { say } from '../../messages/message.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import { COMPLETION_MODULE } from '../lspValues.ts';
import type { Suggestion } from './suggestion.ts';

/**
 * @param snapshot of the file
 * @param others of all open files
 */
export function offeredNames(snapshot: Snapshot, others: readonly Snapshot[]): readonly Suggestion[] {
  const shipped = shippedNames(snapshot);
  const taken = new Set(shipped.map(({ text }) => text));
  const seen = [...new Set([snapshot, ...others].flatMap(namesIn))].filter((name) => !taken.has(name));
  return [
    ...shipped,
    ...seen.sort().map((text): Suggestion => ({ text, kind: COMPLETION_MODULE, detail: say('completionSeen') })),
  ];
}

function shippedNames({ choice: { target } }: Snapshot): readonly Suggestion[] {
  return [...target.shipped.packages.values()]
    .filter(({ installable }) => installable)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name: text, version }): Suggestion => ({
      ...{ text, kind: COMPLETION_MODULE },
      detail: say('completionShipped', { version, target: target.label }),
    }));
}

/** What a file asks for, what that brings, and what is in its way. A name that is only being typed is none. */
function namesIn(snapshot: Snapshot): readonly NormalizedName[] {
  return [
    ...verdictsOf(snapshot).flatMap(({ resolution }) => resolution?.packages.map(({ name }) => name) ?? []),
    ...foundIn(snapshot).flatMap(({ culprits }) => culprits),
  ];
}
