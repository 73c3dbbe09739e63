/** What somebody may want to change about the runtime although nothing is wrong: offered to whoever asks, and to nobody else. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { CodeAction } from 'vscode-languageserver/node';
import { Checker } from '../../server/src/check/check.ts';
import { nodeHost } from '../../server/src/host/nodeHost.ts';
import { LineIndex } from '../../server/src/core/text/lineIndex.ts';
import { Workspace } from '../support/commandLine.ts';
import { TestEditor, uriOf } from '../support/editor.ts';
import { RECORDED_INDEX } from '../support/recorded.ts';

const PROJECT = '[project]\nname = "app"\nversion = "1"\nrequires-python = ">=3.13"\ndependencies = ["idna"]\n';
const WRANGLER =
  'name = "app"\nmain = "src/entry.py"\ncompatibility_date = "2026-02-01"\ncompatibility_flags = ["python_workers"]\n';

const workspaces: Workspace[] = [];

after(() => Promise.all(workspaces.map((workspace) => workspace.remove())));

const INVOKED = 1;
const AUTOMATIC = 2;

/** An editor with a project of these files, and what it offers at a text of its pyproject.toml. */
async function projectWith(files: Readonly<Record<string, string>>): Promise<{
  readonly offered: (at: string, context: object) => Promise<readonly CodeAction[]>;
  readonly uri: (file: string) => string;
}> {
  const workspace = await Workspace.make(files);
  workspaces.push(workspace);
  const { folder } = workspace;
  const path = join(folder, 'pyproject.toml');
  const text = files['pyproject.toml'] ?? '';
  const host = nodeHost();
  const editor = await TestEditor.start({
    world: { host, checker: new Checker({ host, today: () => '2026-11-24' }) },
    settings: () => ({ recordedIndex: RECORDED_INDEX, enable: 'on' }),
  });
  await editor.open(path, text);
  await editor.checked(path);
  return {
    uri: (file) => uriOf(join(folder, file)),
    offered: async (at, context) => {
      const position = new LineIndex(text).positionAt(text.indexOf(at));
      const params = { textDocument: { uri: uriOf(path) }, range: { start: position, end: position } };
      return (await editor.ask('textDocument/codeAction', {
        ...params,
        context: { diagnostics: [], ...context },
      })) as CodeAction[];
    },
  };
}

describe('a project in which nothing is wrong', () => {
  it('can be moved to another Python, in every file that says which', async () => {
    const { offered, uri } = await projectWith({
      'pyproject.toml': PROJECT,
      'wrangler.toml': WRANGLER,
      'src/entry.py': '',
    });
    const actions = await offered('idna', { only: ['refactor'] });
    const [newest] = actions;
    assert.deepEqual([newest?.title, newest?.kind], ['Switch the Worker to Python 3.14', 'refactor.rewrite']);
    const changed = newest?.edit?.documentChanges?.map((change) => 'textDocument' in change && change.textDocument.uri);
    assert.deepEqual(new Set(changed), new Set([uri('wrangler.toml'), uri('pyproject.toml')]));
  });

  it('can state the target that was guessed', async () => {
    const { offered } = await projectWith({ 'pyproject.toml': PROJECT });
    const actions = await offered('idna', { only: ['refactor.rewrite'] });
    assert.deepEqual(
      actions.map(({ title }) => title),
      ['State that the project is for `pyodide-314.0.7` (in [tool.pyodide-preflight])'],
    );
    const [change] = actions[0]?.edit?.documentChanges ?? [];
    assert.match(change && 'edits' in change ? JSON.stringify(change.edits) : '', /pyodide-314\.0\.7/);
  });

  it('has no light bulb by itself: only the menu that somebody opens has what is no fix', async () => {
    const { offered } = await projectWith({ 'pyproject.toml': PROJECT, 'wrangler.toml': WRANGLER, 'src/entry.py': '' });
    const titles = async (triggerKind: number): Promise<readonly string[]> =>
      (await offered('idna', { triggerKind })).map(({ title }) => title);
    assert.deepEqual(await titles(AUTOMATIC), []);
    assert.ok((await titles(INVOKED)).includes('Switch the Worker to Python 3.14'));
  });

  it('offers no rewriting at a finding, whose fixes are proven', async () => {
    const text = PROJECT.replace('idna', 'pydantic>=2.12');
    const { offered } = await projectWith({ 'pyproject.toml': text, 'wrangler.toml': WRANGLER, 'src/entry.py': '' });
    const actions = await offered('pydantic', { triggerKind: INVOKED });
    assert.ok(actions.length > 0);
    assert.ok(actions.every(({ kind }) => kind?.startsWith('quickfix')));
  });
});
