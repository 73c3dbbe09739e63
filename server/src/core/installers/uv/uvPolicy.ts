/** From the settings of a dependency file to how the target's installer chooses releases. */
import type { DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import {
  NO_UV_SETTINGS,
  type Cutoff,
  type NameSelection,
  type UvSettings,
} from '../../dependencyFiles/uv/uvSettings.ts';
import type { ReferenceStore } from '../../candidates/references/referenceFacts.ts';
import type { CoreMetadata } from '../../packaging/metadata/coreMetadata.ts';
import { normalizeName, type NormalizedName } from '../../packaging/name.ts';
import { formatRequirement, type Requirement } from '../../packaging/requirements/requirement.ts';
import { isPrerelease, parseVersion, type Version } from '../../packaging/versions/version.ts';
import {
  DEFAULT_POLICY,
  type SelectionPolicy,
  type ProjectNames,
  type StatedMetadata,
} from '../../solver/selectionPolicy.ts';
import { markerHolds } from '../../runtimes/markerHolds.ts';
import type { Target } from '../../runtimes/target.ts';

/** What the project around a file adds to it. */
export interface InstallContext {
  /** `YYYY-MM-DD`. */
  readonly today?: string;
  /** The moment that `exclude-newer = "30 days"` counts from, in milliseconds; the beginning of today where it is not known. */
  readonly now?: number;
  /** The `exclude-newer` of single indexes, by the names that their files have here. */
  readonly indexDates?: ReadonlyMap<string, Cutoff | false>;
  /** Pins that are tried first, the newest before the others: those of a pylock.toml next to the project. */
  readonly preferences?: ReadonlyMap<NormalizedName, readonly Version[]>;
  /** What is known of the places that the file points to. */
  readonly references?: ReferenceStore;
  /** Whether pywrangler runs the resolution. */
  readonly pywrangler?: boolean;
  /** Constraints of the installer's caller: when pywrangler installs for the machine, the versions that it has vendored. */
  readonly pins?: readonly Requirement[];
  /** What is known to be in sources before they are built; it takes precedence over what the file states. */
  readonly stated?: SelectionPolicy['stated'];
}

/** The requirements that the file itself makes. */
export interface OwnRequirements {
  readonly requirements: readonly Requirement[];
  readonly constraints: readonly Requirement[];
  readonly overrides: readonly Requirement[];
}

/** The settings that count: of a table that uv ignores only the sources and the names of indexes. */
export function uvSettingsOf({ uv }: DependencyFile): UvSettings {
  return uv?.settings ?? NO_UV_SETTINGS;
}

/** Whether the target's installer ends its run because of a setting, whatever the file requires. */
export function refusesSettings({ installer }: Target, { uv }: DependencyFile): boolean {
  return installer.readsUvTables && uv?.settings.refused === true;
}

/** How releases are chosen for a file; undefined if nothing is set. Only uv reads such settings: micropip has none. */
export function selectionPolicyOf(
  file: DependencyFile,
  target: Target,
  own: OwnRequirements,
  context: InstallContext = {},
): SelectionPolicy | undefined {
  if (!target.installer.readsUvTables) return undefined;
  const uv = uvSettingsOf(file);
  const newestOf = [...uv.excludeNewerPackage].map(([name, cutoff]) => [name, timeOf(cutoff, context)] as const);
  const newest = timeOf(uv.excludeNewer ?? false, context);
  const indexDates = new Map(
    [...(context.indexDates ?? [])].map(([index, end]) => [index, timeOf(end, context)] as const),
  );
  const policy: SelectionPolicy = {
    prereleases: prereleasesOf(uv, own, target),
    lowest: lowestOf(uv, own, target),
    preferences: preferencesOf(uv, context),
    ...(newest !== undefined && { newest }),
    newestOf: new Map(newestOf),
    ...(indexDates.size > 0 && { newestIn: indexDates }),
    ...filesOf(file, uv, target),
    stated: new Map([...statedOf(uv), ...(context.stated ?? [])]),
  };
  return isDefault(policy) ? undefined : policy;
}

function isDefault({
  prereleases,
  lowest,
  preferences,
  newest,
  newestOf,
  newestIn,
  noWheels,
  builds,
  stated,
}: SelectionPolicy): boolean {
  const nobody = [lowest, noWheels, builds].every(({ all, names }) => !all && names.size === 0);
  const isDated = newest !== undefined || newestOf.size > 0 || newestIn !== undefined;
  const nothing = preferences.size === 0 && !isDated && stated.size === 0;
  return prereleases === DEFAULT_POLICY.prereleases && nobody && nothing;
}

function timeOf(cutoff: Cutoff | false, { today, now = Date.parse(today ?? '') }: InstallContext): number | undefined {
  if (cutoff === false) return undefined;
  if ('at' in cutoff) return cutoff.at;
  return Number.isFinite(now) ? now - cutoff.ago : undefined;
}

function prereleasesOf(uv: UvSettings, own: OwnRequirements, target: Target): SelectionPolicy['prereleases'] {
  const { prerelease = 'if-necessary', prereleasePackage } = uv;
  if (prereleasePackage.size === 0 && prerelease !== 'explicit') return prerelease;
  const explicit = namesWithPrerelease(own, target);
  return (name) => {
    const mode = prereleasePackage.get(name) ?? prerelease;
    return mode === 'explicit' ? (explicit.has(name) ? 'if-necessary' : 'disallow') : mode;
  };
}

/** The projects for which the file itself names a pre-release, other than to rule it out. */
function namesWithPrerelease(own: OwnRequirements, target: Target): ReadonlySet<NormalizedName> {
  const all = [...own.requirements, ...own.constraints, ...own.overrides];
  const naming = all.filter(
    ({ specifier, marker }) =>
      markerHolds(marker, target) &&
      specifier.specifiers.some(({ operator, parsed }) => operator !== '!=' && parsed && isPrerelease(parsed)),
  );
  return new Set(naming.map(({ normalized }) => normalized));
}

function lowestOf({ resolution }: UvSettings, { requirements }: OwnRequirements, target: Target): ProjectNames {
  if (resolution === 'lowest') return { all: true, names: new Set() };
  if (resolution !== 'lowest-direct') return DEFAULT_POLICY.lowest;
  const direct = requirements.filter(({ marker }) => markerHolds(marker, target));
  return { all: false, names: new Set(direct.map(({ normalized }) => normalized)) };
}

function preferencesOf({ upgrade }: UvSettings, { preferences }: InstallContext): SelectionPolicy['preferences'] {
  if (!preferences || upgrade.all) return DEFAULT_POLICY.preferences;
  return new Map([...preferences].filter(([name]) => !upgrade.names.has(name)));
}

/**
 * Which wheels are ruled out, and what may be built. pywrangler forbids builds unless told otherwise; even then uv builds
 * what `no-binary-package` names, since it has to come from somewhere.
 */
function filesOf(
  file: DependencyFile,
  uv: UvSettings,
  { workers, installer }: Target,
): Pick<SelectionPolicy, 'noWheels' | 'builds'> {
  const noBinary = both(uv.noBinary, listed(file, 'noBinary'));
  const noBuild = maySourcesBeBuilt(file, { workers, installer })
    ? both(uv.noBuild, listed(file, 'onlyBinary'))
    : EVERYTHING;
  const wheelsOnly = noBuild.all ? new Set<NormalizedName>() : noBuild.names;
  return {
    noWheels: noBinary.all ? { all: true, names: wheelsOnly } : noBinary,
    builds: noBuild.all
      ? { all: false, names: noBinary.all ? new Set() : noBinary.names }
      : { all: true, names: wheelsOnly },
  };
}

/** Whether the installer builds sources that are not on this machine. */
export function maySourcesBeBuilt(
  file: DependencyFile,
  { workers, installer }: Pick<Target, 'workers' | 'installer'>,
): boolean {
  return installer.builds === 'always' || (installer.builds === 'if-allowed' && workers && file.allowBuild === true);
}

/**
 * The setting that forbids to build the sources of a project: one for all, unless `no-binary-package` names the project, or one
 * that names it. Undefined if none does. Measured with uv 0.13.9.
 */
export function buildsOffBy(
  name: NormalizedName,
  file: DependencyFile,
): { readonly setting: string; readonly path: string } | undefined {
  const uv = uvSettingsOf(file);
  const noBuild = both(uv.noBuild, listed(file, 'onlyBinary'));
  const isOff = noBuild.all ? !both(uv.noBinary, listed(file, 'noBinary')).names.has(name) : noBuild.names.has(name);
  if (!isOff) return undefined;
  const by = uv.noBuildBy.find(({ selected }) => selected.all || selected.names.has(name));
  return by ? { setting: by.key, path: by.path } : { setting: '--only-binary', path: file.path };
}

const EVERYTHING: NameSelection = { all: true, names: new Set() };

function both(a: NameSelection, b: NameSelection): NameSelection {
  const all = a.all || b.all;
  return { all, names: all ? new Set() : new Set([...a.names, ...b.names]) };
}

/** What the options of a requirements file say; a later `:none:` cancels what came before. */
function listed({ kind, indexOptions }: DependencyFile, option: 'noBinary' | 'onlyBinary'): NameSelection {
  const names = new Set<NormalizedName>();
  if (kind !== 'requirements') return { all: false, names };
  let all = false;
  for (const text of indexOptions[option].map((name) => name.trim())) {
    if (text === ':all:') all = true;
    else if (text === ':none:') {
      all = false;
      names.clear();
    } else if (text !== '') names.add(normalizeName(text));
  }
  return { all, names: all ? new Set() : names };
}

function statedOf({ dependencyMetadata }: UvSettings): SelectionPolicy['stated'] {
  const stated = new Map<NormalizedName, StatedMetadata[]>();
  for (const { name, version = '', requiresDist, requiresPython, providesExtra } of dependencyMetadata) {
    const metadata: CoreMetadata = {
      metadataVersion: '2.4',
      name,
      version,
      requiresDist,
      requiresDistText: requiresDist.map(formatRequirement),
      ...(requiresPython !== undefined && { requiresPython }),
      providesExtra,
      dynamic: [],
    };
    const parsed = parseVersion(version);
    stated.set(name, [...(stated.get(name) ?? []), { ...(parsed && { version: parsed }), metadata }]);
  }
  return stated;
}
