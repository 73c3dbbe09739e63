/**
 * What a project can set to change which release is tried next and which of its files count: pre-releases, lowest versions,
 * preferred pins, files that are too new, wheels that are ruled out, builds that are allowed.
 */
import type { FilePolicy } from '../candidates/candidate.ts';
import type { ProjectReleases } from '../candidates/release.ts';
import type { CoreMetadata } from '../packaging/metadata/coreMetadata.ts';
import type { NormalizedName } from '../packaging/name.ts';
import type { Version } from '../packaging/versions/version.ts';

/** When pre-releases are taken: always, only if no stable release is left, or never. */
export type PrereleaseRule = 'allow' | 'if-necessary' | 'disallow';

/** Metadata that the project states itself; they apply to one version, or to every version without an entry of its own. */
export interface StatedMetadata {
  readonly version?: Version;
  readonly metadata: CoreMetadata;
}

/** The named projects, or all but those. */
export interface ProjectNames {
  readonly all: boolean;
  readonly names: ReadonlySet<NormalizedName>;
}

/** How the releases of all projects are chosen. */
export interface SelectionPolicy {
  /** One rule for all, or each project's own. */
  readonly prereleases: PrereleaseRule | ((name: NormalizedName) => PrereleaseRule);
  /** The projects for which the lowest version is wanted. */
  readonly lowest: ProjectNames;
  /** Versions that are tried first if they are in range, one after the other: the pins of a lock file. */
  readonly preferences: ReadonlyMap<NormalizedName, readonly Version[]>;
  /** Files uploaded at or after this time (milliseconds) do not count, nor do files without a known time. */
  readonly newest?: number;
  /** The same for individual projects; `undefined` lifts it. */
  readonly newestOf: ReadonlyMap<NormalizedName, number | undefined>;
  /** The same for the files of single indexes, by their names; what is said of a project comes first. */
  readonly newestIn?: ReadonlyMap<string, number | undefined>;
  /** Whether files without a known time count nevertheless, to find out what they are excluded from. */
  readonly keepsUndated?: boolean;
  /** Projects whose wheels are not taken. */
  readonly noWheels: ProjectNames;
  /** Projects that may be built from source. */
  readonly builds: ProjectNames;
  readonly stated: ReadonlyMap<NormalizedName, readonly StatedMetadata[]>;
  /** Projects that come from direct references: no index is asked for them. */
  readonly referenced?: ReadonlyMap<NormalizedName, ReferencedProject>;
  /** What is at the places that are written, by location, for an installer that takes it only there. */
  readonly places?: ReadonlyMap<string, ReferencedProject>;
}

/** A project that comes from a direct reference. */
export interface ReferencedProject {
  /** Its one release. */
  readonly releases: ProjectReleases;
  /** What it needs; absent if it is not taken. */
  readonly metadata?: CoreMetadata;
}

const NOBODY: ProjectNames = { all: false, names: new Set() };

/** What an installer does without any settings. */
export const DEFAULT_POLICY: SelectionPolicy = {
  prereleases: 'if-necessary',
  lowest: NOBODY,
  preferences: new Map(),
  newestOf: new Map(),
  noWheels: NOBODY,
  builds: NOBODY,
  stated: new Map(),
};

/** How the releases of one project are chosen. */
export interface ReleasePolicy {
  readonly prereleases: PrereleaseRule;
  readonly lowest: boolean;
  readonly preferred?: readonly Version[];
}

export const DEFAULT_RELEASE_POLICY: ReleasePolicy = { prereleases: 'if-necessary', lowest: false };

/** What is named by its place is wanted whatever its version. */
const REFERENCED: ReleasePolicy = { prereleases: 'allow', lowest: false };

/** How the releases of a project are chosen; always the same object if nothing is set. */
export function releasePolicyFor(policy: SelectionPolicy, name: NormalizedName): ReleasePolicy {
  if (policy === DEFAULT_POLICY) return DEFAULT_RELEASE_POLICY;
  if (policy.referenced?.has(name)) return REFERENCED;
  const { prereleases, preferences } = policy;
  const preferred = preferences.get(name);
  return {
    prereleases: typeof prereleases === 'string' ? prereleases : prereleases(name),
    lowest: includes(policy.lowest, name),
    ...(preferred && { preferred }),
  };
}

/** What a policy says about when files were uploaded. */
type Dates = Pick<SelectionPolicy, 'newest' | 'newestOf' | 'newestIn'>;

/**
 * The moment from which on files of a project do not count, in milliseconds; undefined if all of them do.
 * @param index the name of the index that has the file; without it the moment is that of indexes which set none themselves
 */
export function newestFor(
  { newest, newestOf, newestIn }: Dates,
  name: NormalizedName,
  index?: string,
): number | undefined {
  if (newestOf.has(name)) return newestOf.get(name);
  return index !== undefined && newestIn?.has(index) ? newestIn.get(index) : newest;
}

/** Whether there is a date anywhere. */
export function hasDates({ newest, newestOf, newestIn }: Dates): boolean {
  const own = [...newestOf.values(), ...(newestIn?.values() ?? [])];
  return newest !== undefined || own.some((time) => time !== undefined);
}

/** Which files of a project count; undefined if all of them do. */
export function filePolicyFor(policy: SelectionPolicy, name: NormalizedName): FilePolicy | undefined {
  const newest = newestFor(policy, name);
  const newestIn = policy.newestOf.has(name) ? undefined : policy.newestIn;
  const noWheels = includes(policy.noWheels, name);
  const builds = includes(policy.builds, name);
  if (newest === undefined && !newestIn && !noWheels && !builds) return undefined;
  const { keepsUndated } = policy;
  return {
    ...(newest !== undefined && { newest }),
    ...(newestIn && { newestIn }),
    ...(keepsUndated && { keepsUndated }),
    noWheels,
    builds,
  };
}

/** The metadata that the project states for a version, preferring an entry for exactly this one. */
export function statedMetadata(
  { stated }: SelectionPolicy,
  name: NormalizedName,
  isVersion: (version: Version) => boolean,
): CoreMetadata | undefined {
  const entries = stated.get(name) ?? [];
  const exact = entries.find(({ version }) => version && isVersion(version));
  return (exact ?? entries.find(({ version }) => version === undefined))?.metadata;
}

/** The same policy for finding out what the newest usable release of a project would be. */
export function seekingNewest(policy: SelectionPolicy, name: NormalizedName): SelectionPolicy {
  const { lowest, preferences } = policy;
  const names = new Set(lowest.names);
  if (lowest.all) names.add(name);
  else names.delete(name);
  return {
    ...policy,
    lowest: { all: lowest.all, names },
    preferences: new Map([...preferences].filter(([preferred]) => preferred !== name)),
  };
}

function includes({ all, names }: ProjectNames, name: NormalizedName): boolean {
  return names.has(name) !== all;
}
