#!/usr/bin/env node
// Asks the newest workerd which Pyodide each compatibility date and flag gives, and compares server/src/data/cloudflare.json with
// that:
//   node tools/updateWorkerRuntimes.mjs [--workerd VERSION] [--write]
// workerd comes from npm. It names the Pyodide bundle that it wants before it would load it, so that nothing is downloaded beside
// workerd itself; flags are found among the texts of its program. Dates are looked for by halving between two that differ. Of flags
// that have nothing to do with Python it is asked which it refuses: experimental ones, and those that a date has made superfluous.
// With --write, dates and Pyodides of known flags are renewed, with the day; a flag of Python that is new has to
// be added by hand, since which index pywrangler uses for it is not known to workerd.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: { workerd: { type: 'string', default: 'latest' }, write: { type: 'boolean', default: false } },
});
const data = (name) => fileURLToPath(new URL(`../server/src/data/${name}`, import.meta.url));
const table = JSON.parse(readFileSync(data('cloudflare.json'), 'utf8'));
const today = new Date().toISOString().slice(0, 10);
const DAY = 86_400_000;
/** No Python ran on Workers before. */
const FIRST = '2024-02-01';

const home = mkdtempSync(join(tmpdir(), 'workerd-'));
process.on('exit', () => rmSync(home, { recursive: true, force: true }));

