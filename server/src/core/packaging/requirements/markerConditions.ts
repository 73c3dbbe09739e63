/**
 * Markers gathered along the path to a requirement: from one extra of a project to the next, under the marker of each step.
 */
import type { NormalizedName } from '../name.ts';
import { formatMarker } from './marker.ts';
import type { Marker } from './markerNode.ts';

/** Markers that must all hold, each once, by their text: this way, going round a cycle comes to an end. */
export type Conditions = ReadonlyMap<string, Marker>;

export const NO_CONDITIONS: Conditions = new Map();

export function addCondition(conditions: Conditions, marker: Marker | undefined): Conditions {
  return marker ? new Map([...conditions, [formatMarker(marker), marker]]) : conditions;
}

/** The same text for every path that asks for an extra under the same conditions. */
export function wayTo(extra: NormalizedName, conditions: Conditions): string {
  return [extra, ...[...conditions.keys()].sort()].join(' and ');
}
