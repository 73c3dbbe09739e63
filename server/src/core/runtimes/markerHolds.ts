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
  target: Target,
  extras: ReadonlySet<NormalizedName> = NO_EXTRAS,
): boolean {
  if (!marker) return true;
  return extras.size > 0 ? evaluate(marker, target, extras) : holdsAlways(marker, target);
}

/** The answers without any extra. Each question asks once more for those of all releases that it looks at. */
const known = new WeakMap<Target, WeakMap<Marker, boolean>>();

function holdsAlways(marker: Marker, target: Target): boolean {
  let answers = known.get(target);
  if (!answers) known.set(target, (answers = new WeakMap()));
  let answer = answers.get(marker);
  if (answer === undefined) answers.set(marker, (answer = evaluate(marker, target, NO_EXTRAS)));
  return answer;
}

function evaluate(
  marker: Marker,
  { installer, environment, everywhere }: Target,
  extras: ReadonlySet<NormalizedName>,
): boolean {
  if (everywhere === true) return holdsSomewhere(marker, environment, extras);
  return EVALUATIONS[installer.markers](marker, environment, extras);
}
