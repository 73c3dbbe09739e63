/**
 * Ranges of package.json as specifiers of Python: enough to find the releases that they admit.
 * @see https://docs.npmjs.com/cli/configuring-npm/package-json#dependencies
 */

const COMPARATOR = /^(\^|~|>=|<=|>|<|=)?\s*v?(\d+)(?:\.(\d+|[xX*]))?(?:\.(\d+|[xX*]))?([-+][\w.+-]*)?$/;

/** One specifier set for each alternative of a range: `^0.102.2` is `>=0.102.2,<0.103`; none if it is no range of versions. */
export function specifiersOfNpm(range: string): readonly string[] {
  return range.split('||').flatMap((alternative) => {
    const parts = alternative
      .trim()
      .replace(/(\^|~|>=|<=|>|<|=)\s+/g, '$1')
      .split(/\s+/);
    const specifiers = parts.map(specifierOf);
    return specifiers.includes(undefined) ? [] : [specifiers.join(',')];
  });
}

function specifierOf(comparator: string): string | undefined {
  const [, operator = '=', major = '', minor, patch, suffix = ''] = COMPARATOR.exec(comparator) ?? [];
  if (major === '') return undefined;
  const isOpen = (part: string | undefined): boolean => part === undefined || !/^\d/.test(part);
  const written = [major, ...(isOpen(minor) ? [] : [minor, ...(isOpen(patch) ? [] : [patch])])].join('.');
  if (operator === '^') return `>=${written},<${upperOfCaret(major, minor, patch)}`;
  if (operator === '~') return `>=${written},<${isOpen(minor) ? Number(major) + 1 : `${major}.${Number(minor) + 1}`}`;
  if (operator !== '=') return `${operator}${written}`;
  return isOpen(patch) ? `==${written}.*` : `==${written}${suffix.startsWith('-') ? suffix : ''}`;
}

/** The first part that is not zero stays. */
function upperOfCaret(major: string, minor: string | undefined, patch: string | undefined): string {
  if (Number(major) > 0 || minor === undefined) return String(Number(major) + 1);
  if (Number(minor) > 0 || patch === undefined) return `0.${Number(minor) + 1}`;
  return `0.0.${Number(patch) + 1}`;
}
