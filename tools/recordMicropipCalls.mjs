#!/usr/bin/env node
// Runs the calls in test/data/micropip/calls.txt with the real micropip of two Pyodide releases, and writes what they did there anew.
//   node tools/recordMicropipCalls.mjs [RELEASE RELEASE]        (without releases: those that the file names)
// A block of the file is a page: its calls run one after the other in a fresh Pyodide under this Node. A line is the outcome with
// the first release, that with the second, and the call: `ok`; `fail` (it raises); `?` (this micropip does not know a function or
// parameter). For a new scenario write a block with `?` in both columns. Pyodide comes from npm, micropip by pip; the index, the
// wheels and what the release ships are those of test/data/micropip/world.json, and no other address is asked.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fetchPyodide } from './bootPyodide.mjs';

const TABLE = fileURLToPath(new URL('../test/data/micropip/calls.txt', import.meta.url));
const RUNNER = fileURLToPath(new URL('runMicropipCalls.mjs', import.meta.url));
/** Two outcomes with a blank behind each. */
const COLUMNS = 10;

const table = readFileSync(TABLE, 'utf8');
const lines = table.split('\n').filter((line) => !line.startsWith('#'));
const scenarios = blocksOf(lines.map((line) => line.slice(COLUMNS)));
const named = process.argv.slice(2);
const releases = named.length > 0 ? named : [...table.matchAll(/\(Pyodide ([^)]+)\)/g)].map(([, release]) => release);
if (releases.length !== 2) throw new Error('node tools/recordMicropipCalls.mjs [RELEASE RELEASE]');

const work = mkdtempSync(join(tmpdir(), 'micropip-calls-'));
try {
  const runs = releases.map((release) => ({ release, ...runWith(release) }));
  const columns = runs.map(({ micropip, release }) => `micropip ${micropip} (Pyodide ${release})`);
  const header = [
    '# Calls of micropip in a row, and what the real ones did: of each call `ok`, `fail`, or `?` where they do not know a parameter.',
    `# The columns: ${columns.join(', ')}. tools/recordMicropipCalls.mjs writes them.`,
  ];
  const blocks = scenarios.map((calls, at) => calls.map((call, which) => `${columnsOf(runs, at, which)}${call}`));
  writeFileSync(TABLE, `${[header, ...blocks].map((block) => block.join('\n')).join('\n\n')}\n`);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** Blocks of lines between empty ones. */
function blocksOf(texts) {
  const blocks = texts.join('\n').split(/\n{2,}/);
  return blocks.map((block) => block.split('\n').filter((line) => line !== '')).filter(({ length }) => length > 0);
}

function columnsOf(runs, scenario, call) {
  return runs.map(({ outcomes }) => outcomes[scenario][call].padEnd(COLUMNS / 2)).join('');
}

/** The outcomes of all scenarios with a release, and the version of its micropip. */
function runWith(release) {
  const folder = fetchPyodide(release, work);
  const { packages } = JSON.parse(readFileSync(join(folder, 'pyodide-lock.json'), 'utf8'));
  const wheels = join(work, `wheels-${release}`);
  mkdirSync(wheels);
  for (const name of ['micropip', ...packages.micropip.depends])
    fetchWheel(`${name}==${packages[name].version}`, wheels);
  const options = {
    input: JSON.stringify(scenarios),
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    stdio: ['pipe', 'pipe', 'inherit'],
  };
  const outcomes = JSON.parse(
    execFileSync(process.execPath, [RUNNER, folder, wheels], options).trim().split('\n').at(-1),
  );
  console.log(`Pyodide ${release}, micropip ${packages.micropip.version}: ${outcomes.length} scenarios`);
  return { micropip: packages.micropip.version, outcomes };
}

/** What runs in Pyodide may ask for a newer Python than that of this machine. */
function fetchWheel(requirement, wheels) {
  const options = ['--no-deps', '--only-binary=:all:', '--python-version=3.99', '--quiet', '--dest', wheels];
  execFileSync('python3', ['-m', 'pip', 'download', requirement, ...options], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
