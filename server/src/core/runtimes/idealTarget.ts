/**
 * The target as it would be if no project lacked a WebAssembly wheel: the same Python and the same markers, but every wheel
 * for Linux counts. The result is what a host gets; the difference is what the runtime costs.
 */
import { SupportedTags, type Tag } from '../packaging/wheels/tag.ts';
import { UV } from './installer.ts';
import type { Target } from './target.ts';

/** Newest glibc first, with the old names of PEP 513, 571 and 599 after the ones of PEP 600 that they alias. */
const LINUX_PLATFORMS: readonly string[] = [
  ...range(40, 17).map((minor) => `manylinux_2_${minor}_x86_64`),
  'manylinux2014_x86_64',
  ...range(16, 12).map((minor) => `manylinux_2_${minor}_x86_64`),
  'manylinux2010_x86_64',
  ...range(11, 5).map((minor) => `manylinux_2_${minor}_x86_64`),
  'manylinux1_x86_64',
  'linux_x86_64',
];

/** The oldest Python whose abi3 wheels still load. */
const FIRST_ABI3 = 2;

/** The ideal of a target. It has its own name, so that its facts are kept separate. */
export function idealTarget(target: Target): Target {
  const minor = Number(target.pythonSeries.split('.')[1]);
  return {
    ...target,
    name: `${target.name} (ideal)`,
    // On a host uv or pip installs, whichever installer the runtime has.
    installer: UV,
    tags: new SupportedTags([...platformTags(minor), ...pureTags(minor)]),
    shipped: { release: target.pyodide, packages: new Map() },
  };
}

function platformTags(minor: number): Tag[] {
  const own = [`cp3${minor}`, 'abi3', 'none'].map((abi) => [`cp3${minor}`, abi] as const);
  const older = range(minor - 1, FIRST_ABI3).map((version) => [`cp3${version}`, 'abi3'] as const);
  const generic = [`py3${minor}`, 'py3', ...range(minor - 1, 0).map((version) => `py3${version}`)];
  const pairs = [...own, ...older, ...generic.map((python) => [python, 'none'] as const)];
  return pairs.flatMap(([python, abi]) => LINUX_PLATFORMS.map((platform) => ({ python, abi, platform })));
}

function pureTags(minor: number): Tag[] {
  const pythons = [`cp3${minor}`, `py3${minor}`, 'py3', ...range(minor - 1, 0).map((version) => `py3${version}`)];
  return pythons.map((python) => ({ python, abi: 'none', platform: 'any' }));
}

/** The integers from `from` down to `to`, both included. */
function range(from: number, to: number): number[] {
  return Array.from({ length: from - to + 1 }, (_, index) => from - index);
}
