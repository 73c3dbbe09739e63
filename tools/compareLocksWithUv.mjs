// Has uv lock random projects over a recorded index, and compares whether each lock installs according to uv and to our
// verdict.
//
//   node tools/compareLocksWithUv.mjs UV PYTHONS INDEX [--seconds 120] [--seed 1]
//
// UV is the binary, PYTHONS a folder with python3.12, python3.13 and python3.14 that answer uv's question as the
// interpreters of Python Workers do, INDEX a folder as examples/recorded-index. A project is locked for all platforms
// (`uv lock`), else for one runtime with its Pyodide index (`uv pip compile -o pylock.toml`). It compares the verdict, the
// packages that are installed, and whether the package that uv complains about is one that we report. Exit code 1 if
// anything differs.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { importSources } from './importSources.mjs';
import { RecordedFolder } from './recordedFolder.mjs';
import { serveIndex } from './serveIndex.mjs';

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '120' }, seed: { type: 'string', default: '1' } },
});
const [uv, pythons, index] = positionals;
if (index === undefined)
  throw new Error('usage: node tools/compareLocksWithUv.mjs UV PYTHONS INDEX [--seconds N] [--seed N]');
const { PseudoRandom, parseLockFile, judgeLock, targetOf } = await importSources(`
  export { PseudoRandom } from './test/support/pseudoRandom.ts';
  export { targetOf } from './test/support/recorded.ts';
  export { parseLockFile } from './server/src/core/dependencyFiles/locks/lockFiles.ts';
  export { judgeLock } from './server/src/core/locks/judgeLock.ts';
`);

const RELEASES = { 3.12: '0.27.7', 3.13: '0.28.3', 3.14: '314.0.7' };
const SERIES = Object.keys(RELEASES);
const INSTALL = {
  'uv.lock': ['sync', '--frozen', '--no-dev', '--no-install-project'],
  'pylock.toml': ['pip', 'install', '--target', 'installed', '-r', 'pylock.toml', '--preview-features', 'pylock'],
};

const random = new PseudoRandom(Number(flags.seed));
const folderOfIndex = new RecordedFolder(index);
const names = await folderOfIndex.projects('pypi');
const recorded = await serveIndex({ folder: index });
const served = await serveMetadataOfAnyWheel(recorded);
const cache = mkdtempSync(join(tmpdir(), 'compare-locks-'));
const counts = { 'uv.lock': { agree: 0, differ: 0 }, 'pylock.toml': { agree: 0, differ: 0 } };
const deadline = performance.now() + Number(flags.seconds) * 1000;
try {
  while (performance.now() < deadline) {
    const folder = mkdtempSync(join(tmpdir(), 'locked-'));
    for (const name of await lockProject(folder)) for (const python of SERIES) await compare(folder, name, python);
    rmSync(folder, { recursive: true, force: true });
  }
} finally {
  await Promise.all([recorded.close(), served.close()]);
  rmSync(cache, { recursive: true, force: true });
}
console.log(JSON.stringify(counts));
process.exitCode = Object.values(counts).some(({ differ }) => differ > 0) ? 1 : 0;

function inventProject() {
  const pick = () => names[random.below(names.length)];
  const requirement = () => (random.below(5) === 0 ? `${pick()} ; sys_platform != 'emscripten'` : pick());
  const requirements = Array.from({ length: 1 + random.below(3) }, requirement);
  const extra = random.below(2) === 0 ? `\n[project.optional-dependencies]\nmore = ["${pick()}"]\n` : '';
  const head = '[project]\nname = "the-locked-project"\nversion = "0"\nrequires-python = ">=3.12"\n';
  return `${head}dependencies = ${JSON.stringify(requirements)}\n${extra}`;
}

