/** What each command says of what it cannot answer: exit code 2, a clear message, and nothing is written. */
import assert from 'node:assert/strict';
import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { Checker } from '../../server/src/check/check.ts';
import type { Workbench } from '../../server/src/check/engine.ts';
import { COMMANDS } from '../../server/src/cli/commands.ts';
import { Workspace, type RunResult } from '../support/commandLine.ts';
import { FakeIndex } from '../support/fakeIndex.ts';
import { recordedWorkbench } from '../support/recorded.ts';
import { project } from '../support/referenceChecks.ts';
import { VirtualHost } from '../support/virtualHost.ts';

const RECORDED = path.resolve('examples/recorded-index');
const WRANGLER = 'main = "e.py"\ncompatibility_date = "2026-02-01"\ncompatibility_flags = ["python_workers"]\n';
const WORKER = { 'wrangler.toml': WRANGLER, 'pyproject.toml': project(['pydantic>=2.12']) };
const NO_DEPENDENCIES = { 'wrangler.toml': WRANGLER, 'pyproject.toml': project([]) };

type Files = Readonly<Record<string, string>>;

async function ran(line: string, files: Files, engine: Workbench): Promise<RunResult> {
  const workspace = await Workspace.make(files);
  try {
    const written: string[] = [];
    const result = await workspace.run(line, { engine, onWrite: (file) => void written.push(file) });
    assert.deepEqual(written, [], `${line} writes`);
    return result;
  } finally {
    await workspace.remove();
  }
}

/** What is said, with the exit code before it. */
async function said(line: string, files: Files): Promise<string> {
  const { exitCode, output, errors } = await ran(`${line} --recorded-index ${RECORDED}`, files, recordedWorkbench);
  return `${exitCode} ${errors}${output}`;
}

/** Lines for every command that is about a project, with what only it wants. */
const ABOUT_PROJECTS = [
  ...['check', 'deploy --checklist', 'compare workers-3.13 workers-3.14', 'explain pydantic', 'strategy', 'tree'],
  ...['watch --state s.json', 'wheels', 'record --output recording'],
];

describe('what cannot be answered', function () {
  this.timeout(60_000);

  it('is said where there is no project, by each command that is about one', async () => {
    for (const line of ABOUT_PROJECTS) assert.match(await said(line, {}), /^2 pyodide-preflight: \S/, line);
    const others = ['runtimes', 'doctor', 'targets', 'server', 'mcp', 'cache', 'completion', 'man'];
    const tried = ABOUT_PROJECTS.map((line) => line.split(' ')[0]);
    assert.deepEqual([...others, ...tried].toSorted(), COMMANDS.map(({ name }) => name).toSorted());
  });

  it('is said where a project is named that is not there', async () => {
    const named = ['check nowhere', 'watch nowhere --state s.json', 'record nowhere --output recording'];
    const by = [
      'deploy --checklist',
      'compare workers-3.14',
      'explain pydantic',
      'strategy',
      'tree',
      'wheels',
      'runtimes',
    ];
    for (const line of [...named, ...by.map((one) => `${one} --project nowhere`)]) {
      assert.match(await said(line, WORKER), /^2 pyodide-preflight: no such file or folder: nowhere\n$/, line);
    }
  });

  it('is said of a path that leads back to itself', async function () {
    if (process.platform === 'win32') this.skip();
    const workspace = await Workspace.make(WORKER);
    await symlink('loop', path.join(workspace.folder, 'loop'));
    const said = 'loop cannot be read: it is a link that leads back to itself\n';
    try {
      for (const line of [
        'check',
        'tree --project',
        'strategy --project',
        'watch --state s.json',
        'record --output r',
      ]) {
        const words = `${line} loop --recorded-index ${RECORDED}`;
        const { exitCode, errors } = await workspace.run(words, { engine: recordedWorkbench });
        assert.equal(exitCode, 2, line);
        assert.ok(errors.endsWith(said), `${line}: ${errors}`);
      }
    } finally {
      await workspace.remove();
    }
  });

  it('is a project without dependencies, but it can be deployed, and nothing is in its tree but what pywrangler adds', async () => {
    for (const line of ['compare workers-3.13 workers-3.14', 'strategy', 'wheels']) {
      assert.match(await said(line, NO_DEPENDENCIES), /^2 pyodide-preflight: .*declares no dependenc/, line);
    }
    for (const line of ['check', 'deploy --checklist', 'tree', 'explain pydantic', 'runtimes']) {
      assert.match(await said(line, NO_DEPENDENCIES), /^0 /, line);
    }
  });

  it('is a name that nobody knows, with what may be meant', async () => {
    const lines = ['explain pydantik', 'explain pydantik==2.0', 'strategy pydantik', 'wheels pydantik'];
    for (const line of [...lines, 'watch --package pydantik --state s.json']) {
      assert.match(await said(line, WORKER), /^2 [^]*[Dd]id you mean `pydantic`\?/, line);
    }
    assert.match(await said('wheels pydantik numpy', WORKER), /^2 [^]*`numpy`: \d+ releases/);
    assert.match(await said('explain hold-back', WORKER), /^2 [^]*Did you mean `held-back`\?/);
    assert.match(await said('compare workers-3.13 workers-3.99', WORKER), /^2 .*did you mean workers-3\.14,/);
    assert.match(await said('chek', WORKER), /^2 .*unknown command `chek`; did you mean `check`\?/);
  });

  it('is what an index does not say: unknown, and no release is called missing', async () => {
    const index = new FakeIndex({ 'pydantic-2.12.0-py3-none-any.whl': [] });
    index.down = { problem: { kind: 'dns', reason: 'lookup-failed' } };
    const host = new VirtualHost();
    host.http = index.http;
    const unreached = async (line: string): Promise<string> => {
      const engine = new Checker({ host, today: () => '2026-11-24' });
      const words = `${line} --index-url https://pypi.example/simple/ --pyodide-index-url https://pyodide.example/{version}/`;
      const { exitCode, output, errors } = await ran(words, { ...WORKER, ...OTHER }, engine);
      return `${exitCode} ${errors}${output}`;
    };
    const OTHER = { 'pyproject.toml': project(['kite>=2.12']) };
    const lines = [
      'check',
      'deploy --checklist',
      'compare workers-3.12 workers-3.13',
      'explain kite',
      'explain kite==1',
    ];
    const more = ['strategy', 'tree', 'watch --state s.json', 'watch --package kite --state s.json', 'wheels kite'];
    for (const line of [...lines, ...more]) {
      const told = await unreached(line);
      assert.match(told, /^2 /, line);
      assert.match(told, /not known|may or may not|cannot tell/, line);
      assert.doesNotMatch(told, /no wheel|no such release|No index has|only one on which|Take Python Workers/i, line);
    }
  });
});
