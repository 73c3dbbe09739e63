import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
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
    await build({
      entryPoints: ['server/src/cliMain.ts'],
      outfile: path.join(folder, 'main.mjs'),
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      logLevel: 'error',
    });
  });
  after(() => rm(folder, { recursive: true, force: true }));

  async function run(words: readonly string[], { input = '', readsOutput = true } = {}): Promise<Ended> {
    const child = spawn(process.execPath, [path.join(folder, 'main.mjs'), ...words], { cwd: 'examples' });
    if (!readsOutput) child.stdout.destroy();
    child.stdin.end(input);
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

  it('ends with 2 for what it does not understand', async () => {
    const { exitCode, output, errors } = await run(['check', '--colour']);
    assert.deepEqual([exitCode, output], [2, '']);
    assert.match(errors, /^pyodide-preflight: unknown option `--colour`/);
  });

  it('is quiet when its reader goes away', async () => {
    assert.equal((await run(['targets'], { readsOutput: false })).errors, '');
  });
});
