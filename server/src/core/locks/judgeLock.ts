/** Would a lock file install on a target? Decided pin by pin from the lock alone, as uv does for `pylock.toml`. */
import { PYODIDE_INDEX } from '../candidates/distribution.ts';
import { bestOf } from '../candidates/candidate.ts';
import { judgeWheel, type WheelRejection } from '../candidates/compatibility.ts';
import { lockedInstallation, type LockedInstall } from './lockedInstallation.ts';
import type { LockedFile, LockedPackage, LockFile } from '../dependencyFiles/locks/lockFile.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { parseSpecifierSet, specifierSetContains } from '../packaging/versions/specifier.ts';
import { parseWheelFilename, type WheelFilename } from '../packaging/wheels/wheelFilename.ts';
import { markerHolds } from '../runtimes/markerHolds.ts';
import type { Target } from '../runtimes/target.ts';
import { fileName } from '../text/path.ts';
import type { Span } from '../text/span.ts';
import type { ResolutionSummary, ResolvedPackage } from '../installers/resolutionSummary.ts';

/** A locked wheel that does not load, with the reason. */
export interface RejectedWheel {
  readonly filename: string;
  readonly rejection: WheelRejection;
}

/** Why a pin does not install. */
export type PinMisfit =
  | { readonly kind: 'no-fitting-wheel'; readonly wheels: readonly RejectedWheel[] }
  /** Only sources are locked, and the installer takes wheels only. */
  | { readonly kind: 'needs-build'; readonly what: 'sdist' | 'vcs' }
  | { readonly kind: 'no-files' }
  | { readonly kind: 'requires-python'; readonly requiresPython: string }
  /** Another entry for the project is installed on the same target. */
  | { readonly kind: 'twice'; readonly other: LockedPackage };

export type PinVerdict =
  | { readonly kind: 'fits'; readonly wheel: LockedFile }
  /** A source tree that the installer builds, so that its wheel is not known in advance. */
  | { readonly kind: 'unjudged' }
  | { readonly kind: 'misfit'; readonly misfit: PinMisfit };

/** A package that the lock installs on the target, with the verdict on it. */
export interface JudgedPin extends LockedInstall {
  readonly verdict: PinVerdict;
}

/** Why the lock as a whole is not for the target. */
export type LockMisfit =
  | { readonly kind: 'requires-python'; readonly requiresPython: string; readonly span: Span }
  | { readonly kind: 'environments'; readonly span: Span };

export interface JudgedLock {
  readonly lock: LockFile;
  /** Whether the target's installer installs from this file. */
  readonly isRead: boolean;
  /** In the order of the file. */
  readonly pins: readonly JudgedPin[];
  readonly misfit?: LockMisfit;
  /** Pins of a `pylock.toml` whose wheels are all for Pyodide, but for another ABI: it was made for another runtime. */
  readonly stale: readonly JudgedPin[];
  readonly summary: ResolutionSummary;
}

/** Judges a lock for a target. @param builds whether the installer may build source archives there */
export function judgeLock(lock: LockFile, target: Target, builds = false): JudgedLock {
  const installs = lockedInstallation(lock, target);
  const first = new Map<NormalizedName, LockedPackage>();
  const pins = [...installs.values()].map((install): JudgedPin => {
    const { locked } = install;
    const other = first.get(locked.normalized);
    if (!other) first.set(locked.normalized, locked);
    const verdict = other ? misfit({ kind: 'twice', other }) : judgePin(locked, target, builds);
    return { ...install, verdict };
  });
  const wrong = lockMisfit(lock, target);
  const stale = lock.kind === 'pylock.toml' ? pins.filter(isForOtherAbi) : [];
  const isRead = target.workers && fileName(lock.path).toLowerCase() === 'pylock.toml';
  return { lock, isRead, pins, ...(wrong && { misfit: wrong }), stale, summary: summarize(lock, pins, wrong, target) };
}

function misfit(reason: PinMisfit): PinVerdict {
  return { kind: 'misfit', misfit: reason };
}

