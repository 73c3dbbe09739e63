/**
 * Validates core metadata: whether every field of a METADATA or PKG-INFO file is as the specification demands.
 * https://packaging.python.org/en/latest/specifications/core-metadata/
 */
import { code, shorten } from '../../messages/words.ts';
import type { MetadataVersion } from './_metadataFieldTable.ts';
import { METADATA_FIELDS, METADATA_VERSIONS, metadataField } from './_metadataFieldTable.ts';
import type { Processed } from './_metadataProcessing.ts';
import { PROCESSORS } from './_metadataProcessing.ts';
import type { RawMetadata } from './metadataFields.ts';
import { parseMetadataBytes, parseMetadataFields } from './metadataFields.ts';
import type { NormalizedName } from '../name.ts';
import type { Requirement } from '../requirements/requirement.ts';
import type { SpecifierSet } from '../versions/specifier.ts';
import type { Version } from '../versions/version.ts';

export type { MetadataVersion } from './_metadataFieldTable.ts';

/** The fields whose values are parsed further than as text. */
interface ReadFields {
  readonly metadataVersion?: MetadataVersion;
  readonly version?: Version;
  /** Field names, lower-cased. */
  readonly dynamic?: readonly string[];
  readonly requiresDist?: readonly Requirement[];
  readonly requiresPython?: SpecifierSet;
  readonly providesExtra?: readonly NormalizedName[];
}

/** The valid fields of a file. `licenseExpression` is in its proper spelling. */
export type Metadata = Omit<RawMetadata, keyof ReadFields> & ReadFields;

/** What is wrong with a field. */
export interface MetadataError {
  /** The field's lower-cased name, such as `requires-dist`; for an unknown property of raw metadata, that property. */
  readonly field: string;
  /** A clause without a full stop. */
  readonly message: string;
}

/** Metadata and all errors in it; there are none exactly if PyPA's `packaging` accepts it. */
export interface ValidatedMetadata {
  readonly value: Metadata;
  /** At most one for each field, in the order of the specification. */
  readonly errors: readonly MetadataError[];
}

/**
 * Reads and validates a metadata file. Unreadable fields, including unknown ones, come first among the errors, those of the
 * other fields after them.
 */
export function parseMetadata(source: string | Uint8Array): ValidatedMetadata {
  const { raw, unparsed } = typeof source === 'string' ? parseMetadataFields(source) : parseMetadataBytes(source);
  const { value, errors } = validateMetadata(raw);
  const unreadable = [...unparsed.keys()].map((field) => ({
    field,
    message:
      metadataField(field) === undefined
        ? `core metadata has no field ${code(shorten(field, 60))}`
        : `${code(field)} stands more than once or cannot be read`,
  }));
  // A field that cannot be read is not missing as well.
  const others = errors.filter(({ field }) => !(unparsed.has(field) && isAbsent(raw, field)));
  return { value, errors: [...unreadable, ...others] };
}

function isAbsent(raw: RawMetadata, field: string): boolean {
  const key = metadataField(field)?.key;
  return key === undefined || raw[key] === undefined;
}

/** Validates metadata field by field: the required ones, the version that added each, and every value. */
export function validateMetadata(raw: RawMetadata): ValidatedMetadata {
  const errors: MetadataError[] = [];
  const value: Record<string, unknown> = {};
  const metadataVersion = METADATA_VERSIONS.find((version) => version === raw.metadataVersion);
  for (const { name, key, added } of METADATA_FIELDS) {
    const written = raw[key];
    if (written === undefined && !REQUIRED.has(key)) continue;
    const processed = isTooNew(added, metadataVersion)
      ? { problem: `${code(name)} exists since metadata version ${added}, and this is ${metadataVersion ?? ''}` }
      : process(key, written);
    if ('problem' in processed) errors.push({ field: name, message: processed.problem });
    else value[key] = processed.value;
  }
  const unknown = Object.keys(raw).filter((key) => !KEYS.has(key));
  for (const field of unknown)
    errors.push({ field, message: `core metadata has no field ${code(shorten(field, 60))}` });
  return { value, errors };
}

const REQUIRED: ReadonlySet<string> = new Set(['metadataVersion', 'name', 'version']);
const KEYS: ReadonlySet<string> = new Set(METADATA_FIELDS.map(({ key }) => key));

/** If the metadata version does not exist, nothing is too new. */
function isTooNew(added: MetadataVersion, metadataVersion: MetadataVersion | undefined): boolean {
  if (metadataVersion === undefined) return false;
  return METADATA_VERSIONS.indexOf(added) > METADATA_VERSIONS.indexOf(metadataVersion);
}

function process(key: string, written: unknown): Processed<unknown> {
  if (written === undefined || written === '') {
    if (REQUIRED.has(key)) return { problem: 'the field is required' };
  }
  const processor = Object.hasOwn(PROCESSORS, key) ? PROCESSORS[key] : undefined;
  if (processor === undefined || written === undefined) return { value: written };
  const values = typeof written === 'string' ? [written] : Array.isArray(written) ? written.map(String) : [];
  return processor(values);
}
