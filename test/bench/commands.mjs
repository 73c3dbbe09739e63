// Each command on the example that must read well from end to end, the watch of forty projects, and folders with 1, 10 and 40
// Workers, against a served index: npm run bench -- commands [--latency MILLISECONDS] [--index FOLDER]
// [--only TEXT]: the lines with that in them
//
// Each line is a process of its own: `cold` with an empty cache, `warm` with the one that the cold run left. Prints which build it
// measures and tables in Markdown, from which docs/figures.md has what does not
// depend on what else the machine does; asserts nothing. Run `node tools/build.mjs --minify` first to measure
// what is published.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeBuild } from '../../tools/build.mjs';
import { serveIndex } from '../../tools/serveIndex.mjs';

const ROOT = join(import.meta.dirname, '../..');
const EXAMPLES = join(ROOT, 'examples');
const { values: flags } = parseArgs({
  args: process.argv.slice(2).filter((word) => word !== 'commands'),
  options: {
    index: { type: 'string', default: join(EXAMPLES, 'recorded-index') },
    latency: { type: 'string', default: '30' },
    only: { type: 'string', default: '' },
  },
});

/** After the program's name, in a folder with a copy of the example. */
const COMMANDS = [
  'check',
  'check -t workers-3.12 -t workers-3.13 -t workers-3.14',
  'tree',
  'compare workers-3.12 workers-3.13 workers-3.14',
  'explain fastuuid',
  'strategy',
  'wheels',
  'wheels litellm fastuuid tokenizers',
  'wheels litellm --deep',
  'watch --state watch.json',
  'deploy --checklist',
  'record --output recording',
  'doctor',
  'runtimes',
];

/** What the Workers of a monorepo are made from, one after the other. */
const WORKERS = [
  'litellm-worker',
  'fastapi-worker',
  'langchain-worker',
  'pydantic-worker',
  'uvicorn-worker',
  'data-frames',
];

/** Loaded into the program: when it ends it says how much memory it took at most, and how long a processor worked for it. */
const PROBE = `process.on('exit', () => require('node:fs').writeFileSync(process.env.PROBE_FILE, JSON.stringify(process.resourceUsage())));`;

const work = mkdtempSync(join(tmpdir(), 'bench-'));
const probe = join(work, 'probe.cjs');
writeFileSync(probe, PROBE);
let requests = 0;
const index = await serveIndex({
  folder: flags.index,
  latency: Number(flags.latency),
  onRequest: () => void requests++,
});
try {
  await measureAll();
} finally {
  await index.close();
  rmSync(work, { recursive: true, force: true });
}

async function measureAll() {
  console.log(`build: ${describeBuild(join(ROOT, 'server/dist/cli.mjs'))}; Node.js ${process.version}`);
  console.log(`an index on this machine that answers after ${flags.latency} ms\n`);
  head('command');
  for (const line of COMMANDS.filter(isWanted)) {
    const folder = freshFolder();
    cpSync(join(EXAMPLES, 'litellm-worker'), folder, { recursive: true });
    row(`\`${line}\``, await coldAndWarm(line, folder));
  }
  console.log('');
  head('Workers in a folder');
  const folders = [
    ...[1, 10, 40].map((count) => ({ title: `\`check\` of ${count}`, line: 'check', count })),
    { title: '`watch` of 40, the second time with nothing new', line: 'watch --state watch.json', count: 40 },
  ];
  for (const { title, line, count } of folders.filter((one) => isWanted(one.title)))
    row(title, await coldAndWarm(line, workersIn(count)));
}

function isWanted(line) {
  return line.includes(flags.only);
}

function head(first) {
  console.log(`| ${first} | cold | processor | requests | warm | processor | requests | memory |`);
  console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
}

function row(first, { cold, warm }) {
  const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(2)} s`;
  const cells = [cold, warm].flatMap((run) => [seconds(run.milliseconds), seconds(run.processor), run.requests]);
  console.log(`| ${[first, ...cells, `${Math.max(cold.megabytes, warm.megabytes)} MB`].join(' | ')} |`);
}

function freshFolder() {
  return mkdtempSync(join(work, 'folder-'));
}

function workersIn(count) {
  const folder = freshFolder();
  for (let at = 0; at < count; at++) {
    const name = WORKERS[at % WORKERS.length];
    const own = join(folder, `worker-${at + 1}`);
    mkdirSync(own);
    for (const file of readdirSync(join(EXAMPLES, name)))
      cpSync(join(EXAMPLES, name, file), join(own, file), { recursive: true });
  }
  return folder;
}

async function coldAndWarm(line, folder) {
  const cache = freshFolder();
  const cold = await measure(line, folder, cache);
  return { cold, warm: await measure(line, folder, cache) };
}

/** One run in a process of its own. */
async function measure(line, folder, cache) {
  const probeFile = join(cache, 'probe');
  const takesIndex = !/^runtimes/.test(line);
  const pyodide = new URL('/pyodide/', index.pypi).href;
  const args = [
    join(ROOT, 'server/bin/pyodide-preflight.mjs'),
    ...line.split(' '),
    ...(takesIndex ? ['--index-url', index.pypi, '--pyodide-index-url', pyodide] : []),
  ];
  const before = requests;
  const started = performance.now();
  await new Promise((ended, failed) => {
    const program = spawn(process.execPath, ['--require', probe, ...args], {
      cwd: folder,
      stdio: 'ignore',
      env: { ...process.env, PYODIDE_PREFLIGHT_CACHE_DIR: cache, PROBE_FILE: probeFile },
    });
    program.on('error', failed);
    program.on('close', ended);
  });
  const milliseconds = performance.now() - started;
  const { maxRSS, userCPUTime, systemCPUTime } = JSON.parse(readFileSync(probeFile, 'utf8'));
  const megabytes = Math.round(maxRSS / 1024);
  return { milliseconds, megabytes, requests: requests - before, processor: (userCPUTime + systemCPUTime) / 1000 };
}
