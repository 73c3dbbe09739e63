/**
 * What pywrangler does beyond passing a project to uv: it adds its own runtime library, and installs what it has vendored for
 * the machine as well.
 */
import type { DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import { normalizeName, type NormalizedName } from '../../packaging/name.ts';
import { parseRequirement, type Requirement } from '../../packaging/requirements/requirement.ts';
import { formatVersion } from '../../packaging/versions/version.ts';
import type { Target } from '../../runtimes/target.ts';
import type { Pinned, Solved } from '../../solver/resolution.ts';
import { DIRECT } from '../references/referencedRelease.ts';
import { uvSettingsOf, type InstallContext } from './uvPolicy.ts';

/** pywrangler asks for no particular version of it. */
export const RUNTIME_LIBRARY = 'workers-runtime-sdk';

/**
 * What pywrangler installs for the machine beside the project: these are taken as installable, unless the project itself
 * requires them.
 */
export const WITH_THE_HOST: readonly NormalizedName[] = ['pyodide-py', RUNTIME_LIBRARY].map(normalizeName);

/**
 * The requirements that are added to those of a project, before which uv reads them: only if a wrangler file decides, since
 * a project that is merely checked for a Workers runtime may be a library, and only to a pyproject.toml, the only file
 * pywrangler reads.
 */
export function addedBy(
  { kind }: DependencyFile,
  { workers }: Target,
  { pywrangler }: InstallContext = {},
): readonly Requirement[] {
  if (kind !== 'pyproject' || !workers || !pywrangler) return [];
  return [requirementOn(normalizeName(RUNTIME_LIBRARY))];
}

/** A requirement for any version of a project. */
export function requirementOn(name: NormalizedName): Requirement {
  return { name, normalized: name, extras: [], specifier: { specifiers: [] } };
}

/**
 * The versions in python_modules, to which pywrangler holds the machine: what `uv pip freeze` prints of them with a version,
 * which it does not of what comes from a place of its own. Where a setting has uv install elsewhere, nothing is there; only into a
 * `prefix` `uv pip freeze` looks as well. What uv keeps out of the lock file is not vendored.
 */
export function vendoredPins({ packages }: Solved, file: DependencyFile): readonly Requirement[] {
  const { noEmit, installTarget, system } = uvSettingsOf(file);
  if (installTarget ?? system) return [];
  return pinsOf([...packages.values()].filter(({ name }) => !noEmit.has(name)));
}

/** Requirements for exactly the versions of packages that come from an index. */
export function pinsOf(packages: readonly Pinned[]): readonly Requirement[] {
  const released = packages.filter(({ candidate }) => candidate.distribution.index !== DIRECT);
  return released.flatMap(({ name, version }) => requirementsIn(`${name}==${formatVersion(version)}`));
}

function requirementsIn(text: string): readonly Requirement[] {
  const { value } = parseRequirement(text);
  return value ? [value.requirement] : [];
}