/** Locks an invented project; returns the names of the resulting locks. */
async function lockProject(folder) {
  writeFileSync(join(folder, 'pyproject.toml'), inventProject());
  const main = ['--default-index', served.pypi];
  if ((await runUv(['lock', ...main, '--python', interpreter('3.13')], folder)).status === 0) {
    const output = ['--format', 'pylock.toml', '-o', 'pylock.toml', '--no-emit-project'];
    await runUv(['export', '--frozen', ...output, '--python', interpreter('3.13')], folder);
    return ['uv.lock', 'pylock.toml'];
  }
  const python = SERIES[random.below(SERIES.length)];
  const extra = ['--extra-index-url', served.pyodide(RELEASES[python]), '--index-strategy', 'unsafe-best-match'];
  const compile = ['pip', 'compile', 'pyproject.toml', '--no-build', '-o', 'pylock.toml'];
  const { status } = await runUv([...compile, ...main, ...extra, '--python', interpreter(python)], folder);
  return status === 0 ? ['pylock.toml'] : [];
}

async function compare(folder, name, python) {
  const options = ['--no-build', '--dry-run', '--offline', '--python', interpreter(python)];
  const { status, said } = await runUv([...INSTALL[name], ...options], folder);
  const path = join(folder, name);
  const { summary, pins } = judgeLock(parseLockFile(path, readFileSync(path, 'utf8')), targetOf(`workers-${python}`));
  const theirs = [...said.matchAll(/^ \+ ([\w.-]+)(?:==| @ )/gm)].map(([, project]) => normalize(project)).sort();
  const culprit = /(?:Distribution|Package) `([\w.-]+)/.exec(said)?.[1];
  const isBlamed = pins.some(({ locked, verdict }) => locked.normalized === culprit && verdict.kind === 'misfit');
  const agrees =
    status === 0
      ? summary.resolves === true && isDeepStrictEqual(theirs, summary.packages.map((locked) => locked.name).sort())
      : summary.resolves === false && (culprit === undefined || isBlamed);
  counts[name][agrees ? 'agree' : 'differ']++;
  if (agrees) return;
  console.log(`${name} on ${python}: uv ${status}, ours ${summary.resolves}\n${said}`);
  console.log(readFileSync(join(folder, 'pyproject.toml'), 'utf8'));
}

function interpreter(python) {
  return join(pythons, `python${python}`);
}

function normalize(name) {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

function runUv(args, cwd) {
  return new Promise((done) => {
    execFile(uv, [...args, '--cache-dir', cache, '--no-progress'], { cwd, maxBuffer: 1 << 28 }, (error, _, said) => {
      done({ status: error ? (error.code ?? 1) : 0, said });
    });
  });
}

/**
 * The same indexes, but a wheel whose metadata were not recorded gets those of another wheel of its version, because
 * `uv lock` may request any.
 */
async function serveMetadataOfAnyWheel({ pypi }) {
  const { origin } = new URL(pypi);
  const release = (wheel) => wheel.split('-').slice(0, 2).join('-');
  const other = new Map((await folderOfIndex.wheels('pypi')).map((wheel) => [release(wheel), wheel]));
  const server = createServer((request, response) => {
    void answer(request).then(({ type, body }) => response.writeHead(body ? 200 : 404, type).end(body));
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const own = `http://127.0.0.1:${server.address().port}`;
  async function answer({ url, headers: { accept = '*/*' } }) {
    let answered = await fetch(origin + url, { headers: { accept } });
    const wheel = other.get(release(decodeURIComponent(url.split('/').at(-1))));
    if (answered.status === 404 && wheel && url.endsWith('.metadata'))
      answered = await fetch(`${origin}/pypi/files/${encodeURIComponent(wheel)}.metadata`);
    if (!answered.ok) return {};
    const type = { 'content-type': answered.headers.get('content-type') };
    const body = Buffer.from(await answered.arrayBuffer());
    const isPage = /json|html/.test(type['content-type']);
    return { type, body: isPage ? body.toString().replaceAll(origin, own) : body };
  }
  return {
    pypi: `${own}/pypi/simple/`,
    pyodide: (version) => `${own}/pyodide/${version}/`,
    close: () =>
      new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      }),
  };
}