/** A fitting wheel decides if there is one; sources count only if they may be built. */
function judgePin(locked: LockedPackage, target: Target, builds: boolean): PinVerdict {
  const { requiresPython, source, wheels, sdist } = locked;
  if (requiresPython !== undefined && !isAllowed(requiresPython, target)) {
    return misfit({ kind: 'requires-python', requiresPython });
  }
  if (wheels.length === 0 && source.kind === 'directory') return { kind: 'unjudged' };
  const { best, rejected } = judgeWheels(wheels, target);
  if (best) return { kind: 'fits', wheel: best };
  const sources = sdist !== undefined || source.kind === 'vcs';
  if (builds && sources) return { kind: 'unjudged' };
  if (rejected.length > 0) return misfit({ kind: 'no-fitting-wheel', wheels: rejected });
  if (sources) return misfit({ kind: 'needs-build', what: sdist ? 'sdist' : 'vcs' });
  return source.kind === 'archive' ? { kind: 'unjudged' } : misfit({ kind: 'no-files' });
}

function judgeWheels(
  wheels: readonly LockedFile[],
  target: Target,
): { readonly best: LockedFile | undefined; readonly rejected: readonly RejectedWheel[] } {
  const fitting: { readonly file: LockedFile; readonly priority: number }[] = [];
  const rejected: RejectedWheel[] = [];
  for (const file of wheels) {
    const wheel = parseWheelFilename(file.filename);
    const judged = wheel && judgeWheel(wheel, target);
    if (judged?.compatible === false) rejected.push({ filename: file.filename, rejection: judged.rejection });
    else if (judged) fitting.push({ file, priority: judged.priority });
  }
  return { best: bestOf(fitting)?.file, rejected };
}

/** A lock's Requires-Python counts with all its bounds, unlike that of a file on an index. */
function isAllowed(requiresPython: string, { python }: Target): boolean {
  return specifierSetContains(parseSpecifierSet(requiresPython).value, python, { prereleases: true });
}

function lockMisfit(
  { supported, requiresPython, environments, environmentsSpan }: LockFile,
  target: Target,
): LockMisfit | undefined {
  if (!supported) return undefined;
  if (requiresPython && !isAllowed(requiresPython.text, target)) {
    return { kind: 'requires-python', requiresPython: requiresPython.text, span: requiresPython.span };
  }
  if (!environmentsSpan || environments.length === 0) return undefined;
  if (environments.some((environment) => markerHolds(environment, target))) return undefined;
  return { kind: 'environments', span: environmentsSpan };
}

function isForOtherAbi({ verdict }: JudgedPin): boolean {
  if (verdict.kind !== 'misfit' || verdict.misfit.kind !== 'no-fitting-wheel') return false;
  return verdict.misfit.wheels.every(({ rejection }) => rejection.kind === 'abi-year');
}

function summarize(
  lock: LockFile,
  pins: readonly JudgedPin[],
  wrong: LockMisfit | undefined,
  target: Target,
): ResolutionSummary {
  if (!lock.supported) return { resolves: null, packages: [] };
  if (wrong || pins.some(({ verdict }) => verdict.kind === 'misfit')) return { resolves: false, packages: [] };
  const packages = pins.flatMap((pin) => resolvedPackage(pin, target) ?? []);
  return { resolves: packages.length === pins.length ? true : null, packages };
}

function resolvedPackage({ locked, requiredBy, verdict }: JudgedPin, target: Target): ResolvedPackage | undefined {
  const wheel = verdict.kind === 'fits' ? parseWheelFilename(verdict.wheel.filename) : undefined;
  if (verdict.kind !== 'fits' || !wheel) return undefined;
  const { filename } = verdict.wheel;
  return {
    name: locked.normalized,
    version: locked.version ?? filename.split('-')[1] ?? '',
    wheel: filename,
    index: isShipped(verdict.wheel, wheel, target) ? PYODIDE_INDEX : 'lock',
    requiredBy,
  };
}

/** A pure wheel of the same name may come from anywhere, so its URL has to name the release. */
function isShipped(
  { filename, url }: LockedFile,
  { name, platformTags }: WheelFilename,
  { shipped, pyodide }: Target,
): boolean {
  if (shipped.packages.get(name)?.filename !== filename) return false;
  return !platformTags.includes('any') || url?.includes(`${pyodide}/`) === true;
}
