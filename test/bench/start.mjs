// How long a start takes beside that of Node.js with nothing to do: npm run bench -- start [--rounds N]
//
// The version on the command line, until the process ends, and the language server, until its answer to `initialize`. One of
// each in every round, so that all have the same machine; prints the median of the rounds, asserts nothing. Run
// `node tools/build.mjs --minify` first to measure what is published.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeBuild } from '../../tools/build.mjs';

const ROOT = join(import.meta.dirname, '../..');
const { values: flags } = parseArgs({
  args: process.argv.slice(2).filter((word) => word !== 'start'),
  options: { rounds: { type: 'string', default: '15' } },
});

const STARTS = [
  { title: '`node -e 0`', run: () => untilEnd(['-e', '0']) },
  {
    title: '`pyodide-preflight --version`',
    run: () => untilEnd([join(ROOT, 'server/bin/pyodide-preflight.mjs'), '--version']),
  },
  { title: 'the language server', run: () => untilAnswer([join(ROOT, 'server/dist/lsp.cjs'), '--stdio']) },
];

const times = STARTS.map(() => []);
for (let round = 0; round < Number(flags.rounds); round++) {
  for (const [place, { run }] of STARTS.entries()) {
    const begun = performance.now();
    await run();
    times[place].push(performance.now() - begun);
  }
}
const medians = times.map((all) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)]);
console.log(`build: ${describeBuild(join(ROOT, 'server/dist/cli.mjs'))}; Node.js ${process.version}\n`);
console.log('| start | median | beside Node.js |\n| --- | ---: | ---: |');
for (const [place, { title }] of STARTS.entries())
  console.log(`| ${title} | ${medians[place].toFixed(0)} ms | ${(medians[place] / medians[0]).toFixed(1)} |`);

async function untilEnd(words) {
  await once(spawn(process.execPath, words, { stdio: 'ignore' }), 'exit');
}

async function untilAnswer(words) {
  const server = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'ignore'] });
  const params = { processId: process.pid, rootUri: null, capabilities: {} };
  const content = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
  server.stdin.write(`Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`);
  await once(server.stdout, 'data');
  server.kill('SIGKILL');
}
