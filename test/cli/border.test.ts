/** What the files of a project pull in, and what a fix writes, stays inside of the repository, links resolved. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, realpath, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Border } from '../../server/src/check/border/border.ts';
import { Checker } from '../../server/src/check/check.ts';
import { DEFAULT_SETTINGS } from '../../server/src/settings.ts';
import { nodeHost } from '../../server/src/host/nodeHost.ts';
import { IndexServer } from '../support/indexServer.ts';
import { runCommandLine } from '../support/commandLine.ts';
import { JSON_PAGE, jsonPage } from '../support/testIndex.ts';

describe('the border around a project', function () {
  this.timeout(60_000);
  let server: IndexServer;
  let root: string;

  before(async () => {
    server = await IndexServer.start();
    server.on('/simple/good/', { headers: JSON_PAGE, body: jsonPage('good', 'good-1.0-py3-none-any.whl') });
    server.on('/files/good-1.0-py3-none-any.whl.metadata', {
      body: 'Metadata-Version: 2.1\nName: good\nVersion: 1.0\n',
    });
  });
  after(() => server.close());
  beforeEach(async () => {
    root = await realpath(await mkdtemp(path.join(tmpdir(), 'border-')));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  async function write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(root, name)), { recursive: true });
      await writeFile(path.join(root, name), text);
    }
  }

  async function check(
    folder: string,
    words: string,
  ): Promise<{ exitCode: number; output: string; asked: readonly string[] }> {
    const before = server.paths.length;
    const environment = { platform: process.platform, variables: { PYODIDE_PREFLIGHT_CACHE_DIR: `${root}/.cache` } };
    const engine = new Checker({ host: { ...nodeHost(), environment }, today: () => '2026-11-24' });
    const indexes = `--index-url ${server.origin}/simple --pyodide-index-url ${server.origin}/pyodide`;
    try {
      const line = `check --target workers-3.13 ${indexes} ${words}`;
      const result = await runCommandLine(path.join(root, folder), line, { engine });
      return { ...result, asked: server.paths.slice(before).filter((one) => one.startsWith('/simple/')) };
    } finally {
      await engine.close();
    }
  }

  const SECRET = 'ghp_NotARealToken123\nDB_PASSWORD = hunter2\n';

  it('tells a folder of wheels that is none, where uv stops', async () => {
    await write({ 'w/requirements.txt': '--find-links ./wheels\ngood\n', 'w/wheels': Buffer.from([0xff, 0xfe, 0]) });
    const { exitCode, output } = await check('w', 'requirements.txt');
    assert.match(
      output,
      /^error\[invalid-file\]: `\.\/wheels` is not a folder, and not a page of links that uv reads/m,
    );
    assert.equal(exitCode, 1);
  });

  it('is the repository: what is included from outside is not read, asked for or shown, but told', async () => {
    await write({
      'secret.txt': SECRET,
      'repo/.git/HEAD': 'ref: refs/heads/main\n',
      'repo/requirements.txt': '-r ../secret.txt\ngood\n',
    });
    const { exitCode, output, asked } = await check('repo', '.');
    assert.match(output, /note\[not-checked\]: `\.\.\/secret\.txt` .*lies outside of the repository/);
    assert.doesNotMatch(output, /ghp_|hunter2|DB_PASSWORD/);
    assert.deepEqual(asked, ['/simple/good/'], 'everything else is judged');
    assert.equal(exitCode, 2);
  });

  it('is where a link leads, not where it lies', async function () {
    if (process.platform === 'win32') this.skip();
    await write({
      'secret.txt': SECRET,
      'repo/.git/HEAD': '',
      'repo/requirements.txt': '-r inner.txt\n-r sub/secret.txt\ngood\n',
    });
    await symlink(path.join(root, 'secret.txt'), path.join(root, 'repo/inner.txt'));
    await symlink(root, path.join(root, 'repo/sub'));
    const { output, asked } = await check('repo', '.');
    assert.equal(output.match(/lies outside of the repository/g)?.length, 2, output);
    assert.doesNotMatch(output, /ghp_|hunter2/);
    assert.deepEqual(asked, ['/simple/good/']);
  });

  it('holds what lies in the repository, wherever in it the file is', async () => {
    await write({
      'repo/.git': 'gitdir: elsewhere\n',
      'repo/common.txt': 'good\n',
      'repo/a/b/requirements.txt': '-r ../../common.txt\n',
    });
    const { exitCode, output } = await check('repo/a/b', '.');
    assert.equal(exitCode, 0, output);
  });

  it('is the current folder without a repository, if the file lies below it, else the folder of the file', async () => {
    await write({ 'w/common.txt': 'good\n', 'w/a/requirements.txt': '-r ../common.txt\n' });
    assert.equal((await check('w', 'a/requirements.txt')).exitCode, 0);
    assert.equal((await check('w/a', '.')).exitCode, 2);
    assert.equal((await check('.', path.join(root, 'w/a/requirements.txt'))).exitCode, 0);
  });

  it('is open to who allows it', async () => {
    await write({ 'common.txt': 'good\n', 'repo/.git/HEAD': '', 'repo/requirements.txt': '-r ../common.txt\n' });
    const { exitCode, asked } = await check('repo', '. --allow-outside');
    assert.equal(exitCode, 0);
    assert.deepEqual(asked, ['/simple/good/']);
  });

  it('is not crossed by a fix, and a link stays a link', async function () {
    if (process.platform === 'win32') this.skip();
    await write({ 'outside.txt': 'ssl\ngood\n', 'repo/.git/HEAD': '' });
    await symlink(path.join(root, 'outside.txt'), path.join(root, 'repo/requirements.txt'));
    await check('repo', 'requirements.txt --fix --unsafe-fixes');
    assert.equal(await readFile(path.join(root, 'outside.txt'), 'utf8'), 'ssl\ngood\n');
  });

  /** What the words are told of each way that leads from `requirements.txt` or a file beside it to something outside. */
  async function linked(link: string, to: string, files: Readonly<Record<string, string>>, words = '. --target auto') {
    await write({ 'repo/.git/HEAD': '', ...files });
    await mkdir(path.dirname(path.join(root, link)), { recursive: true });
    await symlink(path.join(root, to), path.join(root, link));
    return check('repo', words);
  }

  const PROJECT = '[project]\nname = "w"\nversion = "1"\nrequires-python = ">=3.12"\ndependencies = ["good"]\n';
  const WRANGLER =
    'name = "w"\nmain = "src/entry.py"\ncompatibility_date = "2025-06-01"\ncompatibility_flags = ["python_workers"]\n';

  it('is where the checked file itself leads', async function () {
    if (process.platform === 'win32') this.skip();
    const { exitCode, output, asked } = await linked('repo/requirements.txt', 'secret.txt', { 'secret.txt': SECRET });
    assert.match(output, /note\[not-checked\]: `requirements\.txt` cannot be read: it lies outside of the repository/);
    assert.doesNotMatch(output, /ghp_|hunter2/);
    assert.deepEqual(asked, []);
    assert.equal(exitCode, 2);
    assert.doesNotMatch((await check('repo', '. --allow-outside')).output, /lies outside/);
  });

  it('is the same through a chain of links, and a loop of them is told', async function () {
    if (process.platform === 'win32') this.skip();
    await write({
      'secret.txt': SECRET,
      'repo/.git/HEAD': '',
      'repo/requirements.txt': '-r a.txt\n-r loop.txt\ngood\n',
    });
    for (const [link, to] of [
      ['a.txt', 'b.txt'],
      ['b.txt', 'c.txt'],
      ['c.txt', '../secret.txt'],
      ['loop.txt', 'loop.txt'],
    ]) {
      await symlink(to ?? '', path.join(root, 'repo', link ?? ''));
    }
    const { output, asked } = await check('repo', 'requirements.txt');
    assert.match(output, /`a\.txt` cannot be read: it lies outside/);
    assert.match(output, /`loop\.txt` cannot be read: /);
    assert.deepEqual(asked, ['/simple/good/']);
  });

  for (const [what, link, files] of [
    ['settings of uv beside a project', 'repo/uv.toml', { 'repo/pyproject.toml': PROJECT }],
    ['a lock file beside a project', 'repo/pylock.toml', { 'repo/pyproject.toml': PROJECT }],
    ['a wrangler file', 'repo/wrangler.toml', { 'repo/pyproject.toml': PROJECT }],
    ['a wrangler file beside requirements', 'repo/wrangler.jsonc', { 'repo/requirements.txt': 'good\n' }],
    ['a page that may say which Pyodide', 'repo/index.html', { 'repo/requirements.txt': 'good\n' }],
    ['settings of uv above a project', 'repo/uv.toml', { 'repo/a/pyproject.toml': PROJECT }],
    ['a project above', 'repo/pyproject.toml', { 'repo/a/requirements.txt': 'good\n' }],
    [
      'the entry file of a Worker',
      'repo/src/entry.py',
      { 'repo/pyproject.toml': PROJECT, 'repo/wrangler.toml': WRANGLER },
    ],
    [
      'a module of a Worker',
      'repo/src/own.py',
      { 'repo/pyproject.toml': PROJECT, 'repo/wrangler.toml': WRANGLER, 'repo/src/entry.py': 'import own\n' },
    ],
  ] as const) {
    it(`is told where a link of it leads outside: ${what}`, async function () {
      if (process.platform === 'win32') this.skip();
      const { exitCode, output, asked } = await linked(link, 'secret.txt', { 'secret.txt': SECRET, ...files });
      assert.match(
        output,
        new RegExp(`${path.basename(link).replace('.', '\\.')} cannot be read: it lies outside`),
        output,
      );
      assert.doesNotMatch(output, /ghp_|hunter2|error\[/, output);
      assert.ok(asked.includes('/simple/good/'), 'everything else is judged');
      assert.equal(exitCode, 2, output);
    });
  }

  it('says nothing of a neighbour that leads outside, which the project does not name', async function () {
    if (process.platform === 'win32') this.skip();
    const files = { 'secret.txt': SECRET, 'repo/a/pyproject.toml': PROJECT, 'repo/b/wrangler.toml': WRANGLER };
    await linked('repo/b/pyproject.toml', 'secret.txt', files);
    const { exitCode, output } = await check('repo', 'a');
    assert.doesNotMatch(output, /lies outside|ghp_|hunter2/, output);
    assert.equal(exitCode, 0, output);
  });

  it('is not crossed by the file that a project names for wrangler, but by the one that a person names', async () => {
    const table = '[tool.pyodide-preflight]\nconfig = "../secret.txt"\n';
    await write({
      'secret.txt': SECRET,
      'w.toml': WRANGLER,
      'repo/.git/HEAD': '',
      'repo/pyproject.toml': PROJECT + table,
    });
    const { exitCode, output } = await check('repo', '.');
    assert.match(output, /secret\.txt cannot be read: it lies outside/);
    assert.doesNotMatch(output, /ghp_|hunter2|error\[/);
    assert.equal(exitCode, 2);
    assert.doesNotMatch((await check('repo', '. --config ../w.toml')).output, /lies outside/);
  });

  it('is not crossed by what a build tool is said to have left for wrangler', async () => {
    await write({
      'secret.txt': SECRET,
      'repo/.git/HEAD': '',
      'repo/pyproject.toml': PROJECT,
      'repo/wrangler.toml': WRANGLER,
      'repo/.wrangler/deploy/config.json': '{ "configPath": "../../../secret.txt" }',
    });
    const { output } = await check('repo', '.');
    assert.match(output, /secret\.txt cannot be read: it lies outside/);
    assert.doesNotMatch(output, /ghp_|hunter2/);
  });

  it('does not hide what tools find above it by themselves, and a fix there is told, not made', async () => {
    await write({
      'repo/.git/HEAD': '',
      'repo/pyproject.toml': `${PROJECT}[dependency-groups]\ndev = ["workers-py"]\n`,
      'wrangler.toml': WRANGLER.replace('"python_workers"', '"python_worker"'),
    });
    const before = await readFile(path.join(root, 'wrangler.toml'), 'utf8');
    const { output } = await check('repo', '. --fix --unsafe-fixes --target auto');
    assert.match(output, /wrangler\.toml/);
    assert.match(output, /not offered as a fix, because this file lies outside of the project/);
    assert.equal(await readFile(path.join(root, 'wrangler.toml'), 'utf8'), before);
  });

  it('lets the metadata of local sources be read wherever they lie, unless the workspace is not trusted', async () => {
    const source = '[tool.uv.sources]\nlib = { path = "../lib" }\n';
    await write({
      'repo/.git/HEAD': '',
      'repo/pyproject.toml': PROJECT.replace('"good"', '"lib"') + source,
      'lib/pyproject.toml': PROJECT.replace('name = "w"', 'name = "lib"'),
    });
    const { asked, output } = await check('repo', '.');
    assert.deepEqual([...new Set(asked)], ['/simple/good/'], output);
  });

  it('keeps a text that was never meant as requirements on this machine, which one finding for each says', async () => {
    await write({
      'repo/.git/HEAD': '',
      'repo/.env': 'DB_PASSWORD = hunter2\nplainword\n',
      'repo/token.txt': 'ghp_NotARealToken123\n',
      'repo/requirements.txt': '-r .env\n-r token.txt\ngood\n',
    });
    const { exitCode, output, asked } = await check('repo', 'requirements.txt');
    assert.equal(output.match(/does not look like requirements/g)?.length, 2, output);
    assert.doesNotMatch(output, /ghp_|hunter2|plainword/);
    assert.deepEqual(asked, ['/simple/good/']);
    assert.equal(exitCode, 2);
  });

  it('is the same for a `file:` address, which pip reads as a path', async () => {
    await write({
      'outside.txt': 'missing\n',
      'repo/.git/HEAD': '',
      'repo/common.txt': 'good\n',
    });
    const address = (name: string): string => pathToFileURL(path.join(root, name)).href;
    await write({ 'repo/requirements.txt': `-r ${address('repo/common.txt')}\n-r ${address('outside.txt')}\n` });
    const { exitCode, output, asked } = await check('repo', 'requirements.txt');
    assert.match(output, /outside\.txt` .*lies outside of the repository/);
    assert.deepEqual(asked, ['/simple/good/']);
    assert.equal(exitCode, 2);
  });

  it('lets no pipe, device or huge file among the includes block the check', async function () {
    if (process.platform === 'win32') this.skip();
    await write({ 'repo/.git/HEAD': '', 'repo/requirements.txt': '-r pipe.txt\n-r /dev/zero\n-r huge.txt\ngood\n' });
    execFileSync('mkfifo', [path.join(root, 'repo/pipe.txt')]);
    await writeFile(path.join(root, 'repo/huge.txt'), '');
    await truncate(path.join(root, 'repo/huge.txt'), 17 * 1024 * 1024);
    const { output, asked } = await check('repo', 'requirements.txt');
    assert.match(output, /`pipe\.txt` cannot be read: it is not a regular file/);
    assert.match(output, /`\/dev\/zero` .*lies outside of the repository/);
    assert.match(output, /`huge\.txt` cannot be read: it is too large/);
    assert.deepEqual(asked, ['/simple/good/'], 'everything else is judged');
  });

  it('stays closed in a workspace that is not trusted, whatever its settings allow', async () => {
    await write({ 'common.txt': 'good\n', 'repo/.git/HEAD': '' });
    const file = path.join(root, 'repo/requirements.txt');
    const settings = { ...DEFAULT_SETTINGS, allowOutside: true };
    const holds = (trusted: boolean): Promise<boolean> =>
      new Border(nodeHost().files, { path: file, settings, trusted }).holds(path.join(root, 'common.txt'));
    assert.deepEqual([await holds(true), await holds(false)], [true, false]);
  });

  it('holds a file that includes itself through many links, which is read once', async function () {
    if (process.platform === 'win32') this.skip();
    const links = Array.from({ length: 60 }, (_, at) => `l${at}`);
    await write({
      'loops/requirements.txt': `${links.map((link) => `-r ${link}/requirements.txt`).join('\n')}\ngood\n`,
    });
    for (const link of links) await symlink('.', path.join(root, 'loops', link));
    const { output } = await check('loops', '. --format json');
    assert.ok(output.length < 100_000, `${output.length} characters`);
  });

  it('holds no more than 200 included files, and one finding says so', async () => {
    const names = Array.from({ length: 260 }, (_, at) => `part-${at}.txt`);
    await write({
      'many/requirements.txt': `${names.map((name) => `-r ${name}`).join('\n')}\n`,
      ...Object.fromEntries(names.map((name) => [`many/${name}`, 'good\n'])),
    });
    const { output } = await check('many', 'requirements.txt');
    assert.equal(output.match(/no more than 200 included files are read/g)?.length, 1, output.slice(0, 2000));
  });
});
