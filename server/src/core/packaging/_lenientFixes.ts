/** Repairs of mistakes that old packages made in Requires-Dist and Requires-Python, as uv makes them. */

interface Fix {
  readonly pattern: RegExp;
  readonly replacement: string;
}

/** In uv's order, each applied to what the one before left. */
const FIXES: readonly Fix[] = [
  // `>=3.6<4`: a comma is missing between two specifiers.
  { pattern: /([0-9])([<>=~^!])/g, replacement: '$1,$2' },
  // `!=~5.0`: not equal to anything of the 5.0 series.
  { pattern: /!=~((?:[0-9]\.)*[0-9])/g, replacement: '!=$1.*' },
  // `>=1.9.*`: the star has no meaning in a comparison.
  { pattern: /(<=|>=|<|>)([0-9]+(?:\.[0-9]+)*)\.\*/g, replacement: '$1$2' },
  // `!=3.0*`: the dot before the star is missing.
  { pattern: /!=((?:[0-9]\.)*[0-9])\*/g, replacement: '!=$1.*' },
  // `>=3.6,`: a trailing comma, at the end or before what closes the list.
  { pattern: /,(\s*[;)]|\s*$)/g, replacement: '$1' },
  // `>dev`: later than any development version.
  { pattern: />dev/g, replacement: '>0.0.0dev' },
  // `>=9.0.0a1.0`: a release part after a pre-release number.
  { pattern: /([0-9](?:a|b|rc|alpha|beta|post|dev)[0-9]+)\.0(?![0-9.])/g, replacement: '$1' },
  // `>=3.7'`: a stray quote before the marker or at the end.
  { pattern: /['"](?=\s*;|\s*$)/g, replacement: '' },
];

/** The texts to try in turn when `text` could not be read: each has one more mistake repaired. */
export function* lenientFixes(text: string): Generator<string> {
  let current = text;
  for (const { pattern, replacement } of FIXES) {
    const repaired = current.replace(pattern, replacement);
    if (repaired === current) continue;
    current = repaired;
    yield current;
  }
}
