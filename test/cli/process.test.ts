import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { build } from 'esbuild';

/** What a process wrote, and how it ended. */
interface Ended {
  readonly exitCode: number | null;
  readonly output: string;
  readonly errors: string;
}

describe('the command as a process', function () {
  this.timeout(60_000); // Enough for a busy machine; starting one takes less than a second.
  let folder: string;

  before(async () => {
    // In the checkout, so that packages outside the bundle are found.
    await mkdir('out', { recursive: true });
    folder = await mkdtemp(path.resolve('out', 'command-line-'));
    const loader = { '.md': 'text' } as const;
    const common = { bundle: true, platform: 'node', packages: 'external', logLevel: 'error', loader } as const;
    const [main, server] = [path.join(folder, 'main.mjs'), path.join(folder, 'lsp.cjs')];
    await build({ ...common, entryPoints: ['server/src/cliMain.ts'], outfile: main, format: 'esm' });
    await build({ ...common, entryPoints: ['server/src/lspMain.ts'], outfile: server, format: 'cjs' });
  });
  after(() => rm(folder, { recursive: true, force: true }));

  async function run(
    words: readonly string[],
    { input = '', readsOutput = true, endsInput = true } = {},
  ): Promise<Ended> {
    const child = spawn(process.execPath, [path.join(folder, 'main.mjs'), ...words], { cwd: 'examples' });
    if (!readsOutput) child.stdout.destroy();
    child.stdin.write(input);
    if (endsInput) child.stdin.end();
    const [output, errors, [exitCode]] = await Promise.all([
      readsOutput ? text(child.stdout) : '',
      text(child.stderr),
      once(child, 'exit') as Promise<[number | null]>,
    ]);
    return { exitCode, output, errors };
  }

  it('reads standard input, writes JSON and ends with the exit code of the verdict', async () => {
    const words = ['check', '-', '--format', 'json', '--target', 'workers-3.13', '--recorded-index', 'recorded-index'];
    const { exitCode, output, errors } = await run(words, { input: 'uvicorn[standard]\n' });
    assert.deepEqual([exitCode, errors], [1, '']);
    const { files } = JSON.parse(output) as { files: { path: string; resolution: { resolves: boolean } }[] };
    assert.deepEqual(
      files.map((file) => [file.path, file.resolution.resolves]),
      [['requirements.txt', false]],
    );
  });

  it('is the language server where that is asked for, also after a message whose length is none', async () => {
    const message = (content: object, length?: string): string => {
      const json = JSON.stringify({ jsonrpc: '2.0', ...content });
      return `Content-Length: ${length ?? Buffer.byteLength(json)}\r\n\r\n${json}`;
    };
    const params = { processId: null, rootUri: null, capabilities: {} };
    const input = [
      message({ method: 'unheardOf' }, '-5'),
      message({ id: 1, method: 'initialize', params }),
      message({ id: 2, method: 'shutdown' }),
      message({ method: 'exit' }),
    ].join('');
    const { exitCode, output } = await run(['server'], { input, endsInput: false });
    assert.equal(exitCode, 0);
    assert.match(output, /"serverInfo":\{"name":"Pyodide Preflight"/);
  });

  for (const [what, handler, expected] of [
    ['which it may heed', "process.on('SIGTERM', () => process.exit(9));", 9],
    ['that ends it, as a shell tells it', '', 143],
  ] as const) {
    it(`passes a signal on to the command that deploys, ${what}`, async function () {
      if (process.platform === 'win32') this.skip();
      const script = `${handler} console.log('up'); setInterval(() => {}, 1000);`;
      const words = ['deploy', '--project', 'fastapi-worker', '--recorded-index', 'recorded-index'];
      const command = [...words, '--', process.execPath, '-e', script];
      const child = spawn(process.execPath, [path.join(folder, 'main.mjs'), ...command], { cwd: 'examples' });
      const ended = once(child, 'exit') as Promise<[number | null]>;
      const [said] = (await once(child.stdout, 'data')) as [Buffer];
      child.kill('SIGTERM');
      assert.deepEqual([String(said), (await ended)[0]], ['up\n', expected]);
    });
  }

  it('ends with 2 for what it does not understand', async () => {
    const { exitCode, output, errors } = await run(['check', '--colour']);
    assert.deepEqual([exitCode, output], [2, '']);
    assert.match(errors, /^pyodide-preflight: unknown option `--colour`/);
  });

  it('is quiet when its reader goes away', async () => {
    assert.equal((await run(['targets'], { readsOutput: false })).errors, '');
  });

  it('says that its output cannot be written, as on a full disk', async function () {
    if (!existsSync('/dev/full')) this.skip();
    const full = openSync('/dev/full', 'w');
    const words = [path.join(folder, 'main.mjs'), 'targets'];
    const child = spawn(process.execPath, words, { stdio: ['ignore', full, 'pipe'] });
    closeSync(full);
    const [errors, [exitCode]] = await Promise.all([
      child.stderr ? text(child.stderr) : '',
      once(child, 'exit') as Promise<[number]>,
    ]);
    assert.equal(exitCode, 2);
    assert.match(errors, /^pyodide-preflight: the output cannot be written: ENOSPC: [^\n]*\n$/);
  });

  it('says what the language server wants that is started without a way to speak to it', async () => {
    const child = spawn(process.execPath, [path.join(folder, 'lsp.cjs')]);
    const [errors, [exitCode]] = await Promise.all([
      text(child.stderr),
      once(child, 'exit') as Promise<[number | null]>,
    ]);
    assert.equal(exitCode, 2);
    assert.match(errors, /this is a language server.*--stdio/);
  });
});
