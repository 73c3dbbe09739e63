/**
 * The parsers of the library `pyodide-preflight/packaging`: those of the core, with the errors in English that the core has as
 * messages. The library exports these under the names of the core's.
 */
import { toldInEnglish, toldParsed, type Told, type ToldError } from './core/packaging/libraryEnglish.ts';
import * as metadata from './core/packaging/metadata/coreMetadata.ts';
import type { NormalizedName } from './core/packaging/name.ts';
import * as markers from './core/packaging/requirements/marker.ts';
import * as requirements from './core/packaging/requirements/requirement.ts';
import * as pages from './core/packaging/simpleApi/simpleApi.ts';
import * as specifiers from './core/packaging/versions/specifier.ts';

/**
 * Reads specifiers separated by commas; empty ones between commas are passed over.
 * The value holds every specifier that could be read, each other one gives an error that spans it.
 */
export function parseSpecifierSet(text: string): Told<specifiers.SpecifierSet> {
  return toldParsed(specifiers.parseSpecifierSet(text));
}

/** Reads a marker (the text after the `;`). The value is undefined when there is an error. */
export function parseMarker(text: string): Told<markers.Marker | undefined> {
  return toldParsed(markers.parseMarker(text));
}

/**
 * The comparisons of a marker that mean nothing in this environment, such as `os_name ~= "1"`. PyPA's `packaging`
 * raises an exception for a marker with any of them.
 */
export function undefinedComparisons(
  marker: markers.Marker,
  environment: markers.MarkerEnvironment,
  extras: ReadonlySet<NormalizedName>,
  dependencyGroups?: ReadonlySet<string>,
): readonly ToldError[] {
  const errors = markers.undefinedComparisons(marker, environment, extras, dependencyGroups);
  return toldParsed({ value: undefined, errors }).errors;
}

/**
 * Reads a requirement, accepting exactly what PyPA's `packaging` accepts. After an error the value holds the parts
 * that could be read; it is undefined only when not even a name could.
 */
export function parseRequirement(text: string): Told<requirements.ParsedRequirement | undefined> {
  return toldParsed(requirements.parseRequirement(text));
}

/**
 * Reads the value of a Requires-Dist field as uv does: a text that is no requirement is tried again with the usual
 * mistakes of old packages repaired. Offsets are those of the repaired text when that is what could be read, and of
 * the given text otherwise.
 */
export function parseLenientRequirement(text: string): Told<requirements.ParsedRequirement | undefined> {
  return toldParsed(requirements.parseLenientRequirement(text));
}

/** The fields of a METADATA file that say what is installed and under which conditions. */
export interface CoreMetadata extends Omit<metadata.CoreMetadata, 'invalid'> {
  /** Why uv rejects the file, as a clause without a full stop. */
  readonly invalid?: string;
}

/**
 * Reads a METADATA or PKG-INFO file. Of a field that may stand once the first counts, and the value `UNKNOWN` is no
 * value, as in uv. Every error, with the span of the field's value, is a reason why uv rejects the file; the first is
 * also in `invalid`.
 */
export function parseCoreMetadata(text: string): Told<CoreMetadata> {
  const { value, errors } = toldParsed(metadata.parseCoreMetadata(text));
  const { invalid, ...fields } = value;
  return { value: { ...fields, ...(invalid && { invalid: toldInEnglish(invalid) }) }, errors };
}

/**
 * Reads a project page in JSON. The value has every file that could be read; a file without a name, URL or hashes, and
 * a text that is no such page, give errors. Their spans are the whole text: a machine wrote it.
 */
export function parseProjectPageJson(text: string): Told<pages.ProjectPage> {
  return toldParsed(pages.parseProjectPageJson(text));
}

/**
 * Reads a project page in HTML. Anchors without an address, or whose address ends in no file name, give errors and are
 * left out; everything else is taken as it comes. A `<base href>` is applied to the addresses.
 */
export function parseProjectPageHtml(text: string): Told<pages.ProjectPage> {
  return toldParsed(pages.parseProjectPageHtml(text));
}
