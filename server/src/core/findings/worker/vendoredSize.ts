/**
 * Whether what is installed into a Worker can fit: a Worker may have 64 MiB unpacked, and all that the indexes tell of a wheel
 * is its size before unpacking, which is a lower bound.
 * @see https://developers.cloudflare.com/workers/platform/limits/#worker-size
 */
import type { ReadDeclaration } from '../../installers/installerView.ts';
import { chainFrom, type Pinned, type Solved } from '../../solver/resolution.ts';
import { code, listOf } from '../../messages/words.ts';
import { NOTHING_MORE, type Finding } from '../finding.ts';

const MEBIBYTE = 1024 * 1024;
const LIMIT = 64 * MEBIBYTE;
/** Wheels unpack to about three times their size: from here on a Worker is likely to be too large. */
const LIKELY = LIMIT / 3;
/** How many packages a message names. */
const NAMED = 3;

/** At most one finding, on the dependency that brings the largest wheel. */
export function vendoredSizeFindings(whole: Solved, seen: readonly ReadDeclaration[]): readonly Finding[] {
  const sized = [...whole.packages.values()].flatMap((pinned) => {
    const { size } = pinned.candidate.distribution.file;
    return size === undefined ? [] : [{ pinned, size }];
  });
  const total = sized.reduce((sum, { size }) => sum + size, 0);
  const largest = sized.sort((a, b) => b.size - a.size).slice(0, NAMED);
  const [first] = largest;
  if (total <= LIKELY || !first) return [];
  const chain = chainFrom(first.pinned, whole);
  const place = seen.find(({ requirement }) => requirement.normalized === chain[0]);
  if (!place) return [];
  const unknown = [...whole.packages.values()].filter(
    ({ candidate }) => candidate.distribution.file.size === undefined,
  );
  const isCertain = total > LIMIT;
  return [
    {
      ...NOTHING_MORE,
      code: 'vendored-size',
      severity: isCertain ? 'warning' : 'information',
      message: sizeMessage(total, largest, unknown, isCertain),
      path: place.path,
      span: place.spans.whole,
      name: place.requirement.normalized,
      chains: chain.length > 1 ? [chain] : [],
      culprits: chain.length > 1 ? [first.pinned.name] : [],
    },
  ];
}

function sizeMessage(
  total: number,
  largest: readonly { readonly pinned: Pinned; readonly size: number }[],
  unknown: readonly Pinned[],
  isCertain: boolean,
): string {
  const names = largest.map(({ pinned, size }) => `${code(pinned.name)} ${mebibytes(size)}`);
  const others = unknown.slice(0, NAMED).map(({ name }) => code(name));
  const more = unknown.length > NAMED ? [`${unknown.length - NAMED} more`] : [];
  const unsaid = unknown.length > 0 ? `; the size of ${listOf([...others, ...more])} is not known` : '';
  const sum = `The wheels of this Worker have at least ${mebibytes(total)} MiB packed (${names.join(', ')}${unsaid})`;
  return isCertain
    ? `${sum}, and a Worker may have 64 MiB unpacked: it is too large to be deployed`
    : `${sum}: most wheels unpack to about three times their size, and a Worker may have 64 MiB`;
}

function mebibytes(bytes: number): string {
  return (bytes / MEBIBYTE).toFixed(1);
}
