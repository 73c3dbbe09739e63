/** Lock files on the command line: which are checked, for which target, and what the report says. */
import assert from 'node:assert/strict';
import { Checker } from '../../server/src/check/check.ts';
import type { Engine } from '../../server/src/check/engine.ts';
import { nodeHost } from '../../server/src/host/nodeHost.ts';
import { Workspace, type RunResult } from '../support/commandLine.ts';
import { DIGEST, pylock, pylockPackage, recordedLock } from '../support/locks.ts';
import { pyodideLockText } from '../support/pyodideLocks.ts';
import { problemsOfOutput } from '../support/outputSchema.ts';

const WRANGLER = 'main = "src/entry.py"\ncompatibility_date = "2026-10-01"\ncompatibility_flags = ["python_workers"]\n';
const EMPTY_PROJECT = '[project]\nname = "app"\nversion = "0.1.0"\ndependencies = []\n';

interface Output {
  readonly files: readonly {
    readonly path: string;
    readonly target: { readonly name: string; readonly lock?: string };
    readonly resolution: { readonly resolves: boolean | null; readonly packages: readonly unknown[] };
    readonly declarations: readonly { readonly text: string; readonly table: string; readonly active: boolean }[];
    readonly findings: readonly { readonly code: string; readonly severity: string }[];
  }[];
}