/** The program, and its version. */
function installWorkerd() {
  writeFileSync(join(home, 'package.json'), '{"private": true}');
  const words = ['install', '--no-audit', '--no-fund', '--ignore-scripts', `workerd@${options.workerd}`];
  execFileSync('npm', words, {
    cwd: home,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  const require = createRequire(join(home, 'package.json'));
  const { version, optionalDependencies } = require('workerd/package.json');
  for (const name of Object.keys(optionalDependencies)) {
    try {
      return { version, program: require.resolve(`${name}/bin/workerd${process.platform === 'win32' ? '.exe' : ''}`) };
    } catch {
      // A package for another machine.
    }
  }
  throw new Error('there is no workerd for this machine');
}

const { version, program } = installWorkerd();
mkdirSync(join(home, 'cache'));
writeFileSync(join(home, 'worker.py'), 'from workers import WorkerEntrypoint\n');

/** The Pyodide that a Worker runs on, as workerd names it; undefined if it refuses. */
function pyodideOf(date, ...flags) {
  const config = join(home, 'config.capnp');
  const written = JSON.stringify([table.enable, ...flags]);
  writeFileSync(
    config,
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (services = [(name = "main", worker = .worker)], sockets = []);
const worker :Workerd.Worker = (modules = [(name = "worker.py", pythonModule = embed "worker.py")], compatibilityDate = "${date}", compatibilityFlags = ${written});
`,
  );
  const words = ['serve', config, `--pyodide-bundle-disk-cache-dir=${join(home, 'cache')}`];
  const { stdout, stderr } = spawnSync(program, words, { encoding: 'utf8', timeout: 10_000, killSignal: 'SIGKILL' });
  return /pyodide_([0-9a-z.]+)_\d{4}-\d\d-\d\d_\d+\.capnp\.bin/.exec(`${stdout}${stderr}`)?.[1];
}

function dayAfter(date, days) {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
}

/** The dates from which on another Pyodide runs, between two dates, the first of which has the given one. */
function changesBetween(from, before, to, after) {
  if (before === after) return [];
  const days = Math.round((Date.parse(to) - Date.parse(from)) / DAY);
  if (days === 1) return [{ date: to, pyodide: after }];
  const middle = dayAfter(from, Math.floor(days / 2));
  const there = pyodideOf(middle);
  return [...changesBetween(from, before, middle, there), ...changesBetween(middle, there, to, after)];
}

/** Halving sees no change that is taken back, so it begins between every two dates that are known. */
function defaultsByDate() {
  const known = table.snapshots.flatMap(({ defaultFrom }) =>
    defaultFrom ? [dayAfter(defaultFrom, -1), defaultFrom] : [],
  );
  const stops = [...new Set([FIRST, ...known, today])].filter((date) => date <= today).sort();
  const answers = stops.map((date) => ({ date, pyodide: pyodideOf(date) }));
  return answers.slice(1).flatMap(({ date, pyodide }, at) => {
    const before = answers[at];
    return changesBetween(before.date, before.pyodide, date, pyodide);
  });
}

const flags = [...new Set(readFileSync(program, 'latin1').match(/\b(?:no_)?python_[a-z0-9_]{3,60}\b/g) ?? [])];
const listed = new Set([
  table.enable,
  ...table.snapshots.flatMap(({ flag, optOut }) => [flag, optOut].filter(Boolean)),
  ...table.otherFlags.map(({ flag }) => flag),
]);
const strangers = flags.filter((flag) => /^python_workers_(?:\d+|development)$/.test(flag) && !listed.has(flag));

const differences = [];
for (const flag of strangers)
  differences.push(`a flag that the table lacks: ${flag} (Pyodide ${pyodideOf(today, flag)})`);
for (const snapshot of table.snapshots.filter(({ experimental }) => !experimental)) {
  const first = snapshot.flag === table.enable;
  const pyodide = first ? pyodideOf(FIRST) : pyodideOf(FIRST, snapshot.flag);
  if (pyodide === snapshot.runtime) continue;
  differences.push(`${snapshot.flag}: Pyodide ${pyodide}, the table has ${snapshot.runtime}`);
  if (pyodide !== undefined) snapshot.runtime = pyodide;
}
for (const { date, pyodide } of defaultsByDate()) {
  const snapshot = table.snapshots.find(({ runtime }) => runtime === pyodide);
  if (snapshot?.defaultFrom === date) continue;
  differences.push(`from ${date} on Pyodide ${pyodide}; the table has ${snapshot?.defaultFrom ?? 'no such date'}`);
  if (snapshot) snapshot.defaultFrom = date;
}

/** What workerd says against flags of a Worker that is not one of Python. */
function complaintsAbout(date, written) {
  const config = join(home, 'flags.capnp');
  writeFileSync(join(home, 'worker.js'), 'export default {};\n');
  writeFileSync(
    config,
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (services = [(name = "main", worker = .worker)], sockets = []);
const worker :Workerd.Worker = (modules = [(name = "worker.js", esModule = embed "worker.js")], compatibilityDate = "${date}", compatibilityFlags = ${JSON.stringify(written)});
`,
  );
  const { stdout, stderr } = spawnSync(program, ['serve', config], {
    encoding: 'utf8',
    timeout: 10_000,
    killSignal: 'SIGKILL',
    maxBuffer: 1e8,
  });
  return [...`${stdout}${stderr}`.matchAll(/^service main: (.*)$/gm)].map(([, text]) => text);
}

/** The flags that the newest date refuses, of all texts in the program that may be one. */
function refusedFlags() {
  const words = [
    ...new Set(readFileSync(program, 'latin1').match(/(?<![\w-])[a-z][a-z0-9]*(?:_[a-z0-9]+)+(?![\w-])/g) ?? []),
  ];
  const names = [...words, 'experimental'].filter((name) => !listed.has(name)).sort();
  const complaints = [];
  for (let at = 0; at < names.length; at += 400) complaints.push(...complaintsAbout(today, names.slice(at, at + 400)));
  const found = (pattern) => complaints.flatMap((text) => [pattern.exec(text)].filter(Boolean));
  const ofDate = found(/^The compatibility flag (\w+) became the default as of ([\d-]+)/).map(([, ...pair]) => pair);
  const experimental = found(/^The compatibility flag (\w+) is experimental/).map(([, flag]) => flag);
  return { defaultFrom: Object.fromEntries(ofDate.sort()), experimental: [...new Set(experimental)].sort() };
}

const refused = refusedFlags();
if (JSON.stringify(refused) !== JSON.stringify(table.platformFlags)) {
  differences.push('other flags of the platform are refused than the table has');
  table.platformFlags = refused;
}

console.log(`workerd ${version}, dates up to ${today}`);
console.log(differences.length === 0 ? 'The table says the same.' : differences.join('\n'));
if (options.write) {
  table.day = today;
  table.packages.find(({ name }) => name === 'workerd').version = version;
  writeFileSync(data('cloudflare.json'), `${JSON.stringify(table, null, 2)}\n`);
  execFileSync('npx', ['prettier', '--write', data('cloudflare.json')], { stdio: 'inherit' });
}
process.exitCode = differences.length > 0 && !options.write ? 1 : 0;
