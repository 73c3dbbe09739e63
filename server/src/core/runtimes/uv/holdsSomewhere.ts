/** Whether a marker may hold on some platform with a Python or a later one: what uv asks where it resolves for all of them. */
import { evaluateMarkerAsUv, type Marker, type MarkerEnvironment } from '../../packaging/requirements/marker.ts';
import type { NormalizedName } from '../../packaging/name.ts';

/** Later minor versions of Python than this are not tried. */
const LAST_MINOR = 40;

/** The variables whose values are known: that of every other one may be anything. */
const KNOWN: ReadonlySet<string> = new Set([
  'python_version',
  'python_full_version',
  'implementation_version',
  'extra',
]);

/**
 * @param environment of the earliest Python
 * @param extras those that are asked for
 */
export function holdsSomewhere(
  marker: Marker,
  environment: MarkerEnvironment,
  extras: ReadonlySet<NormalizedName>,
): boolean {
  return pythonsFrom(environment.python_full_version).some((python) => {
    const series = python.split('.').slice(0, 2).join('.');
    const values = { python_version: series, python_full_version: python, implementation_version: python };
    return mayHold(marker, { ...environment, ...values }, extras);
  });
}

function mayHold(marker: Marker, environment: MarkerEnvironment, extras: ReadonlySet<NormalizedName>): boolean {
  if (marker.kind !== 'comparison') {
    const holds = (one: Marker): boolean => mayHold(one, environment, extras);
    return marker.kind === 'and' ? marker.operands.every(holds) : marker.operands.some(holds);
  }
  const isKnown = [marker.left, marker.right].some((side) => side.kind === 'variable' && KNOWN.has(side.name));
  return !isKnown || evaluateMarkerAsUv(marker, environment, extras);
}

/** The Python itself, the last of its series, and the first of each later series. */
function pythonsFrom(python: string): readonly string[] {
  const minor = Number(python.split('.')[1]);
  const later = Array.from({ length: Math.max(LAST_MINOR - minor, 0) }, (_, step) => `3.${minor + step + 1}.0`);
  return [python, `3.${minor}.99`, ...later];
}
