/**
 * Environment markers: the condition after the `;` of a requirement.
 * https://packaging.python.org/en/latest/specifications/dependency-specifiers/#environment-markers
 */
import { say } from '../../messages/message.ts';
import type { Parsed } from '../../text/parsed.ts';
import { readMarker } from './_markerReader.ts';
import { Scanner } from '../_scanner.ts';
import type { Marker, MarkerGroup, MarkerOperand } from './markerNode.ts';

export { evaluateMarker, evaluateMarkerAsUv, undefinedComparisons } from './_markerEvaluation.ts';
export type {
  Marker,
  MarkerComparison,
  MarkerEnvironment,
  MarkerGroup,
  MarkerOperand,
  MarkerOperator,
  MarkerVariable,
} from './markerNode.ts';

/** Reads a marker (the text after the `;`). The value is undefined if there is an error. */
export function parseMarker(text: string): Parsed<Marker | undefined> {
  const scanner = new Scanner(text);
  const read = readMarker(scanner);
  if ('error' in read) return { value: undefined, errors: [read.error] };
  if (scanner.isAtEnd()) return { value: read.marker, errors: [] };
  const span = { start: scanner.position, end: text.length };
  return { value: undefined, errors: [{ problem: say('markerEndExpected'), span }] };
}

/**
 * Writes a marker in the form PyPA's tools use: double quotes, single spaces, one pair of parentheses around every group that
 * had one, except around the whole.
 */
export function formatMarker(marker: Marker): string {
  if (marker.kind === 'comparison') {
    return `${formatOperand(marker.left)} ${marker.operator} ${formatOperand(marker.right)}`;
  }
  const parts = marker.operands.map((operand) => {
    if (operand.kind === 'comparison') return formatMarker(operand);
    const needed = operand.kind === 'or' && marker.kind === 'and';
    return needed || operand.parentheses !== undefined ? `(${formatMarker(operand)})` : formatMarker(operand);
  });
  return parts.join(` ${marker.kind} `);
}

/** Whether both are written alike except for whitespace, quotes and redundant parentheses; `a and b` is not `b and a`. */
export function markersEqual(a: Marker, b: Marker): boolean {
  return formatMarker(a) === formatMarker(b);
}

/** The marker that holds if both do, or if one of them does. */
export function combineMarkers(kind: 'and' | 'or', left: Marker, right: Marker): MarkerGroup {
  return {
    kind,
    operands: [left, right].map((operand) => (operand.kind === 'comparison' ? operand : enclosed(operand))),
  };
}

function enclosed(group: MarkerGroup): MarkerGroup {
  return { ...group, parentheses: 1 };
}

function formatOperand(operand: MarkerOperand): string {
  if (operand.kind === 'variable') return operand.name;
  return operand.value.includes('"') ? `'${operand.value}'` : `"${operand.value}"`;
}

/** Whether the marker depends on the requested extras. */
export function markerMentionsExtra(marker: Marker): boolean {
  if (marker.kind !== 'comparison') return marker.operands.some(markerMentionsExtra);
  return isExtra(marker.left) || isExtra(marker.right);
}

function isExtra(operand: MarkerOperand): boolean {
  return operand.kind === 'variable' && (operand.name === 'extra' || operand.name === 'extras');
}
