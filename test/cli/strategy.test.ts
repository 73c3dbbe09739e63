/** `strategy` on the command line: what it knows from git and the project's code, and what it cannot answer. */
import assert from 'node:assert/strict';
import { Checker } from '../../server/src/check/check.ts';
import { nodePrograms } from '../../server/src/host/nodePrograms.ts';
import { FakeIndex } from '../support/fakeIndex.ts';
import { VirtualHost } from '../support/virtualHost.ts';
import { Workspace, type RunResult } from '../support/commandLine.ts';

const BLOCKED = {
  'kite-2.0-cp313-cp313-manylinux_2_17_x86_64.whl': [],
  'kite-1.0-py3-none-any.whl': [],
};

describe('strategy', function () {
  this.timeout(60_000);
  let workspace: Workspace;
  let index: FakeIndex;
  let engine: Checker;

  beforeEach(async () => {
    workspace = await Workspace.make({
      'requirements.txt': '# why\nkite>=2.0\n',
      'app/main.py': 'import kite\nkite.fly()\n',
    });
    index = new FakeIndex(BLOCKED);
    const host = new VirtualHost();
    host.http = index.http;
    engine = new Checker({ host, today: () => '2026-11-24' });
  });

  afterEach(() => workspace.remove());

  function run(words = ''): Promise<RunResult> {
    const line = `strategy ${words} -t workers-3.13 --index-url https://pypi.example/simple/`.replace(/ {2,}/g, ' ');
    return workspace.run(line, { engine, programs: nodePrograms });
  }

  async function git(...words: readonly string[]): Promise<void> {
    const ended = await nodePrograms.ask('git', words, workspace.folder);
    assert.equal(ended?.code, 0, ended?.errors);
  }

  it('says which bound decides, where the code uses the package, and of an unread wheel that it was not read', async () => {
    const { output, exitCode } = await run();
    assert.equal(exitCode, 0);
    assert.match(output, /`kite>=2\.0` in `requirements\.txt:2`\n- it decides: `kite` 1\.0/);
    assert.match(output, /the project uses `kite\.fly`; whether `kite` 1\.0 has it is not known: its wheel could not/);
    assert.doesNotMatch(output, /it stands there since/);
  });

  it('says of the module alone only where it is imported, and warns of leaving out what the code imports', async () => {
    await workspace.write('app/main.py', 'import kite\n');
    const { output } = await run('--format markdown');
    assert.match(output, /the project imports `kite` in `app\/main\.py:1`; no name that it takes from it was found/);
    assert.match(output, /\| leave out \| yes: it resolves; but `app\/main\.py:1` imports it \|/);
    await workspace.write('app/main.py', 'try:\n  import kite\nexcept ImportError:\n  kite = None\n');
    assert.match((await run('--format markdown')).output, /\| leave out \| yes: it resolves \|/);
  });

  it('says since when a bound stands in the file, by its last commit that brought it, and nothing of what is not committed', async function () {
    if (!(await nodePrograms.ask('git', ['--version'], '.'))) this.skip();
    await git('init', '--quiet');
    await git('add', '.');
    const who = ['-c', 'user.name=a', '-c', 'user.email=a@host.test', '-c', 'commit.gpgsign=false'];
    await git(...who, 'commit', '--quiet', '-m', 'Flying needs kite 2', '--date', '2026-01-05T12:00:00Z');
    assert.match((await run()).output, /it stands there since 2026-01-05 \([0-9a-f]+: Flying needs kite 2\)/);
    await workspace.write('requirements.txt', 'kite>=1.5\n');
    assert.doesNotMatch((await run()).output, /it stands there since/);
  });

  it('cannot answer where an index is silent, nothing is declared, or a name is needed by nothing', async () => {
    const several = await run('-t workers-3.14');
    assert.equal(several.exitCode, 2);
    assert.match(several.errors, /one target at a time/);
    const unknown = await run('plane');
    assert.equal(unknown.exitCode, 2);
    assert.match(unknown.errors, /nothing in requirements\.txt needs `plane`/);
    index.down = { problem: { kind: 'connection', reason: 'no-route' } };
    const host = new VirtualHost();
    host.http = index.http;
    engine = new Checker({ host, today: () => '2026-11-24' });
    const silent = await run();
    assert.equal(silent.exitCode, 2);
    assert.match(silent.output, /What is not known\n/);
    assert.doesNotMatch(silent.output, /nothing to decide/);
    await workspace.write('requirements.txt', '# none\n');
    const empty = await run();
    assert.equal(empty.exitCode, 2);
    assert.equal(empty.output, '');
  });

  it('never says that all installs where the file itself is refused', async () => {
    const project = '[project]\nname = "app"\nversion = "1"\ndependencies = ["kite==1.0"]\n';
    await workspace.write('pyproject.toml', `${project}[tool.uv]\nrequired-version = "<0.1"\n`);
    const { output, exitCode } = await run('--project pyproject.toml');
    assert.equal(exitCode, 0);
    assert.match(output, /does not install on Python Workers 3\.13, but no dependency is blocked or held back/);
  });
});