describe('lock files on the command line', () => {
  const checker = new Checker({ host: nodeHost(), today: () => '2026-11-24' });
  const engine: Engine = {
    check: (request) => checker.check(request),
    forget: () => {
      checker.forget();
    },
    close: () => Promise.resolve(),
  };

  after(() => checker.close());

  async function run(files: Readonly<Record<string, string>>, line: string): Promise<RunResult> {
    const workspace = await Workspace.make(files);
    try {
      return await workspace.run(`${line} --offline`, { engine });
    } finally {
      await workspace.remove();
    }
  }

  async function check(files: Readonly<Record<string, string>>, words: string): Promise<Output['files']> {
    const { output } = await run(files, `check ${words} --format json`);
    assert.deepEqual(problemsOfOutput(output), []);
    return (JSON.parse(output) as Output).files;
  }

  it('the lock of a Pyodide in a page is named in the JSON output, which keeps to its schema', async () => {
    const code = 'const py = await loadPyodide({ lockFileURL: "./own.json" }); await py.loadPackage(["moss"]);';
    const files = {
      'index.html': `<script src="https://cdn.jsdelivr.net/pyodide/v0.28.3/full/pyodide.js"></script><script>${code}</script>`,
      'own.json': pyodideLockText(['moss 1.0']),
    };
    const [read] = await check(files, 'index.html');
    assert.deepEqual([read?.target.lock, read?.resolution.resolves], ['own.json', true]);
  });

  it('the pylock.toml of a Worker is checked with its folder: synced before the date was moved, it is a warning', async () => {
    const files = {
      'pyproject.toml': EMPTY_PROJECT,
      'wrangler.toml': WRANGLER,
      'pylock.toml': recordedLock('fastapi-3.13/pylock.toml'),
      'uv.lock': recordedLock('development/uv.lock'),
    };
    const { exitCode, output } = await run(files, 'check .');
    assert.equal(exitCode, 1);
    assert.match(output, /^pylock\.toml: cannot be installed on Python Workers 3\.14 \(compatibility_date 2026-10-01/m);
    assert.match(output, /^warning\[stale-lock\]: `pylock\.toml` was synced for Python 3\.13 \(ABI 2025_0\)/m);
    assert.doesNotMatch(output, /uv\.lock/);
  });

  it('of a format that is not known here is not called one that installs nothing', async () => {
    const { output } = await run({ 'uv.lock': 'version = 99\n[[package]]\nname = "a"\n' }, 'check uv.lock');
    assert.match(output, /^uv\.lock: cannot tell whether it installs on Pyodide/m);
  });

  it('synced for the runtime, it is one line', async () => {
    const files = { 'wrangler.toml': WRANGLER, 'pylock.toml': recordedLock('fastapi-3.14/pylock.toml') };
    const { exitCode, output } = await run(files, 'check .');
    assert.equal(exitCode, 0);
    assert.match(output, /^pylock\.toml: 11 locked packages install on Python Workers 3\.14 \(/);
  });

  it('a uv.lock is checked where it is named, and what is said is an information', async () => {
    const files = { 'wrangler.toml': WRANGLER, 'uv.lock': recordedLock('development/uv.lock') };
    const [file] = await check(files, 'uv.lock --target workers-3.13');
    assert.equal(file?.resolution.resolves, false);
    assert.deepEqual(
      file.findings.map(({ code, severity }) => [severity, code]),
      [['information', 'locked-without-wheel']],
    );
  });

  it('pins are declarations in the JSON output; those that the target does not get are not active', async () => {
    const [file] = await check({ 'uv.lock': recordedLock('development/uv.lock') }, 'uv.lock --target workers-3.14');
    assert.equal(file?.resolution.resolves, true);
    assert.equal(file.resolution.packages.length, 11);
    assert.deepEqual(
      file.declarations.filter(({ active }) => !active).map(({ text, table }) => [text, table]),
      ['click==8.5.1', 'comm==0.2.3', 'h11==0.16.0', 'uvicorn==0.54.0'].map((text) => [text, 'packages']),
    );
  });

  it('a package of a default group is active', async () => {
    const more = [`marker = "'dev' in dependency_groups"`];
    const text = pylock('default-groups = ["dev"]', pylockPackage('a 1', { more, wheels: ['py3-none-any'] }));
    const [file] = await check({ 'pylock.toml': text }, 'pylock.toml');
    assert.equal(file?.declarations[0]?.active, true);
    assert.equal(file.resolution.resolves, true);
  });

  it('the settings of the project beside a lock count for it', async () => {
    const files = {
      'pyproject.toml': `${EMPTY_PROJECT}\n[tool.pyodide-preflight]\ntarget = "workers-3.12"\n`,
      'wrangler.toml': WRANGLER,
      'pylock.toml': recordedLock('fastapi-3.12/pylock.toml'),
    };
    const { output } = await run(files, 'check pylock.toml');
    assert.match(
      output,
      /^pylock\.toml: 11 locked packages install on Python Workers 3\.12 \(set in pyproject\.toml\)/,
    );
  });

  it('sources may be locked where the project lets pywrangler build them', async () => {
    const more = [`sdist = { url = "https://files.example.invalid/a-1.tar.gz", hashes = { sha256 = "${DIGEST}" } }`];
    const files = { 'wrangler.toml': WRANGLER, 'pylock.toml': pylock(pylockPackage('a 1', { more })) };
    const codes = async (extra: Readonly<Record<string, string>>): Promise<readonly string[]> =>
      (await check({ ...files, ...extra }, 'pylock.toml')).flatMap(({ findings }) => findings.map(({ code }) => code));
    assert.deepEqual(await codes({}), ['locked-without-wheel']);
    const builds = `${EMPTY_PROJECT}\n[tool.pywrangler]\nallow-build = true\n`;
    assert.deepEqual(await codes({ 'pyproject.toml': builds }), ['unsupported-source']);
  });

  it('a lock that is no TOML says where, and keeps the rest', async () => {
    const files = { 'pylock.toml': `${pylock(pylockPackage('a 1', { wheels: ['py3-none-any'] }))}\n<<<<<<< HEAD\n` };
    const { exitCode, output } = await run(files, 'check pylock.toml');
    assert.equal(exitCode, 1);
    assert.match(output, /error\[invalid-file\]: `<<<<<<< HEAD` is neither a key/);
    assert.match(output, /cannot tell whether it installs on/);
  });
});
