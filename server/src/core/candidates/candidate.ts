/** A wheel that may be taken of a release, and which of several is the best. */
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
   * File name of the sources that are built, where no wheel is taken. The wheel is then one for elsewhere whose metadata
   * stand for it; where there is none, the distribution is the sources, and the wheel's fields are empty.
   */
  readonly builtFrom?: string;
}

/** What settings change about the files of a release. */
export interface FilePolicy {
  /** Files uploaded at this time (milliseconds) or later do not count, nor those without a time. */
  readonly newest?: number;
  /** Wheels are not taken. */
  readonly noWheels: boolean;
  /** Sources may be built. */
  readonly builds: boolean;
}

/** What an installer takes of a release. */
export interface TakenWheel {
  readonly candidate: Candidate;
  /** The reason given for the yanked file that makes the release a last resort (empty where none was given). */
  readonly yanked?: string;
}

/** The wheels that fit, of the first index that has any; the distributions of an index stand together. */
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

/** The one with the best tag; of equals the one that wins the tie, else the first. */
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
