/** Would this wheel load on that target? Compares PEP 425 tags and names the nearest miss if it would not. */
import { parseLenientSpecifierSet } from '../packaging/requirements/lenientSpecifierSet.ts';
import { parseSpecifierSet } from '../packaging/versions/specifier.ts';
import { baseVersion, formatVersion, type Version } from '../packaging/versions/version.ts';
import { VersionRange } from '../packaging/versions/versionRange.ts';
import type { WheelFilename } from '../packaging/wheels/wheelFilename.ts';
import type { Target } from '../runtimes/target.ts';

/**
 * Why a wheel does not load, nearest miss first: `abi-year`: built for Pyodide, but for the ABI of another year; `python`:
 * for this platform, but another Python; `native`: for the machines of an operating system.
 */
export type WheelRejection =
  | { readonly kind: 'abi-year'; readonly platform: string }
  | { readonly kind: 'python'; readonly python: string; readonly abi: string }
  | { readonly kind: 'native'; readonly platform: string };

/** A fitting wheel with the position of its best tag, or why it does not fit. */
export type Compatibility =
  | { readonly compatible: true; readonly priority: number }
  | { readonly compatible: false; readonly rejection: WheelRejection };

/** Judges a wheel's tags against those of the target. */
export function judgeWheel(wheel: WheelFilename, target: Target): Compatibility {
  const priority = target.tags.bestPriority(wheel);
  return priority === undefined
    ? { compatible: false, rejection: rejectionOf(wheel, target) }
    : { compatible: true, priority };
}

const PYODIDE_PLATFORM = /^(?:pyemscripten|pyodide|emscripten)_/;

/** Whether a platform tag is that of a Pyodide. */
export function isPyodideTag(platform: string): boolean {
  return PYODIDE_PLATFORM.test(platform);
}

function rejectionOf(wheel: WheelFilename, target: Target): WheelRejection {
  const platforms = wheel.platformTags;
  const fitting = platforms.some((platform) => platform === 'any' || target.tags.hasPlatform(platform));
  if (fitting) return { kind: 'python', python: wheel.pythonTags.join('.'), abi: wheel.abiTags.join('.') };
  const pyodide = platforms.find(isPyodideTag);
  if (pyodide !== undefined) return { kind: 'abi-year', platform: pyodide };
  return { kind: 'native', platform: platforms.join('.') };
}

/**
 * The Python versions that a Requires-Python allows, decided as uv does: only its lowest bound counts, so an upper bound
 * such as `<3.13` excludes nothing. Common mistakes are repaired; text that still is not a specifier set allows no version.
 */
export function pythonRange(requiresPython: string): VersionRange {
  const { value, errors } = parseLenientSpecifierSet(requiresPython);
  if (errors.length > 0) return VersionRange.empty;
  const lowest = VersionRange.fromSpecifierSet(value).intervals()[0]?.lower;
  if (!lowest) return VersionRange.full;
  const bound = formatVersion(baseVersion(lowest.version));
  return VersionRange.fromSpecifierSet(parseSpecifierSet(`${lowest.inclusive ? '>=' : '>'}${bound}`).value);
}

/** Whether a Requires-Python allows a Python version. */
export function requiresPythonAllows(requiresPython: string, python: Version): boolean {
  return knownPythonRange(requiresPython).contains(baseVersion(python));
}

/** The few values that nearly all releases have, with their ranges. */
const knownRanges = new Map<string, VersionRange>();
const MOST_KNOWN_RANGES = 1000;

function knownPythonRange(requiresPython: string): VersionRange {
  let range = knownRanges.get(requiresPython);
  if (!range) {
    range = pythonRange(requiresPython);
    if (knownRanges.size >= MOST_KNOWN_RANGES) knownRanges.clear();
    knownRanges.set(requiresPython, range);
  }
  return range;
}
