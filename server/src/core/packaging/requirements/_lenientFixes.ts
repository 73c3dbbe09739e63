/** Repairs of mistakes in the Requires-Dist and Requires-Python of old packages: the ones uv makes, in its order. */

type Fix = (text: string) => string;

const FIXES: readonly Fix[] = [
  // `>=3.6<4`: a comma is missing between two specifiers.
  (text) => text.replace(/([0-9])([<>=~^!])/g, '$1,$2'),
  // `!=~5.0`: not equal to anything of the 5.0 series.
  (text) => text.replace(/!=~((?:[0-9]\.)*[0-9])/g, '!=$1.*'),
  // `>=1.9.*`: the asterisk is meaningless in a comparison.
  (text) => text.replace(/(<=|>=|<|>)([0-9]+(?:\.[0-9]+)*)\.\*/g, '$1$2'),
  // `!=3.0*`: the dot before the asterisk is missing.
  (text) => text.replace(/([0-9]\.[0-9])\*/g, '$1.*'),
  // `>=3.6,`: a trailing comma.
  (text) => text.replace(/,\s*$/, ''),
  // `>dev`: later than any development version.
  (text) => text.replaceAll('>dev', '>0.0.0dev'),
  // `>=9.0.0a1.0`: a release part after a pre-release number.
  (text) => text.replace(/([0-9](?:a|b|rc|post|dev)[0-9]+)\.0/g, '$1'),
  // `>='3.7'`: quotes, wherever they are; those of the marker stay.
  (text) => {
    const end = text.includes(';') ? text.indexOf(';') : text.length;
    return text.slice(0, end).replace(/['"]/g, '') + text.slice(end);
  },
];

/** The texts to try in turn if `text` could not be read: each has one more mistake repaired. */
export function* lenientFixes(text: string): Generator<string> {
  let current = text;
  for (const fix of FIXES) {
    const repaired = fix(current);
    if (repaired === current) continue;
    current = repaired;
    yield current;
  }
}
