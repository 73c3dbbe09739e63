// How a check grows: with the number of dependencies, with the files of a page, and with the depth of the tree. npm run bench --
// growth [--latency MILLISECONDS]
//
// Each line is a cold check on the command line, in a process of its own, against an invented index in this one. Printed are the time
// until it ends, what a processor worked for it, and the requests; asserts nothing. Run `node tools/build.mjs --minify` first to
// measure what is published.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeBuild } from '../../tools/build.mjs';

const ROOT = join(import.meta.dirname, '../..');
const { values: flags } = parseArgs({
  args: process.argv.slice(2).filter((word) => word !== 'growth'),
  options: { latency: { type: 'string', default: '30' } },
});

/** Loaded into the program: when it ends it says how long a processor worked for it. */
const PROBE = `process.on('exit', () => require('node:fs').writeFileSync(process.env.PROBE_FILE, JSON.stringify(process.resourceUsage())));`;

/** What the index has: for a project its number of releases, and what the newest of them needs. */
const PROJECTS = [
  {
    title: 'dependencies, each with ten releases',
    sizes: [10, 40, 160, 400],
    of: (size) => ({ requirements: names(size), releases: () => 10, needs: () => [] }),
  },
  {
    title: 'releases on the page of one dependency',
    sizes: [100, 1000, 5000, 20_000],
    of: (size) => ({ requirements: ['p0'], releases: () => size, needs: () => [] }),
  },
  {
    title: 'projects in a chain, each needed by the one before',
    sizes: [5, 10, 20, 40],
    of: (size) => ({
      requirements: ['p0'],
      releases: () => 10,
      needs: (at) => (at + 1 < size ? [`p${at + 1}`] : []),
    }),
  },
];

function names(count) {
  return Array.from({ length: count }, (_, at) => `p${at}`);
}

const work = mkdtempSync(join(tmpdir(), 'bench-'));
const probe = join(work, 'probe.cjs');
writeFileSync(probe, PROBE);
let world = PROJECTS[0].of(1);
let requests = 0;
const server = createServer(async (request, response) => {
  requests++;
  await new Promise((resolve) => setTimeout(resolve, Number(flags.latency)));
  answer(request.url, response);
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const origin = `http://127.0.0.1:${server.address().port}`;
try {
  console.log(`build: ${describeBuild(join(ROOT, 'server/dist/cli.mjs'))}; Node.js ${process.version}`);
  console.log(`answers after ${flags.latency} ms`);
  for (const { title, sizes, of } of PROJECTS) {
    console.log(`\n| ${title} | time | processor | requests |\n| ---: | ---: | ---: | ---: |`);
    for (const size of sizes) {
      world = of(size);
      console.log(`| ${[size, ...(await check())].join(' | ')} |`);
    }
  }
} finally {
  server.close();
  rmSync(work, { recursive: true, force: true });
}

function answer(url, response) {
  const [, place, name, file] = url.split('/');
  const at = Number(/^p(\d+)$/.exec(place === 'simple' ? name : '')?.[1] ?? /^p(\d+)-/.exec(file ?? '')?.[1]);
  if (place === 'files') {
    const needs = world.needs(at).map((needed) => `Requires-Dist: ${needed}\n`);
    response.end(`Metadata-Version: 2.1\nName: p${at}\nVersion: ${file.split('-')[1]}\n${needs.join('')}`);
  } else if (place === 'simple' && at < 1000) {
    const versions = Array.from({ length: world.releases(at) }, (_, minor) => `1.${minor}`);
    const files = versions.map((version) => {
      const filename = `p${at}-${version}-py3-none-any.whl`;
      return { filename, url: `${origin}/files/p${at}/${filename}`, hashes: {}, 'core-metadata': true };
    });
    response.setHeader('content-type', 'application/vnd.pypi.simple.v1+json');
    response.setHeader('cache-control', 'max-age=600');
    response.end(JSON.stringify({ meta: { 'api-version': '1.1' }, name: `p${at}`, versions, files }));
  } else response.writeHead(404).end();
}

/** A check with an empty cache: its seconds, those of a processor, and its requests. */
async function check() {
  const folder = mkdtempSync(join(work, 'check-'));
  const file = join(folder, 'requirements.txt');
  writeFileSync(file, `${world.requirements.join('\n')}\n`);
  const probeFile = join(folder, 'probe');
  const words = ['--require', probe, join(ROOT, 'server/bin/pyodide-preflight.mjs'), 'check', file, '-q'];
  const options = [
    '--target',
    'workers-3.13',
    '--index-url',
    `${origin}/simple/`,
    '--pyodide-index-url',
    `${origin}/none/`,
  ];
  const env = { ...process.env, PROBE_FILE: probeFile, XDG_CACHE_HOME: join(folder, 'cache') };
  const [before, begun] = [requests, performance.now()];
  await once(spawn(process.execPath, [...words, ...options], { env, stdio: 'ignore' }), 'exit');
  const seconds = (performance.now() - begun) / 1000;
  const { userCPUTime, systemCPUTime } = JSON.parse(readFileSync(probeFile, 'utf8'));
  return [`${seconds.toFixed(2)} s`, `${((userCPUTime + systemCPUTime) / 1e6).toFixed(2)} s`, requests - before];
}
