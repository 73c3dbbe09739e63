/**
 * Reads marker expressions: comparisons joined by `and` and `or`, with parentheses.
 * https://packaging.python.org/en/latest/specifications/dependency-specifiers/#grammar
 */
import { say, type Message } from '../../messages/message.ts';
import type { ParseError } from '../../text/parsed.ts';
import type { Marker, MarkerComparison, MarkerOperand, MarkerOperator, MarkerVariable } from './markerNode.ts';
import { normalizeName } from '../name.ts';
import { decodePythonString } from './_pythonString.ts';
import type { Scanner } from '../_scanner.ts';

export type ReadMarker = { readonly marker: Marker } | { readonly error: ParseError };

/** Maximum depth: deeper nesting is rejected; nobody writes it, and the readers of a marker are recursive. */
const MAX_DEPTH = 100;

const QUOTED = /'[^']*'|"[^"]*"/y;
const VARIABLE =
  /\b(?:python_version|python_full_version|os[._]name|sys[._]platform|platform_(?:release|system)|platform[._](?:version|machine|python_implementation)|python_implementation|implementation_(?:name|version)|extras?|dependency_groups)\b/y;
/** In the order in which messages name them. */
const OPERATORS: readonly MarkerOperator[] = ['<', '<=', '==', '!=', '>=', '>', '~=', '===', 'in', 'not in'];
const OPERATOR = /===|==|~=|!=|<=|>=|<|>/y;
const IN = /\bin\b/y;
const NOT = /\bnot\b/y;
const CONJUNCTION = /\b(?:or|and)\b/y;
const WORD = /[^\s()'"<>=!~]+|[^]/y;

/** What stands between the quotes of a string to its value; undefined if it is no string. */
export type DecodeString = (body: string) => string | undefined;

/**
 * Reads one expression and the whitespace around it, as far as it goes; the caller checks what follows.
 * @param decode how the strings are read: as Python's, unless somebody reads them in another way
 */
export function readMarker(scanner: Scanner, decode: DecodeString = decodePythonString): ReadMarker {
  try {
    return { marker: readExpression({ scanner, decode }, 0) };
  } catch (thrown) {
    if (thrown instanceof MarkerError) return { error: thrown.error };
    throw thrown;
  }
}

/** Breaks out of the recursion; never seen outside this file. */
class MarkerError extends Error {
  readonly error: ParseError;

  constructor(error: ParseError) {
    super(error.problem.id);
    this.error = error;
  }
}

interface Reading {
  readonly scanner: Scanner;
  readonly decode: DecodeString;
}

function readExpression(reading: Reading, depth: number): Marker {
  const { scanner } = reading;
  // `and` binds tighter than `or`: every alternative is a list of conditions that must all hold.
  const alternatives: Marker[][] = [[readAtom(reading, depth)]];
  for (;;) {
    const word = scanner.match(CONJUNCTION);
    if (word === undefined) break;
    const next = readAtom(reading, depth);
    if (word === 'or') alternatives.push([next]);
    else alternatives.at(-1)?.push(next);
  }
  return group(
    'or',
    alternatives.map((operands) => group('and', operands)),
  );
}

function group(kind: 'and' | 'or', operands: readonly Marker[]): Marker {
  const [only, another] = operands;
  return only !== undefined && another === undefined ? only : { kind, operands };
}

function readAtom(reading: Reading, depth: number): Marker {
  const { scanner } = reading;
  scanner.skipBlanks();
  const open = scanner.position;
  if (!scanner.take('(')) return readComparison(reading);
  if (depth >= MAX_DEPTH) fail(say('markerTooDeep'), open, open + 1);
  const inner = readExpression(reading, depth + 1);
  scanner.skipBlanks();
  if (!scanner.take(')')) fail(say('parenthesisUnclosed'), open, open + 1);
  scanner.skipBlanks();
  return inner.kind === 'comparison' ? inner : { ...inner, parentheses: (inner.parentheses ?? 0) + 1 };
}

function readComparison(reading: Reading): Marker {
  const { scanner } = reading;
  const start = scanner.position;
  const left = readOperand(reading);
  scanner.skipBlanks();
  const operator = readOperator(scanner);
  scanner.skipBlanks();
  const right = readOperand(reading);
  const span = { start, end: scanner.position };
  scanner.skipBlanks();
  return withNormalizedName({ kind: 'comparison', left, operator, right, span });
}

function readOperand({ scanner, decode }: Reading): MarkerOperand {
  const start = scanner.position;
  const variable = scanner.match(VARIABLE);
  if (variable !== undefined) {
    return { kind: 'variable', name: currentName(variable), span: { start, end: scanner.position } };
  }
  const quoted = scanner.match(QUOTED);
  if (quoted === undefined) return failAtWord(scanner, say('markerOperandExpected'));
  const written = quoted.slice(1, -1);
  const value = decode(written);
  if (value === undefined) return fail(say('markerStringInvalid'), start, scanner.position);
  return {
    kind: 'string',
    value,
    ...(written.includes('\\') && { written }),
    span: { start, end: scanner.position },
  };
}

/** The current spelling of an old name; the pattern only matches names of the type. */
function currentName(written: string): MarkerVariable {
  const name = written.replace('.', '_');
  return (name === 'python_implementation' ? 'platform_python_implementation' : name) as MarkerVariable;
}

function readOperator(scanner: Scanner): MarkerOperator {
  const symbol = scanner.match(OPERATOR);
  if (symbol !== undefined) return symbol as MarkerOperator;
  if (scanner.match(IN) !== undefined) return 'in';
  if (scanner.match(NOT) === undefined) {
    return failAtWord(scanner, say('markerOperatorExpected', { operators: OPERATORS }));
  }
  if (!scanner.skipBlanks() || scanner.match(IN) === undefined) return failAtWord(scanner, say('markerInExpected'));
  return 'not in';
}

const NAMES_OF_EXTRAS: ReadonlySet<MarkerVariable> = new Set(['extra', 'extras', 'dependency_groups']);

/** Names of extras and groups are compared in their normal form; the sets of them can only stand on the right. */
function withNormalizedName(comparison: MarkerComparison): Marker {
  const { left, right } = comparison;
  if (left.kind === 'variable' && right.kind === 'string' && left.name === 'extra')
    return { ...comparison, right: normalizedValue(right) };
  if (right.kind === 'variable' && left.kind === 'string' && NAMES_OF_EXTRAS.has(right.name))
    return { ...comparison, left: normalizedValue(left) };
  return comparison;
}

function normalizedValue(operand: MarkerOperand & { readonly kind: 'string' }): MarkerOperand {
  return { ...operand, value: normalizeName(operand.value) };
}

function failAtWord(scanner: Scanner, problem: Message): never {
  const start = scanner.position;
  scanner.match(WORD);
  return fail(problem, start, scanner.position);
}

function fail(problem: Message, start: number, end: number): never {
  throw new MarkerError({ problem, span: { start, end } });
}
