/** Intervals of versions in words as short as a specifier, for explanations. */
import type { Cut } from './_cut.ts';
import type { Version } from './version.ts';
import { formatVersion, nextNumeral } from './version.ts';

/** The interval as specifiers where there are such: `>=1.0,<2`, `==1.0`, `==1.4.*`, `*`. */
export function describeInterval(lower: Cut, upper: Cut): string {
  const one = describeOne(lower, upper);
  if (one !== undefined) return one;
  const texts = [describeLower(lower), describeUpper(upper)].filter((text) => text !== '');
  return texts.length === 0 ? '*' : texts.join(',');
}

function describeOne(lower: Cut, upper: Cut): string | undefined {
  if (lower.version === undefined || upper.version === undefined) return undefined;
  if (lower.side === 'before' && lower.version.key === upper.version.key) {
    const isExact = upper.side === 'after' && lower.version.local === undefined;
    if (upper.side === 'after' || upper.side === 'afterLocals') {
      return `${isExact ? '===' : '=='}${formatVersion(lower.version)}`;
    }
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

/** Whether the second release is the first with its last number one higher. */
function isNextPrefix(a: Version, b: Version): boolean {
  const last = a.release.length - 1;
  return (
    a.post === undefined &&
    a.epoch === b.epoch &&
    a.release.length === b.release.length &&
    a.release.every((number, index) => (index < last ? number : nextNumeral(number)) === b.release[index])
  );
}
