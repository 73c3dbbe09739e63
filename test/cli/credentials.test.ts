/** Indexes that want a password, as a project names them and as its user keeps the password. */
import assert from 'node:assert/strict';
import { Checker } from '../../server/src/check/check.ts';
import { nodeHost } from '../../server/src/host/nodeHost.ts';
import { Workspace, type RunResult } from '../support/commandLine.ts';
import { IndexServer } from '../support/indexServer.ts';
import { JSON_PAGE, jsonPage } from '../support/testIndex.ts';

const METADATA = 'Metadata-Version: 2.1\nName: good\nVersion: 1.0\n';
const BASIC = `Basic ${Buffer.from('jane:s3cret').toString('base64')}`;

describe('an index that wants a password', function () {
  this.timeout(60_000);
  let server: IndexServer;
  let workspace: Workspace;

  beforeEach(async () => {
    server = await IndexServer.start();
    server.on('/simple/good/', { headers: JSON_PAGE, body: jsonPage('good', 'good-1.0-py3-none-any.whl') });
    server.on('/files/good-1.0-py3-none-any.whl.metadata', { body: METADATA });
  });
  afterEach(async () => {
    await server.close();
    await workspace.remove();
  });

  async function check(index: string, variables: Readonly<Record<string, string>>): Promise<RunResult> {
    const project = '[project]\nname = "w"\nversion = "1"\nrequires-python = ">=3.13"\ndependencies = ["good"]\n';
    workspace = await Workspace.make({ 'pyproject.toml': `${project}${index}` });
    const environment = {
      platform: 'linux',
      variables: { PYODIDE_PREFLIGHT_CACHE_DIR: `${workspace.folder}/.cache`, ...variables },
    };
    const engine = new Checker({ host: { ...nodeHost(), environment }, today: () => '2026-11-24' });
    const options = `--pyodide-index-url ${server.origin}/pyodide --target workers-3.13`;
    try {
      return await workspace.run(`check ${options}`, { engine });
    } finally {
      await engine.close();
    }
  }
  const sent = (): readonly (string | undefined)[] => [
    ...new Set(
      server.requests.filter(({ path }) => !path.startsWith('/pyodide')).map(({ headers }) => headers.authorization),
    ),
  ];
  const table = (more: string): string =>
    `[[tool.uv.index]]\nname = "corp"\nurl = "${server.origin}/simple/"\ndefault = true\n${more}`;

  it('gets the one of its name from the variables that uv reads', async () => {
    const result = await check(table(''), { UV_INDEX_CORP_USERNAME: 'jane', UV_INDEX_CORP_PASSWORD: 's3cret' });
    assert.equal(result.exitCode, 0, result.output);
    assert.deepEqual(sent(), [BASIC]);
  });

  it('gets that one also where it is named in the environment only, which counts before the file', async () => {
    const result = await check('[tool.uv]\nindex-url = "https://elsewhere.invalid/simple/"\n', {
      UV_DEFAULT_INDEX: `corp=${server.origin}/simple/`,
      UV_INDEX_CORP_USERNAME: 'jane',
      UV_INDEX_CORP_PASSWORD: 's3cret',
    });
    assert.equal(result.exitCode, 0, result.output);
    assert.deepEqual(sent(), [BASIC]);
  });

  it('in the environment stands for the one of its name in the file', async () => {
    const result = await check(
      '[[tool.uv.index]]\nname = "corp"\nurl = "https://elsewhere.invalid/simple/"\nexplicit = true\n[tool.uv.sources]\ngood = { index = "corp" }\n',
      { UV_INDEX: `corp=${server.origin}/simple/`, UV_DEFAULT_INDEX: `${server.origin}/none/` },
    );
    assert.equal(result.exitCode, 0, result.output);
    assert.deepEqual(
      server.paths.filter((path) => path.startsWith('/none')),
      [],
    );
  });

  it('is shown without any part of a password, however its address is malformed', async () => {
    const addresses = [
      'jane:S3cret@host.invalid/simple',
      'https://jane:S3/cret@host.invalid/simple',
      'https://jane:S3 cret@host.invalid/simple',
      'https:jane:S3cret@host.invalid/simple',
      'https:/jane:S3cret@host.invalid/simple',
      '//jane:S3cret@host.invalid/simple',
      'htps://jane:S3cret@host.invalid/simple',
      'https://host.invalid/simple?token=S3cret',
      'https://jane:S3cret@[::1]:9/simple',
    ];
    const lines = addresses.flatMap((one) => [
      `--extra-index-url ${one}`,
      `--find-links ${one}`,
      `-r ${one}`,
      `x @ ${one}`,
    ]);
    workspace = await Workspace.make({ 'requirements.txt': `${lines.join('\n')}\n` });
    for (const format of ['text', 'json', 'sarif', 'markdown', 'github', 'junit']) {
      const words = `check requirements.txt --offline --target workers-3.13 --format ${format}`;
      const { output } = await workspace.run(words);
      assert.doesNotMatch(output, /S3|cret@/, format);
    }
  });

  it('gets none because it stands in for PyPI', async () => {
    const main = `[tool.uv]\nindex-url = "${server.origin}/simple/"\n`;
    await check(main, { UV_INDEX_PYPI_USERNAME: 'jane', UV_INDEX_PYPI_PASSWORD: 's3cret' });
    assert.deepEqual(sent(), [undefined]);
  });

  it('gets none where its table says so', async () => {
    await check(table('authenticate = "never"\n'), {
      UV_INDEX_CORP_USERNAME: 'jane',
      UV_INDEX_CORP_PASSWORD: 's3cret',
    });
    assert.deepEqual(sent(), [undefined]);
  });

  it('is not asked where its table says that there are always some, and none is known: the verdict stays open', async () => {
    const result = await check(table('authenticate = "always"\n'), {});
    assert.equal(result.exitCode, 2);
    assert.match(result.output, /its table says `authenticate = "always"`, and no password is known for it/);
    assert.deepEqual(
      server.requests.filter(({ path }) => !path.startsWith('/pyodide')),
      [],
    );
    await workspace.remove();
    const known = await check(table('authenticate = "always"\n'), {
      UV_INDEX_CORP_USERNAME: 'jane',
      UV_INDEX_CORP_PASSWORD: 's3cret',
    });
    assert.equal(known.exitCode, 0, known.output);
  });
});
