/**
 * Whether two markers can hold at once: tried on every combination of what they speak of. uv refuses two sources of one
 * project for which that is so.
 */
import { normalizeName, type NormalizedName } from '../../packaging/name.ts';
import {
  evaluateMarkerAsUv,
  type Marker,
  type MarkerComparison,
  type MarkerEnvironment,
} from '../../packaging/requirements/marker.ts';

type Variable = keyof MarkerEnvironment;
type Texts = ReadonlyMap<Variable, ReadonlySet<string>>;

/** Beyond this many combinations it is not tried, and nothing is said. */
const MOST_COMBINATIONS = 20_000;

/** So many texts are tried as contained and as not contained. */
const MOST_TEXTS = 10;

/** How the extras begin that stand for a text. */
const CONTAINMENT = 'containment-';

/** What `sys_platform` is on the systems of which uv knows it. */
const PLATFORM_OF: ReadonlyMap<string, string> = new Map([
  ['Linux', 'linux'],
  ['Darwin', 'darwin'],
  ['Windows', 'win32'],
  ['Emscripten', 'emscripten'],
  ['AIX', 'aix'],
  ['Android', 'android'],
]);
/** Of these uv knows only that they are none of the others. */
const OTHER_SYSTEMS: ReadonlySet<string> = new Set(['FreeBSD', 'NetBSD', 'OpenBSD', 'SunOS', 'iOS']);
const OTHER_PLATFORMS: ReadonlySet<string> = new Set([...PLATFORM_OF.values(), 'cygwin', 'wasi']);
/** What `sys_platform` is never beside an `os_name`. */
const NEVER_BESIDE: ReadonlyMap<string, readonly string[]> = new Map([
  ['posix', ['win32']],
  ['nt', ['linux', 'darwin', 'ios']],
]);
const PYTHON_VARIABLES = ['python_version', 'python_full_version', 'implementation_version'] as const;

const EMPTY: MarkerEnvironment = {
  os_name: '',
  sys_platform: '',
  platform_machine: '',
  platform_system: '',
  platform_release: '',
  platform_version: '',
  implementation_name: '',
  platform_python_implementation: '',
  python_version: '3.0',
  python_full_version: '3.0.0',
  implementation_version: '3.0.0',
};

/** False also where they depend on too much to be tried. Several extras can be asked for at once. */
export function markersOverlap(one: Marker, other: Marker): boolean {
  const [a, b] = [withoutContainment(one), withoutContainment(other)];
  const comparisons = [...comparisonsIn(a), ...comparisonsIn(b)];
  const texts = textsBeside(comparisons);
  if (!texts) return false;
  const groups = independentValues(texts);
  const extras = extrasToTry(extrasIn(comparisons));
  if (groups.reduce((product, group) => product * group.length, extras.length) > MOST_COMBINATIONS) return false;
  return combinationsOf(groups)
    .filter(isPossible)
    .some((environment) =>
      extras.some((asked) => [a, b].every((marker) => evaluateMarkerAsUv(marker, environment, asked))),
    );
}

/**
 * `sys_platform in "linux emscripten"` can be true or false for uv whatever else is said of `sys_platform`: it knows nothing
 * but that `not in` the same text is the opposite. So each such text becomes an extra, which is there or not. Of versions uv
 * understands it.
 */
function withoutContainment(marker: Marker): Marker {
  if (marker.kind !== 'comparison') return { ...marker, operands: marker.operands.map(withoutContainment) };
  const { left, right, operator, span } = marker;
  if (operator !== 'in' && operator !== 'not in') return marker;
  const [variable] = [left, right].flatMap((side) => (side.kind === 'variable' ? [side.name] : []));
  const isVersion = variable === 'extra' || PYTHON_VARIABLES.some((python) => python === variable);
  if (variable === undefined || !isVariable(variable) || isVersion) return marker;
  const said = [left, right].map((side) => (side.kind === 'variable' ? side.name : JSON.stringify(side.value)));
  const text = Array.from(said.join(' in '), (character) => character.charCodeAt(0).toString(16)).join('-');
  return {
    kind: 'comparison',
    span,
    left: { kind: 'variable', name: 'extra', span: left.span },
    operator: operator === 'in' ? '==' : '!=',
    right: { kind: 'string', value: `${CONTAINMENT}${text}`, span: right.span },
  };
}

