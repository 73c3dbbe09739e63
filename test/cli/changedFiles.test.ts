import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { nodePrograms } from '../../server/src/host/nodePrograms.ts';
import { recordedChecker } from '../support/recorded.ts';
import { Workspace, type RunResult } from '../support/commandLine.ts';

const project = (name: string): string => `[project]\nname = "${name}"\nversion = "1"\ndependencies = []\n`;

const FILES = {
  'api/pyproject.toml': project('api'),
  'api/wrangler.toml': 'main = "src/entry.py"\ncompatibility_date = "2026-02-01"\n',
  'jobs/requirements.txt': '-r ../shared/base.txt\n',
  'jobs/notes.md': 'nothing that anybody reads\n',
  'shared/base.txt': '',
  'site/pyproject.toml': project('site'),
};

describe('check --since', function () {
  this.timeout(60_000);
  let workspace: Workspace;

  before(async function () {
    if (!(await nodePrograms.ask('git', ['--version'], '.'))) this.skip();
  });

  beforeEach(async () => {
    workspace = await Workspace.make(FILES);
    await git('init', '--quiet');
    await git('add', '.');
    await commit();
  });

  afterEach(() => workspace.remove());

  async function git(...words: readonly string[]): Promise<void> {
    const ended = await nodePrograms.ask('git', words, workspace.folder);
    assert.equal(ended?.code, 0, ended?.errors);
  }

  async function commit(): Promise<void> {
    await git('-c', 'user.name=a', '-c', 'user.email=a@host.test', 'commit', '--quiet', '-a', '-m', 'x');
  }

  const engine = {
    check: recordedChecker.check.bind(recordedChecker),
    forget: () => undefined,
    close: () => Promise.resolve(),
  };

  function check(line = 'check --since HEAD'): Promise<RunResult> {
    return workspace.run(`${line} --offline`, { engine, programs: nodePrograms });
  }

  /** The files that were checked. */
  async function checked(line?: string): Promise<readonly string[]> {
    const { output } = await check(`${line ?? 'check --since HEAD'} --format json`);
    return (JSON.parse(output) as { files: { path: string }[] }).files.map((file) => file.path.replaceAll('\\', '/'));
  }

  it('nothing is touched: nothing is checked, which is fine and is said', async () => {
    const { exitCode, output, errors } = await check();
    assert.deepEqual([exitCode, output], [0, '']);
    assert.equal(errors, 'nothing to check: nothing has changed since HEAD for 3 dependency files\n');
    await workspace.write('jobs/notes.md', 'others\n');
    assert.deepEqual(await checked(), []);
  });

  it('an edit that is not committed counts, and one that was', async () => {
    await workspace.write('site/pyproject.toml', `${project('site')}\n`);
    assert.deepEqual(await checked(), ['site/pyproject.toml']);
    await commit();
    assert.deepEqual(await checked(), []);
    assert.deepEqual(await checked('check --since HEAD~1'), ['site/pyproject.toml']);
  });

  it('a file that git does not know yet counts', async () => {
    await workspace.write('new one/requirements.txt', '');
    assert.deepEqual(await checked(), ['new one/requirements.txt']);
  });

  it('what a file reads counts: its wrangler file, also where that is gone, and what it includes', async () => {
    await workspace.write('api/wrangler.toml', `${FILES['api/wrangler.toml']}\n`);
    assert.deepEqual(await checked(), ['api/pyproject.toml']);
    await rm(path.join(workspace.folder, 'api/wrangler.toml'));
    assert.deepEqual(await checked(), ['api/pyproject.toml']);
    await git('checkout', '--quiet', '.');
    await workspace.write('shared/base.txt', '# more\n');
    assert.deepEqual(await checked(), ['jobs/requirements.txt']);
  });

  it('a file beside is not a neighbour of all others', async () => {
    await workspace.write('site/uv.toml', '');
    assert.deepEqual(await checked(), ['site/pyproject.toml']);
  });

  for (const [revision, complaint] of [
    ['no-such', /--since: git knows no revision no-such; a shallow clone may lack it/],
    ['=--output=x', /--since: git knows no revision --output=x/],
    ['HEAD:api/pyproject.toml', /--since: git diff failed/],
  ] as const) {
    it(`${revision} is no revision`, async () => {
      const separator = revision.startsWith('=') ? '' : ' ';
      const { exitCode, output, errors } = await check(`check --since${separator}${revision}`);
      assert.deepEqual([exitCode, output], [2, '']);
      assert.match(errors, complaint);
    });
  }

  it('says that there is no repository, or no git', async () => {
    await rm(path.join(workspace.folder, '.git'), { recursive: true });
    assert.match((await check()).errors, /--since: this folder is in no git repository that can be read/);
    const { exitCode, errors } = await workspace.run('check --since HEAD');
    assert.equal(exitCode, 2);
    assert.match(errors, /--since needs git, which is not installed/);
  });

  it('goes neither with standard input nor with a baseline that is written', async () => {
    for (const line of ['check - --since HEAD', 'check --since HEAD --baseline a.json --write-baseline']) {
      const { exitCode, errors } = await check(line);
      assert.equal(exitCode, 2);
      assert.match(errors, /--since cannot be used with/);
    }
  });
});
