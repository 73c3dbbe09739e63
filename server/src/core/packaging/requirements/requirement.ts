/**
 * Dependency specifiers (PEP 508): `name[extra] >=1.0,<2 ; marker` and `name @ url ; marker`.
 * https://packaging.python.org/en/latest/specifications/dependency-specifiers/
 */
import type { Parsed } from '../../text/parsed.ts';
import { lenientFixes } from './_lenientFixes.ts';
import { RequirementReader } from './_requirementReader.ts';
import { parseUvUrlRequirement } from './uvUrlRequirement.ts';
import { formatMarker, markersEqual } from './marker.ts';
import { formatSpecifierSet, specifierSetsEqual } from '../versions/specifier.ts';
import { normalizeName } from '../name.ts';
import type { ParsedRequirement, Requirement } from './requirementParts.ts';

export type { ParsedRequirement, Requirement, RequirementSpans } from './requirementParts.ts';

/**
 * Reads a requirement, accepting exactly what PyPA's `packaging` accepts. After an error the value holds the parts that
 * could be read; it is undefined only if not even the name could.
 */
export function parseRequirement(text: string): Parsed<ParsedRequirement | undefined> {
  return new RequirementReader(text).read();
}

/**
 * Reads the value of a Requires-Dist field as uv does: an invalid requirement is tried again with common mistakes of old
 * packages repaired. Offsets refer to the repaired text if that is what could be read, and to the given text otherwise.
 */
export function parseLenientRequirement(text: string): Parsed<ParsedRequirement | undefined> {
  const strict = parseRequirement(text);
  if (strict.errors.length === 0) return strict;
  const byUrl = parseUvUrlRequirement(text);
  if (byUrl !== undefined) return { value: byUrl, errors: [] };
  for (const repaired of lenientFixes(text)) {
    const parsed = parseRequirement(repaired);
    if (parsed.errors.length === 0) return parsed;
  }
  return strict;
}

/** Whether both ask for the same: names and extras in normal form, extras and specifiers in any order, URL and marker as written. */
export function requirementsEqual(a: Requirement, b: Requirement): boolean {
  const extras = new Set(a.extras.map(normalizeName));
  const otherExtras = new Set(b.extras.map(normalizeName));
  return (
    a.normalized === b.normalized &&
    extras.size === otherExtras.size &&
    [...extras].every((extra) => otherExtras.has(extra)) &&
    specifierSetsEqual(a.specifier, b.specifier) &&
    a.url === b.url &&
    (a.marker === undefined || b.marker === undefined ? a.marker === b.marker : markersEqual(a.marker, b.marker))
  );
}

/** Writes a requirement in the form PyPA's tools use: extras and specifiers sorted, no spaces around operators. */
export function formatRequirement(requirement: Requirement): string {
  let text = requirement.name;
  if (requirement.extras.length > 0) text += `[${[...new Set(requirement.extras)].sort().join(',')}]`;
  text += formatSpecifierSet(requirement.specifier);
  if (requirement.url !== undefined) text += ` @ ${requirement.url}`;
  if (requirement.marker === undefined) return text;
  // A URL extends to the next space, so its marker needs one before the semicolon.
  return `${text}${requirement.url === undefined ? '' : ' '}; ${formatMarker(requirement.marker)}`;
}
