/**
 * The name of a source distribution's file: project and version.
 * https://packaging.python.org/en/latest/specifications/source-distribution-format/#source-distribution-file-name
 */
import type { NormalizedName } from '../name.ts';
import { normalizeName } from '../name.ts';
import type { Version } from '../versions/version.ts';
import { parseVersion } from '../versions/version.ts';

/** What a source distribution's file name says. */
export interface SdistFilename {
  readonly name: NormalizedName;
  readonly version: Version;
  /** An archive in a format from which nobody builds any more. */
  readonly legacy: boolean;
}

const PRESENT_EXTENSIONS = ['.tar.gz', '.zip'] as const;
const LEGACY_EXTENSIONS = [
  '.tar',
  '.tar.bz2',
  '.tar.lz',
  '.tar.lzma',
  '.tar.xz',
  '.tar.zst',
  '.tbz',
  '.tgz',
  '.tlz',
  '.txz',
] as const;

/**
 * Reads the name of a `.tar.gz` or `.zip` file; undefined if it is not a source distribution. Without a project the version
 * is what follows the last hyphen, as in PyPA's `packaging`. With one, the name must start with that project's name, and the
 * rest is the version, as in uv: `foo-1.0-1.tar.gz` is `1.0.post1` of `foo`.
 */
export function parseSdistFilename(text: string, project?: NormalizedName): SdistFilename | undefined {
  return parseStem(text, PRESENT_EXTENSIONS, false, project);
}

/**
 * Reads the name of an archive such as `.tar.bz2` or `.tgz`, which makes its version known to uv but is never used.
 * @param project see `parseSdistFilename`
 */
export function parseLegacySdistFilename(text: string, project?: NormalizedName): SdistFilename | undefined {
  return parseStem(text, LEGACY_EXTENSIONS, true, project);
}

function parseStem(
  text: string,
  extensions: readonly string[],
  legacy: boolean,
  project: NormalizedName | undefined,
): SdistFilename | undefined {
  const extension = extensions.find((candidate) => text.endsWith(candidate));
  if (extension === undefined) return undefined;
  const stem = text.slice(0, -extension.length);
  const hyphen = project === undefined ? stem.lastIndexOf('-') : project.length;
  if (hyphen === -1 || stem[hyphen] !== '-') return undefined;
  const written = stem.slice(0, hyphen);
  if (project !== undefined && written.toLowerCase().replace(/[_.]/g, '-') !== project) return undefined;
  const version = parseVersion(stem.slice(hyphen + 1));
  return version === undefined || written === '' ? undefined : { name: normalizeName(written), version, legacy };
}
