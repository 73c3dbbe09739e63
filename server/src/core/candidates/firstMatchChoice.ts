/** How micropip judges a release: no look at Requires-Python, and its own way to choose among several fitting wheels. */
import type { NormalizedName } from '../packaging/name.ts';
import { heedsYanked } from '../runtimes/bundledInstaller.ts';
import type { Target } from '../runtimes/target.ts';
import { judgeWheel } from './compatibility.ts';
import type { Distribution, ReleaseFiles } from './distribution.ts';
import type { Candidate } from './release.ts';

/** The wheel that micropip takes of a release, and whether the release counts as yanked. */
export interface FirstMatchChoice {
  readonly candidate: Candidate;
  /** The reason given for the yanked file that makes all of it a last resort; micropip before 0.10 does not look. */
  readonly yanked?: string;
}

/**
 * Chooses as micropip does among the wheels that one index offers: the best tag and on a tie the first file name; before
 * 0.10 the last file name. One yanked wheel among those that fit makes the release a last resort.
 * @param offers whether an index counts: what the release ships is no file of an index to micropip
 */
export function firstMatchChoice(
  name: NormalizedName,
  { distributions }: ReleaseFiles,
  target: Target,
  offers: (distribution: Distribution) => boolean,
): FirstMatchChoice | undefined {
  const fitting = distributions.filter(offers).flatMap((distribution) => candidateOf(name, distribution, target) ?? []);
  const index = fitting[0]?.distribution.index;
  const offered = fitting.filter(({ distribution }) => distribution.index === index);
  const heeding = heedsYanked(target.shipped);
  const candidate = heeding ? best(offered) : offered.at(-1);
  if (!candidate) return undefined;
  const yanked = offered.map(({ distribution }) => distribution.file.yanked).find((reason) => reason !== false);
  return { candidate, ...(heeding && yanked !== undefined && { yanked }) };
}

function candidateOf(name: NormalizedName, distribution: Distribution, target: Target): Candidate | undefined {
  const { wheel, version } = distribution;
  if (!wheel) return undefined;
  const verdict = judgeWheel(wheel, target);
  return verdict.compatible ? { name, version, distribution, wheel, priority: verdict.priority } : undefined;
}

function best(candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.reduce<Candidate | undefined>(
    (found, candidate) => (found && found.priority <= candidate.priority ? found : candidate),
    undefined,
  );
}
