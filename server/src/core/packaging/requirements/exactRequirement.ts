/** Requirements on one release. */
import type { NormalizedName } from '../name.ts';
import { parseSpecifierSet, type SpecifierSet } from '../versions/specifier.ts';
import { formatVersion, type Version } from '../versions/version.ts';
import type { Requirement } from './requirement.ts';

/** `==1.0`, which a release with a local version meets as well. */
export function exactly(version: Version): SpecifierSet {
  return parseSpecifierSet(`==${formatVersion(version)}`).value;
}

/** `name==1.0`. */
export function exactRequirement(name: NormalizedName, version: Version): Requirement {
  return { name, normalized: name, extras: [], specifier: exactly(version) };
}
