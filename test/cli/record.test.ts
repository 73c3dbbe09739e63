/** `record`: what a check asked is replayed, without a network and without credentials. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Checker } from '../../server/src/check/check.ts';
import { nodeHost } from '../../server/src/host/nodeHost.ts';
import { runCommandLine, Workspace, type RunResult } from '../support/commandLine.ts';
import { IndexServer } from '../support/indexServer.ts';
import { problemsOfOutput } from '../support/outputSchema.ts';
import { wheel } from '../support/referenceChecks.ts';

const today = (): string => '2026-11-24';

/** A process of its own: nothing is remembered, and nothing is kept on disk. */
function run(folder: string, line: string, variables: Readonly<Record<string, string>> = {}): Promise<RunResult> {
  const host = nodeHost();
  const environment = { ...host.environment, variables };
  return runCommandLine(folder, line, { engine: new Checker({ host: { ...host, environment }, today }), variables });
}

function textsIn(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => /\.(?:recorded|md)$/.test(name)).sort();
  return new Map(files.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
}

describe('recording what a check asked', function () {
  this.timeout(60_000);

  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'recording-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  describe('of examples', () => {
    let index: { readonly pypi: string; close(): Promise<void> };
    before(async () => {
      const tool = (await import(pathToFileURL(path.resolve('tools/serveIndex.mjs')).href)) as {
        serveIndex: (options: { folder: string }) => Promise<typeof index>;
      };
      index = await tool.serveIndex({ folder: 'examples/recorded-index' });
    });
    after(() => index.close());

    for (const example of ['pydantic-worker', 'data-frames', 'poetry-app', 'notebook']) {
      it(`replays ${example} with equal findings`, async () => {
        const indexes = `--index-url ${index.pypi} --pyodide-index-url ${new URL('/pyodide/', index.pypi).href}`;
        const recorded = await run('examples', `record ${example} ${indexes} --output ${folder} --format json`);
        assert.deepEqual([recorded.exitCode, recorded.errors], [0, '']);
        assert.deepEqual(problemsOfOutput(recorded.output, 'record'), []);
        const asked = await run('examples', `check ${example} ${indexes} --format json`);
        const replayed = await run('examples', `check ${example} --recorded-index ${folder} --format json`);
        assert.deepEqual(replayed, asked);
      });
    }
  });

  it('replays what is said of wheels, on all runtimes', async () => {
    const tag = 'cp313-cp313-pyodide_2025_0_wasm32';
    const workspace = await Workspace.make({ [`dist/swift-1.0-${tag}.whl`]: wheel('swift', '1.0', 'pydantic>=2.12') });
    const index = path.resolve('examples/recorded-index');
    await run(workspace.folder, `record dist -t workers-3.13 --recorded-index ${index} --output ${folder}`);
    const asked = await run(workspace.folder, `check dist -t workers-3.13 --recorded-index ${index}`);
    assert.match(asked.output, /Pyodide 0\.29\.5 +3\.13 +cp313-cp313-pyodide_2025_0_wasm32 +micropip +installs/);
    const replayed = await run(workspace.folder, `check dist -t workers-3.13 --recorded-index ${folder}`);
    assert.deepEqual(replayed, asked);
    await workspace.remove();
  });

  describe('of a project with passwords', () => {
    const SECRET = 'hunter2';
    const wheels = (name: string): string => `${name}-1.0-py3-none-any.whl`;
    let server: IndexServer;
    let workspace: Workspace;
    let origin: string;
    let variables: Readonly<Record<string, string>>;

    beforeEach(async () => {
      server = await IndexServer.start();
      ({ origin } = server);
      const withPassword = origin.replace('//', `//somebody:${SECRET}@`);
      for (const [root, ...names] of [
        ['/main', 'alpha'],
        ['/corp', 'beta'],
        ['/own', 'gamma'],
        ['/files', 'zeta'],
      ]) {
        for (const name of names) {
          const page = { filename: wheels(name), url: `${withPassword}/w/${wheels(name)}?token=${SECRET}`, hashes: {} };
          server.on(`${root}/${name}/`, {
            headers: { 'content-type': 'application/vnd.pypi.simple.v1+json', 'cache-control': 'no-cache' },
            body: JSON.stringify({ meta: { 'api-version': '1.0' }, name, files: [page] }),
          });
        }
      }
      for (const name of ['alpha', 'beta', 'gamma', 'delta']) {
        server.on(`/w/${wheels(name)}?token=${SECRET}`, { body: wheel(name, '1.0'), ranges: true });
      }
      server.on(`/links?token=${SECRET}`, {
        headers: { 'content-type': 'text/html', 'cache-control': 'no-cache' },
        body: `<a href="/w/${wheels('delta')}?token=${SECRET}">${wheels('delta')}</a>`,
      });
      server.on(`/at/${wheels('omega')}?token=${SECRET}`, { body: wheel('omega', '1.0', 'alpha'), ranges: true });
      workspace = await Workspace.make({
        'pyproject.toml': `[project]
name = "app"
version = "1"
dependencies = ["alpha", "beta", "gamma", "delta", "omega @ ${withPassword}/at/${wheels('omega')}?token=${SECRET}"]
[tool.uv]
find-links = ["${withPassword}/links?token=${SECRET}"]
[[tool.uv.index]]
name = "corp"
url = "${withPassword}/corp/"
[[tool.uv.index]]
name = "own"
url = "${origin}/own/"
explicit = true
[tool.uv.sources]
gamma = { index = "own" }
`,
        netrc: `machine 127.0.0.1 login somebody password ${SECRET}\n`,
      });
      variables = {
        NETRC: path.join(workspace.folder, 'netrc'),
        UV_INDEX_OWN_USERNAME: 'somebody',
        UV_INDEX_OWN_PASSWORD: SECRET,
      };
    });
    afterEach(async () => {
      await server.close();
      await workspace.remove();
    });

    const indexes = (): string =>
      `-t workers-3.13 --index-url ${origin.replace('//', `//somebody:${SECRET}@`)}/main/ --pyodide-index-url ${origin}/pyodide/`;

    it('has all indexes, and no credentials', async () => {
      const recorded = await run(workspace.folder, `record ${indexes()} --output ${folder}`, variables);
      assert.deepEqual([recorded.exitCode, recorded.errors], [0, '']);
      const sent = server.requests.map(({ headers }) => headers.authorization ?? '');
      assert.ok(sent.some((header) => atob(header.replace('Basic ', '')) === `somebody:${SECRET}`));
      const texts = textsIn(folder);
      const place = origin.replace(/^.*:/, '127.0.0.1%3A');
      assert.deepEqual(
        [...texts.keys()].filter((name) => !name.startsWith('pyodide')),
        [
          'README.md',
          `indexes/${place}%2Fcorp.recorded`,
          `indexes/${place}%2Fown.recorded`,
          `links/${place}%2Flinks.recorded`,
          'pypi/alpha.recorded',
          `wheels/${place}%2Fat.recorded`,
        ],
      );
      for (const [name, text] of new Map([...texts, ['the output', recorded.output]])) {
        assert.ok(!text.includes(SECRET) && !text.includes('token') && !text.includes('somebody'), `${name}: ${text}`);
      }
    });

    it('replays the same with all of them', async () => {
      await run(workspace.folder, `record ${indexes()} --output ${folder}`, variables);
      const asked = await run(workspace.folder, `check ${indexes()} --format json`, variables);
      await server.close();
      const replayed = await run(workspace.folder, `check -t workers-3.13 --recorded-index ${folder} --format json`);
      assert.deepEqual(replayed, asked);
      assert.equal(asked.exitCode, 0, asked.output);
      assert.match(asked.output, /"name": "delta"/);
      server = await IndexServer.start();
    });

    it('replays what a release ships where the index of Pyodide does not answer', async () => {
      const pages = ['alpha', 'beta', 'gamma', 'delta'].map((name) => `/pyodide/0.28.3/${name}/`);
      for (const page of pages) server.on(page, { breakOff: 'before' });
      const recorded = await run(workspace.folder, `record ${indexes()} --output ${folder}`, variables);
      assert.deepEqual([recorded.exitCode, recorded.errors], [0, '']);
      const asked = await run(workspace.folder, `check ${indexes()} --format json`, variables);
      const replayed = await run(workspace.folder, `check -t workers-3.13 --recorded-index ${folder} --format json`);
      assert.deepEqual(replayed, asked);
      assert.ok(pages.some((page) => server.paths.includes(page)));
    });

    it('is refused as a whole if one page cannot be had, and nothing is written', async () => {
      for (const path of ['/corp/beta/', '/own/gamma/', '/main/alpha/', `/links?token=${SECRET}`]) {
        const reply = server.replies(path);
        server.on(path, { status: 403 });
        const { exitCode, errors } = await run(workspace.folder, `record ${indexes()} --output ${folder}`, variables);
        assert.equal(exitCode, 2);
        assert.match(errors, /nothing is recorded in .*, because a replay would lack what was not answered:\n/);
        assert.deepEqual(readdirSync(folder), [], path);
        assert.ok(!errors.includes(SECRET), errors);
        server.on(path, ...reply);
      }
    });
  });

  describe('into a folder', () => {
    const record = (more = ''): Promise<RunResult> =>
      run('examples', `record data-frames --recorded-index recorded-index --output ${folder} ${more}`);

    it('replaces what it has recorded there before', async () => {
      await run('examples', `record pydantic-worker --recorded-index recorded-index --output ${folder}`);
      assert.ok(textsIn(folder).has('pypi/pydantic.recorded'));
      assert.equal((await record()).exitCode, 0);
      assert.ok(!textsIn(folder).has('pypi/pydantic.recorded'));
      assert.ok(textsIn(folder).has('pypi/pandas.recorded'));
    });

    it('leaves any other folder alone', async () => {
      for (const name of ['notes.txt', 'pypi/mine.txt', 'README.md', 'src/a.py']) {
        const other = await Workspace.make({ [name]: 'mine' });
        const { exitCode, errors } = await run('examples', `record data-frames --output ${other.folder}`);
        assert.equal(exitCode, 2);
        assert.match(errors, /has something else in it than a recording/);
        assert.equal((await other.read(name)).toString(), 'mine');
        await other.remove();
      }
    });

    it('leaves no half of it where it cannot be written', async () => {
      await record();
      const written: string[] = [];
      const { exitCode, errors } = await runCommandLine(
        path.resolve('examples'),
        `record pydantic-worker --recorded-index recorded-index --output ${folder}`,
        {
          onWrite: (file) => {
            if (written.push(file) > 3) throw new Error('no space left on device');
          },
        },
      );
      assert.equal(exitCode, 2);
      assert.match(errors, /no part of it is left there: no space left on device/);
      assert.deepEqual([...textsIn(folder)], []);
    });

    it('needs a name for the folder, and a project', async () => {
      assert.match((await run('examples', 'record data-frames')).errors, /--output FOLDER/);
      assert.match(
        (await run('examples', 'record data-frames --output data-frames/pyproject.toml')).errors,
        /is a file/,
      );
      const missing = await run('examples', `record nothing --output ${folder}`);
      assert.equal(missing.exitCode, 2);
      assert.deepEqual(readdirSync(folder), []);
    });
  });
});
