/** The known runtimes, and the names by which users select them as targets. */
import { say, type Message } from '../messages/message.ts';
import { compareVersions, parseVersion } from '../packaging/versions/version.ts';
import { isCalendarDate } from './_calendarDate.ts';
import { closestTo } from '../text/closest.ts';
import { markerEnvironment } from './_markerEnvironment.ts';
import { interpreterTags } from './interpreterTags.ts';
import { cloudflareRuntime, type CloudflareSnapshot, type CloudflareTable } from './cloudflare.ts';
import { hostTarget } from './hostTarget.ts';
import { MICROPIP, UV } from './installer.ts';
import {
  platformInName,
  platformOfTarget,
  platformRelease,
  type Platform,
  type PlatformRelease,
} from './platforms/platform.ts';
import type { PyodideLock } from './pyodideLock.ts';
import type { Target } from './target.ts';
import { flagMeantBy, pythonFlags } from './workers/compatibilityFaults.ts';

/** One release of Pyodide, as observed by booting it. */
export interface PyodideRelease {
  /** In Pyodide's own spelling, which PEP 440 can read: `0.28.3`, `315.0.0a2`. */
  readonly release: string;
  /** In npm's spelling: `315.0.0-alpha.2`. */
  readonly npm: string;
  /** The marker `python_full_version`: `3.13.2`, `3.15.0rc1`. */
  readonly python: string;
  /** The marker `implementation_version` if it is spelled differently: `3.15.0c1`. */
  readonly implementation?: string;
  /** The Emscripten version, which is the marker `platform_release`: `4.0.9`. */
  readonly emscripten: string;
  /** The ABI of its wheels: `2025_0`; before ABI years were introduced, the Emscripten version: `3_1_46`. */
  readonly abi: string;
  /** The platform tags its micropip accepts, best first. */
  readonly platforms: readonly string[];
  /** The day it was built, ISO 8601. */
  readonly date: string;
  readonly prerelease: boolean;
}

/** Everything that is known about runtimes; core receives it from outside, since it reads no files. */
export interface RuntimeData {
  /** Oldest first. */
  readonly releases: readonly PyodideRelease[];
  /** When somebody last looked which releases there are, `YYYY-MM-DD`. */
  readonly day: string;
  readonly cloudflare: CloudflareTable;
  /** What runs Pyodide in a page. */
  readonly platforms: readonly Platform[];
  /** What a release in `releases` ships. The first call may take some milliseconds. */
  lock(release: string): PyodideLock;
}

/** A name that is not a target, with the names that may have been meant. */
export interface UnknownTarget {
  /** A clause that says what is wrong. */
  readonly problem: Message;
  readonly suggestions: readonly string[];
}

/**
 * The target with a given name, ignoring case. `workers-3.13` · `workers@2026-09-08` and `workers@2026-09-08+flag+no_flag`,
 * what Cloudflare runs with that compatibility date and flags in addition to `python_workers` · `workers`, the same for
 * `today` · `pyodide-314.0.7` (npm's spelling of pre-releases is accepted too) · `pyodide-0.28`, the newest release of the
 * series · `pyodide`, the newest stable one · `python-3.13`, the newest release with that Python · `pyscript-2026.3.1`, the
 * Pyodide of a platform's release, and in the same way `pyscript-2026` and `pyscript` · `host-3.13`, an ordinary machine with
 * the Python series of a Worker, or an older one.
 * @param today the day that `workers` alone refers to, ISO 8601; without it the newest default counts
 */
export function targetNamed(name: string, data: RuntimeData, today?: string): Target | UnknownTarget {
  const asked = name.trim().toLowerCase();
  const worker = /^workers(?:@([^+]*)((?:\+[^+]*)*))?$/.exec(asked);
  if (worker) return datedWorker(worker[1] ?? today ?? '2999-12-31', worker[2] ?? '', data);
  const snapshot = data.cloudflare.snapshots.find(({ target }) => target === asked);
  if (snapshot) return workersTarget(snapshot, data);
  const host = hostNamed(asked, data);
  if (host) return host;
  const named = platformInName(asked, data.platforms);
  const platformTarget = named && targetOfPlatform(named.platform, named.version, data);
  if (platformTarget) return platformTarget;
  const release = releaseAsked(asked, data);
  return release ? pyodideTarget(release, data) : unknown(name, asked, data);
}

/** Whether a name was understood: tells the two results of {@link targetNamed} apart. */
export function isTarget(result: Target | UnknownTarget): result is Target {
  return 'tags' in result;
}

