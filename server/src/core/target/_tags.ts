/**
 * The tags of a Pyodide runtime in the order in which installers prefer them.
 * @see https://packaging.python.org/en/latest/specifications/platform-compatibility-tags/
 */
import { SupportedTags, type Tag } from '../packaging/tag.ts';

/** abi3 wheels exist since Python 3.2. */
const OLDEST_ABI3 = 2;

/**
 * All tags that load on a CPython of the series, best first: wheels for exactly this Python, abi3 wheels from the newest
 * Python to the oldest, wheels with binaries but no Python ABI, then pure ones. uv and micropip agree on this order.
 * @param pythonSeries `3.13`
 * @param platforms the platform tags, best first
 */
export function pyodideTags(pythonSeries: string, platforms: readonly string[]): SupportedTags {
  const newest = Number(pythonSeries.split('.')[1]);
  const minors = (oldest: number): number[] => Array.from({ length: newest - oldest + 1 }, (_, step) => newest - step);
  const interpreter = `cp3${newest}`;
  const pure = [
    `py3${newest}`,
    'py3',
    ...minors(0)
      .slice(1)
      .map((minor) => `py3${minor}`),
  ];
  const tags: Tag[] = [];
  const add = (python: string, abi: string, on: readonly string[]): void => {
    for (const platform of on) tags.push({ python, abi, platform });
  };
  add(interpreter, interpreter, platforms);
  add(interpreter, 'abi3', platforms);
  add(interpreter, 'none', platforms);
  for (const minor of minors(OLDEST_ABI3).slice(1)) add(`cp3${minor}`, 'abi3', platforms);
  for (const python of pure) add(python, 'none', platforms);
  add(interpreter, 'none', ['any']);
  for (const python of pure) add(python, 'none', ['any']);
  return new SupportedTags(tags);
}
