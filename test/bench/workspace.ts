/**
 * A folder of 2,000 dependency files in the real language server: `npm run bench -- workspace`. Prints figures; asserts nothing.
 *
 * 600 are Workers on an invented index, the others are ordinary. Measured are the time from the start to the first diagnostics and
 * to the last, the memory, how long the server's event loop was blocked at most, and how long diagnostics take for 30 fast edits
 * of an open file meanwhile. The command `Check Workspace` is measured as well, as it does not wait for a pause.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
} from 'vscode-languageserver/node';
import { inventIndex } from './inventIndex.ts';

const FILES = 2_000;
const WORKERS = 600;
const EDITS = 30;

/** Whoever takes longer is not waited for. */
const MOST_MILLISECONDS = Number(process.env['BENCH_SECONDS'] ?? 120) * 1000;

/** Loaded into the server: on a signal it writes what was measured since the last one. */
const PROBE = `
const { monitorEventLoopDelay } = require('node:perf_hooks');
const { writeFileSync, renameSync } = require('node:fs');
const delay = monitorEventLoopDelay({ resolution: 2 });
delay.enable();
process.on('SIGUSR2', () => {
  const blocked = { max: delay.max / 1e6, p99: delay.percentile(99) / 1e6, megabytes: process.memoryUsage.rss() / 2 ** 20 };
  delay.reset();
  writeFileSync(process.env.PROBE_FILE + '.new', JSON.stringify(blocked));
  renameSync(process.env.PROBE_FILE + '.new', process.env.PROBE_FILE);
});`;

interface Measured {
  readonly max: number;
  readonly p99: number;
  readonly megabytes: number;
}

class Server {
  readonly #process: ChildProcess;
  readonly #probe: string;
  readonly connection: MessageConnection;
  /** How many files have diagnostics. */
  readonly reported = new Set<string>();
  first: number | undefined;
  last = 0;

  constructor(folder: string, root: string) {
    this.#probe = join(folder, 'probe.json');
    writeFileSync(join(folder, 'probe.cjs'), PROBE);
    const server = resolve('server/dist/lsp.cjs');
    this.#process = spawn(process.execPath, ['--require', join(folder, 'probe.cjs'), server, '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, PROBE_FILE: this.#probe },
    });
    const { stdin, stdout } = this.#process;
    if (!stdin || !stdout) throw new Error('the server has no streams');
    this.connection = createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    const settings = { recordedIndex: join(folder, 'index') };
    this.connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
      items.map(() => settings),
    );
    this.connection.onRequest('workspace/workspaceFolders', () => [{ uri: pathToFileURL(root).href, name: 'all' }]);
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.onRequest('workspace/diagnostic/refresh', () => null);
    this.connection.onNotification('textDocument/publishDiagnostics', ({ uri }: { uri: string }) => {
      this.first ??= performance.now();
      this.last = performance.now();
      this.reported.add(uri);
    });
    this.connection.listen();
  }

  async start(root: string): Promise<void> {
    await this.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: [{ uri: pathToFileURL(root).href, name: 'all' }],
      capabilities: {
        workspace: { configuration: true, workspaceFolders: true, diagnostics: { refreshSupport: true } },
        textDocument: { diagnostic: {} },
      },
    });
    await this.connection.sendNotification('initialized', {});
  }

  /** What was measured since the last call. */
  async measured(): Promise<Measured> {
    rmSync(this.#probe, { force: true });
    this.#process.kill('SIGUSR2');
    for (;;) {
      try {
        return JSON.parse(readFileSync(this.#probe, 'utf8')) as Measured;
      } catch {
        await sleep(20);
      }
    }
  }

  stop(): void {
    this.connection.dispose();
    this.#process.kill();
  }
}

/** Writes the files; every Worker needs something that is not there. */
function writeFiles(root: string, names: readonly string[]): void {
  for (let at = 0; at < FILES; at++) {
    const folder = join(root, `group${at % 40}`, `project${at}`);
    mkdirSync(folder, { recursive: true });
    const isWorker = at < WORKERS;
    const needs = [1, 2, 3, 4].map((step) => names[(at * step) % names.length]);
    const lines = [...needs, 'not-there'].map((name) => `  "${name}",\n`).join('');
    const tool = isWorker ? '[dependency-groups]\ndev = ["workers-py"]\n' : '';
    const text = `[project]\nname = "p${at}"\nversion = "1"\ndependencies = [\n${lines}]\n${tool}`;
    writeFileSync(join(folder, 'pyproject.toml'), text);
    if (!isWorker) continue;
    const wrangler = {
      name: `p${at}`,
      main: 'main.py',
      compatibility_date: '2026-02-01',
      compatibility_flags: ['python_workers'],
    };
    writeFileSync(join(folder, 'wrangler.json'), JSON.stringify(wrangler));
  }
}

/** Edits an open file again and again, and gives how long each edit's diagnostics took, in milliseconds, sorted. */
async function edit({ connection }: Server, file: string): Promise<readonly number[]> {
  const [uri, text] = [pathToFileURL(file).href, readFileSync(file, 'utf8')];
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'toml', version: 1, text },
  });
  await connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
  const taken: number[] = [];
  for (let version = 2; version < EDITS + 2; version++) {
    const started = performance.now();
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ text: `# edit ${version}\n${text}` }],
    });
    await connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
    taken.push(performance.now() - started);
    await sleep(60);
  }
  await connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  return taken.sort((a, b) => a - b);
}

function told(name: string, { max, p99, megabytes }: Measured): string {
  return `${name}: event loop blocked at most ${max.toFixed(0)} ms (99 %: ${p99.toFixed(1)} ms), ${megabytes.toFixed(0)} MB`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const root = join(folder, 'workspace');
writeFiles(root, inventIndex(join(folder, 'index'), 200));
const server = new Server(folder, root);
await server.start(root);
console.log(told('started', await server.measured()));
const began = performance.now();
while (server.reported.size < 500 && performance.now() - began < MOST_MILLISECONDS) await sleep(200);
const first = (server.first ?? performance.now()) - began;
console.log(
  `in the background: first diagnostics after ${seconds(first)}, ${server.reported.size} files after ${seconds(server.last - began)}`,
);
console.log(told('in the background', await server.measured()));

const asked = performance.now();
const checking = server.connection.sendRequest<object>('pyodidePreflight/checkWorkspace').catch(() => undefined);
await sleep(300);
const edits = await edit(server, join(root, 'group0/project0/pyproject.toml'));
console.log(
  `${EDITS} edits meanwhile: median ${edits[EDITS / 2]?.toFixed(0)} ms, slowest ${edits.at(-1)?.toFixed(0)} ms`,
);
const outcome = await Promise.race([checking, sleep(MOST_MILLISECONDS, undefined)]);
const came = outcome ? JSON.stringify(outcome) : `not done, ${server.reported.size} files reported,`;
console.log(`Check Workspace: ${came} after ${seconds(performance.now() - asked)}`);
console.log(told('Check Workspace', await server.measured()));
server.stop();
rmSync(folder, { recursive: true });
