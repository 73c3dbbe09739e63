/** What an editor shows of what is found: its settings, the project's table, comments, and the action that ignores a finding. */
import assert from 'node:assert/strict';
import { Checker } from '../../server/src/check/check.ts';
import { nodeHost } from '../../server/src/host/nodeHost.ts';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestEditor, uriOf } from '../support/editor.ts';
import { RECORDED_INDEX } from '../support/recorded.ts';

const host = nodeHost();
const checker = new Checker({ host, today: () => '2026-11-24' });
const HELD = 'markupsafe\n';

describe('in an editor', () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tuning-'));
    file = join(folder, 'requirements.txt');
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function editorWith(settings: object = {}): Promise<TestEditor> {
    const own = { target: 'workers-3.12', recordedIndex: RECORDED_INDEX, ...settings };
    return TestEditor.start({ world: { host, checker }, settings: () => own });
  }

  async function shown(editor: TestEditor): Promise<readonly string[]> {
    await editor.checked(file);
    return (await editor.pull(file)).map(({ severity, code }) => `${severity ?? 0} ${code ?? ''}`);
  }

  it('settings choose what is shown, and the table of the project takes precedence', async () => {
    const editor = await editorWith({ severity: { 'held-back': 'error' }, ignore: [] });
    await editor.open(file, HELD);
    assert.deepEqual(await shown(editor), ['1 held-back']);
    await writeFile(join(folder, 'pyproject.toml'), '[tool.pyodide-preflight]\nignore = ["held-back"]\n');
    await editor.edit(file, `${HELD}\n`);
    assert.deepEqual(await shown(editor), []);
  });

  it('a setting that means nothing is left out, which the log says', async () => {
    const editor = await editorWith({ ignore: ['heldback'], severity: { 'held-back': 'loud' } });
    await editor.open(file, HELD);
    assert.deepEqual(await shown(editor), ['2 held-back']);
    const said = editor.log.filter((line) => line.startsWith('in the settings: '));
    assert.deepEqual(said, [
      'in the settings: `heldback` is not the code of a finding; did you mean `held-back`?',
      'in the settings: `loud` is not a severity of `held-back`: use `error`, `warning`, `information` or `off`',
    ]);
  });

  it('patterns of the settings are for files below the folder', async () => {
    for (const [glob, left] of [
      ['*.txt', []],
      ['*.toml', ['2 held-back']],
    ] as const) {
      const editor = await editorWith({ perFileIgnores: { [glob]: ['held-back'] } });
      await editor.open(file, HELD);
      assert.deepEqual(await shown(editor), left);
    }
  });

  it('an action ignores a finding on its line, after all fixes; then the check needs no network for it to go', async () => {
    const editor = await editorWith();
    await editor.open(file, HELD);
    await editor.checked(file);
    const actions = await editor.actions(file, 'markupsafe');
    const last = actions.at(-1);
    assert.equal(last?.title, 'Ignore held-back on this line');
    const [change] = last.edit?.documentChanges ?? [];
    assert.deepEqual(change, {
      textDocument: { uri: uriOf(file), version: 1 },
      edits: [
        {
          range: { start: { line: 0, character: 10 }, end: { line: 0, character: 10 } },
          newText: '  # preflight: ignore[held-back]',
        },
      ],
    });
    await editor.edit(file, 'markupsafe  # preflight: ignore[held-back]\n');
    assert.deepEqual(await shown(editor), []);
  });

  it('a comment that ignores nothing is marked, and an action drops it', async () => {
    const editor = await editorWith();
    await editor.open(file, 'attrs  # preflight: ignore[held-back] why\n');
    assert.deepEqual(await shown(editor), ['3 unused-ignore']);
    const [action] = await editor.actions(file, 'held-back');
    assert.equal(action?.title, 'Drop what ignores nothing');
    assert.equal(action.isPreferred, undefined);
  });
});
