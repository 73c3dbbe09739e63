/**
 * Turns the conditions of a Poetry dependency, `python`, `platform` and `markers`, into one environment marker.
 * @see https://python-poetry.org/docs/dependency-specification/#python-restricted-dependencies
 */
import { partsOf, type ConstraintPart, type PoetryConstraint } from './_poetryConstraint.ts';

/** The marker that holds for the Python versions a constraint allows; empty if it allows all. */
export function pythonMarker({ alternatives }: PoetryConstraint): string {
  if (alternatives.some((specifiers) => specifiers.length === 0)) return '';
  return anyOf(alternatives.map((specifiers) => allOf(specifiers.map(pythonComparison))));
}

/**
 * `python_version` has two numbers, so a specifier that names a patch release, or that lies at the edge of a series, has to
 * use `python_full_version`.
 */
function pythonComparison(specifier: string): string {
  const [, operator = '', version = '', wildcard] = /^(\D+?)(\d.*?)(\.\*)?$/.exec(specifier) ?? [];
  const numbers = version.split('.');
  const name = numbers.length > 2 ? 'python_full_version' : 'python_version';
  if (wildcard !== undefined) {
    const next = [...numbers.slice(0, -1), Number(numbers.at(-1)) + 1].join('.');
    return operator === '!='
      ? `(${name} < "${version}" or ${name} >= "${next}")`
      : `${name} >= "${version}" and ${name} < "${next}"`;
  }
  const isEdge = operator === '>' || operator === '<=' || operator === '!=';
  if (!isEdge || numbers.length > 2) return `${name} ${operator} "${version}"`;
  return `python_full_version ${operator} "${[...numbers, '0', '0'].slice(0, 3).join('.')}"`;
}

/** The marker for `platform`: names of systems, `!=` before an excluded one, joined by `||` and commas. */
export function platformMarker(text: string): string {
  const alternatives = text.split(/\|\|?/).map((alternative) => {
    return allOf(partsOf(alternative).map(platformComparison));
  });
  return alternatives.includes('') ? '' : anyOf(alternatives);
}

function platformComparison({ operator, operand }: ConstraintPart): string {
  if (operand === '*' || /["']/.test(operand)) return '';
  return `sys_platform ${operator === '!=' ? '!=' : '=='} "${operand}"`;
}

/** All of some markers; empty ones always hold. */
export function allOf(markers: readonly string[]): string {
  const demanding = markers.filter((marker) => marker !== '');
  if (demanding.length < 2) return demanding[0] ?? '';
  return demanding
    .map((marker) => (/\bor\b/.test(marker) && !isGrouped(marker) ? `(${marker})` : marker))
    .join(' and ');
}

function anyOf(markers: readonly string[]): string {
  return [...new Set(markers)].join(' or ');
}

/** Whether the parentheses at both ends belong together. */
function isGrouped(marker: string): boolean {
  return /^\([^()]*\)$/.test(marker);
}
