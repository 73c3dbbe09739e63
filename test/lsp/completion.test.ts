/** Completion in an editor, from a recorded index. */
import assert from 'node:assert/strict';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import { Checker } from '../../server/src/check/check.ts';
import { nodeHost } from '../../server/src/host/nodeHost.ts';
import { TestEditor } from '../support/editor.ts';
import { RECORDED_INDEX } from '../support/recorded.ts';

const PYPROJECT = '/project/pyproject.toml';
const host = nodeHost();
const checker = new Checker({ host, today: () => '2026-11-24' });

const withDependency = (written: string): string =>
  `[project]\nname = "app"\nversion = "1"\ndependencies = [\n  "${written}\n]\n`;

/** What is offered at the end of a dependency that is only half written, without its closing quote. */
async function offered(written: string): Promise<readonly string[]> {
  const editor = await TestEditor.start({
    world: { host, checker },
    settings: () => ({ recordedIndex: RECORDED_INDEX, target: 'workers-3.13' }),
  });
  await editor.open(PYPROJECT, withDependency(written));
  const { items = [] } = (await editor.completion(PYPROJECT, written)) ?? {};
  return items.map(({ label, detail = '' }) => `${label}: ${detail}`);
}

describe('completion in the editor', function () {
  this.timeout(60_000);

  it('offers first the release that installs, not the newest, which lacks what it needs', async () => {
    const versions = await offered('pydantic>=');
    assert.equal(versions[0], '2.10.6: installs on Python Workers 3.13');
    const newest = (await offered('pydantic>=2.12.')).find((one) => one.startsWith('2.12.5:'));
    assert.match(newest ?? '', /^2\.12\.5: not on Python Workers 3\.13: needs pydantic-core, which /);
  });

  it('offers the extras of the release that would be taken', async () => {
    assert.ok((await offered('httpx[')).includes('http2: brings h2'));
  });

  it('offers the extras of the project itself without asking anybody', async () => {
    const editor = await TestEditor.start();
    const text = `${withDependency('App[')}[project.optional-dependencies]\ngui = ["x"]\n`;
    await editor.open(PYPROJECT, text);
    assert.deepEqual(
      (await editor.completion(PYPROJECT, 'App['))?.items.map(({ label }) => label),
      ['gui'],
    );
    assert.equal(editor.checker.opened.length, 0);
  });

  it('offers the targets in the table of the product', async () => {
    const editor = await TestEditor.start();
    await editor.open(PYPROJECT, '[tool.pyodide-preflight]\ntarget = "wo"\n');
    const list = await editor.completion(PYPROJECT, '"wo');
    assert.deepEqual(
      list?.items.map(({ label, detail }) => [label, detail]),
      [['workers-3.13', 'Python Workers 3.13 (Python 3.13)']],
    );
  });

  it('offers nothing in a file that is not for Pyodide', async () => {
    const editor = await TestEditor.start();
    editor.checker.answer = () => ({ quiet: true });
    await editor.open(PYPROJECT, withDependency('httpx; '));
    await editor.pause();
    assert.equal(await editor.completion(PYPROJECT, 'httpx; '), null);
  });

  it('answers with what is known after two seconds, and says that there may be more', async () => {
    const editor = await TestEditor.start();
    editor.checker.open = (request) => {
      editor.checker.opened.push(request);
      return new Promise(() => undefined);
    };
    await editor.open(PYPROJECT, withDependency('httpx>='));
    const answer = editor.completion(PYPROJECT, 'httpx>=');
    await editor.settle();
    const ended = (): unknown => editor.checker.opened.map(({ signal }) => signal?.aborted);
    assert.deepEqual(ended(), [false]);
    await editor.pause(2000);
    assert.deepEqual(await answer, { isIncomplete: true, items: [] });
    assert.deepEqual(ended(), [true]);
  });

  it('stops asking when the editor wants no answer any more', async () => {
    const editor = await TestEditor.start();
    editor.checker.open = (request) => {
      editor.checker.opened.push(request);
      return new Promise(() => undefined);
    };
    await editor.open(PYPROJECT, withDependency('httpx>='));
    const cancelling = new CancellationTokenSource();
    const answer = editor.completion(PYPROJECT, 'httpx>=', cancelling.token);
    await editor.settle();
    cancelling.cancel();
    await answer;
    assert.deepEqual(
      editor.checker.opened.map(({ signal }) => signal?.aborted),
      [true],
    );
  });

  it('offers in the wrangler file of a Python Worker the dates and flags', async () => {
    const editor = await TestEditor.start();
    await editor.open('/project/wrangler.toml', 'main = "entry.py"\ncompatibility_date = ""\n');
    const list = await editor.completion('/project/wrangler.toml', 'compatibility_date = "');
    assert.equal(list?.items[0]?.label, '2026-11-24');
  });
});
