/** From what the files of a project say about its runtime to the target. */
import type { PlatformName, RuntimeSign } from '../../dependencyFiles/signs/runtimeSign.ts';
import { parseSpecifierSet, specifierSetContains } from '../../packaging/versions/specifier.ts';
import { compareVersions, parseVersion } from '../../packaging/versions/version.ts';
import { parentPath } from '../../text/path.ts';
import { newestStable, pyodideReleaseOf, pyodideTarget, targetOfPlatform, type RuntimeData } from '../runtimes.ts';
import type { Target } from '../target.ts';
import { specifiersOfNpm } from './_npmRange.ts';
import { platformOfTarget, type PlatformRelease } from './platform.ts';

/** What signs come to. */
export interface SignedRuntime {
  readonly target: Target;
  /** The sign that decides. */
  readonly sign: RuntimeSign;
  /**
   * Why the target is only a guess, if it is: the sign names no release, one that is not known here (then it is that of one
   * near it), or a range of releases with different Pyodides; or other signs say something else.
   */
  readonly doubt?: 'no-release' | 'unknown-release' | 'range' | 'disagree' | undefined;
  /** The Pyodide that runs, if that is known without anything about it. */
  readonly tooOld?: string | undefined;
  /** All signs that are as clear. */
  readonly agreeing: readonly RuntimeSign[];
  /** Where they disagree: one for each Pyodide, the newest first. */
  readonly each?: readonly SignedRuntime[];
}

interface Meaning {
  readonly target: Target;
  readonly tooOld?: string | undefined;
  readonly doubt?: SignedRuntime['doubt'];
}

/**
 * The runtime that signs lead to; of those in several folders the first folder's count, of those in one the clearest: an
 * address of Pyodide itself, then a platform's release, then a package `pyodide`, then a platform without a release.
 * @param signs the nearest first
 * @returns undefined if there are none
 */
export function signedRuntime(signs: readonly RuntimeSign[], data: RuntimeData): SignedRuntime | undefined {
  const [nearest] = signs;
  if (!nearest) return undefined;
  const beside = signs.filter(({ path }) => parentPath(path) === parentPath(nearest.path));
  const clearest = Math.min(...beside.map(rankOf));
  const meant = beside
    .filter((sign) => rankOf(sign) === clearest)
    .map((sign) => ({ sign, ...meaningOf(sign, data) }))
    // Of several releases in doubt the newest is the best guess.
    .sort((a, b) => positionOf(b.target, data) - positionOf(a.target, data));
  const each = meant
    .filter(({ target }, at) => meant.findIndex((one) => one.target.pyodide === target.pyodide) === at)
    .map((one): SignedRuntime => {
      const agreeing = meant.filter(({ target }) => target.pyodide === one.target.pyodide).map(({ sign }) => sign);
      return { ...one, target: ofPlatform(one.target, beside, data), agreeing };
    });
  const [first] = each;
  return first && (each.length > 1 ? { ...first, doubt: 'disagree', each } : first);
}

/** A target as the platform runs it, if a sign names one: what the platform has itself counts whichever Pyodide it gets. */
export function ofPlatform(target: Target, signs: readonly RuntimeSign[], data: RuntimeData): Target {
  const named = signs.filter(({ of }) => of !== 'pyodide');
  const platform = data.platforms.find(({ name }) => named.some(({ of }) => of === name));
  if (!platform) return target;
  const releases = new Set(named.map((sign) => meaningOf(sign, data)).map(({ target: { runBy: by } }) => by?.release));
  const [release] = releases.size === 1 ? releases : [];
  return runBy(target, platform.name, data, release);
}

/** A target as a platform runs it; as it is if one does already, or if it is not a Pyodide in a page. */
export function runBy(target: Target, name: PlatformName | undefined, data: RuntimeData, release?: string): Target {
  const platform = data.platforms.find((one) => one.name === name);
  if (!platform || target.workers || target.pyodide === undefined || target.runBy) return target;
  return { ...target, runBy: platformOfTarget(platform, release) };
}

/** Another target, called in the same way as one: by the same platform, with the same settings of its installer. */
export function calledLike(target: Target, other: Target): Target {
  const isPage = [target, other].every(({ workers, pyodide }) => !workers && pyodide !== undefined);
  if (!isPage) return other;
  const run = target.runBy && (other.runBy ?? platformOfTarget(target.runBy));
  return { ...other, installer: target.installer, ...(run && { runBy: run }) };
}

