/** What the command line says if indexes and files are broken: what and where, without secrets, and also about the rest. */
import assert from 'node:assert/strict';
import { Checker } from '../../server/src/check/check.ts';
import type { Engine } from '../../server/src/check/engine.ts';
import { nodeHost } from '../../server/src/host/nodeHost.ts';
import { Workspace, type RunResult } from '../support/commandLine.ts';
import { IndexServer } from '../support/indexServer.ts';
import { problemsOfOutput } from '../support/outputSchema.ts';
import { HTML_PAGE, JSON_PAGE, jsonPage } from '../support/testIndex.ts';

const METADATA = 'Metadata-Version: 2.1\nName: good\nVersion: 1.0\n';

describe('in a hostile world', function () {
  this.timeout(60_000);
  const host = nodeHost();
  let server: IndexServer;
  let workspace: Workspace;

  before(async () => {
    server = await IndexServer.start();
    server.on('/simple/good/', { headers: JSON_PAGE, body: jsonPage('good', 'good-1.0-py3-none-any.whl') });
    server.on('/files/good-1.0-py3-none-any.whl.metadata', { body: METADATA });
  });
  after(() => server.close());
  afterEach(() => workspace.remove());

  async function check(files: Readonly<Record<string, string>>, options = ''): Promise<RunResult> {
    workspace = await Workspace.make(files);
    const environment = { platform: 'linux', variables: { PYODIDE_PREFLIGHT_CACHE_DIR: `${workspace.folder}/.cache` } };
    const checker = new Checker({ host: { ...host, environment }, today: () => '2026-11-24' });
    const engine: Engine = {
      check: (request) => checker.check(request),
      forget: () => {
        checker.forget();
      },
      close: () => Promise.resolve(),
    };
    const indexes = `--index-url ${server.origin}/simple --pyodide-index-url ${server.origin}/pyodide`;
    try {
      return await workspace.run(`check ${indexes} ${options}`, { engine });
    } finally {
      await checker.close();
    }
  }

  it('a page to sign in is no project without releases, even with links on it', async () => {
    server.on('/simple/hidden/', { headers: HTML_PAGE, body: '<h1>Welcome</h1><a href="/login">log in</a>' });
    const { exitCode, output } = await check({ 'requirements.txt': 'hidden\nmissing\n' }, '--target workers-3.13');
    assert.match(output, /^note\[unknown-verdict\]: `hidden` may or may not install: .*some other web page/m);
    assert.match(output, /^error\[unknown-project\]: `missing`/m);
    assert.equal(exitCode, 1);
    // The failed request no longer leaves the verdict open: the other dependency certainly fails.
    assert.match(output, /^requirements\.txt: cannot be installed on Python Workers 3\.13/m);
  });

  it('a project that names a device as its wrangler file does not hang the check', async function () {
    if (process.platform === 'win32') this.skip();
    const text = '[project]\nname = "w"\nversion = "1"\n[tool.pyodide-preflight]\nconfig = "/dev/zero"\n';
    const { output } = await check({ 'pyproject.toml': text });
    assert.match(output, /zero cannot be read: it lies outside of the repository/);
  });

  it('metadata that cannot be read is named as the reason', async () => {
    const wheel = 'damaged-1.0-py3-none-any.whl';
    server.on('/simple/damaged/', { headers: JSON_PAGE, body: jsonPage('damaged', wheel) });
    server.on(`/files/${wheel}.metadata`, { body: 'Metadata-Version: 2.1\nVersion: 1.0\n' });
    const { output } = await check({ 'requirements.txt': 'damaged\n' }, '--target workers-3.13');
    assert.match(output, /`damaged` cannot be installed .*: it has invalid metadata \(.*Name/);
  });

  it('a web page in the place of metadata is no fault of the package', async () => {
    const wheel = 'hidden-1.0-py3-none-any.whl';
    server.on('/simple/hidden/', { headers: JSON_PAGE, body: jsonPage('hidden', wheel) });
    server.on(`/files/${wheel}.metadata`, { body: '<html>Sign in</html>' });
    const { exitCode, output } = await check({ 'requirements.txt': 'hidden\n' }, '--target workers-3.13');
    assert.match(output, /^note\[unknown-verdict\]: `hidden` may or may not install: .*the response is not METADATA/m);
    assert.equal(exitCode, 2);
  });

  it('a project whose files cannot be read is not blamed on a specifier that nobody wrote', async () => {
    server.on('/simple/bare/', { headers: JSON_PAGE, body: jsonPage('bare') });
    const { output } = await check({ 'requirements.txt': 'bare\n' }, '--target workers-3.13');
    assert.match(output, /: its index lists no release with a readable file$/m);
  });

  it('passwords in the URLs of a file are shown nowhere', async () => {
    const lines = [
      'one @ https://user:s3cret@host.test/one-1.0-py3-none-any.whl',
      `two @ https://${'u'.repeat(60)}:s3cret${'x'.repeat(60)}@host.test/two-1.0-py3-none-any.whl`,
      'git+https://s3cret@host.test/three.git',
      'git+ssh://git@host.test/four.git',
      '-r https://user:s3cret@host.test/more.txt',
    ];
    for (const format of ['text', 'json']) {
      const { output, errors } = await check(
        { 'requirements.txt': lines.join('\n') },
        `--target workers-3.13 --format ${format} --offline`,
      );
      assert.doesNotMatch(output + errors, /s3cret|user|uuu/);
      assert.match(output, /`https:\/\/\*{4}@host\.test\/one-1\.0/);
      assert.match(output, /git@host\.test\/four/);
      assert.match(output, /more\.txt` cannot be read: files at a web address are not fetched/);
      if (format === 'json') assert.deepEqual(problemsOfOutput(output), []);
      await workspace.remove();
    }
  });

  it('a half-typed wrangler file is not said to lack what stands below', async () => {
    const { output } = await check({
      'requirements.txt': 'good\n',
      'wrangler.toml': 'compatibility_date = "2026-02\ncompatibility_flags = "python_workers"\n',
    });
    assert.match(output, /\(the newest Python Workers, because wrangler\.toml could not be read\)/);
    assert.match(output, /^error\[target-problem\]: wrangler\.toml could not be read: the string is not closed/m);
    assert.doesNotMatch(output, /lacks the flag/);
  });

  it('a wrong compatibility date is shown where the date stands', async () => {
    const { output } = await check({
      'requirements.txt': 'good\n',
      'wrangler.jsonc': '{\n "compatibility_date": "2026-99-01",\n "compatibility_flags": ["python_workers"]\n}\n',
    });
    assert.match(output, /is not a date such as `2026-01-31`: `2026-99-01`\n --> wrangler\.jsonc:2:/);
  });

  it('where nothing could be read there is no summary that sounds clean', async () => {
    const { exitCode, output, errors } = await check({ 'notes.rst': 'good\n' }, 'notes.rst');
    assert.deepEqual([exitCode, output], [2, '']);
    assert.match(errors, /notes\.rst is not a file that declares dependencies/);
  });
});
