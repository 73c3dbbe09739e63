/**
 * Whether one comparison of a marker holds, exactly as in PyPA's `packaging`.
 * https://packaging.python.org/en/latest/specifications/dependency-specifiers/#environment-markers
 */
import { say, type Message } from '../../messages/message.ts';
import type { MarkerComparison, MarkerEnvironment, MarkerOperand, MarkerOperator } from './markerNode.ts';
import type { NormalizedName } from '../name.ts';
import { normalizeName } from '../name.ts';
import type { Specifier } from '../versions/specifier.ts';
import { parseSpecifierSet, specifierContains } from '../versions/specifier.ts';
import { isWhitespace, trimWhitespace } from '../_whitespace.ts';

/** The result of a comparison: whether it holds, or why there is no answer. */
export type ComparisonAnswer = boolean | { readonly undefined: Message };

/** What a marker is evaluated for. */
export interface MarkerContext {
  readonly environment: MarkerEnvironment;
  readonly extras: ReadonlySet<NormalizedName>;
  readonly dependencyGroups: ReadonlySet<string>;
}

/** Compared as versions whenever the right-hand side forms a version specifier. */
const VERSIONS: ReadonlySet<string> = new Set([
  'implementation_version',
  'platform_release',
  'python_full_version',
  'python_version',
]);

/** Answers as `packaging` does; `undefined` instead of an exception. */
export function answerComparison(comparison: MarkerComparison, context: MarkerContext): ComparisonAnswer {
  const { left, operator, right } = comparison;
  if (left.kind === 'variable') {
    if (left.name === 'extra')
      return answerExtra(context, operator, (extra) => compare(extra, operator, textOf(right)));
    if (left.name === 'extras' || left.name === 'dependency_groups') {
      return { undefined: say('markerSetMisplaced', { variable: left.name }) };
    }
    return answerValues(comparison, left.name, environmentValue(context, left.name), textOf(right));
  }
  // A string on both sides: the right-hand one is taken as the name of a variable.
  const key = textOf(right);
  if (key === 'extra') return answerExtra(context, operator, (extra) => compare(left.value, operator, extra));
  if (key === 'extras') return compareSet(left.value, operator, context.extras);
  if (key === 'dependency_groups') return compareSet(left.value, operator, context.dependencyGroups);
  if (!Object.hasOwn(context.environment, key)) {
    return { undefined: say('markerVariableUnknown', { variable: key }) };
  }
  return answerValues(comparison, key, left.value, environmentValue(context, key as keyof MarkerEnvironment));
}

function textOf(operand: MarkerOperand): string {
  return operand.kind === 'variable' ? operand.name : operand.value;
}

function environmentValue(context: MarkerContext, name: keyof MarkerEnvironment): string {
  const value = context.environment[name];
  // Builds of Python between releases call themselves e.g. `3.13.0+`, which is not a valid version.
  return name === 'python_full_version' && value.endsWith('+') ? `${value}local` : value;
}

/** Checks every extra: a positive comparison needs one for which it holds, a negative one must hold for all. */
function answerExtra(
  context: MarkerContext,
  operator: MarkerOperator,
  ask: (extra: string) => ComparisonAnswer,
): ComparisonAnswer {
  if (context.extras.size === 0) return ask('');
  const answers = [...context.extras].map(ask);
  const undefinedAnswer = answers.find((answer) => typeof answer !== 'boolean');
  if (undefinedAnswer !== undefined) return undefinedAnswer;
  return operator === '!=' || operator === 'not in' ? !answers.includes(false) : answers.includes(true);
}

function answerValues(comparison: MarkerComparison, key: string, left: string, right: string): ComparisonAnswer {
  if (VERSIONS.has(key)) {
    const specifier = specifierOf(comparison, right);
    if (specifier !== undefined) return specifierContains(specifier, left, { prereleases: true });
  }
  return compare(left, comparison.operator, right);
}

/** Strings are not ordered: `<=` and `>=` test equality, `<` and `>` never hold. */
function compare(left: string, operator: MarkerOperator, right: string): ComparisonAnswer {
  switch (operator) {
    case 'in':
      return right.includes(left);
    case 'not in':
      return !right.includes(left);
    case '==':
    case '<=':
    case '>=':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
    case '>':
      return false;
    case '~=':
    case '===':
      return { undefined: say('markerNotComparable', { operator, left, right }) };
  }
}

/** A set never equals a string, so only `in` and the negative operators can hold. */
function compareSet(left: string, operator: MarkerOperator, set: ReadonlySet<string>): ComparisonAnswer {
  const name = normalizeName(left);
  switch (operator) {
    case 'in':
    case 'not in': {
      const member = [...set].some((element) => normalizeName(element) === name);
      return member === (operator === 'in');
    }
    case '!=':
      return true;
    case '==':
    case '<=':
    case '>=':
    case '<':
    case '>':
      return false;
    case '~=':
    case '===':
      return { undefined: say('markerNotComparableWithSet', { operator, left }) };
  }
}

interface ReadSpecifier {
  readonly version: string;
  readonly specifier: Specifier | undefined;
}

/** A marker is evaluated for many environments, but its specifier is nearly always the same. */
const specifiers = new WeakMap<MarkerComparison, ReadSpecifier>();

function specifierOf(comparison: MarkerComparison, version: string): Specifier | undefined {
  const known = specifiers.get(comparison);
  if (known?.version === version) return known.specifier;
  const specifier = readSpecifier(comparison.operator, version);
  specifiers.set(comparison, { version, specifier });
  return specifier;
}

function readSpecifier(operator: MarkerOperator, version: string): Specifier | undefined {
  if (operator === 'in' || operator === 'not in') return undefined;
  const text = operator + version;
  if (text.startsWith('===')) {
    const arbitrary = trimWhitespace(text.slice('==='.length));
    return isArbitrary(arbitrary) ? { operator: '===', version: arbitrary, wildcard: false } : undefined;
  }
  if (text.includes(',')) return undefined;
  const { value, errors } = parseSpecifierSet(text);
  return errors.length === 0 && value.specifiers.length === 1 ? value.specifiers[0] : undefined;
}

/** What may follow `===`: no whitespace, `;` or `)`. */
function isArbitrary(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    if (isWhitespace(text.charCodeAt(index)) || text[index] === ';' || text[index] === ')') return false;
  }
  return true;
}
