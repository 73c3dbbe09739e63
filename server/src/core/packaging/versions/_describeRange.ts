/** Version ranges in words as short as specifiers, for explanations. */
import type { Cut } from './_cut.ts';
import type { Version } from './version.ts';
import { formatVersion, nextNumeral } from './version.ts';

/** An interval: its lower and its upper cut. */
type CutPair = readonly [lower: Cut, upper: Cut];

/** The intervals, ascending, as specifiers if possible: `>=1.0,<2,!=1.5 | ==3.0`; `*` for all, `∅` for none. */
export function describeRange(pairs: readonly CutPair[]): string {
  const texts: string[] = [];
  let first: Cut | undefined;
  let exclusions: string[] = [];
  pairs.forEach(([lower, upper], index) => {
    first ??= lower;
    const exclusion = describeGap(pairs[index], pairs[index + 1]);
    if (exclusion !== undefined) {
      exclusions.push(exclusion);
      return;
    }
    texts.push(describeInterval(first, upper, exclusions));
    first = undefined;
    exclusions = [];
  });
  return texts.length === 0 ? '∅' : texts.join(' | ');
}

/** The gap between two intervals as `!=1.5` or `!=1.5.*`, if that is shorter than naming the intervals. */
function describeGap(before: CutPair | undefined, behind: CutPair | undefined): string | undefined {
  if (before === undefined || behind === undefined) return undefined;
  if (describeOne(...before) !== undefined || describeOne(...behind) !== undefined) return undefined;
  const gap = describeOne(before[1], behind[0]);
  // No specifier excludes a version but not its local versions.
  return gap?.startsWith('===') === false ? gap.replace('==', '!=') : undefined;
}

function describeInterval(lower: Cut, upper: Cut, exclusions: readonly string[]): string {
  const one = exclusions.length === 0 ? describeOne(lower, upper) : undefined;
  if (one !== undefined) return one;
  const texts = [describeLower(lower), describeUpper(upper), ...exclusions].filter((text) => text !== '');
  return texts.length === 0 ? '*' : texts.join(',');
}

/** The specifier for a single version or for a release and everything that begins with it; undefined for other intervals. */
function describeOne(lower: Cut, upper: Cut): string | undefined {
  if (lower.version === undefined || upper.version === undefined) return undefined;
  if (lower.side === 'before' && lower.version.key === upper.version.key) {
    const { local } = lower.version;
    if (upper.side === 'after') return `${local === undefined ? '===' : '=='}${formatVersion(lower.version)}`;
    if (upper.side === 'afterEqual' || upper.side === 'afterLocals') return `==${formatVersion(lower.version)}`;
  }
  const isWildcard = lower.side === 'beforePrereleases' && upper.side === 'beforePrereleases';
  return isWildcard && isNextPrefix(lower.version, upper.version) ? `==${formatVersion(lower.version)}.*` : undefined;
}

function describeLower({ version, side }: Cut): string {
  if (version === undefined) return '';
  if (side === 'before') return `>=${formatVersion(version)}`;
  if (side === 'beforePrereleases') return `>=${formatVersion(version)}.dev0`;
  return `>${formatVersion(version)}`;
}

function describeUpper({ version, side }: Cut): string {
  if (version === undefined) return '';
  if (side === 'before' || side === 'beforePrereleases') return `<${formatVersion(version)}`;
  return side === 'afterPosts' ? `<=${formatVersion(version)}.post*` : `<=${formatVersion(version)}`;
}

/** Whether the second release is the first with its last number increased by one. */
function isNextPrefix(a: Version, b: Version): boolean {
  const last = a.release.length - 1;
  return (
    a.post === undefined &&
    a.epoch === b.epoch &&
    a.release.length === b.release.length &&
    a.release.every((number, index) => (index < last ? number : nextNumeral(number)) === b.release[index])
  );
}
