/** What micropip reads from a wheel's metadata: the requirements that hold, including those of the requested extras. */
import { say } from '../../messages/message.ts';
import type { CoreMetadata } from '../../packaging/metadata/coreMetadata.ts';
import { normalizeName } from '../../packaging/name.ts';
import { formatRequirement, parseRequirement, type Requirement } from '../../packaging/requirements/requirement.ts';
import { markerHolds } from '../../runtimes/markerHolds.ts';
import type { Target } from '../../runtimes/target.ts';
import { shorten } from '../../messages/words.ts';
import type { Found } from './transaction.ts';

/** Requirements that have already been parsed. */
const read = new WeakMap<CoreMetadata, Found<readonly Requirement[]>>();

/**
 * The requirements of a wheel in the order of its metadata, those that an extra adds after the others. micropip keeps them
 * in sets, so their order there is arbitrary.
 * @returns the obstacle if micropip cannot go on: an invalid requirement, or an extra that is not provided
 */
export function requirementsOf(
  metadata: CoreMetadata,
  extras: readonly string[],
  target: Target,
): Found<readonly Requirement[]> {
  const readable = readAll(metadata);
  if (readable.kind !== 'known') return readable;
  const all = readable.value;
  const always = all.filter(({ marker }) => markerHolds(marker, target));
  const texts = new Set(always.map(formatRequirement));
  const added: Requirement[] = [];
  const provided = new Map(metadata.providesExtra.map((extra) => [asMicropipSpells(extra), normalizeName(extra)]));
  for (const extra of new Set(extras)) {
    const normalized = provided.get(asMicropipSpells(extra));
    if (normalized === undefined) return { kind: 'unknown-extra', extra };
    const names = new Set([normalized]);
    added.push(
      ...all
        .filter(({ marker }) => markerHolds(marker, target, names))
        .filter((one) => !texts.has(formatRequirement(one))),
    );
  }
  return { kind: 'known', value: [...always, ...added] };
}

function readAll(metadata: CoreMetadata): Found<readonly Requirement[]> {
  let answer = read.get(metadata);
  if (!answer) {
    answer = readTexts(metadata.requiresDistText);
    read.set(metadata, answer);
  }
  return answer;
}

function readTexts(texts: readonly string[]): Found<readonly Requirement[]> {
  const requirements: Requirement[] = [];
  for (const text of texts) {
    const { value, errors } = parseRequirement(text.replace(/ #.*$/s, '').trim());
    if (!value || errors.length > 0) {
      return { kind: 'invalid-metadata', problem: say('requiresDistInvalid', { text: shorten(text, 60) }) };
    }
    requirements.push(value.requirement);
  }
  return { kind: 'known', value: requirements };
}

/** micropip compares the names of extras in an old spelling: `a_b` is not `a-b`. */
function asMicropipSpells(extra: string): string {
  return extra.replace(/[^A-Za-z0-9.-]+/g, '_').toLowerCase();
}
