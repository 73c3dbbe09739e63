#!/usr/bin/env node
// Brings server/src/data/platforms.json up to date: which Pyodide each release of a platform runs.
//   node tools/updatePlatforms.mjs [PLATFORM…] [--all] [--oldest VERSION] [--release VERSION…] [--add NAME-RELEASE=PYODIDE…]
// Fetches each new release from npm (or, where a platform is published on PyPI only, as a wheel) and looks for the Pyodide in
// it: as an exact dependency, or in the address that its scripts load Pyodide from. Releases already in the data are kept,
// because published packages never change; --all reads all of them
// again, --release only some (a wheel of marimo has 40 MB). PyScript counts its releases apart from its npm
// package, so those are added by hand, with what the release's own core.js says: --add pyscript-2026.7.3=314.0.3. That of
// 2023.05.1 is in PyScript's list of changes; what ran between it and 2024.10.1 nobody has looked up.
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import semver from 'semver';

const data = (name) => fileURLToPath(new URL(`../server/src/data/${name}`, import.meta.url));
const file = data('platforms.json');
/** In npm's spelling, too. */
const PYODIDES = new Set(
  JSON.parse(readFileSync(data('pyodideReleases.json'), 'utf8')).releases.flatMap(({ release, npm }) => [release, npm]),
);
/** Longer texts in Base64 may be scripts that are run as workers. */
const BASE64 = /[A-Za-z0-9+/]{3000,}={0,2}/g;
const SCRIPT = /\.(?:m?js|html)$/;

/** Every file below a folder. */
function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

/** The releases of Pyodide that a script loads. */
function pyodidesIn(text) {
  const written = [...text.matchAll(/\/pyodide\/v(\d[\w.-]*)\/full\//g)].map(([, version]) => version);
  const filledIn = [...text.matchAll(/\((\w+)="(\d[\w.-]*)"\)=>`[^`]*\/pyodide\/v\$\{(\w+)\}/g)];
  return [...written, ...filledIn.filter(([, name, , used]) => name === used).map(([, , version]) => version)];
}

/** The releases of Pyodide that a bundle names which has Pyodide's own loader in it. */
function pyodidesBundledIn(text) {
  if (!text.includes('loadPyodide')) return [];
  return [...text.matchAll(/["'`]v?(\d+\.\d+\.\d[\w.-]*)["'`]/g)]
    .map(([, version]) => version)
    .filter((version) => PYODIDES.has(version));
}

/** The one release of Pyodide that an unpacked package runs. Throws if there is none, or more than one. */
function pyodideOf(folder) {
  const description = join(folder, 'package.json');
  const { dependencies = {}, devDependencies = {} } = existsSync(description)
    ? JSON.parse(readFileSync(description, 'utf8'))
    : {};
  const exact = dependencies.pyodide ?? devDependencies.pyodide;
  if (semver.valid(exact)) return exact;
  const texts = filesBelow(folder)
    .filter((path) => SCRIPT.test(path) && statSync(path).size < 50_000_000)
    .map((path) => readFileSync(path, 'utf8'));
  const hidden = () =>
    texts.flatMap((text) => text.match(BASE64) ?? []).map((one) => Buffer.from(one, 'base64').toString());
  const written = texts.flatMap(pyodidesIn);
  const inWorkers = written.length > 0 ? written : hidden().flatMap(pyodidesIn);
  const found = new Set(inWorkers.length > 0 ? inWorkers : texts.flatMap(pyodidesBundledIn));
  if (found.size !== 1) throw new Error(`names ${found.size === 0 ? 'no Pyodide' : [...found].join(' and ')}`);
  return [...found][0];
}

const SOURCES = {
  npm: {
    versions: (name) => [JSON.parse(run('npm', ['view', name, 'versions', '--json']))].flat(),
    unpack(name, version, folder) {
      run('npm', ['pack', `${name}@${version}`, '--silent', '--pack-destination', folder]);
      run('tar', ['xzf', join(folder, readdirSync(folder)[0]), '-C', folder]);
      return join(folder, 'package');
    },
  },
  pypi: {
    versions: (name) =>
      /Available versions: (.*)/.exec(run('python3', ['-m', 'pip', 'index', 'versions', name]))[1].split(', '),
    unpack(name, version, folder) {
      const options = ['--no-deps', '--only-binary', ':all:', '--ignore-requires-python', '--quiet', '--dest', folder];
      run('python3', ['-m', 'pip', 'download', `${name}==${version}`, ...options]);
      run('python3', ['-m', 'zipfile', '-e', join(folder, readdirSync(folder)[0]), join(folder, 'unpacked')]);
      return join(folder, 'unpacked');
    },
  },
};

function run(command, args) {
  return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1e8 });
}

/** The newest release of each package is noted as well: what is known, for people, and for whoever asks whether there is a newer one. */
function newReleases({ releases, packages, oldest }) {
  return packages.flatMap((one) => {
    const { source, name } = one;
    const stable = SOURCES[source]
      .versions(name)
      .filter((version) => semver.valid(version) && !semver.prerelease(version))
      .sort(semver.compare);
    one.newest = stable.at(-1);
    return stable
      .filter((version) => semver.gte(version, oldest))
      .filter((version) => flags.all || !(version in releases))
      .filter((version) => !flags.release || flags.release.includes(version))
      .map((version) => ({ source, name, version }));
  });
}

function read({ source, name, version }) {
  const folder = mkdtempSync(join(tmpdir(), 'platform-'));
  try {
    mkdirSync(folder, { recursive: true });
    return pyodideOf(SOURCES[source].unpack(name, version, folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const { values: flags, positionals } = parseArgs({
  options: {
    release: { type: 'string', multiple: true },
    all: { type: 'boolean', default: false },
    oldest: { type: 'string' },
    add: { type: 'string', multiple: true },
  },
  allowPositionals: true,
});
const table = JSON.parse(readFileSync(file, 'utf8'));
for (const platform of table.platforms) {
  const { name, releases } = platform;
  for (const added of flags.add ?? []) {
    const [, release, pyodide] = new RegExp(`^${name}-(\\d[^=]*)=(.+)$`).exec(added) ?? [];
    if (release) releases[release] = pyodide;
  }
  if (flags.add || (positionals.length > 0 && !positionals.includes(name))) continue;
  for (const wanted of newReleases({ ...platform, oldest: flags.oldest ?? platform.oldest })) {
    try {
      releases[wanted.version] = read(wanted);
      console.log(`${name} ${wanted.version}: Pyodide ${releases[wanted.version]}`);
    } catch (error) {
      console.log(`${name} ${wanted.version}: left out, ${error.message.split('\n')[0]}`);
    }
  }
}
for (const platform of table.platforms) {
  // PyScript writes months with two digits in some of its releases, which is no version to npm.
  const inOrder = Object.keys(platform.releases).sort((a, b) => semver.compare(semver.coerce(a), semver.coerce(b)));
  platform.releases = Object.fromEntries(inOrder.map((release) => [release, platform.releases[release]]));
}
table.day = new Date().toISOString().slice(0, 10);
writeFileSync(file, `${JSON.stringify(table, null, 1)}\n`);