function rankOf({ of, notation, release }: RuntimeSign): number {
  if (of === 'pyodide') return notation ? 2 : 0;
  return release === undefined ? 3 : 1;
}

function positionOf({ pyodide }: Target, { releases }: RuntimeData): number {
  return releases.findIndex(({ release }) => release === pyodide);
}

/** A release that is not known but lies between two with the same Pyodide has that one as well: the older of the two. */
function between(release: string, known: readonly PlatformRelease[]): readonly PlatformRelease[] {
  if (!parseVersion(release)) return [];
  const older = known.findLast((one) => isOlder(one.release, release));
  const newer = known.find((one) => isOlder(release, one.release));
  return older && newer && older.pyodide === newer.pyodide ? [older] : [];
}

/** The known release that is likeliest to run what another one does: of its own major version the next one, else the last one before. */
function nearestTo(release: string, known: readonly PlatformRelease[]): PlatformRelease | undefined {
  const newer = known.filter((one) => isOlder(release, one.release));
  const isLike = (one: PlatformRelease): boolean => one.release.split('.', 1)[0] === release.split('.', 1)[0];
  return newer.find(isLike) ?? known.findLast((one) => isLike(one) && isOlder(one.release, release)) ?? newer[0];
}

/** Whether a release comes before another one; not known of what is no version. */
function isOlder(one: string, other: string): boolean {
  const [first, second] = [parseVersion(one), parseVersion(other)];
  return first !== undefined && second !== undefined && compareVersions(first, second) < 0;
}

function meaningOf(sign: RuntimeSign, data: RuntimeData): Meaning {
  const { of, release } = sign;
  const known = knownReleases(of, data);
  const newest = { target: targetOf(of, undefined, data) };
  if (release === undefined) return { ...newest, doubt: 'no-release' };
  const pinned = /^(?:==|=|v)?(\d+\.[\d.]+)$/.exec(release.trim())?.[1];
  const admitted =
    sign.notation && pinned === undefined
      ? known.filter((one) => admits(sign, one.release))
      : exactly(pinned ?? release, of, data);
  const last = admitted.at(-1);
  if (!last) {
    const nearest = nearestTo(pinned ?? release, known);
    const platform = data.platforms.find(({ name }) => name === of);
    const tooOld = platform?.tooOld.find((one) => one.release === (pinned ?? release))?.pyodide;
    return { target: targetOf(of, nearest?.release, data), tooOld, doubt: 'unknown-release' };
  }
  const target = targetOf(of, last.release, data);
  return { target, ...(new Set(admitted.map(({ pyodide }) => pyodide)).size > 1 && { doubt: 'range' }) };
}

/** A release and its Pyodide, oldest first; pre-releases of Pyodide only where they are asked for. */
function knownReleases(of: RuntimeSign['of'], { platforms, releases }: RuntimeData): readonly PlatformRelease[] {
  if (of !== 'pyodide') return platforms.find(({ name }) => name === of)?.releases ?? [];
  return releases.filter(({ prerelease }) => !prerelease).map(({ release }) => ({ release, pyodide: release }));
}

function exactly(release: string, of: RuntimeSign['of'], data: RuntimeData): readonly PlatformRelease[] {
  if (of === 'pyodide') {
    const found = pyodideReleaseOf(release, data);
    return found ? [{ release: found.release, pyodide: found.release }] : [];
  }
  const known = knownReleases(of, data);
  const exact = known.filter((one) => one.release === release);
  if (exact.length > 0) return exact;
  const series = known.filter((one) => one.release.startsWith(`${release}.`));
  return series.length > 0 ? series : between(release, known);
}

function admits({ release = '', notation }: RuntimeSign, version: string): boolean {
  const texts = notation === 'npm' ? specifiersOfNpm(release) : [release];
  return texts.some((text) => specifierSetContains(parseSpecifierSet(text).value, version, { prereleases: false }));
}

function targetOf(of: RuntimeSign['of'], release: string | undefined, data: RuntimeData): Target {
  const platform = data.platforms.find(({ name }) => name === of);
  const target = platform && targetOfPlatform(platform, release, data);
  if (target) return target;
  const pyodide = release === undefined ? undefined : pyodideReleaseOf(release, data);
  return pyodideTarget(pyodide ?? newestStable(data), data);
}
