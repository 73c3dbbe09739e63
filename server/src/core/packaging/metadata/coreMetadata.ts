/**
 * The METADATA file of a wheel: what it is and what it needs.
 * https://packaging.python.org/en/latest/specifications/core-metadata/
 */
import { say, type Message } from '../../messages/message.ts';
import type { ParseError, Parsed } from '../../text/parsed.ts';
import type { Span } from '../../text/span.ts';
import type { HeaderField } from './_metadataHeaders.ts';
import { readHeaders } from './_metadataHeaders.ts';
import { parseLenientSpecifierSet } from '../requirements/lenientSpecifierSet.ts';
import type { Requirement } from '../requirements/requirement.ts';
import { rememberTexts } from '../../text/rememberTexts.ts';
import { parseLenientRequirement } from '../requirements/requirement.ts';
import { uvObjection, uvSpecifierObjection } from '../requirements/uvObjection.ts';

/** The fields that say what is installed and under which conditions. */
export interface CoreMetadata {
  /** As written; empty if the field is missing, as are the next two. */
  readonly metadataVersion: string;
  readonly name: string;
  readonly version: string;
  readonly summary?: string;
  /** As written; read it with `parseLenientSpecifierSet`. */
  readonly requiresPython?: string;
  /** In the order of the file, with mistakes repaired as in uv, without unreadable ones. */
  readonly requiresDist: readonly Requirement[];
  /** Every Requires-Dist as written. */
  readonly requiresDistText: readonly string[];
  /** As written. */
  readonly providesExtra: readonly string[];
  /** Pages of the project, each with its label; absent if none are named. */
  readonly projectUrls?: readonly { readonly label: string; readonly url: string }[];
  /** The names of the fields that a build may still change, as written. */
  readonly dynamic: readonly string[];
  readonly licenseExpression?: string;
  /** Why uv rejects the file, as a clause without a full stop. */
  readonly invalid?: Message;
}

/**
 * Reads a METADATA or PKG-INFO file. If a field that may appear once is repeated, the first counts, and the value `UNKNOWN`
 * counts as no value, as in uv. Every error, with the span of the field's value, is a reason why uv rejects the file; the
 * first is also in `invalid`.
 */
export function parseCoreMetadata(text: string): Parsed<CoreMetadata> {
  const fields = readFields(text);
  const errors: ParseError[] = [];
  for (const required of ['Name', 'Version']) {
    if (fields.has(required.toLowerCase())) continue;
    errors.push({ problem: say('metadataFieldMissing', { field: required }), span: { start: 0, end: 0 } });
  }
  const requiresDist = readRequirements(fields.get('requires-dist') ?? [], errors);
  const requiresPython = fields.get('requires-python')?.[0];
  if (requiresPython !== undefined) checkRequiresPython(requiresPython, errors);
  const summary = first(fields, 'summary');
  const licenseExpression = first(fields, 'license-expression');
  const projectUrls = all(fields, 'project-url').map(labelled);
  const value: CoreMetadata = {
    metadataVersion: first(fields, 'metadata-version') ?? '',
    name: first(fields, 'name') ?? '',
    version: first(fields, 'version') ?? '',
    requiresDist,
    requiresDistText: all(fields, 'requires-dist'),
    providesExtra: all(fields, 'provides-extra'),
    dynamic: all(fields, 'dynamic'),
    ...(summary === undefined ? {} : { summary }),
    ...(projectUrls.length === 0 ? {} : { projectUrls }),
    ...(requiresPython === undefined ? {} : { requiresPython: requiresPython.value }),
    ...(licenseExpression === undefined ? {} : { licenseExpression }),
    ...(errors[0] === undefined ? {} : { invalid: errors[0].problem }),
  };
  return { value, errors };
}

/** The fields that are read from here on; a description would be kept for nothing. */
const FIELDS: ReadonlySet<string> = new Set([
  'dynamic',
  'license-expression',
  'metadata-version',
  'name',
  'project-url',
  'provides-extra',
  'requires-dist',
  'requires-python',
  'summary',
  'version',
]);

type Fields = ReadonlyMap<string, readonly HeaderField[]>;

function readFields(text: string): Fields {
  const fields = new Map<string, HeaderField[]>();
  for (const field of readHeaders(text)) {
    if (!FIELDS.has(field.name) || field.value === 'UNKNOWN') continue;
    const known = fields.get(field.name);
    if (known === undefined) fields.set(field.name, [field]);
    else known.push(field);
  }
  return fields;
}

/** `Changelog, https://…` */
function labelled(value: string): { readonly label: string; readonly url: string } {
  const comma = value.indexOf(',');
  return { label: value.slice(0, Math.max(0, comma)).trim(), url: value.slice(comma + 1).trim() };
}

function first(fields: Fields, name: string): string | undefined {
  return fields.get(name)?.[0]?.value;
}

function all(fields: Fields, name: string): readonly string[] {
  return fields.get(name)?.map((field) => field.value) ?? [];
}

/** Releases of a project mostly require the same, so that their requirements are the same objects: the solver knows them again. */
const readRequirement = rememberTexts((text) => {
  const { value, errors } = parseLenientRequirement(text);
  const [error] = errors;
  const problem = error?.problem ?? (value === undefined ? undefined : uvObjection(value));
  return { problem, requirement: error === undefined ? value?.requirement : undefined };
});

function readRequirements(fields: readonly HeaderField[], errors: ParseError[]): readonly Requirement[] {
  const requirements: Requirement[] = [];
  for (const { value, span } of fields) {
    const { problem, requirement } = readRequirement(value);
    if (problem !== undefined) errors.push(unreadable('Requires-Dist', value, problem, span));
    if (requirement !== undefined) requirements.push(requirement);
  }
  return requirements;
}

function checkRequiresPython(field: HeaderField, errors: ParseError[]): void {
  const { value, errors: found } = parseLenientSpecifierSet(field.value);
  const problem = found[0]?.problem ?? uvSpecifierObjection(value);
  if (problem !== undefined) errors.push(unreadable('Requires-Python', field.value, problem, field.span));
}

function unreadable(field: string, value: string, problem: Message, span: Span): ParseError {
  return { problem: say('metadataFieldUnreadable', { field, value, problem }), span };
}
