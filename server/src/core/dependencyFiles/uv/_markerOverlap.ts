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

/** Systems by the variables that name them: two names of different systems never hold together. */
const SYSTEMS: readonly Partial<MarkerEnvironment>[] = [
  { sys_platform: 'linux', os_name: 'posix', platform_system: 'Linux' },
  { sys_platform: 'darwin', os_name: 'posix', platform_system: 'Darwin' },
  { sys_platform: 'win32', os_name: 'nt', platform_system: 'Windows' },
  { sys_platform: 'emscripten', os_name: 'posix', platform_system: 'Emscripten' },
];
const SYSTEM_VARIABLES = ['sys_platform', 'os_name', 'platform_system'] as const;
const PYTHON_VARIABLES = ['python_version', 'python_full_version', 'implementation_version'] as const;

const NO_EXTRAS: ReadonlySet<NormalizedName> = new Set();

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
export function markersOverlap(a: Marker, b: Marker): boolean {
  const texts = textsBeside([...comparisonsIn(a), ...comparisonsIn(b)]);
  if (!texts) return false;
  const extras = new Set(extrasIn([...comparisonsIn(a), ...comparisonsIn(b)]));
  const groups = independentValues(texts);
  if (groups.reduce((product, group) => product * group.length, 1) > MOST_COMBINATIONS) return false;
  return combinationsOf(groups)
    .filter(isPossible)
    .some((environment) =>
      [NO_EXTRAS, extras].some((asked) => [a, b].every((marker) => evaluateMarkerAsUv(marker, environment, asked))),
    );
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

/** Whether no two variables name different systems. */
function isPossible(environment: MarkerEnvironment): boolean {
  const named = SYSTEM_VARIABLES.flatMap((name) => {
    const systems = SYSTEMS.filter((system) => system[name] === environment[name]);
    return systems.length > 0 ? [systems] : [];
  });
  return named.length === 0 || SYSTEMS.some((system) => named.every((systems) => systems.includes(system)));
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
