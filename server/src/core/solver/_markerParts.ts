/** Takes markers apart: the part that asks for an extra, and everything else. */
import { isValidName } from '../packaging/name.ts';
import type { Marker, MarkerComparison } from '../packaging/requirements/marker.ts';
import type { Conditions } from '../packaging/requirements/markerConditions.ts';

/** Both must hold; undefined (no marker) always holds. */
export function bothMarkers(a: Marker | undefined, b: Marker | undefined): Marker | undefined {
  if (!a || !b) return a ?? b;
  return { kind: 'and', operands: [a, b] };
}

/** All conditions as one marker. */
export function markerOf(conditions: Conditions): Marker | undefined {
  return [...conditions.values()].reduce<Marker | undefined>(bothMarkers, undefined);
}

/** The `extra == '…'` that a marker demands at its top level, in every branch that can hold; undefined if there is none. */
export function markerExtra(marker: Marker): Marker | undefined {
  const extra = demandedExtra(marker);
  return extra === 'never' ? undefined : extra;
}

/** uv strikes what never holds before it looks: a marker that is nothing else demands no extra either. */
function demandedExtra(marker: Marker): Marker | 'never' | undefined {
  if (marker.kind === 'comparison') {
    if (!asksForExtra(marker)) return undefined;
    if (namesNoExtra(marker)) return 'never';
    return marker.operator === '==' ? marker : undefined;
  }
  const parts = marker.operands.map(demandedExtra);
  if (marker.kind === 'and') return parts.includes('never') ? 'never' : parts.find((part) => part !== undefined);
  const possible = parts.filter((part) => part !== 'never');
  if (possible.length === 0) return 'never';
  return possible.every((part) => part !== undefined) ? possible[0] : undefined;
}

/** `extra == ""`: uv takes no comparison with what cannot be a name for true, an unequal one neither. */
function namesNoExtra({ left, operator, right }: MarkerComparison): boolean {
  if (operator !== '==' && operator !== '!=') return false;
  return [left, right].some((operand) => operand.kind === 'string' && !isValidName(operand.written ?? operand.value));
}

/** The marker with everything about extras taken as true; undefined if nothing else is left. */
export function withoutExtras(marker: Marker): Marker | undefined {
  if (marker.kind === 'comparison') return asksForExtra(marker) ? undefined : marker;
  const operands = marker.operands.map(withoutExtras);
  const rest = operands.filter((operand) => operand !== undefined);
  if (marker.kind === 'or' && rest.length < operands.length) return undefined;
  const [first] = rest;
  return rest.length < 2 ? first : { kind: marker.kind, operands: rest };
}

function asksForExtra({ left, right }: MarkerComparison): boolean {
  return [left, right].some((operand) => operand.kind === 'variable' && operand.name === 'extra');
}
