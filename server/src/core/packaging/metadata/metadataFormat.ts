/**
 * Writes core metadata as a METADATA or PKG-INFO file.
 * https://packaging.python.org/en/latest/specifications/core-metadata/
 */
import { LINE_BOUNDARY } from './_lineBoundary.ts';
import { METADATA_FIELDS } from './_metadataFieldTable.ts';
import type { Metadata } from './metadataValidation.ts';
import { formatRequirement } from '../requirements/requirement.ts';
import { formatSpecifierSet } from '../versions/specifier.ts';
import { formatVersion } from '../versions/version.ts';

/**
 * The file with this content, as PyPA's `packaging` writes it: field names in lower case, further lines of a value indented
 * below its first, the description as the body, `\n` as the line end.
 */
export function formatMetadata(metadata: Metadata): string {
  const lines: string[] = [];
  for (const { name, key } of METADATA_FIELDS) {
    if (key === 'description') continue;
    for (const value of valuesOf(metadata, key)) lines.push(`${name}: ${indented(value, name.length + 2)}\n`);
  }
  const { description = '' } = metadata;
  return `${lines.join('')}\n${description.replace(/\r\n?/g, '\n')}`;
}

function valuesOf(metadata: Metadata, key: (typeof METADATA_FIELDS)[number]['key']): readonly string[] {
  const { version, keywords, importNames, projectUrls = [], requiresPython, requiresDist } = metadata;
  if (key === 'version') return version === undefined ? [] : [formatVersion(version)];
  if (key === 'keywords') return keywords === undefined ? [] : [keywords.join(',')];
  if (key === 'projectUrls') return [...projectUrls].map(([label, url]) => `${label}, ${url}`);
  if (key === 'requiresPython') return requiresPython === undefined ? [] : [formatSpecifierSet(requiresPython)];
  if (key === 'requiresDist') return requiresDist?.map(formatRequirement) ?? [];
  // An empty field says that there is nothing to import.
  if (key === 'importNames' && importNames?.length === 0) return [''];
  const value = metadata[key];
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}

/** Every further line below the first: none of them can be read as a header of its own. */
function indented(value: string, width: number): string {
  return value.split(LINE_BOUNDARY).join(`\n${' '.repeat(width)}`);
}
