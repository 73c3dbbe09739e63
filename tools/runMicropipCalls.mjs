// Runs rows of calls of micropip in a Pyodide under this Node, for recordMicropipCalls.mjs:
//   node tools/runMicropipCalls.mjs PYODIDE WHEELS < SCENARIOS
// PYODIDE is an unpacked release, WHEELS a folder with the wheels of micropip and what it needs, SCENARIOS a JSON list of lists of
// calls. The last line of the output is a list of lists of `ok`, `fail` and `?`.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { storedZip } from './storedZip.mjs';

const world = JSON.parse(readFileSync(new URL('../test/data/micropip/world.json', import.meta.url), 'utf8'));
/** What a micropip raises that is older than a function or parameter. */
const UNKNOWN = /unexpected keyword argument|has no attribute/;

const [folder, wheels] = process.argv.slice(2);
const scenarios = JSON.parse(await text(process.stdin));
const lockFileURL = writeLock();
const pages = pagesOf(world.index);
globalThis.fetch = answer;
const { loadPyodide } = await import(pathToFileURL(join(folder, 'pyodide.mjs')).href);
const outcomes = [];
for (const calls of scenarios) {
  outcomes.push(await run(calls));
  console.error(`${outcomes.length}/${scenarios.length} ${outcomes.at(-1).join(' ')}: ${calls.join(', then ')}`);
}
console.log(JSON.stringify(outcomes));
process.exit();

/** Runs calls in a fresh interpreter. */
async function run(calls) {
  const silence = { stdout: () => undefined, stderr: () => undefined };
  const pyodide = await loadPyodide({ indexURL: folder, lockFileURL, packageCacheDir: wheels, ...silence });
  await pyodide.loadPackage('micropip', { messageCallback: () => undefined });
  await pyodide.runPythonAsync('import micropip');
  const answers = [];
  for (const call of calls) {
    const code = call.startsWith('install(') ? `await micropip.${call}` : `micropip.${call}`;
    answers.push(
      await pyodide.runPythonAsync(code).then(
        () => 'ok',
        ({ message }) => (UNKNOWN.test(message) ? '?' : 'fail'),
      ),
    );
  }
  return answers;
}

/** Writes the release's own lock with the invented packages and micropip alone; the invented wheels go to the others. */
function writeLock() {
  const lock = JSON.parse(readFileSync(join(folder, 'pyodide-lock.json'), 'utf8'));
  const files = readdirSync(wheels);
  const own = files.map((file) => {
    const [name] = file.split('-');
    return [name, { ...lock.packages[name], file_name: file, sha256: sha256(readFileSync(join(wheels, file))) }];
  });
  const shipped = world.ships.map(readLine).map(({ name, version, needs }) => {
    const file_name = wheelName(name, version);
    const data = wheelOf(file_name, []);
    writeFileSync(join(wheels, file_name), data);
    const entry = { name, version, file_name, sha256: sha256(data), depends: needs, imports: [name] };
    return [name, { ...entry, install_dir: 'site', package_type: 'package', unvendored_tests: false }];
  });
  const path = join(wheels, 'pyodide-lock.json');
  writeFileSync(path, JSON.stringify({ ...lock, packages: Object.fromEntries([...own, ...shipped]) }));
  return path;
}

/** The index: of each project its releases, with what they need. */
function pagesOf(lines) {
  const found = new Map();
  let last;
  for (const line of lines) {
    const extra = /^\s+\[(\S+)\] -> (.*)$/.exec(line);
    if (extra) last.needs.push(...extra[2].split(', ').map((needed) => `${needed} ; extra == "${extra[1]}"`));
    else {
      last = readLine(line);
      found.set(last.name, [...(found.get(last.name) ?? []), last]);
    }
  }
  return found;
}

/** `name version -> what, it, needs` */
function readLine(line) {
  const [, name, version, needs = ''] = /^(\S+) (\S+)(?: -> (.*))?$/.exec(line);
  return { name, version, needs: needs === '' ? [] : needs.split(', ') };
}

/** Stands for all of the web: an index, whatever its host is, wheels of its releases, and any wheel on a server that does not exist. */
function answer(input) {
  const url = new URL(String(input.url ?? input));
  const project = /\/simple\/([^/]+)\/$/.exec(url.pathname)?.[1];
  if (project !== undefined) return Promise.resolve(pages.has(project) ? pageOf(project) : absent());
  const file = decodeURIComponent(url.pathname.split('/').at(-1)).replace(/;.*$/, '');
  if (!url.hostname.endsWith('.invalid') || !file.endsWith('.whl')) return Promise.resolve(absent());
  const release = url.hostname === 'index.invalid' ? releaseOf(file) : undefined;
  return Promise.resolve(new Response(wheelOf(file, release?.needs ?? world.wheels[`${url.origin}/${file}`] ?? [])));
}

function absent() {
  return new Response('', { status: 404 });
}

function pageOf(name) {
  const files = pages.get(name).map(({ version, needs }) => {
    const filename = wheelName(name, version);
    return { filename, url: `https://index.invalid/${filename}`, hashes: { sha256: sha256(wheelOf(filename, needs)) } };
  });
  const page = { meta: { 'api-version': '1.1' }, name, files, versions: pages.get(name).map(({ version }) => version) };
  return new Response(JSON.stringify(page), { headers: { 'content-type': 'application/vnd.pypi.simple.v1+json' } });
}

function releaseOf(file) {
  const [name, version] = file.split('-');
  return pages.get(name)?.find((release) => release.version === version);
}

function wheelName(name, version) {
  return `${name}-${version}-py3-none-any.whl`;
}

/** A wheel with a module of one line. */
function wheelOf(file, needs) {
  const [name, version] = file.split('-');
  const extras = new Set(needs.flatMap((needed) => /extra == "(\w+)"/.exec(needed)?.[1] ?? []));
  const metadata = [
    'Metadata-Version: 2.1',
    `Name: ${name}`,
    `Version: ${version}`,
    ...[...extras].map((extra) => `Provides-Extra: ${extra}`),
    ...needs.map((needed) => `Requires-Dist: ${needed}`),
    '',
  ].join('\n');
  const info = `${name}-${version}.dist-info`;
  return storedZip([
    { path: `${name}/__init__.py`, data: Buffer.from(`version = "${version}"\n`) },
    { path: `${info}/METADATA`, data: Buffer.from(metadata) },
    { path: `${info}/WHEEL`, data: Buffer.from('Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n') },
    { path: `${info}/RECORD`, data: Buffer.alloc(0) },
  ]);
}

function sha256(data) {
  return createHash('sha256').update(data).digest('hex');
}
