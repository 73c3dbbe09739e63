#!/usr/bin/env node
// Brings server/src/data/pyodideReleases.json and pyodideLocks.json up to date with the npm package `pyodide`.
//   node tools/updateRuntimeData.mjs [--all]
// Fetches each release with `npm pack`, boots it under this Node, and asks its own Python for the marker environment, the
// ABI and the build date; what it ships is read from its pyodide-lock.json. Releases already in the data are kept as they
// are, because published packages never change; --all reads all of them again. cloudflare.json has a script of
// its own, updateWorkerRuntimes.mjs.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import semver from 'semver';
import { askPyodide, fetchPyodide } from './bootPyodide.mjs';

/** Older releases are useless today: no wheel on PyPI is compatible with them. */
const OLDEST = '0.25.0';

const root = fileURLToPath(new URL('..', import.meta.url));
const releasesFile = join(root, 'server/src/data/pyodideReleases.json');
const locksFile = join(root, 'server/src/data/pyodideLocks.json');

/** Queries the booted Python. The date is that of the newest file in its standard library: the day of the build. */
const QUESTIONS = `
import json, platform, sys, sysconfig, zipfile
kind, serial = sys.implementation.version[3:]
stdlib = f"/lib/python{sys.version_info.major}{sys.version_info.minor}.zip"
json.dumps({
    "python": platform.python_version(),
    "implementation": ".".join(map(str, sys.implementation.version[:3])) + ("" if kind == "final" else f"{kind[0]}{serial}"),
    "emscripten": platform.release(),
    "abi": sysconfig.get_config_var("PYODIDE_ABI_VERSION"),
    "pyemscripten": sysconfig.get_config_var("PYEMSCRIPTEN_PLATFORM_VERSION"),
    "date": "%d-%02d-%02d" % max(entry.date_time for entry in zipfile.ZipFile(stdlib).infolist())[:3],
})`;

/** Our own reader and packer of locks, written in TypeScript. */
async function lockCode(work) {
  const outfile = join(work, 'locks.mjs');
  const contents = ['pyodideLock', 'packedLocks'].map((name) => `export * from './${name}.ts';`).join('\n');
  const stdin = { contents, resolveDir: join(root, 'server/src/core/runtimes'), loader: 'ts' };
  await build({ stdin, bundle: true, format: 'esm', outfile });
  return import(pathToFileURL(outfile).href);
}

/** The runtime and packages of one npm version of Pyodide. */
function readRelease(npm, work) {
  const folder = fetchPyodide(npm, work);
  const answer = askPyodide(folder, QUESTIONS);
  const lock = JSON.parse(readFileSync(join(folder, 'pyodide-lock.json'), 'utf8'));
  rmSync(folder, { recursive: true });
  return { ...describe(npm, answer), lock };
}

/** The table row for what the booted runtime reported. */
function describe(npm, { release, python, implementation, emscripten, abi, pyemscripten, date }) {
  const byEmscripten = emscripten.replaceAll('.', '_');
  const platforms = [
    ...(pyemscripten ? [`pyemscripten_${pyemscripten}_wasm32`] : []),
    ...(abi ? [`pyodide_${abi}_wasm32`] : []),
    `emscripten_${byEmscripten}_wasm32`,
  ];
  const row = { release, npm, python, ...(implementation !== python && { implementation }), emscripten };
  return { row: { ...row, abi: abi ?? byEmscripten, platforms, date, prerelease: semver.prerelease(npm) !== null } };
}

/** The releases that share a file of locks: 0.27.0 to 0.27.8, 314.0.0a1 to 314.0.7. */
const seriesOf = (release) =>
  release.startsWith('0.') ? release.split('.').slice(0, 2).join('.') : release.split('.')[0];

function groupBySeries(rows) {
  const groups = new Map();
  for (const row of rows) groups.set(seriesOf(row.release), [...(groups.get(seriesOf(row.release)) ?? []), row]);
  return groups;
}

const { values: flags } = parseArgs({ options: { all: { type: 'boolean', default: false } } });
const work = mkdtempSync(join(tmpdir(), 'runtime-data-'));
try {
  const { packLocks, parsePyodideLock, unpackLock } = await lockCode(work);
  const keep = !flags.all && existsSync(releasesFile) && existsSync(locksFile);
  const rows = keep ? JSON.parse(readFileSync(releasesFile, 'utf8')).releases : [];
  const packed = keep ? JSON.parse(readFileSync(locksFile, 'utf8')) : [];
  const locks = new Map(packed.flatMap((series) => series.releases.map((name) => [name, unpackLock(series, name)])));

  const published = JSON.parse(execFileSync('npm', ['view', 'pyodide', 'versions', '--json'], { encoding: 'utf8' }));
  const wanted = semver.sort(published.filter((version) => semver.gte(version, OLDEST)));
  for (const npm of wanted.filter((version) => !rows.some((row) => row.npm === version))) {
    const { row, lock } = readRelease(npm, work);
    const { value, errors } = parsePyodideLock(lock, row.release);
    if (errors.length > 0) throw new Error(`lock of ${npm}: ${errors.map(({ message }) => message).join('; ')}`);
    rows.push(row);
    locks.set(row.release, value);
    console.log(`${npm}: Python ${row.python}, ${row.platforms[0]}, ${row.date}, ships ${value.packages.size}`);
  }
  rows.sort((a, b) => semver.compare(a.npm, b.npm));

  const series = groupBySeries(rows);
  const packedNow = [...series.values()].map((members) => packLocks(members.map(({ release }) => locks.get(release))));
  const day = new Date().toISOString().slice(0, 10);
  writeFileSync(releasesFile, `${JSON.stringify({ day, releases: rows }, null, 2)}\n`);
  writeFileSync(locksFile, `${JSON.stringify(packedNow, null, 1)}\n`);
  console.log(`${rows.length} releases`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