/** All and none of the extras that are written, with any of those that stand for a text. */
function extrasToTry(named: readonly NormalizedName[]): readonly ReadonlySet<NormalizedName>[] {
  const written = named.filter((name) => !name.startsWith(CONTAINMENT));
  const texts = [...new Set(named.filter((name) => name.startsWith(CONTAINMENT)))];
  const any = texts
    .slice(0, MOST_TEXTS)
    .reduce<readonly (readonly NormalizedName[])[]>(
      (all, name) => [...all, ...all.map((some) => [...some, name])],
      [[]],
    );
  return any.flatMap((some) => [new Set(some), ...(written.length > 0 ? [new Set([...written, ...some])] : [])]);
}

/** The texts that each variable is compared with; undefined if something else than the environment matters. */
function textsBeside(comparisons: readonly MarkerComparison[]): Texts | undefined {
  const texts = new Map<Variable, Set<string>>();
  for (const { left, right } of comparisons) {
    for (const [one, other] of [[left, right] as const, [right, left] as const]) {
      if (one.kind !== 'variable') continue;
      if (one.name === 'extra') continue;
      if (!isVariable(one.name)) return undefined;
      const known = texts.get(one.name) ?? new Set();
      if (other.kind === 'string') known.add(other.value);
      texts.set(one.name, known);
    }
  }
  return texts;
}

/** Sets of values that can be chosen independently of each other. */
function independentValues(texts: Texts): readonly (readonly Partial<MarkerEnvironment>[])[] {
  const pythons = PYTHON_VARIABLES.flatMap((name) => [...(texts.get(name) ?? [])]);
  const others = [...texts].filter(([name]) => !PYTHON_VARIABLES.some((python) => python === name));
  return [
    ...(pythons.length > 0 ? [pythonsNear(pythons)] : []),
    ...others.map(([name, values]) => [...values, 'other'].map((value) => ({ [name]: value }))),
  ];
}

/** The series around those that are spoken of, with the releases that are spoken of and their neighbours. */
function pythonsNear(texts: readonly string[]): readonly Partial<MarkerEnvironment>[] {
  const read = texts.flatMap((text) => [...text.matchAll(/(\d+)(?:\.(\d+))?(?:\.(\d+))?/g)]);
  const releases = read.flatMap(([, major = '3', minor = '0', micro = '0']) =>
    [-1, 0, 1].flatMap((series) =>
      [-1, 0, 1].map((step) => `${major}.${Math.max(0, Number(minor) + series)}.${Math.max(0, Number(micro) + step)}`),
    ),
  );
  return [...new Set([...releases, '2.7.18', '3.0.0', '4.0.0'])].map((release) => ({
    python_version: release.split('.').slice(0, 2).join('.'),
    python_full_version: release,
    implementation_version: release,
  }));
}

function combinationsOf(groups: readonly (readonly Partial<MarkerEnvironment>[])[]): readonly MarkerEnvironment[] {
  return groups.reduce<readonly MarkerEnvironment[]>(
    (all, group) => all.flatMap((environment) => group.map((values) => ({ ...environment, ...values }))),
    [EMPTY],
  );
}

/** Whether what the variables say of the system goes together, as far as uv knows. */
function isPossible({ os_name, sys_platform, platform_system }: MarkerEnvironment): boolean {
  const implied = PLATFORM_OF.get(platform_system);
  const platform = sys_platform === '' ? implied : sys_platform;
  if (platform === undefined) return true;
  if (implied !== undefined && platform !== implied) return false;
  const isOther = OTHER_SYSTEMS.has(platform_system);
  if (isOther && (OTHER_PLATFORMS.has(platform) || (platform === 'ios' && platform_system !== 'iOS'))) return false;
  return NEVER_BESIDE.get(os_name)?.includes(platform) !== true;
}

function extrasIn(comparisons: readonly MarkerComparison[]): readonly NormalizedName[] {
  return comparisons.flatMap(({ left, right }) => {
    const isExtra = [left, right].some((operand) => operand.kind === 'variable' && operand.name === 'extra');
    return isExtra ? [left, right].flatMap((one) => (one.kind === 'string' ? [normalizeName(one.value)] : [])) : [];
  });
}

function comparisonsIn(marker: Marker): readonly MarkerComparison[] {
  return marker.kind === 'comparison' ? [marker] : marker.operands.flatMap(comparisonsIn);
}

function isVariable(name: string): name is Variable {
  return Object.hasOwn(EMPTY, name);
}
