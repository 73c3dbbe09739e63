/**
 * The tree that an environment marker is read into, and what it is evaluated for.
 * https://packaging.python.org/en/latest/specifications/dependency-specifiers/#environment-markers
 */
import type { Span } from '../../text/span.ts';

/** The values of the environment an installer resolves for. */
export interface MarkerEnvironment {
  readonly os_name: string;
  readonly sys_platform: string;
  readonly platform_machine: string;
  readonly platform_system: string;
  readonly platform_release: string;
  readonly platform_version: string;
  readonly implementation_name: string;
  readonly platform_python_implementation: string;
  readonly python_version: string;
  readonly python_full_version: string;
  readonly implementation_version: string;
}

/** A name that a marker may use; the old dotted spellings and `python_implementation` are read as these. */
export type MarkerVariable = keyof MarkerEnvironment | 'extra' | 'extras' | 'dependency_groups';

export type MarkerOperator = '<' | '<=' | '==' | '!=' | '>=' | '>' | '~=' | '===' | 'in' | 'not in';

export type MarkerOperand =
  | { readonly kind: 'variable'; readonly name: MarkerVariable; readonly span: Span }
  /**
   * `value` is decoded, and normalised if it is compared with `extra`; the span includes the quotes. `written` is what stands
   * between the quotes, where a backslash in it makes that something else.
   */
  | { readonly kind: 'string'; readonly value: string; readonly written?: string; readonly span: Span };

export interface MarkerComparison {
  readonly kind: 'comparison';
  readonly left: MarkerOperand;
  readonly operator: MarkerOperator;
  readonly right: MarkerOperand;
  readonly span: Span;
}

export interface MarkerGroup {
  readonly kind: 'and' | 'or';
  /** At least two. */
  readonly operands: readonly Marker[];
  /** How many pairs of parentheses were written around it; absent if none. */
  readonly parentheses?: number;
}

export type Marker = MarkerComparison | MarkerGroup;

/** The marker with other places. @param move gives the new one of each */
export function withPlaces(marker: Marker, move: (span: Span) => Span): Marker {
  if (marker.kind !== 'comparison') {
    return { ...marker, operands: marker.operands.map((operand) => withPlaces(operand, move)) };
  }
  const { left, right, span } = marker;
  return { ...marker, left: moved(left, move), right: moved(right, move), span: move(span) };
}

function moved(operand: MarkerOperand, move: (span: Span) => Span): MarkerOperand {
  return { ...operand, span: move(operand.span) };
}
