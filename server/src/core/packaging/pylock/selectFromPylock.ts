/**
 * What an installer takes from a lock file in one environment.
 * https://packaging.python.org/en/latest/specifications/pylock-toml/#installation
 */
import { formatSpecifierSet, specifierSetContains, type SpecifierSet } from '../versions/specifier.ts';
import { evaluateMarker, undefinedComparisons, type Marker, type MarkerEnvironment } from '../requirements/marker.ts';
import { normalizeName, type NormalizedName } from '../name.ts';
import type { SupportedTags } from '../wheels/tag.ts';
import { selectCompatible } from '../wheels/tagSequences.ts';
import { parseWheelFilename } from '../wheels/wheelFilename.ts';
import type { Pylock, PylockArchive, PylockDirectory, PylockPackage, PylockVcs } from './pylock.ts';
import { pylockFilename, type PylockFile } from './pylockFile.ts';

/** What is installed for, and with which parts of the project. */
export interface PylockSelection {
  readonly environment: MarkerEnvironment;
  readonly tags: SupportedTags;
  /** None by default. */
  readonly extras?: Iterable<string>;
  /** The file's default groups if absent. */
  readonly dependencyGroups?: Iterable<string>;
  /** Whether a source distribution is taken before a wheel; never by default. */
  readonly prefersSdist?: (name: NormalizedName) => boolean;
}

/** Where a selected package comes from. */
export type PylockSource =
  | { readonly kind: 'vcs'; readonly vcs: PylockVcs }
  | { readonly kind: 'directory'; readonly directory: PylockDirectory }
  | { readonly kind: 'archive'; readonly archive: PylockArchive }
  | { readonly kind: 'wheel' | 'sdist'; readonly file: PylockFile };

/** A package to be installed. */
export interface SelectedPackage {
  readonly package: PylockPackage;
  readonly source: PylockSource;
}

/** The packages; undefined, next to what is wrong, if the file cannot be installed. */
export interface SelectedPackages {
  readonly value: readonly SelectedPackage[] | undefined;
  /** Clauses without a full stop. */
  readonly problems: readonly string[];
}

/** The packages that the lock file has for an environment, in its order, each with its source. */
export function selectFromPylock(lock: Pylock, selection: PylockSelection): SelectedPackages {
  const problem = unsuitable(lock, selection);
  if (problem !== undefined) return { value: undefined, problems: [problem] };
  const selected = new Map<NormalizedName, PylockPackage>();
  const problems: string[] = [];
  for (const one of lock.packages) {
    if (one.marker && !holds(one.marker, lock, selection)) continue;
    const python = wrongPython(one.requiresPython, selection);
    if (python !== undefined) problems.push(`${one.name}: ${python}`);
    else if (selected.has(one.name)) problems.push(`${one.name} is there more than once`);
    else selected.set(one.name, one);
  }
  const packages = [...selected.values()].flatMap((one) => {
    const source = sourceOf(one, selection);
    if (source) return [{ package: one, source }];
    problems.push(`no wheel of ${one.name} has one of the tags, and there are no sources`);
    return [];
  });
  return problems.length > 0 ? { value: undefined, problems } : { value: packages, problems };
}

/** Why the file as a whole is not for this environment. */
function unsuitable({ requiresPython, environments = [] }: Pylock, selection: PylockSelection): string | undefined {
  const { environment } = selection;
  const fits = environments.length === 0 || environments.some((marker) => evaluatesTo(marker, environment));
  return wrongPython(requiresPython, selection) ?? (fits ? undefined : 'the lock file is for other environments');
}

function wrongPython(specifiers: SpecifierSet | undefined, { environment }: PylockSelection): string | undefined {
  const { python_full_version: python } = environment;
  // Builds between releases call themselves `3.14.0+`, which is no version.
  const version = python.endsWith('+') ? `${python}local` : python;
  if (!specifiers || specifierSetContains(specifiers, version)) return undefined;
  return `Python ${python} does not satisfy ${formatSpecifierSet(specifiers)}`;
}

function holds(marker: Marker, { defaultGroups = [] }: Pylock, selection: PylockSelection): boolean {
  const { environment, extras = [], dependencyGroups = defaultGroups } = selection;
  return evaluatesTo(marker, environment, new Set([...extras].map(normalizeName)), new Set(dependencyGroups));
}

/** A marker that makes no sense in the environment does not hold. */
function evaluatesTo(
  marker: Marker,
  environment: MarkerEnvironment,
  extras: ReadonlySet<NormalizedName> = new Set(),
  groups: ReadonlySet<string> = new Set(),
): boolean {
  return (
    undefinedComparisons(marker, environment, extras, groups).length === 0 &&
    evaluateMarker(marker, environment, extras, groups)
  );
}

function sourceOf(one: PylockPackage, { tags, prefersSdist }: PylockSelection): PylockSource | undefined {
  const { vcs, directory, archive, sdist, wheels = [] } = one;
  if (vcs) return { kind: 'vcs', vcs };
  if (directory) return { kind: 'directory', directory };
  if (archive) return { kind: 'archive', archive };
  if (sdist && prefersSdist?.(one.name) === true) return { kind: 'sdist', file: sdist };
  const tagged = wheels.map((wheel) => [wheel, parseWheelFilename(pylockFilename(wheel))?.tags ?? []] as const);
  const [best] = selectCompatible(tags, tagged);
  if (best) return { kind: 'wheel', file: best };
  return sdist && { kind: 'sdist', file: sdist };
}
