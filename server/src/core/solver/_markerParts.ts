/** Takes markers apart: the part that asks for an extra, and everything else. */
import type { Marker } from '../packaging/requirements/marker.ts';
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

/** The `extra == '…'` that a marker demands at its top level, in every branch; undefined if there is none. */
export function markerExtra(marker: Marker): Marker | undefined {
  if (marker.kind === 'comparison') return asksForExtra(marker) && marker.operator === '==' ? marker : undefined;
  const parts = marker.operands.map(markerExtra);
  if (marker.kind === 'and') return parts.find((part) => part !== undefined);
  return parts.every((part) => part !== undefined) ? parts[0] : undefined;
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

function asksForExtra(marker: Extract<Marker, { kind: 'comparison' }>): boolean {
  return [marker.left, marker.right].some((operand) => operand.kind === 'variable' && operand.name === 'extra');
}
