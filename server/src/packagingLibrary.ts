/**
 * The parsers of the library `pyodide-preflight/packaging`: those of the core, but with errors in English instead of
 * messages. The library exports them under the core's names.
 */
import { toldInEnglish, toldParsed, type Told, type ToldError } from './core/packaging/libraryEnglish.ts';
import * as metadata from './core/packaging/metadata/coreMetadata.ts';
import type { NormalizedName } from './core/packaging/name.ts';
import * as markers from './core/packaging/requirements/marker.ts';
import * as requirements from './core/packaging/requirements/requirement.ts';
import * as pages from './core/packaging/simpleApi/simpleApi.ts';
import * as specifiers from './core/packaging/versions/specifier.ts';

/**
 * Reads specifiers separated by commas; empty ones between commas are skipped.
 * The value holds every specifier that could be read, every other one gives an error with its span.
 */
export function parseSpecifierSet(text: string): Told<specifiers.SpecifierSet> {
  return toldParsed(specifiers.parseSpecifierSet(text));
}

/** Reads a marker (the text after the `;`). The value is undefined when there is an error. */
export function parseMarker(text: string): Told<markers.Marker | undefined> {
  return toldParsed(markers.parseMarker(text));
}

/**
 * The comparisons of a marker that are undefined in this environment, such as `os_name ~= "1"`. PyPA's `packaging`
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
 * Reads a requirement, accepting exactly what PyPA's `packaging` accepts. After an error, the value has the parts that could
 * be read; it is undefined only if not even a name could be read.
 */
export function parseRequirement(text: string): Told<requirements.ParsedRequirement | undefined> {
  return toldParsed(requirements.parseRequirement(text));
}

/**
 * Reads the value of a Requires-Dist field as uv does: an invalid requirement is tried again with common mistakes of old
 * packages repaired. Offsets refer to the repaired text if that could be read, and to the given text otherwise.
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
 * Reads a METADATA or PKG-INFO file. Of a field that may occur only once, the first one counts, and the value `UNKNOWN`
 * counts as missing, as in uv. Every error, with the span of the field's value, is a reason why uv rejects the file; the
 * first is also in `invalid`.
 */
export function parseCoreMetadata(text: string): Told<CoreMetadata> {
  const { value, errors } = toldParsed(metadata.parseCoreMetadata(text));
  const { invalid, ...fields } = value;
  return { value: { ...fields, ...(invalid && { invalid: toldInEnglish(invalid) }) }, errors };
}

/**
 * Reads a project page in JSON. The value has every file that could be read; a file without a name, URL or hashes, and a
 * text that is not such a page, give errors. Their spans are the whole text, because it is machine-generated.
 */
export function parseProjectPageJson(text: string): Told<pages.ProjectPage> {
  return toldParsed(pages.parseProjectPageJson(text));
}

/**
 * Reads a project page in HTML. Anchors without an address, or whose address does not end in a file name, give errors and
 * are left out; everything else is accepted. A `<base href>` is applied to the addresses.
 */
export function parseProjectPageHtml(text: string): Told<pages.ProjectPage> {
  return toldParsed(pages.parseProjectPageHtml(text));
}
