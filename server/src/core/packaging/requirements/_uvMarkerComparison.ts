/** Whether one comparison of a marker holds for uv, where that differs from PyPA's `packaging`. */
import type { ComparisonAnswer, MarkerContext } from './_markerComparison.ts';
import { answerComparison } from './_markerComparison.ts';
import type { MarkerComparison, MarkerOperand, MarkerOperator } from './markerNode.ts';
import { isValidName } from '../name.ts';
import type { Specifier } from '../versions/specifier.ts';
import { parseSpecifierSet, specifierContains } from '../versions/specifier.ts';
import { createVersion, parseVersion, versionsEqual, type VersionParts } from '../versions/version.ts';
import { isVersionForUv } from '../versions/uvVersion.ts';

const VERSIONS: ReadonlySet<string> = new Set(['implementation_version', 'python_full_version', 'python_version']);

const MIRRORED: Readonly<Partial<Record<MarkerOperator, MarkerOperator>>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/** Compared as text, greater or smaller included; every other variable that is no version knows only equality. */
const ORDERED_TEXTS: ReadonlySet<string> = new Set(['platform_release', 'platform_version']);

/** A Python series has no more than two numbers: `3.13`. */
const NUMBERS_OF_A_SERIES = 2;

/** Answers as uv 0.13.9 does; undefined for a comparison that uv drops with a warning. */
export function answerComparisonAsUv(written: MarkerComparison, context: MarkerContext): ComparisonAnswer | undefined {
  const comparison = withoutEscapes(written);
  const { left, operator, right } = comparison;
  if (left.kind === right.kind) return undefined;
  const variable = left.kind === 'variable' ? left : right;
  const string = left.kind === 'string' ? left : right;
  if (variable.kind !== 'variable' || string.kind !== 'string') return undefined;
  const isReversed = variable === right;
  if (isVersion(variable)) {
    if (!isReversed) return answerVersion(comparison, variable.name, operator, string.value, context);
    // uv has no answer to `"3.12" in python_version`, nor to `"3.13.*" == python_version`.
    if (operator === 'in' || operator === 'not in' || string.value.trim().endsWith('*')) return undefined;
    return answerVersion(comparison, variable.name, MIRRORED[operator] ?? operator, string.value, context);
  }
  if (ORDERED_TEXTS.has(variable.name) && operator !== 'in' && operator !== 'not in') {
    const current = context.environment[variable.name as 'platform_release' | 'platform_version'];
    return answerText(current, isReversed ? (MIRRORED[operator] ?? operator) : operator, string.value);
  }
  if (variable.name === 'extra') {
    if (operator !== '==' && operator !== '!=') return undefined;
    if (!isValidName(string.value)) return false;
  }
  if (isSet(variable) && !isValidName(string.value)) return false;
  return answerComparison(comparison, context);
}

/** uv knows no escapes: a backslash in a string is a character like any other. */
function withoutEscapes(comparison: MarkerComparison): MarkerComparison {
  const { left, right } = comparison;
  if (!isEscaped(left) && !isEscaped(right)) return comparison;
  return { ...comparison, left: asWritten(left), right: asWritten(right) };
}

function isEscaped(operand: MarkerOperand): boolean {
  return operand.kind === 'string' && operand.written !== undefined;
}

function asWritten(operand: MarkerOperand): MarkerOperand {
  return operand.kind === 'string' ? { ...operand, value: operand.written ?? operand.value } : operand;
}

type VersionVariable = MarkerOperand & {
  kind: 'variable';
  name: 'implementation_version' | 'python_full_version' | 'python_version';
};

function isVersion(operand: MarkerOperand): operand is VersionVariable {
  return operand.kind === 'variable' && VERSIONS.has(operand.name);
}

function isSet({ name }: MarkerOperand & { readonly kind: 'variable' }): boolean {
  return name === 'extras' || name === 'dependency_groups';
}

function answerText(current: string, operator: MarkerOperator, text: string): boolean | undefined {
  switch (operator) {
    case '==':
      return current === text;
    case '!=':
      return current !== text;
    case '<':
      return current < text;
    case '<=':
      return current <= text;
    case '>':
      return current > text;
    case '>=':
      return current >= text;
    default:
      return undefined;
  }
}

function answerVersion(
  comparison: MarkerComparison,
  name: VersionVariable['name'],
  operator: MarkerOperator,
  text: string,
  context: MarkerContext,
): boolean | undefined {
  const current = context.environment[name];
  const isSeries = name === 'python_version';
  if (operator === 'in' || operator === 'not in') return answerList(current, operator, text, isSeries);
  const specifier = specifierOf(comparison, operator, text);
  if (specifier === undefined) return undefined;
  // No series is `3.13.2.*`, and uv says the same of `!=`.
  if (isSeries && specifier.wildcard && specifier.parsed && !isSeriesLike(specifier.parsed)) return false;
  return specifierContains(specifier, current, { prereleases: true });
}

/** A marker is evaluated many times, but what it compares with never changes. */
const specifiers = new WeakMap<MarkerComparison, { readonly specifier: Specifier | undefined }>();

function specifierOf(comparison: MarkerComparison, operator: MarkerOperator, text: string): Specifier | undefined {
  let known = specifiers.get(comparison);
  if (known === undefined) {
    known = { specifier: readSpecifier(operator + text.trim()) };
    specifiers.set(comparison, known);
  }
  return known.specifier;
}

function readSpecifier(text: string): Specifier | undefined {
  const { value, errors } = parseSpecifierSet(text);
  const [specifier, ...others] = value.specifiers;
  if (errors.length > 0 || specifier?.parsed === undefined || others.length > 0) return undefined;
  if (!isVersionForUv(specifier.parsed)) return undefined;
  // In markers, pre-releases of Python count as the release they lead to.
  const release = specifier.parsed.release.join('.') + (specifier.wildcard ? '.*' : '');
  return parseSpecifierSet(specifier.operator + release).value.specifiers[0];
}

/**
 * `python_version in "3.12 3.13"`: is it one of them? The list is split at blanks only, so that `"3.12, 3.13"` has a part that
 * is no version. Of each version only the release counts.
 */
function answerList(current: string, operator: 'in' | 'not in', text: string, isSeries: boolean): boolean | undefined {
  const versions = text.split(/\s+/).flatMap((part) => (part === '' ? [] : [parseVersion(part)]));
  const version = parseVersion(current);
  if (version === undefined) return undefined;
  const read = versions.filter((one) => one !== undefined && isVersionForUv(one)).filter((one) => one !== undefined);
  if (read.length < versions.length) return undefined;
  if (isSeries && !read.every(isSeriesLike)) return false;
  const member = read.some(({ release }) => versionsEqual(version, createVersion({ epoch: 0, release })));
  return member === (operator === 'in');
}

/** Whether it could be a series of Python; zeros at the end do not count. */
function isSeriesLike({ release }: VersionParts): boolean {
  return release.slice(NUMBERS_OF_A_SERIES).every((number) => number === 0);
}
