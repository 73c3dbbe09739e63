/**
 * Core metadata as written: every field of a METADATA or PKG-INFO file, typed but not validated.
 * https://packaging.python.org/en/latest/specifications/core-metadata/
 */
import type { EmailMessage } from './_emailMessage.ts';
import { readEmailMessage } from './_emailMessage.ts';
import type { METADATA_FIELDS } from './_metadataFieldTable.ts';
import { metadataField } from './_metadataFieldTable.ts';
import { byteString, decodeUtf8 } from './_utf8.ts';
import { trimWhitespace } from '../_whitespace.ts';

interface KindValues {
  readonly string: string;
  readonly list: readonly string[];
  readonly keywords: readonly string[];
  /** The URLs by their labels. */
  readonly map: ReadonlyMap<string, string>;
}

type Field = (typeof METADATA_FIELDS)[number];

/**
 * The fields of a file, with their values as written. `Requires-Dist` is `requiresDist`, and fields that may be repeated are
 * lists.
 */
export type RawMetadata = { readonly [F in Field as F['key']]?: KindValues[F['kind']] };

/** What a metadata file says. */
export interface MetadataFields {
  readonly raw: RawMetadata;
  /**
   * The values of everything else by lower-cased field name: unknown fields, repeated ones that may appear only once, two
   * project URLs with one label, a description in both header and body, bytes that are not UTF-8.
   */
  readonly unparsed: ReadonlyMap<string, readonly string[]>;
}

/** Reads a METADATA or PKG-INFO file like `parse_email` of PyPA's `packaging`; accepts any text. */
export function parseMetadataFields(text: string): MetadataFields {
  return readFields(readEmailMessage(text), (value) => value);
}

/** Reads the file's bytes. A value that is not UTF-8 is among the unparsed ones, with one character per byte. */
export function parseMetadataBytes(bytes: Uint8Array): MetadataFields {
  return readFields(readEmailMessage(byteString(bytes)), decodeUtf8);
}

interface MutableFields {
  raw: { -readonly [K in keyof RawMetadata]: RawMetadata[K] };
  unparsed: Map<string, string[]>;
}

function readFields({ headers, body }: EmailMessage, decode: (value: string) => string | undefined): MetadataFields {
  const values = new Map<string, string[]>();
  const undecodable = new Set<string>();
  for (const { name, value } of headers) {
    const decoded = decode(value);
    if (decoded === undefined) undecodable.add(name);
    const known = values.get(name);
    if (known === undefined) values.set(name, [decoded ?? value]);
    else known.push(decoded ?? value);
  }
  const fields: MutableFields = { raw: {}, unparsed: new Map() };
  for (const [name, list] of values) {
    const field = undecodable.has(name) ? undefined : metadataField(name);
    if (field === undefined || !setField(fields.raw, field, list)) fields.unparsed.set(name, list);
  }
  if (body !== '') addBody(fields, body, decode(body));
  return fields;
}

/** Whether the values are valid for the field. */
function setField(raw: MutableFields['raw'], field: Field, values: readonly string[]): boolean {
  const [only = ''] = values;
  if (field.key === 'importNames' && values.length === 1 && only === '') raw.importNames = [];
  else if (field.kind === 'list') raw[field.key] = values;
  else if (field.kind === 'map') {
    const urls = readUrls(values);
    if (urls === undefined) return false;
    raw[field.key] = urls;
  } else if (values.length > 1) return false;
  else if (field.kind === 'keywords') raw[field.key] = only.split(',').map(trimWhitespace);
  else raw[field.key] = only;
  return true;
}

/** Labels and URLs as paired by commas; undefined if a label is given twice. */
function readUrls(values: readonly string[]): ReadonlyMap<string, string> | undefined {
  const urls = new Map<string, string>();
  for (const value of values) {
    const comma = value.indexOf(',');
    const label = trimWhitespace(comma === -1 ? value : value.slice(0, comma));
    if (urls.has(label)) return undefined;
    urls.set(label, comma === -1 ? '' : trimWhitespace(value.slice(comma + 1)));
  }
  return urls;
}

/** The body is the description; if a header gives one too, there is no telling which is right. */
function addBody({ raw, unparsed }: MutableFields, body: string, decoded: string | undefined): void {
  const other = unparsed.get('description') ?? [];
  if (decoded === undefined) unparsed.set('description', [...other, body]);
  else if (raw.description !== undefined) {
    unparsed.set('description', [raw.description, decoded]);
    delete raw.description;
  } else if (other.length > 0) unparsed.set('description', [...other, decoded]);
  else raw.description = decoded;
}
