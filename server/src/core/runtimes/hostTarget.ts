/**
 * An ordinary machine as a target: CPython of a runtime's series on Linux, macOS or Windows, served by uv. It has no Pyodide,
 * its wheels come from the project's indexes and PyPI, and what has none may be built.
 */
import type { MarkerEnvironment } from '../packaging/requirements/marker.ts';
import { parseVersion } from '../packaging/versions/version.ts';
import { glibcPlatforms, macPlatforms } from '../packaging/wheels/platformTags.ts';
import { interpreterTags } from './interpreterTags.ts';
import { HOST_UV } from './installer.ts';
import type { Target } from './target.ts';

/** The systems that a host may have. */
export type HostSystem = 'Linux' | 'macOS' | 'Windows';

/** What distinguishes one system from another: its platform tags, best first, and its values for markers. */
interface SystemTraits {
  readonly platforms: readonly string[];
  readonly markers: Pick<
    MarkerEnvironment,
    'os_name' | 'sys_platform' | 'platform_machine' | 'platform_system' | 'platform_release' | 'platform_version'
  >;
}

/** Of today's releases: the glibc of a current distribution, macOS on Apple silicon, Windows on x86-64. */
const SYSTEMS: Readonly<Record<HostSystem, SystemTraits>> = {
  Linux: {
    platforms: glibcPlatforms(40, 'x86_64'),
    markers: {
      ...{ os_name: 'posix', sys_platform: 'linux', platform_machine: 'x86_64', platform_system: 'Linux' },
      ...{ platform_release: '6.12.0', platform_version: '#1 SMP' },
    },
  },
  macOS: {
    platforms: macPlatforms([15, 0], 'arm64'),
    markers: {
      ...{ os_name: 'posix', sys_platform: 'darwin', platform_machine: 'arm64', platform_system: 'Darwin' },
      ...{ platform_release: '24.6.0', platform_version: 'Darwin Kernel Version 24.6.0' },
    },
  },
  Windows: {
    platforms: ['win_amd64'],
    markers: {
      ...{ os_name: 'nt', sys_platform: 'win32', platform_machine: 'AMD64', platform_system: 'Windows' },
      ...{ platform_release: '11', platform_version: '10.0.26100' },
    },
  },
};

/**
 * The host with a Python.
 * @param python a full version such as `3.13.2`; throws if it is none
 * @param system Linux has the name that users give: `host-3.13`
 */
export function hostTarget(python: string, system: HostSystem = 'Linux'): Target {
  const version = parseVersion(python);
  const [major = '', minor = ''] = python.split('.');
  const pythonSeries = `${major}.${minor}`;
  const { platforms, markers } = SYSTEMS[system];
  const [platform] = platforms;
  if (!version || platform === undefined) throw new Error(`${python} is no version of Python`);
  return {
    name: system === 'Linux' ? `host-${pythonSeries}` : `host-${pythonSeries} (${system})`,
    label: `${system} with Python ${pythonSeries}`,
    installer: HOST_UV,
    python: version,
    pythonSeries,
    environment: {
      ...markers,
      implementation_name: 'cpython',
      platform_python_implementation: 'CPython',
      python_version: pythonSeries,
      python_full_version: python,
      implementation_version: python,
    },
    tags: interpreterTags(pythonSeries, platforms),
    abi: `cp${major}${minor}`,
    platform,
    shipped: { release: 'none', packages: new Map() },
    workers: false,
  };
}
