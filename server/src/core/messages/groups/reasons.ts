/**
 * Why a release or a project cannot be installed: each is the rest of a sentence whose subject is one project, some of its
 * releases, or several projects (`plural`): `` `a` and `b` have wheels for Linux only ``.
 */
import type { Clause } from '../clause.ts';

interface Several {
  readonly plural: boolean;
}

export interface ReasonMessages {
  reasonUnknownProject(parts: Several): string;
  reasonNoVersions(parts: Several): string;
  /** The oldest wheel for this runtime is newer than what is asked for. */
  reasonWheelsFrom(parts: Several & { readonly version: string }): string;
  /** The newest wheel for this runtime is older than what is asked for. */
  reasonWheelsUntil(parts: Several & { readonly version: string }): string;
  /** `systems`: `Linux`, `macOS`, …; none if the tags name no known system. */
  reasonNativeOnly(parts: Several & { readonly systems: readonly string[] }): string;
  /** The same for several projects whose systems differ. */
  reasonNativeOnlyMixed(parts: { readonly systems: readonly string[] }): string;
  reasonSourceOnly(parts: Several): string;
  reasonNoBinary(parts: Several): string;
  reasonUnknownTag(parts: Several & { readonly tag: string; readonly target: string }): string;
  /** `abis`: `ABI 2026_0`; `abi`: that of the target, `2025_0`. */
  reasonOtherAbi(parts: Several & { readonly abis: readonly string[]; readonly abi: string }): string;
  /** `pythons`: tags such as `cp312`; `series`: the target's, `3.13`. */
  reasonOtherPython(parts: Several & { readonly pythons: readonly string[]; readonly series: string }): string;
  reasonRequiresPython(parts: Several & { readonly requiresPython: string }): string;
  reasonYanked(parts: Several): string;
  reasonInvalidMetadata(parts: { readonly problem: Clause }): string;
  reasonContradiction(parts: { readonly requirement: string }): string;
  reasonUrl(parts: { readonly requirement: string }): string;
  reasonAsksForItself(): string;
  reasonPrereleasesOnly(): string;
  reasonUnknownExtra(parts: { readonly extra: string }): string;
  reasonThereBefore(parts: { readonly version: string }): string;
  reasonTakenBefore(parts: { readonly version: string }): string;
  reasonVersionsUnavailable(): string;
  // Of releases, in an explanation.
  releasesSourceOnly(): string;
  releasesNoBinary(): string;
  releasesYanked(parts: { readonly because?: string }): string;
  releasesInvalidMetadata(parts: { readonly problem: Clause }): string;
  releasesThereBefore(parts: { readonly version: string }): string;
  releasesTakenBefore(parts: { readonly version: string }): string;
  releasesUnknown(parts: { readonly because: Clause }): string;
}
