/** How micropip chooses among the wheels of a release: build tags do not count, and one yanked file counts for all. */
import type { NormalizedName } from '../packaging/name.ts';
import { heedsYanked } from '../runtimes/bundledInstaller.ts';
import type { Target } from '../runtimes/target.ts';
import { bestOf, fittingWheels, type TakenWheel } from './candidate.ts';
import type { ReleaseFiles } from './distribution.ts';

/**
 * From the first index that has a fitting wheel, the one with the best tag; on a tie the first file name, before micropip
 * 0.10 the last. One yanked wheel among those that fit makes the release a last resort; micropip before 0.10 does not check.
 */
export function wheelByFileName(
  name: NormalizedName,
  { distributions }: ReleaseFiles,
  target: Target,
): TakenWheel | undefined {
  const offered = fittingWheels(name, distributions, target);
  const heeding = heedsYanked(target.shipped);
  const candidate = heeding ? bestOf(offered) : offered.at(-1);
  if (!candidate) return undefined;
  const yanked = offered.map(({ distribution }) => distribution.file.yanked).find((reason) => reason !== false);
  return { candidate, ...(heeding && yanked !== undefined && { yanked }) };
}