function datedWorker(date: string, flags: string, data: RuntimeData): Target | UnknownTarget {
  const { cloudflare } = data;
  const written = flags.split('+').filter((flag) => flag !== '');
  const refused = (why: Message): UnknownTarget => {
    const problem = say('nameWithoutRuntime', { name: `workers@${date}${flags}`, why });
    return { problem, suggestions: workersNames(data) };
  };
  const known = pythonFlags(cloudflare);
  const stranger = written.find((flag) => !known.includes(flag));
  if (stranger !== undefined) {
    const meant = flagMeantBy(stranger, cloudflare);
    return refused(say('notPythonFlag', { flag: stranger, ...(meant !== undefined && { meant }) }));
  }
  if (!isCalendarDate(date)) return refused(say('compatibilityDateInvalid', { date }));
  const runtime = cloudflareRuntime({ compatibilityDate: date, flags: [cloudflare.enable, ...written] }, cloudflare);
  return runtime.kind === 'runtime' ? workersTarget(runtime.snapshot, data) : refused(runtime.reason);
}

function releaseAsked(asked: string, data: RuntimeData): PyodideRelease | undefined {
  if (asked === 'pyodide') return newestStable(data);
  const [, family, version] = /^(pyodide|python)-v?(.+)$/.exec(asked) ?? [];
  if (version === undefined) return undefined;
  return family === 'python' ? newestWithPython(version, data) : pyodideReleaseOf(version, data);
}

/** The release of a version in Pyodide's or npm's spelling, the newest one for a series; ignores case. */
export function pyodideReleaseOf(version: string, { releases }: RuntimeData): PyodideRelease | undefined {
  const asked = version.toLowerCase();
  const exact = releases.find(({ release, npm }) => release === asked || npm === asked);
  return exact ?? newestOf(releases.filter(({ release }) => release.startsWith(`${asked}.`)));
}

function newestWithPython(series: string, { releases }: RuntimeData): PyodideRelease | undefined {
  return newestOf(releases.filter(({ python }) => seriesOf(python) === series));
}

function unknown(name: string, asked: string, data: RuntimeData): UnknownTarget {
  const names = [...allTargetNames(data), ...seriesNames(data)];
  const suggestions = closestTo(asked, names);
  return {
    problem: say('unknownTargetName', { name }),
    suggestions:
      suggestions.length > 0 ? suggestions : [...workersNames(data), `pyodide-${newestStable(data).release}`],
  };
}

/**
 * Every name that stands for exactly one target, for completion and help: Workers first, then Pyodide, then the platforms,
 * then hosts, newest first.
 */
export function allTargetNames(data: RuntimeData): readonly string[] {
  const newestFirst = <One>(all: readonly One[]): readonly One[] => [...all].reverse();
  return [
    ...workersNames(data),
    ...newestFirst(data.releases).map(({ release }) => `pyodide-${release}`),
    ...data.platforms.flatMap(({ name, releases }) => newestFirst(releases).map(({ release }) => `${name}-${release}`)),
    ...newestFirst(hostsIn(data)).map(({ name }) => name),
  ];
}

/** The last patch release of each Python that no runtime has. */
const OTHER_PYTHONS = ['3.8.20', '3.9.25', '3.10.20', '3.11.15'] as const;

/** A machine with the Python that a name asks for: `host-3.11`. */
function hostNamed(asked: string, data: RuntimeData): Target | undefined {
  const others = OTHER_PYTHONS.map((python) => hostTarget(python));
  return [...hostsIn(data), ...others].find(({ name }) => name === asked);
}

/** The machines that pywrangler installs on beside a Worker: one for each Python of Cloudflare's runtimes, oldest first. */
function hostsIn({ releases, cloudflare }: RuntimeData): readonly Target[] {
  const pythons = cloudflare.snapshots.flatMap(({ index }) => releases.find(({ release }) => release === index) ?? []);
  return [...new Set(pythons.map(({ python }) => python))].map((python) => hostTarget(python));
}

function workersNames(data: RuntimeData): string[] {
  return [...new Set(data.cloudflare.snapshots.map(({ target }) => target))].reverse();
}

function seriesNames(data: RuntimeData): readonly string[] {
  const newestFirst = [...data.releases].reverse();
  return [
    'workers',
    'pyodide',
    ...data.platforms.map(({ name }) => name),
    ...newestFirst.map(({ release }) => `pyodide-${seriesOf(release)}`),
    ...newestFirst.map(({ python }) => `python-${seriesOf(python)}`),
  ];
}

/** The newest release that is not a pre-release. */
export function newestStable(data: RuntimeData): PyodideRelease {
  const newest = newestOf(data.releases.filter(({ prerelease }) => !prerelease));
  if (!newest) throw new Error('the runtime data hold no stable Pyodide release');
  return newest;
}

