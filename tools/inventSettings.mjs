// Invents settings of uv and pins of a lock file at random, for questions that are invented or drawn from a recorded index.

const MODES = ['allow', 'disallow', 'if-necessary', 'explicit'];

/**
 * Lines of `[tool.uv]` and perhaps pins.
 * @param random a PseudoRandom
 * @param {{name: string, versions: string[]}[]} projects what may be named
 * @returns {{uv: string, lock?: string[]}}
 */
export function inventSettings(random, projects) {
  const name = () => random.pick(projects).name;
  const lines = [];
  const tables = [];
  if (random.percent(40)) lines.push(`prerelease = "${random.pick(MODES)}"`);
  if (random.percent(20)) lines.push(`prerelease-package = { ${name()} = "${random.pick(MODES)}" }`);
  if (random.percent(40)) lines.push(`resolution = "${random.pick(['lowest', 'lowest-direct', 'highest'])}"`);
  if (random.percent(20)) lines.push(`no-binary-package = ["${name()}"]`);
  if (random.percent(15)) lines.push(`exclude-newer-package = { ${name()} = "2025-06-30" }`);
  if (random.percent(4)) lines.push('a-slip-of-the-pen = true');
  if (random.percent(20)) {
    const needs = random.percent(50) ? `["${name()}"]` : '[]';
    tables.push(`[[tool.uv.dependency-metadata]]\nname = "${name()}"\nrequires-dist = ${needs}`);
  }
  if (random.percent(15)) tables.push(`[tool.uv.pip]\nprerelease = "${random.pick(MODES)}"`);
  const uv = [...lines, ...tables].join('\n');
  return random.percent(35) ? { uv, lock: inventPins(random, projects) } : { uv };
}

function inventPins(random, projects) {
  const pins = new Map();
  for (let count = 1 + random.below(4); count > 0; count--) {
    const { name, versions } = random.pick(projects);
    if (versions.length > 0) pins.set(name, random.pick(versions));
  }
  return [...pins].map(([name, version]) => `${name}==${version}`);
}
