/** A target in whose place an installer resolves for another platform or another Python, because its settings say so. */
import type { PlatformTraits } from '../../dependencyFiles/uv/platformTraits.ts';
import { formatVersion, parseVersion } from '../../packaging/versions/version.ts';
import { interpreterTags } from '../interpreterTags.ts';
import type { Target } from '../target.ts';

/** What settings name in place of what the target is. */
export interface StandInTraits {
  readonly platform?: PlatformTraits;
  /** As written: `3.13`, which uv takes for 3.13.0. */
  readonly python?: string;
}

/**
 * What the installer resolves for in place of a target: it asks the same indexes, and takes other wheels. The target itself if
 * that is what is named.
 */
export function standInFor(target: Target, { platform, python }: StandInTraits): Target {
  const full = fullPython(python) ?? formatVersion(target.python);
  const version = parseVersion(full) ?? target.python;
  const isOwnPlatform = !platform || platform.pyodideAbi === target.abi;
  if (isOwnPlatform && full === formatVersion(target.python)) return target;
  const [major = '', minor = '0'] = full.split('.');
  const pythonSeries = `${major}.${minor}`;
  const platforms = isOwnPlatform ? platformsOf(target) : platform.platforms;
  const abi = isOwnPlatform ? target.abi : (platform.pyodideAbi ?? `cp${major}${minor}`);
  return {
    ...target,
    name: `${target.name} as ${isOwnPlatform ? 'itself' : platforms.join()} ${full}`,
    label: `${isOwnPlatform ? ownLabel(target) : platform.label} with Python ${python ?? pythonSeries}`,
    python: version,
    pythonSeries,
    environment: {
      ...target.environment,
      ...(!isOwnPlatform && platform.markers),
      ...(python !== undefined && {
        python_version: pythonSeries,
        python_full_version: full,
        implementation_version: full,
      }),
    },
    tags: interpreterTags(pythonSeries, platforms),
    abi,
    platform: platforms[0] ?? target.platform,
    standsFor: target,
  };
}

function ownLabel({ pyodide, label }: Target): string {
  return pyodide === undefined ? label.replace(/ with Python .*/, '') : 'Pyodide';
}

/** uv takes what is missing for 0. */
function fullPython(python: string | undefined): string | undefined {
  const [, release, suffix = ''] = /^(\d+(?:\.\d+)*)([^]*)$/.exec(python ?? '') ?? [];
  if (release === undefined) return undefined;
  const parts = release.split('.');
  return `${[...parts, '0', '0'].slice(0, Math.max(parts.length, 3)).join('.')}${suffix}`;
}

/** The platforms of its tags, best first. */
function platformsOf({ tags }: Target): readonly string[] {
  return [...new Set(tags.ordered.map(({ platform }) => platform))].filter((platform) => platform !== 'any');
}
