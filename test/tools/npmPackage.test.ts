/** What npm makes of this: a package that installs without a network, and a clone that pre-commit can install. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import yaml from 'yaml';
import { CHECK } from '../../server/src/cli/grammar/commands/check.ts';
import { parseArguments } from '../../server/src/cli/grammar/parse.ts';

const { buildAll } = (await import(pathToFileURL(path.resolve('tools/build.mjs')).href)) as {
  buildAll: (options: { minify: boolean; folder: string; print: () => void }) => Promise<void>;
};

interface Manifest {
  readonly bin: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies?: unknown;
}

function manifestOf(file: string): Manifest {
  return JSON.parse(readFileSync(file, 'utf8')) as Manifest;
}

/** Runs a program in a folder and returns what it writes; npm asks nobody. */
function output(program: string, words: readonly string[], cwd: string): string {
  const env = { ...process.env, npm_config_offline: 'true', npm_config_update_notifier: 'false' };
  return execFileSync(program, words, { cwd, encoding: 'utf8', env, shell: process.platform === 'win32' });
}

describe('the npm package', function () {
  this.timeout(180_000);
  const work = mkdtempSync(path.join(tmpdir(), 'npm-package-'));

  after(() => {
    rmSync(work, { recursive: true, force: true });
  });

  it('has everything in it: it installs without a network and runs with npx where no clone is', async () => {
    await buildAll({ minify: true, folder: work, print: () => undefined });
    const server = path.join(work, 'server');
    for (const name of ['package.json', 'bin'])
      cpSync(path.join('server', name), path.join(server, name), { recursive: true });
    assert.equal(manifestOf('server/package.json').dependencies, undefined);
    // Its own script would build in the clone.
    const packed =
      output('npm', ['pack', '--ignore-scripts', '--loglevel=error'], server).trim().split('\n').at(-1) ?? '';
    const project = path.join(work, 'project');
    mkdirSync(project);
    cpSync('examples/pydantic-worker', project, { recursive: true });
    output('npm', ['install', '--no-audit', '--no-fund', '--no-save', path.join(server, packed)], project);
    assert.match(output('npx', ['pyodide-preflight', '--version'], project), /^pyodide-preflight \d+\.\d+\.\d+/);
    const recorded = path.resolve('examples/recorded-index');
    const said = output('npx', ['pyodide-preflight', 'check', '--exit-zero', '--recorded-index', recorded], project);
    assert.match(said, /^error\[blocked-dependency\]: `pydantic-core`/m);
    // The pages of the findings are in it.
    assert.match(
      output('npx', ['pyodide-preflight', 'explain', 'held-back'], project),
      /^held-back\n\nEverything installs/,
    );
  });
});

describe('the hook for pre-commit', () => {
  const [hook] = yaml.parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as readonly {
    readonly entry: string;
    readonly files: string;
  }[];

  it('runs a command that the root of the repository brings along, which npm builds', () => {
    const { bin, scripts } = manifestOf('package.json');
    const [program = '', ...words] = hook?.entry.split(' ') ?? [];
    assert.ok(existsSync(bin[program] ?? ''));
    assert.equal(scripts['prepare'], 'node tools/prepare.mjs');
    assert.ok('command' in Object(parseArguments(words, [CHECK])));
  });

  it('runs where a file changes that says what is installed, or for what', () => {
    const files = new RegExp(hook?.files ?? '');
    for (const name of [
      'pyproject.toml',
      'apps/edge/pyproject.toml',
      'wrangler.jsonc',
      'a/wrangler.toml',
      'requirements-dev.txt',
      'requirements/base.in',
      'pylock.toml',
      'uv.toml',
      'web/index.html',
      'pyscript.json',
      'n/a.ipynb',
    ]) {
      assert.match(name, files);
    }
    for (const name of ['main.py', 'README.md', 'my-pyproject.toml.bak', 'a.txt']) assert.doesNotMatch(name, files);
  });
});
