/**
 * What a source distribution says that it needs without being built.
 * @see https://packaging.python.org/en/latest/specifications/core-metadata/#dynamic-multiple-use
 */
import { parseCoreMetadata, type CoreMetadata } from '../packaging/metadata/coreMetadata.ts';
import { compareVersions, parseVersion } from '../packaging/versions/version.ts';
import type { SourceContents } from './sourceContents.ts';

/** Since this version of core metadata a source distribution says what it needs, unless it declares that a build decides. */
const FIRST_STATIC = parseVersion('2.2');

/** What the sources say about the release; undefined if a build decides what it needs. */
export function staticMetadata({ metadata }: SourceContents): CoreMetadata | undefined {
  if (metadata === undefined || !FIRST_STATIC) return undefined;
  const { value } = parseCoreMetadata(metadata);
  const version = parseVersion(value.metadataVersion);
  const isStatic = version !== undefined && compareVersions(version, FIRST_STATIC) >= 0;
  const isDynamic = value.dynamic.some((field) => field.toLowerCase() === 'requires-dist');
  return isStatic && !isDynamic && value.invalid === undefined ? value : undefined;
}
