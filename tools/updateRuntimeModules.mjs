#!/usr/bin/env node
// Writes server/src/data/runtimeModules.json: which modules Pyodide has by itself, for each series of its releases.
//   node tools/updateRuntimeModules.mjs
// Boots the newest release of each series in pyodideReleases.json under this Node and looks for every public module that its
// Python counts as part of the standard library (sys.stdlib_module_names), and for its own. What a release ships as packages
// of its own (`ssl` up to 0.29) is in its lock, and not here. A line of the file is a series.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { askPyodide, fetchPyodide } from './bootPyodide.mjs';

const data = fileURLToPath(new URL('../server/src/data/', import.meta.url));

const QUESTIONS = `
import json, sys
from importlib.util import find_spec
public = sorted(name for name in sys.stdlib_module_names if not name.startswith("_"))
is_there = lambda name: name in sys.modules or find_spec(name) is not None
json.dumps({
    "python": "%d.%d" % sys.version_info[:2],
    "has": [name for name in public if is_there(name)],
    "lacks": [name for name in public if not is_there(name)],
    "own": [name for name in ("js", "pyodide", "pyodide_js") if is_there(name)],
})`;

/** `0.28` of `0.28.3`, `314` of `314.0.7`. */
const seriesOf = (release) => /^(?:0\.\d+|\d+)/.exec(release)[0];

/** The newest release of each series, a stable one if there is one. */
function newestOfSeries() {
  const { releases } = JSON.parse(readFileSync(join(data, 'pyodideReleases.json'), 'utf8'));
  const newest = new Map();
  for (const row of releases) {
    const known = newest.get(seriesOf(row.release));
    if (!known || known.prerelease || !row.prerelease) newest.set(seriesOf(row.release), row);
  }
  return [...newest.values()];
}

const work = mkdtempSync(join(tmpdir(), 'runtime-modules-'));
try {
  const rows = newestOfSeries().map(({ release, npm }) => {
    const folder = fetchPyodide(npm, work);
    const { python, has, lacks, own } = askPyodide(folder, QUESTIONS);
    const { packages } = JSON.parse(readFileSync(join(folder, 'pyodide-lock.json'), 'utf8'));
    const unshipped = lacks.filter((name) => packages[name.replaceAll('_', '-')] === undefined);
    console.log(`${release}: Python ${python}, ${has.length} modules, without ${unshipped.join(', ')}`);
    const [hasText, lacksText, ownText] = [has, unshipped, own].map((names) => names.join(' '));
    return { release, python, has: hasText, lacks: lacksText, own: ownText };
  });
  writeFileSync(join(data, 'runtimeModules.json'), `${JSON.stringify(rows, null, 2)}\n`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
