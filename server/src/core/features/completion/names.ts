/** Names of projects: what the runtime ships, and what the open files have. Nobody asks an index for all its names. */
import { foundIn, verdictsOf, type Snapshot } from '../../analysis/snapshot.ts';
import { say } from '../../messages/message.ts';
import type { Declaration } from '../../dependencyFiles/dependencyFile.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import type { Span } from '../../text/span.ts';
import { COMPLETION_MODULE } from '../lspValues.ts';
import type { Suggestion } from './suggestion.ts';

/**
 * @param snapshot of the file
 * @param typed the name that is being written in it, which is none yet
 * @param others of all open files
 */
export function offeredNames(snapshot: Snapshot, typed: Span, others: readonly Snapshot[]): readonly Suggestion[] {
  const shipped = shippedNames(snapshot);
  const taken = new Set(shipped.map(({ text }) => text));
  const seen = [...new Set([...declaredNames(snapshot, typed), ...[snapshot, ...others].flatMap(namesIn)])].filter(
    (name) => !taken.has(name),
  );
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

function declaredNames({ path, file }: Snapshot, typed: Span): readonly NormalizedName[] {
  const isTyped = (one: Declaration): boolean => one.path === path && one.spans.whole.start === typed.start;
  return file.declarations.filter((one) => !isTyped(one)).flatMap(({ requirement }) => requirement?.normalized ?? []);
}

/** What is installed for a file, and what is in its way. */
function namesIn(snapshot: Snapshot): readonly NormalizedName[] {
  return [
    ...verdictsOf(snapshot).flatMap(({ resolution }) => resolution?.packages.map(({ name }) => name) ?? []),
    ...foundIn(snapshot).flatMap(({ culprits }) => culprits),
  ];
}
