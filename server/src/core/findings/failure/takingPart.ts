/** What takes part in a failure besides the marked requirement: other requirements, constraints, overrides. */
import type { Declaration, DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import type { Failure } from '../../diagnosis/diagnose.ts';
import { seenOf, type InstallerView, type ReadDeclaration } from '../../installers/installerView.ts';
import { fileName } from '../../text/path.ts';
import { say, type Message } from '../../messages/message.ts';
import { maskCredentials, shortRequirement } from '../../messages/words.ts';
import type { RelatedPlace } from '../finding.ts';

/** The words for a message, and the places to look at. */
export interface TakingPart {
  readonly together: readonly Message[];
  readonly related: readonly RelatedPlace[];
}

/** A requirement as it is shown: without its marker and without credentials. */
export function withoutMarker(text: string): string {
  return (maskCredentials(text).split(';', 1)[0] ?? '').trim();
}

function shownRequirement(text: string): string {
  return shortRequirement(withoutMarker(text));
}

/** Everything that takes part in a failure besides `place`. */
export function takingPart(
  { name, against, bounds, facts, culprits }: Failure,
  place: ReadDeclaration,
  { seen, problem }: InstallerView,
  file: DependencyFile,
): TakingPart {
  const firstOf = against.flatMap((other) => seenOf(other, seen).slice(0, 1));
  // The same project may be required again in other versions; that does not matter if something has no wheel.
  const isOfVersions = culprits.every(
    (culprit) => culprit.name === name && culprit.obstacles.every(({ cause }) => cause.kind === 'no-versions'),
  );
  const asked = new Set(
    facts.edges.flatMap(({ dependent, dependency }) => (dependent === undefined ? [dependency] : [])),
  );
  const own = seenOf(name, seen).filter(
    (other) => other !== place && isOfVersions && asked.has(name) && other.requirement.specifier.specifiers.length > 0,
  );
  const required = [...own, ...firstOf];
  const bounding = bounds.flatMap((bound) => file.declarations.find(({ requirement }) => requirement === bound) ?? []);
  const unwritten = against.filter((other) => problem.unwritten?.has(other));
  return {
    together: [
      ...required.map(({ text }) => say('requirementBeside', { requirement: shownRequirement(text) })),
      ...bounding.map(({ role, text, path }) =>
        say('boundBeside', { role: roleOf(role), requirement: shownRequirement(text), file: fileName(path) }),
      ),
      ...unwritten.map((other) => say('addedByPywrangler', { name: other })),
    ],
    related: [
      ...required.map((one) => placeOf(one, say('requiredHere', { name: one.requirement.normalized }))),
      ...bounding.map((one) =>
        placeOf(one, say('boundHere', { role: roleOf(one.role), requirement: shownRequirement(one.text) })),
      ),
    ],
  };
}

function roleOf(role: Declaration['role']): 'constraint' | 'override' {
  return role === 'override' ? 'override' : 'constraint';
}

function placeOf({ path, spans }: Declaration, message: Message): RelatedPlace {
  return { path, span: spans.whole, message };
}
