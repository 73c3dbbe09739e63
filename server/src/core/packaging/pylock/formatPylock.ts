/** Writes a lock file's content for a TOML writer. https://packaging.python.org/en/latest/specifications/pylock-toml/ */
import { formatMarker } from '../requirements/marker.ts';
import { formatSpecifierSet } from '../versions/specifier.ts';
import { formatVersion } from '../versions/version.ts';
import type { Pylock, PylockPackage } from './pylock.ts';

/** The content as plain objects, in the specification's order, as PyPA's `packaging` gives it. */
export function formatPylock(lock: Pylock): Record<string, unknown> {
  const { lockVersion, environments, requiresPython, extras, dependencyGroups, defaultGroups, createdBy, tool } = lock;
  return withoutAbsent({
    'lock-version': formatVersion(lockVersion),
    environments: environments?.map(formatMarker),
    'requires-python': requiresPython && formatSpecifierSet(requiresPython),
    extras,
    'dependency-groups': dependencyGroups,
    'default-groups': defaultGroups,
    'created-by': createdBy,
    packages: lock.packages.map(formatPackage),
    tool,
  });
}

function formatPackage(one: PylockPackage): Record<string, unknown> {
  return withoutAbsent({
    name: one.name,
    version: one.version && formatVersion(one.version),
    marker: one.marker && formatMarker(one.marker),
    'requires-python': one.requiresPython && formatSpecifierSet(one.requiresPython),
    dependencies: one.dependencies,
    vcs: one.vcs && withTomlKeys(one.vcs),
    directory: one.directory && withTomlKeys(one.directory),
    archive: one.archive && withTomlKeys(one.archive),
    index: one.index,
    sdist: one.sdist && withTomlKeys(one.sdist),
    wheels: one.wheels?.map(withTomlKeys),
    'attestation-identities': one.attestationIdentities,
    tool: one.tool,
  });
}

/** `commitId` becomes `commit-id`; the values stay. */
function withTomlKeys(table: object): Record<string, unknown> {
  const entries = Object.entries(table) as readonly (readonly [string, unknown])[];
  return Object.fromEntries(
    entries.map(([key, value]) => [key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), value]),
  );
}

function withoutAbsent(table: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(table).filter(([, value]) => value !== undefined));
}
