/**
 * The tags that an interpreter supports, best first.
 * https://packaging.python.org/en/latest/specifications/platform-compatibility-tags/
 */
import type { SupportedTags, Tag } from './tag.ts';
import { createTag } from './tag.ts';

/** A Python's major version and, unless all minor ones are meant, its minor version: `[3, 13]`, `[3]`. */
export type PythonRelease = readonly [major: number, minor?: number];

/** The stable ABI came with Python 3.2. */
const OLDEST_STABLE_ABI = 2;

/**
 * Tags of wheels for CPython: the given ABIs for its own version, the stable ABI, no ABI, then the stable ABI of older
 * versions. The stable ABI is `abi3`, or `abi3t` if the first ABI is a free-threaded one; without a minor version there is
 * none.
 * @param abis such as `['cp313']`; a stable ABI and `none` among them change nothing
 * @param platforms best first
 */
export function cpythonTags(python: PythonRelease, abis: readonly string[], platforms: readonly string[]): Tag[] {
  const [major, minor] = python;
  const interpreter = `cp${python.join('')}`;
  const isThreaded = /^cp\d.*t/.test(abis[0] ?? '');
  const known = isThreaded ? ['abi3', 'abi3t', 'none'] : ['abi3', 'none'];
  const own = known.reduce(withoutFirst, abis);
  const stable = isStableAbiKnown(python) ? [isThreaded ? 'abi3t' : 'abi3'] : [];
  const older = stable.length === 0 ? [] : descending((minor ?? 0) - 1, OLDEST_STABLE_ABI);
  return [
    ...product([interpreter], [...own, ...stable, 'none'], platforms),
    ...product(
      older.map((version) => `cp${major}${version}`),
      stable,
      platforms,
    ),
  ];
}

/** Tags of wheels for an interpreter without rules of its own: the given ABIs, then no ABI. */
export function genericTags(interpreter: string, abis: readonly string[], platforms: readonly string[]): Tag[] {
  return product([interpreter], abis.includes('none') ? abis : [...abis, 'none'], platforms);
}

/**
 * Tags of wheels without an ABI: those for one of the platforms, then those for any. The Python version itself comes first,
 * then its major version, then the older ones.
 * @param interpreter such as `cp313`, whose own pure wheels come before those of every Python
 */
export function compatibleTags(python: PythonRelease, platforms: readonly string[], interpreter = ''): Tag[] {
  const pythons = pythonsUpTo(python);
  return [
    ...product(pythons, ['none'], platforms),
    ...(interpreter === '' ? [] : product([interpreter], ['none'], ['any'])),
    ...purePythonTags(python),
  ];
}

/** Tags of wheels for any platform and without an ABI: the Python version itself, its major version, then the older ones. */
export function purePythonTags(python: PythonRelease): Tag[] {
  return product(pythonsUpTo(python), ['none'], ['any']);
}

/** The tags of every Python of that major version up to this one, the most specific first. */
function pythonsUpTo(python: PythonRelease): readonly string[] {
  const [major, minor] = python;
  if (minor === undefined) return [`py${major}`];
  return [`py${major}${minor}`, `py${major}`, ...descending(minor - 1, 0).map((version) => `py${major}${version}`)];
}

/**
 * Of things with tags, such as wheels, those that load, best first; equally good ones keep their order.
 * @param things each with its tags, as `parseTagSet` gives them
 */
export function selectCompatible<T>(
  supported: SupportedTags,
  things: Iterable<readonly [thing: T, tags: Iterable<Tag>]>,
): T[] {
  const ranked: { readonly thing: T; readonly rank: number }[] = [];
  for (const [thing, tags] of things) {
    let rank: number | undefined;
    for (const tag of tags) {
      const priority = supported.priorityOf(tag);
      if (priority !== undefined && (rank === undefined || priority < rank)) rank = priority;
    }
    if (rank !== undefined) ranked.push({ thing, rank });
  }
  return ranked.sort((a, b) => a.rank - b.rank).map(({ thing }) => thing);
}

function isStableAbiKnown([major, minor]: PythonRelease): boolean {
  return minor !== undefined && (major > 3 || (major === 3 && minor >= OLDEST_STABLE_ABI));
}

function withoutFirst(texts: readonly string[], text: string): readonly string[] {
  const index = texts.indexOf(text);
  return index === -1 ? texts : texts.toSpliced(index, 1);
}

/** The numbers from the first down to the last. */
function descending(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(first - last + 1, 0) }, (_, step) => first - step);
}

/** Every combination, platforms varying fastest. */
function product(pythons: readonly string[], abis: readonly string[], platforms: readonly string[]): Tag[] {
  return pythons.flatMap((python) =>
    abis.flatMap((abi) => platforms.map((platform) => createTag(python, abi, platform))),
  );
}
