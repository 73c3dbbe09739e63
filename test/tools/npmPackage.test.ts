/** What npm makes of this: packages that install without a network, one of them as pre-commit makes it of a clone. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
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

/** Where npm puts programs that are installed for everybody. */
const PROGRAMS = process.platform === 'win32' ? '' : 'bin';

describe('the npm package', function () {
  this.timeout(180_000);
  const work = mkdtempSync(path.join(tmpdir(), 'npm-package-'));
  const recorded = path.resolve('examples/recorded-index');

  before(() => buildAll({ minify: true, folder: work, print: () => undefined }));

  /** The file that npm makes of a folder; the scripts would build in the clone. */
  function packed(folder: string): string {
    const name =
      output('npm', ['pack', '--ignore-scripts', '--loglevel=error'], folder).trim().split('\n').at(-1) ?? '';
    return path.join(folder, name);
  }

  after(() => {
    rmSync(work, { recursive: true, force: true });
  });

  it('has everything in it: it installs without a network and runs with npx where no clone is', () => {
    const server = path.join(work, 'server');
    for (const name of ['package.json', 'bin'])
      cpSync(path.join('server', name), path.join(server, name), { recursive: true });
    assert.equal(manifestOf('server/package.json').dependencies, undefined);
    const project = path.join(work, 'project');
    mkdirSync(project);
    cpSync('examples/pydantic-worker', project, { recursive: true });
    output('npm', ['install', '--no-audit', '--no-fund', '--no-save', packed(server)], project);
    assert.match(output('npx', ['pyodide-preflight', '--version'], project), /^pyodide-preflight \d+\.\d+\.\d+/);
    const said = output('npx', ['pyodide-preflight', 'check', '--exit-zero', '--recorded-index', recorded], project);
    assert.match(said, /^error\[blocked-dependency\]: `pydantic-core`/m);
    // The pages of the findings are in it.
    assert.match(
      output('npx', ['pyodide-preflight', 'explain', 'held-back'], project),
      /^held-back\n\nEverything installs/,
    );
  });

  it('is made of the root of the repository as well, as pre-commit and npx with its address do', () => {
    for (const name of ['package.json', '.npmignore', 'README.md', 'LICENSE', 'server/bin', 'server/package.json'])
      cpSync(name, path.join(work, name), { recursive: true });
    const global = path.join(work, 'global');
    output('npm', ['install', '--global', '--ignore-scripts', '--prefix', global, packed(work)], work);
    const words = ['check', 'examples/pydantic-worker', '--exit-zero', '--recorded-index', recorded];
    assert.match(
      output(path.join(global, PROGRAMS, 'pyodide-preflight'), words, '.'),
      /^error\[blocked-dependency\]: `pydantic-core`/m,
    );
    const files = readdirSync(global, { recursive: true, encoding: 'utf8' });
    assert.deepEqual(
      files.filter((name) => /\.map$|\.ts$|extension\.cjs$/.test(name)),
      [],
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
