/** Why a release or a project cannot be installed: each is the rest of a sentence, a predicate without its subject. */
import type { Clause } from '../clause.ts';

/**
 * What the sentence is about: one project, several (`` `a` and `b` have wheels only for Linux ``), some releases of a project
 * (`` `a` 1.0 to 2.0 was yanked ``), or what a lock file holds of one (`it is locked with wheels only for Linux`).
 */
export type ReasonSubject = 'project' | 'projects' | 'releases' | 'locked';

interface About {
  readonly subject: ReasonSubject;
}

export interface ReasonMessages {
  reasonUnknownProject(parts: About): string;
  /** `no-index`; `linked`: it was looked for in what `find-links` names. */
  reasonUnasked(parts: About & { readonly linked: boolean }): string;
  reasonNoVersions(parts: About): string;
  /** The oldest wheel for this runtime is newer than what is asked for. */
  reasonWheelsFrom(parts: About & { readonly version: string }): string;
  /** The newest wheel for this runtime is older than what is asked for. */
  reasonWheelsUntil(parts: About & { readonly version: string }): string;
  /** `systems`: `Linux`, `macOS`, …; none where the tags name no known system. */
  reasonNativeOnly(parts: About & { readonly systems: readonly string[] }): string;
  /** The same of several projects whose systems differ. */
  reasonNativeOnlyMixed(parts: { readonly systems: readonly string[] }): string;
  reasonSourceOnly(parts: About): string;
  reasonNoBinary(parts: About): string;
  reasonUnknownTag(parts: About & { readonly tag: string; readonly target: string }): string;
  /** `abis`: `ABI 2026_0`; `abi`: that of the target, `2025_0`. */
  reasonOtherAbi(parts: About & { readonly abis: readonly string[]; readonly abi: string }): string;
  /** `pythons`: tags such as `cp312`; `series`: the target's, `3.13`. */
  reasonOtherPython(parts: About & { readonly pythons: readonly string[]; readonly series: string }): string;
  reasonRequiresPython(parts: About & { readonly requiresPython: string }): string;
  /** `because`: what the authors said, where that is known and the same for all releases. */
  reasonYanked(parts: About & { readonly because?: string }): string;
  reasonInvalidMetadata(parts: About & { readonly problem: Clause }): string;
  reasonContradiction(parts: About & { readonly requirement: string }): string;
  reasonUrl(parts: About & { readonly requirement: string }): string;
  reasonAsksForItself(parts: About): string;
  reasonPrereleasesOnly(parts: About): string;
  reasonUnknownExtra(parts: About & { readonly extra: string }): string;
  /** micropip has chosen `version` for an earlier requirement. */
  reasonFirstChoice(parts: About & { readonly version: string }): string;
  /** What an earlier call of micropip has installed stays. */
  reasonEarlierCall(parts: About & { readonly version: string }): string;
  /** micropip needs `version` itself. */
  reasonInstallerFirst(parts: About & { readonly version: string }): string;
  /** The platform installs `version` before anything that is asked for; `standIn`: something that only has its name. */
  reasonPlatformFirst(
    parts: About & { readonly version: string; readonly platform: string; readonly standIn: boolean },
  ): string;
  reasonVersionsUnavailable(): string;
  /** Not a fact about the releases: the index did not say. */
  reasonUnknown(parts: { readonly because: Clause }): string;
}
