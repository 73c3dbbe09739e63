/** Whether a marker holds: combines the answers of its comparisons. */
import type { ParseError } from '../../text/parsed.ts';
import type { ComparisonAnswer, MarkerContext } from './_markerComparison.ts';
import { answerComparison } from './_markerComparison.ts';
import { answerComparisonAsUv } from './_uvMarkerComparison.ts';
import type { Marker, MarkerComparison, MarkerEnvironment } from './markerNode.ts';
import type { NormalizedName } from '../name.ts';

type AnswerComparison = (comparison: MarkerComparison, context: MarkerContext) => ComparisonAnswer | undefined;

const NO_GROUPS: ReadonlySet<string> = new Set();

/**
 * Whether the marker holds. `extras` are the requested extras, none being the same as the extra `''`; with several, `extra
 * == "x"` tests whether x is among them. The answer is that of PyPA's `packaging`; where that raises an exception (see
 * `undefinedComparisons`), the comparison is left out, and a marker with no other comparison holds.
 */
export function evaluateMarker(
  marker: Marker,
  environment: MarkerEnvironment,
  extras: ReadonlySet<NormalizedName>,
  dependencyGroups: ReadonlySet<string> = NO_GROUPS,
): boolean {
  return evaluate(marker, { environment, extras, dependencyGroups }, answerComparison) ?? true;
}

/**
 * Whether the marker holds for uv. uv leaves out every comparison that it does not understand, e.g. `python_version <
 * "3.6.*"`, which `packaging` compares as text, and reads the right-hand side of `python_version in "3.12, 3.13"` as a list.
 */
export function evaluateMarkerAsUv(
  marker: Marker,
  environment: MarkerEnvironment,
  extras: ReadonlySet<NormalizedName>,
): boolean {
  return evaluate(marker, { environment, extras, dependencyGroups: NO_GROUPS }, answerComparisonAsUv) ?? true;
}

/**
 * The comparisons of a marker that are meaningless in this environment, such as `os_name ~= "1"`. PyPA's `packaging` raises
 * an exception for a marker with any of them.
 */
export function undefinedComparisons(
  marker: Marker,
  environment: MarkerEnvironment,
  extras: ReadonlySet<NormalizedName>,
  dependencyGroups: ReadonlySet<string> = NO_GROUPS,
): readonly ParseError[] {
  if (marker.kind !== 'comparison') {
    return marker.operands.flatMap((operand) => undefinedComparisons(operand, environment, extras, dependencyGroups));
  }
  const answer = answerComparison(marker, { environment, extras, dependencyGroups });
  return typeof answer === 'boolean' ? [] : [{ problem: answer.undefined, span: marker.span }];
}

/** Undefined if no comparison in it has an answer. */
function evaluate(marker: Marker, context: MarkerContext, answerOf: AnswerComparison): boolean | undefined {
  if (marker.kind === 'comparison') {
    const answer = answerOf(marker, context);
    return typeof answer === 'boolean' ? answer : undefined;
  }
  // One operand with this value decides the whole.
  const decisive = marker.kind === 'or';
  let result: boolean | undefined;
  for (const operand of marker.operands) {
    const value = evaluate(operand, context, answerOf);
    if (value === decisive) return value;
    result ??= value;
  }
  return result;
}
