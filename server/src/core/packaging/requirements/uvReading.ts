/**
 * Requirements that uv reads although PyPA's `packaging` does not: with blanks of any script between their parts, with any
 * backslash in a marker's string and, where uv repairs them, with the mistakes of old packages. Measured with uv 0.13.9.
 */
import type { Span } from '../../text/span.ts';
import { lenientFixes } from './_lenientFixes.ts';
import { withPlaces } from './markerNode.ts';
import { RequirementReader } from './_requirementReader.ts';
import type { ParsedRequirement, RequirementSpans } from './requirementParts.ts';
import { uvSpellingObjection } from './uvObjection.ts';

/** What Unicode calls white space, apart from the space itself. */
const OTHER_BLANKS = /[\t-\r\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]/g;

/**
 * The requirement that uv reads; undefined if it refuses the text, too. Offsets are those of the given text.
 * @param repairs whether uv repairs mistakes here, as it does in `[project]` and in metadata, but not in groups and settings
 */
export function parseAsUvReads(text: string, repairs: boolean): ParsedRequirement | undefined {
  const blank = text.replace(OTHER_BLANKS, ' ');
  const plain = blank === text && !text.includes('\\') ? undefined : accepted(blank);
  if (plain || !repairs) return plain;
  for (const repaired of lenientFixes(blank)) {
    const value = accepted(repaired);
    if (value) return withPlacesIn(text, value);
  }
  return undefined;
}

/** To uv a backslash in a string is a character like any other. */
function asWritten(body: string): string {
  return body;
}

function accepted(text: string): ParsedRequirement | undefined {
  const { value, errors } = new RequirementReader(text, asWritten).read();
  return value && errors.length === 0 && uvSpellingObjection(value) === undefined ? value : undefined;
}

/**
 * The places in the text that was given. A comparison of a marker counts as all of it: how far a repair has moved it is not
 * known.
 */
function withPlacesIn(text: string, { requirement, spans }: ParsedRequirement): ParsedRequirement {
  const places = spansIn(text, spans);
  const marker = requirement.marker && withPlaces(requirement.marker, (span) => places.marker ?? span);
  return { requirement: { ...requirement, ...(marker && { marker }) }, spans: places };
}

/** Repairs are made in the specifiers: what stands before is where it was, and they are one piece, up to the marker. */
function spansIn(text: string, { name, extras, marker }: RequirementSpans): RequirementSpans {
  const semicolon = marker ? text.indexOf(';') : text.length;
  const specifier = trimmed(text, { start: (extras ?? name).end, end: semicolon });
  const isSpecified = specifier.start < specifier.end;
  return {
    whole: trimmed(text, { start: 0, end: text.length }),
    name,
    ...(extras && { extras }),
    ...(isSpecified && { specifier }),
    specifiers: isSpecified ? [specifier] : [],
    ...(marker && { marker: trimmed(text, { start: semicolon + 1, end: text.length }) }),
  };
}

function trimmed(text: string, { start, end }: Span): Span {
  const part = text.slice(start, end);
  const inner = part.trim();
  const from = inner === '' ? start : start + part.length - part.trimStart().length;
  return { start: from, end: from + inner.length };
}
