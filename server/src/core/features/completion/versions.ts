/** The releases of a project: those that install on every target first, the newest of them first, then the others with why not. */
import type { ProjectReleases } from '../../candidates/release.ts';
import { availabilityOf } from '../../diagnosis/availability.ts';
import type { Reason } from '../../diagnosis/reason.ts';
import { reasonWords } from '../../findings/failure/reasonWords.ts';
import { say, type Message } from '../../messages/message.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import { compareVersions, formatVersion, isPrerelease, type Version } from '../../packaging/versions/version.ts';
import type { Target } from '../../runtimes/target.ts';
import { COMPLETION_VALUE } from '../lspValues.ts';
import type { Suggestion } from './suggestion.ts';

/** What came of looking at a release with everything that it needs. */
export type ReleaseVerdict =
  | { readonly kind: 'installs' | 'open' }
  | { readonly kind: 'blocked'; readonly by: readonly { readonly name: NormalizedName; readonly reason: Reason }[] };

/** What a target has of a project. */
export interface ReleasesOnTarget {
  readonly target: Target;
  readonly releases: ProjectReleases;
  /** By version, where somebody looked. */
  readonly verdicts: ReadonlyMap<string, ReleaseVerdict>;
}

/** `loads`: there is a wheel of it, and nobody looked at what it needs. */
type Standing = { readonly kind: 'installs' | 'loads' | 'open' } | { readonly kind: 'fails'; readonly why: Message };

/** Nobody reads on; who looks for an older release types its beginning. */
const MOST_OFFERED = 200;

export interface OfferedVersions {
  readonly suggestions: readonly Suggestion[];
  /** Whether there are others that would be offered if more were typed. */
  readonly isCut: boolean;
}

/** @param typed the beginning of the version */
export function offeredVersions(onTargets: readonly ReleasesOnTarget[], typed: string): OfferedVersions {
  const all = versionsOf(onTargets);
  const begun = all.filter((version) => formatVersion(version).startsWith(typed));
  const ranked = (begun.length > 0 ? begun : all).map((version) => {
    const standings = onTargets.map((one) => standingOf(version, one));
    return { version, standings, rank: rankOf(version, standings) };
  });
  // Sorting is stable: within a rank the newest stays first.
  ranked.sort((a, b) => a.rank - b.rank);
  const targets = onTargets.map(({ target }) => target);
  return {
    suggestions: ranked.slice(0, MOST_OFFERED).map(({ version, standings }) => ({
      text: formatVersion(version),
      kind: COMPLETION_VALUE,
      detail: detailOf(version, standings, targets),
      mark: say('completionMark', { kind: worstOf(standings).kind }),
    })),
    isCut: ranked.length > MOST_OFFERED,
  };
}

/** Every version that any of the targets knows, newest first. */
function versionsOf(onTargets: readonly ReleasesOnTarget[]): readonly Version[] {
  const all = onTargets.flatMap(({ releases }) => releases.project.releases.map(({ version }) => version));
  return [...new Map(all.map((version) => [version.key, version])).values()].sort((a, b) => compareVersions(b, a));
}

function standingOf(version: Version, { target, releases, verdicts }: ReleasesOnTarget): Standing {
  const isKnownWhole = !releases.isPartial && releases.unread === undefined;
  const release = releases.of(version);
  const reason: Reason | undefined = release ? availabilityOf(release, target).reason : { kind: 'no-versions' };
  // An index that did not answer may have what is missing.
  if (reason)
    return isKnownWhole
      ? { kind: 'fails', why: reasonWords(reason, target, { subject: 'releases' }) }
      : { kind: 'open' };
  const verdict = verdicts.get(formatVersion(version));
  const blocker = verdict?.kind === 'blocked' ? verdict.by[0] : undefined;
  if (!blocker) return { kind: verdict?.kind === 'installs' ? 'installs' : 'loads' };
  const why = say('completionBlocked', { name: blocker.name, reason: reasonWords(blocker.reason, target) });
  return { kind: 'fails', why };
}

/** Pre-releases come behind: an installer takes none that nobody names. */
function rankOf(version: Version, standings: readonly Standing[]): number {
  if (worstOf(standings).kind === 'fails') return 2;
  return isPrerelease(version) ? 1 : 0;
}

const FROM_WORST: readonly Standing['kind'][] = ['fails', 'open', 'loads', 'installs'];

function worstOf(standings: readonly Standing[]): Standing {
  const worst = FROM_WORST.map((kind) => standings.find((one) => one.kind === kind)).find((one) => one !== undefined);
  return worst ?? { kind: 'open' };
}

function detailOf(version: Version, standings: readonly Standing[], targets: readonly Target[]): Message {
  const worst = worstOf(standings);
  const labels = targets.map(({ label }) => label);
  const prerelease = isPrerelease(version);
  if (worst.kind !== 'fails') return say('completionStanding', { kind: worst.kind, targets: labels, prerelease });
  const target = labels[standings.indexOf(worst)] ?? '';
  return say('completionFails', { target, why: worst.why });
}
