/** A lock file in the shape of other dependency files: each pin is a declaration. */
import type { Marker } from '../../packaging/requirements/marker.ts';
import { parseSpecifierSet } from '../../packaging/versions/specifier.ts';
import { parseVersion } from '../../packaging/versions/version.ts';
import type { Requirement } from '../../packaging/requirements/requirement.ts';
import { NO_INDEX_OPTIONS, type Declaration, type DependencyFile } from '../dependencyFile.ts';
import type { LockedPackage, LockFile } from './lockFile.ts';

/** The table that holds the pins, for every format. */
const LOCKED_TABLE = 'packages';

/**
 * The pins of a lock as declarations `name==version`, in the order of the file. Their text does not appear in the file, so
 * they have no inner places.
 * @param isInstalled which packages a default installation takes; all without it
 */
export function lockedDependencyFile(
  lock: LockFile,
  isInstalled: (locked: LockedPackage) => boolean = () => true,
): DependencyFile {
  return {
    path: lock.path,
    kind: 'lock',
    text: lock.text,
    declarations: lock.packages
      .filter((locked) => !isOwnProject(locked))
      .map((locked) => declarationOf(locked, lock, isInstalled(locked))),
    problems: lock.problems,
    includes: [],
    indexOptions: NO_INDEX_OPTIONS,
    ...(lock.requiresPython && { requiresPython: lock.requiresPython }),
    optionalDependencies: [],
    dependencyGroups: [],
    dynamic: [],
  };
}

/** Whether an entry is the very project that the lock was made for. */
export function isOwnProject({ source }: LockedPackage): boolean {
  return source.kind === 'directory' && source.own;
}

/** Whether a marker refers to the sets of PEP 751: `'x' in extras`, `'dev' in dependency_groups`. */
export function asksForSets(marker: Marker): boolean {
  if (marker.kind !== 'comparison') return marker.operands.some(asksForSets);
  return [marker.left, marker.right].some(
    (operand) => operand.kind === 'variable' && (operand.name === 'extras' || operand.name === 'dependency_groups'),
  );
}

function declarationOf(locked: LockedPackage, { path }: LockFile, active: boolean): Declaration {
  const { version, source } = locked;
  const requirement = requirementOf(locked, active);
  const url = source.kind === 'vcs' || source.kind === 'archive' ? source.location : undefined;
  return {
    text: version === undefined ? locked.name : `${locked.name}==${version}`,
    ...(requirement && { requirement }),
    spans: { whole: locked.span, element: locked.block, specifiers: [] },
    path,
    table: LOCKED_TABLE,
    reader: 'lock',
    role: 'requirement',
    active,
    escaped: true,
    ...(url !== undefined && { url }),
    ...(source.kind === 'directory' && { localPath: source.location }),
  };
}

/** A marker about groups and extras is kept only if it excludes the package: nothing else can evaluate it. */
function requirementOf({ name, normalized, version, marker }: LockedPackage, active: boolean): Requirement | undefined {
  if (version !== undefined && !parseVersion(version)) return undefined;
  const specifier = parseSpecifierSet(version === undefined ? '' : `==${version}`).value;
  const isShown = marker && !(active && asksForSets(marker));
  return { name, normalized, extras: [], specifier, ...(isShown && { marker }) };
}
