// Whole checks of seven projects against a served index, beside uv: npm run bench -- projects [--python 3.13] [--index FOLDER]
// [--only NAME] [--uv BINARY --uv-pythons FOLDER]
//
//   --python      the series of Python of the Workers that are checked (default: 3.13)
//   --index       a recorded index (default: that of the examples)
//   --only        only projects with that in their name
//   --uv          a uv, which resolves the same requirements from the same served index, for comparison
//   --uv-pythons  a folder with interpreters `python3.12` and so on, that answer uv as those of Pyodide do
//
// Each is measured with an empty cache (cold) and with the cache that this left (warm), each time in a new process: the command
// line from its start to its end, with all fixes; the editor from the opening of the file to the verdict, with a server that
// has been started before. At the end stand geometric means of what is ours divided by uv's, and the worst project. Asserts
// nothing. Run `node tools/build.mjs --minify` first to measure what is published.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeBuild } from '../../tools/build.mjs';
import { openInEditor } from './_editorRun.mjs';

const ROOT = join(import.meta.dirname, '../..');
const { values: flags } = parseArgs({
  args: process.argv.slice(2).filter((word) => word !== 'projects'),
  options: {
    python: { type: 'string', default: '3.13' },
    index: { type: 'string', default: join(ROOT, 'examples/recorded-index') },
    only: { type: 'string', default: '' },
    uv: { type: 'string' },
    'uv-pythons': { type: 'string' },
  },
});
const { uv, 'uv-pythons': pythons } = flags;
if ((uv === undefined) !== (pythons === undefined)) throw new Error('--uv and --uv-pythons go together');

const PYODIDE = { 3.12: '0.27.7', 3.13: '0.28.3', 3.14: '314.0.7' }[flags.python];

const PROJECTS = {
  'litellm-worker': ['litellm>=1.77.0', 'fastapi'],
  'fastapi-worker': ['fastapi', 'markupsafe', 'jinja2'],
  'langchain-worker': ['langchain-cloudflare', 'langchain-core', 'workers-runtime-sdk>=1.6.8'],
  'pydantic-ceiling': ['fastapi>=0.115', 'pydantic>=2.12'],
  'uvicorn-extra': ['uvicorn[standard]', 'httpx'],
  'data-frames': ['pandas', 'pyarrow', 'altair'],
  notebook: ['numpy', 'scikit-learn', 'polars', 'pyarrow', 'plotly', 'ipywidgets'],
};

/** What is measured of a project at a latency, and what of uv it is divided by. */
const FIGURES = [
  { title: 'CLI cold', of: 'cold', by: 'uvCold' },
  { title: 'CLI warm', of: 'warm', by: 'uvWarm' },
  { title: 'editor, verdict, cold', of: 'editorCold', by: 'uvCold' },
  { title: 'editor, verdict, warm', of: 'editorWarm', by: 'uvWarm' },
];

console.log(`build: ${describeBuild(join(ROOT, 'server/dist/cli.mjs'))}; Node.js ${process.version}`);
for (const latency of ['0', '30']) await measureAll(latency);

async function measureAll(latency) {
  const server = await serve(latency);
  const rows = [];
  console.log(`\n## latency ${latency} ms\n`);
  const ofUv = uv === undefined ? [] : ['uv cold', 'uv warm'];
  const heads = ['project', ...FIGURES.map(({ title }) => title), 'editor, whole, cold', 'memory', ...ofUv];
  console.log(`| ${heads.join(' | ')} |\n|${' --- |'.repeat(heads.length)}`);
  for (const [name, requirements] of Object.entries(PROJECTS)) {
    if (!name.includes(flags.only)) continue;
    const row = await measureProject(requirements, server);
    rows.push(row);
    const ours = [row.cold, row.warm, row.editorCold, row.editorWarm, { milliseconds: row.editorWhole }];
    const cells = [...ours.map(cellOf), `${row.memory} MB`, ...(uv ? [row.uvCold, row.uvWarm].map(cellOf) : [])];
    console.log(`| ${[name, ...cells].join(' | ')} |`);
  }
  if (uv !== undefined) compare(rows);
  server.stop();
}

function cellOf({ milliseconds, requests }) {
  const time = `${Math.round(milliseconds)} ms`;
  return requests === undefined ? time : `${time}, ${requests} requests`;
}

