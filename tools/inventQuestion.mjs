// Invents universes at random (lines as in test/support/memoryIndex.ts) with requirements on them, dense enough that most
// resolutions backtrack many times.

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
const VERSIONS = ['0.9', '1.0', '1.0+l', '1.0.post1', '1.1', '1.2a1', '1.2', '2.0rc1', '2.0', '2.1', '3.0', '3.1.dev1'];
const TRAITS = [
  'yanked',
  'python >=3.14',
  'python >=3.14',
  'metadata python >=3.15',
  'no wheel; sdist',
  'wheel cp313-cp313-manylinux_2_17_x86_64; sdist',
  'wheel cp312-none-any',
  'page python three',
  'wheel py3-none-any; yanked wheel cp313-none-any',
];
const MARKERS = [
  "sys_platform == 'emscripten'",
  "python_version >= '3.13'",
  "sys_platform == 'win32'",
  "python_version < '3.13' or os_name == 'posix'",
];

/**
 * A universe and its requirements.
 * @param random a PseudoRandom
 * @returns {{universe: string, root: {requires: string[], constraints: string[], overrides: string[], excludes: string[]}}}
 */
export function inventQuestion(random) {
  const names = NAMES.slice(0, 3 + random.below(NAMES.length - 2));
  // How often a requirement restricts versions: the more often, the more conflicts.
  const density = random.pick([30, 60, 80]);
  const requirement = () => inventRequirement(random, names, density);
  const some = (bound, make = requirement) => Array.from({ length: random.below(bound) }, make);
  const universe = names.flatMap((name) => inventProject(random, name, some)).join('\n');
  const root = {
    requires: [requirement(), ...some(4)],
    constraints: random.percent(25) ? some(3, () => random.pick(names) + inventSpecifier(random)) : [],
    overrides: random.percent(15) ? some(3) : [],
    excludes: random.percent(8) ? [random.pick(names)] : [],
  };
  return { universe, root };
}

function inventProject(random, name, some) {
  const versions = VERSIONS.filter(() => random.percent(60));
  const newestFirst = versions.length > 0 ? versions : ['1.0'];
  return newestFirst.flatMap((version) => {
    const index = random.percent(10) ? 'pyodide: ' : '';
    const traits = random.percent(15) ? ` {${random.pick(TRAITS)}}` : '';
    const arrow = (requirements) => (requirements.length === 0 ? '' : ` -> ${requirements.join(', ')}`);
    const extras = ['x', 'y'].flatMap((extra) => {
      const requirements = some(3);
      return requirements.length === 0 ? [] : [`  [${extra}]${arrow(requirements)}`];
    });
    const again = index !== '' && random.percent(50) ? [`${name} ${version}${arrow(some(2))}`] : [];
    return [`${index}${name} ${version}${traits}${arrow(some(4))}`, ...extras, ...again];
  });
}

function inventRequirement(random, names, density) {
  const name = random.percent(1) ? 'missing' : random.pick(names);
  const extras = random.percent(15) ? `[${random.pick(['x', 'y', 'x,y'])}]` : '';
  const specifier = random.percent(density) ? inventSpecifier(random) : '';
  const marker = random.percent(12) ? ` ; ${random.pick(MARKERS)}` : '';
  return `${name}${extras}${specifier}${marker}`;
}

function inventSpecifier(random) {
  const version = random.pick(VERSIONS);
  const simple = /^\d\.\d$/.test(version) ? version : '1.1';
  const operator = random.pick(['>=', '>=', '<', '<', '<=', '==', '!=', '>', '~=', '.*', '===']);
  if (operator === '==' || operator === '!=' || operator === '===') return `${operator}${version}`;
  if (operator === '.*') return `==${simple.slice(0, 1)}.*`;
  if (operator === '~=') return `~=${simple}`;
  return `${operator}${version.replace('+l', '')}`;
}
