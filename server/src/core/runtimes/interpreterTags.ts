/**
 * The tags of an interpreter in the order in which installers prefer them.
 * @see https://packaging.python.org/en/latest/specifications/platform-compatibility-tags/
 */
import { SupportedTags } from '../packaging/wheels/tag.ts';
import type { PythonRelease } from '../packaging/wheels/tagSequences.ts';
import { compatibleTags, cpythonTags } from '../packaging/wheels/tagSequences.ts';

/**
 * All tags that load on a CPython of the series, best first: wheels for exactly this Python, abi3 wheels from the newest
 * Python to the oldest, wheels with binaries but no Python ABI, then pure ones. uv and micropip agree on this order.
 * @param pythonSeries `3.13`
 * @param platforms the platform tags, best first
 */
export function interpreterTags(pythonSeries: string, platforms: readonly string[]): SupportedTags {
  const python: PythonRelease = [3, Number(pythonSeries.split('.')[1])];
  const interpreter = `cp${python.join('')}`;
  return new SupportedTags([
    ...cpythonTags(python, [interpreter], platforms),
    ...compatibleTags(python, platforms, interpreter),
  ]);
}
