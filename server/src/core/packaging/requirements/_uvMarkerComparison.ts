/** Whether one comparison of a marker holds for uv, where that differs from PyPA's `packaging`. */
import type { ComparisonAnswer, MarkerContext } from './_markerComparison.ts';
import { answerComparison } from './_markerComparison.ts';
import type { MarkerComparison, MarkerOperand, MarkerOperator } from './markerNode.ts';
import { isValidName } from '../name.ts';
import type { Specifier } from '../versions/specifier.ts';
import { parseSpecifierSet, specifierContains } from '../versions/specifier.ts';
import { parseVersion, versionsEqual } from '../versions/version.ts';

const VERSIONS: ReadonlySet<string> = new Set(['implementation_version', 'python_full_version', 'python_version']);

const MIRRORED: Readonly<Partial<Record<MarkerOperator, MarkerOperator>>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/** Answers as uv does; undefined for a comparison that uv drops with a warning. */
export function answerComparisonAsUv(
  comparison: MarkerComparison,
  context: MarkerContext,
): ComparisonAnswer | undefined {
  const { left, operator, right } = comparison;
  if (left.kind === right.kind) return undefined;
  if (isVersion(left) && right.kind === 'string')
    return answerVersion(comparison, left.name, operator, right.value, context);
  if (isVersion(right) && left.kind === 'string') {
    // uv has no answer to `"3.12" in python_version`.
    if (operator === 'in' || operator === 'not in') return undefined;
    return answerVersion(comparison, right.name, MIRRORED[operator] ?? operator, left.value, context);
  }
  const name = left.kind === 'variable' ? left : right;
  const value = left.kind === 'string' ? left : right;
  if (name.kind === 'variable' && name.name === 'extra' && value.kind === 'string') {
    if ((operator !== '==' && operator !== '!=') || !isValidName(value.value)) {
      return undefined;
    }
  }
  return answerComparison(comparison, context);
}

type VersionVariable = MarkerOperand & {
  kind: 'variable';
  name: 'implementation_version' | 'python_full_version' | 'python_version';
};

function isVersion(operand: MarkerOperand): operand is VersionVariable {
  return operand.kind === 'variable' && VERSIONS.has(operand.name);
}

function answerVersion(
  comparison: MarkerComparison,
  name: VersionVariable['name'],
  operator: MarkerOperator,
  text: string,
  context: MarkerContext,
): boolean | undefined {
  const current = context.environment[name];
  if (operator === 'in' || operator === 'not in') return answerList(current, operator, text);
  const specifier = specifierOf(comparison, operator, text);
  if (specifier === undefined) return undefined;
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
  // In markers, pre-releases of Python count as the release they lead to.
  const release = specifier.parsed.release.join('.') + (specifier.wildcard ? '.*' : '');
  return parseSpecifierSet(specifier.operator + release).value.specifiers[0];
}

/** `python_version in "3.12, 3.13"`: is it one of them? */
function answerList(current: string, operator: 'in' | 'not in', text: string): boolean | undefined {
  const versions = text.split(/\s*,\s*|\s+/).flatMap((part) => (part === '' ? [] : [parseVersion(part)]));
  const version = parseVersion(current);
  if (version === undefined || versions.includes(undefined)) return undefined;
  const member = versions.some((other) => other !== undefined && versionsEqual(version, other));
  return member === (operator === 'in');
}
