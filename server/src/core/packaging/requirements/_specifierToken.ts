/**
 * Skips one version specifier inside a requirement: an operator and the longest version that may follow it.
 * https://packaging.python.org/en/latest/specifications/version-specifiers/#version-specifiers
 */
import type { Scanner } from '../_scanner.ts';

const OPERATOR = /===|==|!=|~=|<=|>=|<|>/y;

const START = 'v?(?:[0-9]+!)?[0-9]+';
const PRE = '(?:[-_.]?(?:alpha|beta|preview|pre|a|b|c|rc)[-_.]?[0-9]*)?';
const POST = '(?:-[0-9]+|[-_.]?(?:post|rev|r)[-_.]?[0-9]*)?';
const DEV = '(?:[-_.]?dev[-_.]?[0-9]*)?';
const LOCAL = '(?:\\+[a-z0-9]+(?:[-_.][a-z0-9]+)*)?';

const ORDERED = new RegExp(`${START}(?:\\.[0-9]+)*${PRE}${POST}${DEV}`, 'iy');
/** `~=` needs two parts, the last of which may change. */
const COMPATIBLE = new RegExp(`${START}(?:\\.[0-9]+)+${PRE}${POST}${DEV}`, 'iy');
const EQUAL = new RegExp(`${START}(?:\\.[0-9]+)*(?:\\.\\*|${PRE}${POST}${DEV}${LOCAL})?`, 'iy');

/** Whether an operator is next. */
export function seesOperator(scanner: Scanner): boolean {
  OPERATOR.lastIndex = scanner.position;
  return OPERATOR.test(scanner.text);
}

/** Skips one specifier; false, without moving, if there is none. What `===` accepts may contain commas. */
export function takeSpecifier(scanner: Scanner): boolean {
  const start = scanner.position;
  const operator = scanner.match(OPERATOR);
  if (operator === undefined) return false;
  scanner.skipSpace();
  if (operator === '===') {
    takeArbitrary(scanner);
    return true;
  }
  if (scanner.match(versionPattern(operator)) !== undefined) return true;
  scanner.position = start;
  return false;
}

function versionPattern(operator: string): RegExp {
  if (operator === '==' || operator === '!=') return EQUAL;
  return operator === '~=' ? COMPATIBLE : ORDERED;
}

/** Everything up to whitespace, `;` or `)`. */
function takeArbitrary(scanner: Scanner): void {
  while (!scanner.seesSpace() && !scanner.sees(';') && !scanner.sees(')') && scanner.position < scanner.text.length) {
    scanner.position++;
  }
}
