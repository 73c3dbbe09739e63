// A cold check of each example project against a served index, at two latencies: node test/bench/projects.mjs [--index
// FOLDER] [--uv ORACLE]
//
//   --index  a recorded index (default: that of the examples)
//   --uv     a script that runs uv on the same requirements and prints JSON with `milliseconds` and `requests`: for comparison
// Prints which build it measures and a table; asserts nothing. Run `node tools/build.mjs --minify` first to measure what is
// published.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeBuild } from '../../tools/build.mjs';
import { looseCopy } from '../../tools/recordedFolder.mjs';

const ROOT = join(import.meta.dirname, '../..');
const { values: flags } = parseArgs({
  options: { index: { type: 'string', default: join(ROOT, 'examples/recorded-index') }, uv: { type: 'string' } },
});

const PROJECTS = {
  'litellm-worker': ['litellm>=1.77.0', 'fastapi'],
  'fastapi-worker': ['fastapi', 'markupsafe', 'jinja2'],
  'langchain-worker': ['langchain-cloudflare', 'langchain-core', 'workers-runtime-sdk>=1.6.8'],
  'pydantic-ceiling': ['fastapi>=0.115', 'pydantic>=2.12'],
  'uvicorn-extra': ['uvicorn[standard]', 'httpx'],
  'data-frames': ['pandas', 'pyarrow', 'altair'],
  notebook: ['numpy', 'scikit-learn', 'polars', 'pyarrow', 'plotly', 'ipywidgets'],
};

const looseIndex = flags.uv && (await looseCopy(flags.index));
console.log(`build: ${describeBuild(join(ROOT, 'server/dist/cli.mjs'))}; Node.js ${process.version}`);
for (const latency of [0, 30]) {
  console.log(`\nlatency ${latency} ms`);
  for (const [name, requirements] of Object.entries(PROJECTS)) {
    for (const python of ['3.12', '3.13', '3.14']) {
      const ours = await checkCold(requirements, python, latency);
      const uv = flags.uv ? runUv(requirements, python, latency) : undefined;
      const beside = uv ? `   uv ${uv.milliseconds} ms ${uv.requests} requests` : '';
      console.log(
        `${name.padEnd(17)} ${python}  ${ours.milliseconds} ms ${ours.requests} requests ${ours.memory} MB${beside}`,
      );
    }
  }
}
if (looseIndex) rmSync(looseIndex, { recursive: true });

/** One check with an empty cache in a separate process. */
async function checkCold(requirements, python, latency) {
  const work = mkdtempSync(join(tmpdir(), 'bench-'));
  const log = join(work, 'requests.log');
  const server = spawn('node', [
    join(ROOT, 'tools/serveIndex.mjs'),
    flags.index,
    '--latency',
    String(latency),
    '--log',
    log,
  ]);
  const urls = JSON.parse(await new Promise((done) => server.stdout.once('data', (text) => done(String(text)))));
  mkdirSync(join(work, 'project'));
  writeFileSync(join(work, 'project/requirements.txt'), `${requirements.join('\n')}\n`);
  const pyodide = Object.values(urls.pyodide)[0].replace(/[^/]+\/$/, '{version}/');
  const started = performance.now();
  const { stderr } = spawnSync(
    '/usr/bin/time',
    [
      '-f',
      '%M',
      'node',
      join(ROOT, 'server/bin/pyodide-preflight.mjs'),
      'check',
      join(work, 'project'),
      '--target',
      `workers-${python}`,
      '--index-url',
      urls.pypi,
      '--pyodide-index-url',
      pyodide,
    ],
    { env: { ...process.env, XDG_CACHE_HOME: join(work, 'cache') }, encoding: 'utf8' },
  );
  const milliseconds = Math.round(performance.now() - started);
  const requests = readFileSync(log, 'utf8').split('\n').length - 1;
  const memory = Math.round(Number(stderr.trim().split('\n').at(-1)) / 1024);
  server.kill();
  rmSync(work, { recursive: true, force: true });
  return { milliseconds, requests, memory };
}

function runUv(requirements, python, latency) {
  const args = [flags.uv, '--index', looseIndex, '--python', python, '--latency', String(latency), ...requirements];
  const { stdout } = spawnSync('node', args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  return JSON.parse(stdout);
}