/** The newest of some releases given oldest first; a pre-release only if there is nothing else. */
function newestOf(releases: readonly PyodideRelease[]): PyodideRelease | undefined {
  return releases.findLast(({ prerelease }) => !prerelease) ?? releases.at(-1);
}

/**
 * The targets to compare a target with, oldest first, including itself: for Workers the runtime of each Python version that
 * Cloudflare runs, for Pyodide the newest stable release of each Python version, for a host those with another Python. A target
 * with a lock file of the project stands alone.
 */
export function generationsOf(target: Target, data: RuntimeData): readonly Target[] {
  // Which packages the project's own lock file would have for another Pyodide, nobody knows.
  if (target.ownLock) return [target];
  if (target.pyodide === undefined) return hostsIn(data);
  const family = target.workers
    ? data.cloudflare.snapshots
        .filter(({ flag, defaultFrom }) => defaultFrom !== undefined || flag === data.cloudflare.enable)
        .map((snapshot) => workersTarget(snapshot, data))
    : [...new Set(data.releases.filter(({ prerelease }) => !prerelease).map(({ python }) => seriesOf(python)))]
        .flatMap((series) => newestWithPython(series, data) ?? [])
        .map((release) => pyodideTarget(release, data));
  // The target replaces the one of its family with the same Python, so that no Python version appears twice.
  const others = family.filter(({ pythonSeries }) => pythonSeries !== target.pythonSeries);
  return [...others, target].sort((a, b) => compareVersions(a.python, b.python));
}

/** The target of a generation of Cloudflare's runtime. */
export function workersTarget(snapshot: CloudflareSnapshot, data: RuntimeData): Target {
  const release = data.releases.find((known) => known.release === snapshot.index);
  if (!release) throw new Error(`the runtime data lack Pyodide ${snapshot.index}, the index of ${snapshot.target}`);
  // uv accepts both spellings of a platform for every ABI year, and none that is named after the Emscripten version.
  const platforms = [`pyemscripten_${release.abi}_wasm32`, `pyodide_${release.abi}_wasm32`];
  return makeTarget(release, data, {
    name: snapshot.target,
    label: snapshot.label,
    installer: UV,
    platforms,
    workers: true,
    runtimePyodide: snapshot.runtime,
  });
}

/** The target of a Pyodide outside of Workers. */
export function pyodideTarget(release: PyodideRelease, data: RuntimeData): Target {
  return makeTarget(release, data, {
    name: `pyodide-${release.release}`,
    label: `Pyodide ${release.release}`,
    installer: MICROPIP,
    platforms: release.platforms,
    workers: false,
  });
}

/**
 * The target of a platform's release.
 * @param version as {@link platformRelease} takes it
 * @returns undefined if no such release is known
 */
export function targetOfPlatform(
  platform: Platform,
  version: string | undefined,
  data: RuntimeData,
): Target | undefined {
  const found: PlatformRelease | undefined = platformRelease(platform, version);
  const pyodide = found && data.releases.find(({ release }) => release === found.pyodide);
  if (!pyodide) return undefined;
  const { release } = found;
  return makeTarget(pyodide, data, {
    name: `${platform.name}-${release}`,
    label: `${platform.label} ${release} (Pyodide ${pyodide.release})`,
    installer: MICROPIP,
    platforms: pyodide.platforms,
    workers: false,
    runBy: platformOfTarget(platform, release),
  });
}

interface TargetTraits extends Pick<Target, 'name' | 'label' | 'installer' | 'workers' | 'runBy'> {
  readonly platforms: readonly string[];
  readonly runtimePyodide?: string | undefined;
}

function makeTarget(release: PyodideRelease, data: RuntimeData, traits: TargetTraits): Target {
  const python = parseVersion(release.python);
  const { platforms, runtimePyodide, ...named } = traits;
  const platform = platforms[0];
  if (!python || platform === undefined) throw new Error(`the runtime data of Pyodide ${release.release} are broken`);
  const pythonSeries = seriesOf(release.python);
  return {
    ...named,
    python,
    pythonSeries,
    tags: interpreterTags(pythonSeries, platforms),
    environment: markerEnvironment(release, pythonSeries),
    pyodide: release.release,
    ...(runtimePyodide !== undefined && { runtimePyodide }),
    abi: release.abi,
    platform,
    // Read lazily: most uses of a target never look at what the runtime ships.
    get shipped() {
      return data.lock(release.release);
    },
  };
}

/** `3.13` of `3.13.2`, `0.28` of `0.28.3`; `314` of `314.0.7`, since from 314 on Pyodide's numbering follows Python's. */
export function seriesOf(version: string): string {
  const [major = '', minor = ''] = version.split('.');
  return Number(major) >= 100 ? major : `${major}.${minor}`;
}
