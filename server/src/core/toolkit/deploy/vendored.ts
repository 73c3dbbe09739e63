/** What the folder says of itself into which packages were installed: `python_modules`. */
import { normalizeName, type NormalizedName } from '../../packaging/name.ts';
import { parseCoreMetadata } from '../../packaging/metadata/coreMetadata.ts';
import type { Requirement } from '../../packaging/requirements/requirement.ts';
import { parseVersion, type Version } from '../../packaging/versions/version.ts';
import { parseWheelFilename, type WheelFilename } from '../../packaging/wheels/wheelFilename.ts';

/** A package that lies there. */
export interface VendoredPackage {
  readonly name: NormalizedName;
  readonly version: Version;
  /** The wheels that it may have come from, one for each of its tags; empty if it does not say. */
  readonly wheels: readonly WheelFilename[];
  /** What it needs, by its metadata; empty if there are none. */
  readonly requires: readonly Requirement[];
}

export interface VendoredFolder {
  readonly packages: readonly VendoredPackage[];
  /** Whether anything lies there at all. */
  readonly isEmpty: boolean;
}

/** Name and version of a folder with the metadata of an installed package, `numpy-2.2.5.dist-info`; undefined of others. */
const METADATA_FOLDER = /^(.+?)-([^-]+)\.dist-info$/;

/** Whether a folder holds the metadata of an installed package. */
export function isMetadataFolder(name: string): boolean {
  return METADATA_FOLDER.test(name);
}

/** The texts of the files in a metadata folder; undefined for one that is not there. */
export interface MetadataTexts {
  readonly wheel: string | undefined;
  readonly metadata: string | undefined;
}

/**
 * A package from the name of its metadata folder and the texts of its `WHEEL` and `METADATA` files.
 * @see https://packaging.python.org/en/latest/specifications/binary-distribution-format/#file-contents
 */
export function readVendoredPackage(folder: string, { wheel, metadata }: MetadataTexts): VendoredPackage | undefined {
  const [, project = '', written = ''] = METADATA_FOLDER.exec(folder) ?? [];
  const version = parseVersion(written);
  if (project === '' || !version) return undefined;
  const tags = [...(wheel ?? '').matchAll(/^Tag:[ \t]*(\S+)[ \t]*\r?$/gm)].map(([, tag = '']) => tag);
  const wheels = tags.flatMap((tag) => parseWheelFilename(`${project}-${written}-${tag}.whl`) ?? []);
  const requires = metadata === undefined ? [] : parseCoreMetadata(metadata).value.requiresDist;
  return { name: normalizeName(project), version, wheels, requires };
}
