/** Which releases lack a wheel for the runtime that one could build, and what the file would be called. */
import { PYODIDE_INDEX } from '../../candidates/distribution.ts';
import { newestPreferringStable, type Release } from '../../candidates/release.ts';
import { hostBeside } from '../../installers/uv/asUvResolves.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import { formatVersion } from '../../packaging/versions/version.ts';
import type { Target } from '../../runtimes/target.ts';
import { knownReleases, type Catalog } from '../../solver/catalog.ts';
import type { ProjectVersion } from '../../messages/groups/remedies.ts';
import type { BuildCommand } from '../../messages/groups/remedyTexts.ts';
import type { Attempt } from '../attempt.ts';
import type { PureRelease } from '../pureRelease.ts';

/** A wheel that does not exist. */
export interface MissingWheel {
  readonly name: NormalizedName;
  readonly version: string;
  /** The ABI for which there are Pyodide wheels, if it is older than that of the runtime. */
  readonly olderAbi: string | undefined;
  /** The Python whose stable ABI its wheels are built for, if they are: `cp39`. */
  readonly stableAbi: string | undefined;
  /** Whether it would be one wheel for every platform. */
  readonly pure: boolean;
  /** The declared dependency that needs it; the project itself if it is declared. */
  readonly declared: NormalizedName;
}

/** The wheels that pure Python lacks, where its sources were looked into. */
export function pureWheels({ failure }: Attempt, pure: readonly PureRelease[]): readonly MissingWheel[] {
  return pure
    .filter(({ isRead }) => isRead)
    .map(({ name, version }) => ({
      ...{ name, version: formatVersion(version), pure: true, declared: failure.name },
      olderAbi: undefined,
      stableAbi: undefined,
    }));
}

/**
 * The missing wheels: of the newest requested release, if it has wheels for other platforms. Not those of projects whose
 * Pyodide wheels are for a newer ABI: the fix for them is a newer runtime.
 */
export function missingWheels({ failure, catalog, context }: Attempt): readonly MissingWheel[] {
  return failure.culprits.flatMap(({ name, needed }) => {
    const releases = [...(knownReleases(catalog, name) ?? [])];
    const inRange = releases.filter(({ version }) => needed.contains(version));
    const newest = newestPreferringStable(inRange);
    const abis = newest && abisElsewhere(newest);
    if (!newest || !abis || abis.some((abi) => isNewerAbi(abi, context.target.abi))) return [];
    return {
      name,
      version: formatVersion(newest.version),
      pure: false,
      olderAbi: [...abis].sort().at(-1),
      stableAbi: stableAbiOf(name, newest, catalog),
      declared: failure.name,
    };
  });
}

/** The ABIs of a release's Pyodide wheels, none of which loads; undefined if it has no wheels for any platform at all. */
function abisElsewhere({ unusable }: Release): readonly string[] | undefined {
  if (unusable?.kind !== 'no-fitting-wheel') return undefined;
  const built = unusable.rejections.filter(({ kind }) => kind !== 'python');
  if (built.length === 0) return undefined;
  return built.flatMap((rejection) =>
    rejection.kind === 'abi-year' ? (/\d{4}_\d+|(?<!\d)\d+_\d+_\d+/.exec(rejection.platform)?.[0] ?? []) : [],
  );
}

/** Years are newer than the Emscripten versions that preceded them. */
function isNewerAbi(abi: string, than: string): boolean {
  const [a, b] = [abi, than].map((text) => text.split('_').map(Number));
  const isYear = (parts: readonly number[] | undefined): boolean => parts?.length === 2;
  if (!a || !b || isYear(a) !== isYear(b)) return isYear(a);
  const at = a.findIndex((part, index) => part !== b[index]);
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0);
}

/** Wheels whose releases a machine cannot have, and how that is said. */
export interface LackedByMachine {
  readonly wheels: readonly MissingWheel[];
  readonly said: { readonly releases: readonly ProjectVersion[]; readonly host: string };
}

/**
 * Those of the wheels in whose place the machine finds nothing: neither a wheel that loads there nor sources. Undefined if
 * there are none, or if nothing is installed for the machine.
 */
export function lackedByMachine(missing: readonly MissingWheel[], attempt: Attempt): LackedByMachine | undefined {
  const { file, target, hostCatalog } = attempt.context;
  if (!hostCatalog) return undefined;
  const host = hostBeside(target, file);
  const wheels = missing.filter((one) => !one.pure && !isThereFor(host, one, attempt));
  const releases = wheels.map(({ name, version }) => ({ name, version }));
  return wheels.length > 0 ? { wheels, said: { releases, host: host.label } } : undefined;
}

function isThereFor(host: Target, { name, version }: MissingWheel, { catalog }: Attempt): boolean {
  const all = knownReleases(catalog, name)?.project.releases ?? [];
  const files = all.find((release) => formatVersion(release.version) === version)?.distributions ?? [];
  return files.some(
    ({ index, wheel }) => index !== PYODIDE_INDEX && (!wheel || host.tags.bestPriority(wheel) !== undefined),
  );
}

function stableAbiOf(name: NormalizedName, { version }: Release, catalog: Catalog): string | undefined {
  const files = knownReleases(catalog, name)?.project.releases.find((release) => release.version === version);
  const wheels = (files?.distributions ?? []).flatMap(({ wheel }) => wheel ?? []);
  return wheels.find(({ abiTags }) => abiTags.includes('abi3'))?.pythonTags[0];
}

/**
 * The command that builds wheels for the runtime, run in the folder of their sources.
 * @see https://cibuildwheel.pypa.io/en/stable/options/#enable
 */
export function buildCommand(target: Target): BuildCommand {
  const { pythonSeries, pyodide, environment } = target;
  if (pythonSeries === '3.11') {
    return { tool: 'pyodide-build', release: pyodide ?? '', emscripten: environment.platform_release };
  }
  const settings = [
    'CIBW_PLATFORM=pyodide',
    `CIBW_BUILD='${pythonTagOf(target)}-*'`,
    // Passed over without it.
    ...(pythonSeries === '3.12' ? ['CIBW_ENABLE=pyodide-eol'] : []),
    // The tag that it writes otherwise is refused there.
    ...(needsLegacyTag(target) ? ['USE_LEGACY_PLATFORM=1'] : []),
  ];
  return { tool: 'cibuildwheel', command: `${settings.join(' ')} cibuildwheel` };
}

/** Whether the installer refuses the platform tag that builds of today have. */
export function needsLegacyTag({ abi, tags }: Target): boolean {
  return !tags.hasPlatform(`pyemscripten_${abi}_wasm32`);
}

/** `cp314`. */
function pythonTagOf({ pythonSeries }: Target): string {
  return `cp${pythonSeries.replace('.', '')}`;
}

/** The file that would load: `fastuuid-0.14.0-cp314-cp314-pyemscripten_2026_0_wasm32.whl`. */
export function wheelNameOf({ name, version, stableAbi, pure }: MissingWheel, target: Target): string {
  if (pure) return `${name.replaceAll('-', '_')}-${version}-py3-none-any.whl`;
  const tag = pythonTagOf(target);
  const tags = stableAbi === undefined ? `${tag}-${tag}` : `${stableAbi}-abi3`;
  return `${name.replaceAll('-', '_')}-${version}-${tags}-${target.platform}.whl`;
}
