/**
 * Whether a marker holds on a target: the only place that evaluates this, so that the editor and the resolver cannot
 * disagree.
 */
import { evaluateMarker, evaluateMarkerAsUv, type Marker } from '../packaging/requirements/marker.ts';
import type { NormalizedName } from '../packaging/name.ts';
import type { Installer } from './installer.ts';
import { holdsSomewhere } from './uv/holdsSomewhere.ts';
import type { Target } from './target.ts';

const EVALUATIONS: Readonly<Record<Installer['markers'], typeof evaluateMarkerAsUv>> = {
  uv: evaluateMarkerAsUv,
  packaging: evaluateMarker,
};

const NO_EXTRAS: ReadonlySet<NormalizedName> = new Set();

/**
 * Evaluates a marker as the target's installer does: uv leaves out comparisons that make no sense, while PyPA's packaging,
 * which micropip uses, compares texts. An absent marker always holds.
 */
export function markerHolds(
  marker: Marker | undefined,
  { installer, environment, everywhere }: Target,
  extras: ReadonlySet<NormalizedName> = NO_EXTRAS,
): boolean {
  if (!marker) return true;
  if (everywhere === true) return holdsSomewhere(marker, environment, extras);
  return EVALUATIONS[installer.markers](marker, environment, extras);
}
