/**
 * Whether what is installed into a Worker can fit: a Worker may have 64 MiB unpacked, but indexes only give a wheel's packed
 * size, which is a lower bound.
 * @see https://developers.cloudflare.com/workers/platform/limits/#worker-size
 */
import type { ReadDeclaration } from '../../installers/installerView.ts';
import { chainFrom, type Pinned, type Solved } from '../../solver/resolution.ts';
import { type Finding, finding, placeOf } from '../finding.ts';
import { type Message, say } from '../../messages/message.ts';

const MEBIBYTE = 1024 * 1024;
const LIMIT = 64 * MEBIBYTE;
/** Wheels unpack to about three times their size: above this a Worker is likely to be too large. */
const LIKELY = LIMIT / 3;
/** How many packages a message names. */
const NAMED = 3;

/** At most one finding, on the dependency that brings in the largest wheel. */
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
  return [
    finding('vendored-size', sizeMessage(total, largest, unknown), placeOf(place), {
      severity: total > LIMIT ? 'warning' : 'information',
      ...(chain.length > 1 && { chains: [chain], culprits: [first.pinned.name] }),
    }),
  ];
}

function sizeMessage(
  total: number,
  largest: readonly { readonly pinned: Pinned; readonly size: number }[],
  unknown: readonly Pinned[],
): Message {
  const named = unknown.slice(0, NAMED);
  return say(total > LIMIT ? 'workerTooLarge' : 'workerProbablyTooLarge', {
    mebibytes: total / MEBIBYTE,
    limit: LIMIT / MEBIBYTE,
    largest: largest.map(({ pinned, size }) => ({ name: pinned.name, mebibytes: size / MEBIBYTE })),
    unsized: named.map(({ name }) => name),
    moreUnsized: unknown.length - named.length,
  });
}
