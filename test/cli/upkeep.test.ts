/** `cache` and `doctor`: what is kept, removed and found. */
import assert from 'node:assert/strict';
import { existsSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { FORM } from '../../server/src/index/http/httpCache.ts';
import { Workspace, type RunResult } from '../support/commandLine.ts';
import { problemsOfOutput } from '../support/outputSchema.ts';
import { recordedChecker } from '../support/recorded.ts';
import { wranglerToml } from '../support/workerFolder.ts';

const DAY = 24 * 60 * 60 * 1000;
/** The day on which tests run the command line. */
const TODAY = Date.parse('2026-11-24T12:00:00Z');

describe('cache', () => {
  const [fresh, unused, old, foreign] = [
    `${FORM}/ab/fresh`,
    `${FORM}/cd/unused`,
    'v1/ab/old',
    'notes/ab/mine',
  ] as const;

  /** What `cache` says and leaves of a folder with an entry of each kind. */
  async function cache(action: string): Promise<RunResult & { readonly left: readonly string[] }> {
    const files = [fresh, unused, old, foreign];
    const workspace = await Workspace.make(Object.fromEntries(files.map((file) => [file, 'x'.repeat(1000)])));
    const days = { [fresh]: 1, [unused]: 31, [old]: 1, [foreign]: 400 };
    for (const file of files) {
      const then = (TODAY - days[file] * DAY) / 1000;
      utimesSync(path.join(workspace.folder, file), then, then);
    }
    try {
      const variables = { PYODIDE_PREFLIGHT_CACHE_DIR: workspace.folder };
      const result = await workspace.run(`cache ${action}`, { variables });
      const left = files.filter((file) => existsSync(path.join(workspace.folder, file)));
      return { ...result, left, output: result.output.replaceAll(workspace.folder, 'FOLDER') };
    } finally {
      await workspace.remove();
    }
  }

  it('prints where it is, to be used in a command line', async () => {
    assert.equal((await cache('dir')).output, 'FOLDER\n');
  });

  it('counts what is its own', async () => {
    const { output, left } = await cache('size --format json');
    assert.deepEqual(problemsOfOutput(output, 'cache'), []);
    assert.deepEqual(JSON.parse(output), { version: 1, action: 'size', folder: 'FOLDER', entries: 3, bytes: 3000 });
    assert.equal(left.length, 4);
  });

  it('removes what was not used for 30 days, or has an old format', async () => {
    assert.deepEqual((await cache('prune')).left, [fresh, foreign]);
  });

  it('removes everything but what is not its own', async () => {
    assert.deepEqual((await cache('clear')).left, [foreign]);
  });

  it('does nothing that it does not know', async () => {
    const { exitCode, errors, left } = await cache('cleer');
    assert.equal(exitCode, 2);
    assert.match(errors, /did you mean `clear`\?/);
    // `dir` is as close, and begins with another letter.
    assert.match((await cache('clr')).errors, /did you mean `clear`\?/);
    assert.equal(left.length, 4);
  });
});

describe('doctor', () => {
  interface Found {
    readonly project: { readonly targets: readonly { readonly name: string }[]; readonly wrangler?: string } | null;
    readonly problem: string | null;
    readonly folder: string;
    readonly files: readonly string[];
    readonly settings: readonly { readonly name: string; readonly value: string; readonly from: string }[];
    readonly indexes: readonly { readonly url: string; readonly state: string }[];
  }

  async function doctor(
    line: string,
    files: Readonly<Record<string, string>>,
    variables: Readonly<Record<string, string>> = {},
  ): Promise<{ readonly found: Found; readonly output: string }> {
    const workspace = await Workspace.make(files);
    try {
      const cache = { PYODIDE_PREFLIGHT_CACHE_DIR: path.join(workspace.folder, 'cache') };
      const options = { engine: recordedChecker, variables: { ...cache, ...variables } };
      const { output, exitCode } = await workspace.run(`doctor --format json ${line}`, options);
      assert.deepEqual([exitCode, problemsOfOutput(output, 'doctor')], [0, []]);
      return { found: JSON.parse(output) as Found, output };
    } finally {
      await workspace.remove();
    }
  }

  const FILES = {
    'pyproject.toml':
      '[project]\nname = "w"\nversion = "0"\ndependencies = ["httpx"]\n[tool.pyodide-preflight]\nenv = "a"\n',
    'wrangler.toml': wranglerToml('2026-02-01') + '[env.a]\n',
  };

  it('says which runtime it is, and where each setting comes from', async () => {
    const { found } = await doctor('--offline --index-url https://user:secret@index.invalid/simple/', FILES);
    assert.deepEqual([found.project?.targets[0]?.name, found.project?.wrangler], ['workers-3.13', 'wrangler.toml']);
    const from = (name: string): string | undefined => found.settings.find((one) => one.name === name)?.from;
    assert.deepEqual(['offline', 'env', 'target'].map(from), ['command-line', 'project', 'default']);
  });

  it('says in a line as well that there is no project', async () => {
    const workspace = await Workspace.make({});
    const { output } = await workspace.run('doctor --quiet --offline', { engine: recordedChecker });
    assert.match(output, /^No dependency files directly in /);
    await workspace.remove();
  });

  it('has no credentials', async () => {
    const proxy = { HTTPS_PROXY: 'http://user:secret@proxy.invalid:1' };
    const { output } = await doctor('--offline --index-url https://user:secret@index.invalid/simple/', FILES, proxy);
    assert.ok(output.includes('proxy.invalid') && output.includes('index.invalid'));
    assert.ok(!output.includes('secret'), output);
  });

  it('says what is not reached', async () => {
    const { found } = await doctor(
      '--index-url http://127.0.0.1:9/simple/ --pyodide-index-url http://127.0.0.1:9/',
      FILES,
    );
    assert.deepEqual(
      found.indexes.map(({ state }) => state),
      ['failed', 'failed'],
    );
  });

  it('looks into the folder that is named', async () => {
    const { found } = await doctor('--offline --project api', { 'api/requirements.txt': 'httpx\n' });
    assert.deepEqual([path.basename(found.folder), found.files], ['api', ['requirements.txt']]);
    const { found: ofFile } = await doctor('--offline --project api/a.in', { 'api/a.in': 'httpx\n' });
    assert.equal(path.basename(ofFile.folder), 'api');
  });

  it('answers without a project, too, and says why there is none', async () => {
    assert.equal((await doctor('--offline', {})).found.project, null);
    const two = { 'requirements.txt': 'httpx\n', 'requirements.in': 'httpx\n' };
    assert.match((await doctor('--offline', two)).found.problem ?? '', /there are several dependency files/);
  });
});
