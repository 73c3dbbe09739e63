/**
 * Which releases of a project install with everything that they need: the newest are looked at one after the other, up to the first
 * stable one that does.
 */
import { yearsBetween } from '../../candidates/age.ts';
import type { Candidate } from '../../candidates/candidate.ts';
import type { ProjectReleases, Release } from '../../candidates/release.ts';
import type { Reason } from '../../diagnosis/reason.ts';
import type { Message } from '../../messages/message.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import type { Requirement } from '../../packaging/requirements/requirement.ts';
import { formatVersion, isPrerelease, type Version } from '../../packaging/versions/version.ts';
import { askMetadata } from '../../solver/askFacts.ts';
import { pause, type Question } from '../../solver/question.ts';
import { isUsable } from '../../solver/selection.ts';
import { BlockerSearch, type Place, type WholeVerdict } from './blockers.ts';
import type { BlockedReleases, WholeAnswer } from './catalogue.ts';

/** What came of looking. */
export interface WholeLook {
  /** By version. */
  readonly verdicts: ReadonlyMap<string, WholeVerdict>;
  readonly answer: WholeAnswer;
}

/** Nobody takes a release that is older than the newest by more than this. */
const OLDEST_YEARS = 2;

/** At most this many releases are looked at: a project may have thousands, each with metadata of its own. */
const MOST_LOOKED_AT = 300;

/** At most this many metadata are asked for at once; the first release may do, so it begins with one. */
const MOST_AHEAD = 32;

/**
 * @param requirement name and extras
 * @param isShown which releases are of interest
 * @param verdicts where what is found out is noted at once; nobody looks again for what it has already
 */
export function* lookWhole(
  requirement: Requirement,
  releases: ProjectReleases,
  isShown: (version: Version) => boolean,
  place: Place,
  verdicts = new Map<string, WholeVerdict>(),
): Question<WholeLook> {
  const all = [...releases].filter((release) => isShown(release.version) && isUsable(release));
  const usable = all.slice(0, MOST_LOOKED_AT).filter((release) => all[0] && isRecent(release, all[0]));
  const search = new BlockerSearch(requirement, place);
  let newest: Version | undefined;
  let ahead = 0;
  for (const [at, { version, candidate }] of usable.entries()) {
    if (!candidate) continue;
    const known = verdicts.get(formatVersion(version));
    if (known?.kind === 'blocked') continue;
    if (place.catalog.metadata(candidate) === undefined) ahead = Math.min(MOST_AHEAD, ahead * 2 + 1);
    const metadata = yield* askMetadata(place.catalog, candidate, candidatesAfter(usable, at, ahead));
    const verdict: WholeVerdict =
      metadata.kind === 'known'
        ? yield* search.verdictOn(version, metadata.value)
        : { kind: 'open', because: metadata.reason };
    verdicts.set(formatVersion(version), verdict);
    if (verdict.kind === 'installs' && !isPrerelease(version)) {
      newest = version;
      break;
    }
    yield* pause();
  }
  const stoppedAt = newest ?? (usable.length < all.length ? usable.at(-1)?.version : undefined);
  const answer = answerOf(usable, verdicts);
  return { verdicts, answer: { ...answer, ...(newest && { newest }), ...(stoppedAt && { stoppedAt }) } };
}

function isRecent(release: Release, newest: Release): boolean {
  return (yearsBetween(release, newest) ?? 0) <= OLDEST_YEARS;
}

function candidatesAfter(usable: readonly Release[], at: number, count: number): readonly Candidate[] {
  return usable.slice(at + 1, at + count).flatMap(({ candidate }) => candidate ?? []);
}

interface Growing {
  readonly name: NormalizedName;
  readonly reason: Reason;
  readonly through: readonly NormalizedName[];
  readonly runs: Version[][];
  last: number;
}

/** What blocks, and which of the releases that can be had themselves. */
function answerOf(usable: readonly Release[], verdicts: ReadonlyMap<string, WholeVerdict>): WholeAnswer {
  const blockers = new Map<string, Growing>();
  let open: Message | undefined;
  for (const [at, { version }] of usable.entries()) {
    const verdict = verdicts.get(formatVersion(version));
    if (verdict?.kind === 'open') open ??= verdict.because;
    for (const { name, reason, through } of verdict?.kind === 'blocked' ? verdict.by : []) {
      const key = JSON.stringify([name, reason]);
      const known = blockers.get(key) ?? { name, reason, through, runs: [], last: -1 };
      const run = known.runs.at(-1);
      if (run && known.last === at - 1) run.push(version);
      else known.runs.push([version]);
      known.last = at;
      blockers.set(key, known);
    }
  }
  const blocked = [...blockers.values()].map(({ name, reason, through, runs }): BlockedReleases => ({
    name,
    reason,
    through,
    runs,
  }));
  return { lookedAt: verdicts.size, blocked, ...(open && { open }) };
}