function compare(rows) {
  console.log('\n| ours / uv | time: mean | worst | requests: mean | worst |\n| --- | ---: | ---: | ---: | ---: |');
  for (const { title, of, by } of FIGURES) {
    const ratios = (what) => rows.map((row) => Math.max(row[of][what], 1e-9) / Math.max(row[by][what], 1));
    const cells = ['milliseconds', 'requests'].flatMap((what) => [
      geometricMean(ratios(what)),
      Math.max(...ratios(what)),
    ]);
    console.log(`| ${[title, ...cells.map((cell) => cell.toFixed(2))].join(' | ')} |`);
  }
}

function geometricMean(numbers) {
  return Math.exp(numbers.reduce((sum, one) => sum + Math.log(one), 0) / numbers.length);
}

async function measureProject(requirements, server) {
  const work = mkdtempSync(join(tmpdir(), 'bench-'));
  mkdirSync(join(work, 'project'));
  const path = join(work, 'project/requirements.txt');
  writeFileSync(path, `${requirements.join('\n')}\n`);
  try {
    const counted = (run) => counting(server, run);
    const [cold, warm] = [
      await counted(() => check(path, 'cli', server)),
      await counted(() => check(path, 'cli', server)),
    ];
    const [editorCold, editorWarm] = [await edit(path, server), await edit(path, server)];
    const ofUv =
      uv === undefined
        ? {}
        : { uvCold: await counted(() => compile(path)), uvWarm: await counted(() => compile(path)) };
    return { cold, warm, editorCold, editorWarm, editorWhole: editorCold.whole, memory: cold.memory, ...ofUv };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }

  async function edit(file, { pypi, pyodide }) {
    const settings = { target: `workers-${flags.python}`, indexUrl: pypi, pyodideIndexUrl: pyodide };
    const env = { ...process.env, XDG_CACHE_HOME: join(work, 'editor') };
    const before = server.requests();
    let requests;
    const onVerdict = () => (requests = server.requests() - before);
    const text = readFileSync(file, 'utf8');
    const { verdict, whole } = await openInEditor({ path: file, text, env, settings, onVerdict });
    return { milliseconds: verdict, whole, requests };
  }

  async function compile(file) {
    const { status, stderr } = spawnSync(
      uv,
      [
        ...['pip', 'compile', file, '--no-config', '--python', join(pythons, `python${flags.python}`)],
        ...['--default-index', server.pypi, '--extra-index-url', server.pyodide.replace('{version}', PYODIDE)],
        ...['--index-strategy', 'unsafe-best-match', '--no-build', '--no-header', '--no-progress'],
        ...['--cache-dir', join(work, 'uv')],
      ],
      { encoding: 'utf8' },
    );
    if (status !== 0 && !/No solution found|unsatisfiable/.test(stderr)) throw new Error(stderr);
    return {};
  }
}

/** A check on the command line in a process of its own. */
async function check(path, cache, { pypi, pyodide }) {
  const words = [
    ...['-f', '%M', process.execPath, join(ROOT, 'server/bin/pyodide-preflight.mjs'), 'check', path],
    ...['--target', `workers-${flags.python}`, '--index-url', pypi, '--pyodide-index-url', pyodide],
  ];
  const env = { ...process.env, XDG_CACHE_HOME: join(path, '../..', cache) };
  const { stderr } = spawnSync('/usr/bin/time', words, { env, encoding: 'utf8' });
  return { memory: Math.round(Number(stderr.trim().split('\n').at(-1)) / 1024) };
}

async function counting(server, run) {
  const [before, begun] = [server.requests(), performance.now()];
  const more = await run();
  return { milliseconds: performance.now() - begun, requests: server.requests() - before, ...more };
}

/** The index in a process of its own, so that it takes no time from those who are measured. */
async function serve(latency) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-index-'));
  const log = join(folder, 'requests.log');
  const words = [join(ROOT, 'tools/serveIndex.mjs'), flags.index, '--latency', latency, '--log', log];
  const server = spawn(process.execPath, words);
  const [text] = await once(server.stdout, 'data');
  const { pypi, pyodide } = JSON.parse(String(text));
  return {
    pypi,
    pyodide: Object.values(pyodide)[0].replace(/[^/]+\/$/, '{version}/'),
    requests: () => readFileSync(log, 'utf8').split('\n').length - 1,
    stop: () => {
      server.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
