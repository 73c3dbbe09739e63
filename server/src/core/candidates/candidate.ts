/** A wheel that may be taken for a release, and which of several is best. */
import type { NormalizedName } from '../packaging/name.ts';
import type { Version } from '../packaging/versions/version.ts';
import type { WheelFilename } from '../packaging/wheels/wheelFilename.ts';
import type { Target } from '../runtimes/target.ts';
import { judgeWheel } from './compatibility.ts';
import type { Distribution } from './distribution.ts';

/** A wheel that loads on the target. */
export interface Candidate {
  readonly name: NormalizedName;
  readonly version: Version;
  readonly distribution: Distribution;
  readonly wheel: WheelFilename;
  /** Position of its best tag in the target's list; 0 is the best. */
  readonly priority: number;
  /**
   * File name of the sources to build when no wheel is taken. `wheel` is then one for another platform, whose metadata are
   * used instead; if there is none, the distribution is the sources, and the wheel's fields are empty.
   */
  readonly builtFrom?: string;
}

/** How settings change which files of a release count. */
export interface FilePolicy {
  /** Files uploaded at or after this time (milliseconds) do not count, nor do files without an upload time. */
  readonly newest?: number;
  /** The same for the files of single indexes, by their names; `undefined` lifts it. */
  readonly newestIn?: ReadonlyMap<string, number | undefined>;
  /** Files without an upload time count nevertheless. */
  readonly keepsUndated?: boolean;
  /** Wheels are not taken. */
  readonly noWheels: boolean;
  /** Sources may be built. */
  readonly builds: boolean;
}

/** What an installer takes from a release. */
export interface TakenWheel {
  readonly candidate: Candidate;
  /** The reason given for the yanked file that makes the release a last resort (empty if none was given). */
  readonly yanked?: string;
}

/** The wheels that fit, from the first index that has any; the distributions of one index are next to each other. */
export function fittingWheels(
  name: NormalizedName,
  distributions: readonly Distribution[],
  target: Target,
): readonly Candidate[] {
  const fitting: Candidate[] = [];
  for (const distribution of distributions) {
    const { wheel, version } = distribution;
    if (!wheel) continue;
    if (fitting[0] && fitting[0].distribution.index !== distribution.index) break;
    const verdict = judgeWheel(wheel, target);
    if (verdict.compatible) fitting.push({ name, version, distribution, wheel, priority: verdict.priority });
  }
  return fitting;
}

/** The one with the best tag; among equals the winner of the tie-break, else the first. */
export function bestOf<Ranked extends Pick<Candidate, 'priority'>>(
  ranked: readonly Ranked[],
  winsTie: (one: Ranked, best: Ranked) => boolean = () => false,
): Ranked | undefined {
  let best: Ranked | undefined;
  for (const one of ranked) {
    if (!best || one.priority < best.priority || (one.priority === best.priority && winsTie(one, best))) best = one;
  }
  return best;
}
