/** The wheels of one release that somebody has built, and what a runtime would do with them. */
import { groupedBy } from '../../text/groupedBy.ts';
import { judgeWheel } from '../../candidates/compatibility.ts';
import { parseLenientSpecifierSet } from '../../packaging/requirements/lenientSpecifierSet.ts';
import type { CoreMetadata } from '../../packaging/metadata/coreMetadata.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import { formatSpecifierSet } from '../../packaging/versions/specifier.ts';
import { formatVersion, parseVersion } from '../../packaging/versions/version.ts';
import { VersionRange } from '../../packaging/versions/versionRange.ts';
import type { WheelFilename } from '../../packaging/wheels/wheelFilename.ts';
import { markerHolds } from '../../runtimes/markerHolds.ts';
import type { Target } from '../../runtimes/target.ts';
import type { WholeVerdict } from '../wheels/blockers.ts';
import type { BuildSettings } from './cibuildwheel.ts';

/** A wheel that was named. */
export interface OwnWheel {
  /** As shown. */
  readonly file: string;
  readonly wheel: WheelFilename;
  /** Absent if they cannot be read. */
  readonly metadata?: CoreMetadata;
}

/** The wheels of one release of a project. */
export interface WheelSet {
  readonly project: NormalizedName;
  readonly version: string;
  /** At least one. */
  readonly wheels: readonly OwnWheel[];
  /** What the project has cibuildwheel build, and the file that says so. */
  readonly settings?: BuildSettings & { readonly file: string };
}

/** Wheels by the release that they are of, in the order in which they come. */
export function wheelSets(wheels: readonly OwnWheel[]): readonly WheelSet[] {
  const sets = groupedBy(wheels, ({ wheel }) => `${wheel.name} ${wheel.version.key}`);
  return [...sets.values()].flatMap((all) => {
    const [first] = all;
    return first ? [{ project: first.wheel.name, version: formatVersion(first.wheel.version), wheels: all }] : [];
  });
}

/** The wheel that a runtime takes of some; undefined if none loads there. */
export function bestWheel<Wheel extends { readonly wheel: WheelFilename }>(
  wheels: readonly Wheel[],
  target: Target,
): Wheel | undefined {
  let best: { readonly one: Wheel; readonly priority: number } | undefined;
  for (const one of wheels) {
    const verdict = judgeWheel(one.wheel, target);
    if (verdict.compatible && (!best || verdict.priority < best.priority)) best = { one, priority: verdict.priority };
  }
  return best?.one;
}

/** A requirement of a wheel that a runtime ships. */
export interface ShippedRequirement {
  readonly name: string;
  /** As the wheel wants it; empty for any version. */
  readonly wanted: string;
  readonly shipped: string;
  readonly fits: boolean;
}

/** What of the requirements of a wheel a runtime ships, and whether that is what is wanted. */
export function shippedOf({ requiresDist }: CoreMetadata, target: Target): readonly ShippedRequirement[] {
  return requiresDist.flatMap(({ name, normalized, specifier, marker, url }): ShippedRequirement[] => {
    const shipped = target.shipped.packages.get(normalized);
    const version = shipped?.installable === true ? parseVersion(shipped.version) : undefined;
    if (!version || url !== undefined || !markerHolds(marker, target)) return [];
    const wanted = formatSpecifierSet(specifier);
    const fits = VersionRange.fromSpecifierSet(parseLenientSpecifierSet(wanted).value).contains(version);
    return [{ name, wanted, shipped: formatVersion(version), fits }];
  });
}

/** A runtime with what it would do with the wheels. */
export interface SetRuntime {
  readonly target: Target;
  readonly isExperimental: boolean;
  /** The wheel that loads there. */
  readonly wheel?: OwnWheel;
  /** Whether all that this wheel needs can be had. */
  readonly needs?: WholeVerdict;
  readonly shipped: readonly ShippedRequirement[];
}
