/** Quick fixes as an editor gets them: across several files, for the right versions, of the requested kinds. */
import { invented } from '../support/english.ts';
import assert from 'node:assert/strict';
import type { Remedy } from '../../server/src/core/remedies/remedy.ts';
import { findingOn, replacement } from '../support/fakeChecker.ts';
import { TestEditor, uriOf } from '../support/editor.ts';
import { say } from '../../server/src/core/messages/message.ts';

const PYPROJECT = '/project/pyproject.toml';
const WRANGLER = '/project/wrangler.toml';
const TEXT = '[project]\nrequires-python = ">=3.13"\ndependencies = ["pydantic>=2.12"]\n';
const DATE = 'compatibility_date = "2026-02-01"\n';

const CAP: Remedy = {
  kind: 'pin',
  title: say('pinTitle', { name: 'pydantic', release: { version: '2.10.6', date: '2025-01-23' } }),
  cost: say('staysUntilChanged'),
  preferred: false,
  edits: [replacement('pydantic>=2.12', 'pydantic>=2,<2.11', PYPROJECT, TEXT)],
};

const CAPPED = 'Pin pydantic to 2.10.6 (2025-01-23); no automatic updates';

const ASK: Remedy = {
  kind: 'ask-upstream',
  title: say('askUpstreamTitle', { name: 'a' }),
  preferred: false,
  edits: [],
  snippet: { language: 'markdown', lines: ['Hello'] },
};

const SWITCH: Remedy = {
  kind: 'switch-target',
  title: say('switchWorkerTitle', { python: '3.14', gets: undefined }),
  preferred: true,
  edits: [replacement('>=3.13', '>=3.14', PYPROJECT, TEXT), replacement('2026-02-01', '2026-09-08', WRANGLER, DATE)],
};

async function editorWithFixes(
  capabilities?: Parameters<typeof TestEditor.start>[0],
  switching = SWITCH,
): Promise<TestEditor> {
  const editor = await TestEditor.start({ files: { [WRANGLER]: DATE }, ...capabilities });
  editor.checker.answer = ({ path, text }) => ({
    findings: [findingOn('pydantic>=2.12', path, text, { remedies: [switching, CAP], explanation: [invented('why')] })],
  });
  await editor.open(PYPROJECT, TEXT);
  return editor;
}

describe('code actions', () => {
  it('write a file in another encoding by a command of the server', async () => {
    const editor = await TestEditor.start();
    const remedy: Remedy = {
      kind: 'write-utf8',
      title: say('writeUtf8Title', { file: 'pyproject.toml' }),
      ...{ preferred: true, edits: [], rewrites: [PYPROJECT] },
    };
    editor.checker.answer = ({ path, text }) => ({
      findings: [findingOn('[project]', path, text, { remedies: [remedy] })],
    });
    await editor.open(PYPROJECT, TEXT);
    const [action] = await editor.actions(PYPROJECT, '[project]');
    assert.equal(action?.isPreferred, true);
    assert.deepEqual(action.command, {
      title: 'Write pyproject.toml as UTF-8 without a byte order mark',
      command: 'pyodidePreflight.writeUtf8',
      arguments: [uriOf(PYPROJECT)],
    });
    editor.disk.set(PYPROJECT, `\uFEFF${TEXT}`);
    await editor.execute(action.command);
    assert.equal(editor.disk.get(PYPROJECT), TEXT);
    // Unsaved text is not thrown away.
    editor.disk.set(PYPROJECT, '\uFEFFanother');
    await editor.execute(action.command);
    assert.equal(editor.disk.get(PYPROJECT), '\uFEFFanother');
  });

  it('offer the fix of all findings of one kind, where there are several and their edits do not meet', async () => {
    const text = 'alpha==1\nbeta==1\ngamma==1\n';
    const path = '/project/requirements.txt';
    const pin = (name: string): Remedy => ({
      kind: 'pin',
      title: say('pinTitle', { name, release: { version: '2', date: undefined } }),
      preferred: true,
      edits: [replacement(`${name}==1`, `${name}==2`, path, text)],
    });
    const editor = await TestEditor.start();
    editor.checker.answer = () => ({
      findings: [
        findingOn('alpha==1', path, text, { remedies: [pin('alpha')] }),
        findingOn('beta==1', path, text, { remedies: [pin('beta')] }),
        findingOn('gamma==1', path, text, { code: 'held-back', remedies: [pin('gamma')] }),
      ],
    });
    await editor.open(path, text);
    const all = 'Apply the preferred fix of all 2 findings of blocked-dependency';
    const action = (await editor.actions(path, 'alpha==1')).find(({ title }) => title === all);
    const edits = action?.edit?.documentChanges?.flatMap((change) => ('edits' in change ? change.edits : []));
    assert.deepEqual(
      edits?.map((edit) => [edit.range.start.line, 'newText' in edit && edit.newText]),
      [
        [0, 'alpha==2'],
        [1, 'beta==2'],
      ],
    );
    assert.equal(action?.diagnostics?.length, 2);
    const alone = await editor.actions(path, 'gamma==1');
    assert.ok(alone.every(({ title }) => !title.startsWith('Apply the preferred fix of all')));
  });

  it('offer each remedy with its cost, the preferred one marked, and the way to the explanation', async () => {
    const editor = await editorWithFixes();
    const actions = await editor.actions(PYPROJECT, 'pydantic');
    assert.deepEqual(
      actions.map(({ title, kind, isPreferred }) => [title, kind, isPreferred]),
      [
        ['Switch the Worker to Python 3.14', 'quickfix', true],
        [CAPPED, 'quickfix', undefined],
        ['Show the full explanation of pydantic', 'quickfix', undefined],
        ['Ignore blocked-dependency on this line', 'quickfix.ignore', undefined],
      ],
    );
    assert.deepEqual(actions[2]?.command?.arguments, [
      uriOf(PYPROJECT),
      { line: 2, character: 17 },
      'blocked-dependency',
    ]);
  });

  it('come in the order best fix, other fixes, asking, explanation, ignoring, and what helps several findings comes once', async () => {
    const editor = await TestEditor.start({
      initializationOptions: { copyTextCommand: 'copy', explainCommand: 'why' },
    });
    editor.checker.answer = ({ path, text: content }) => ({
      findings: (['blocked-dependency', 'held-back'] as const).map((code) =>
        findingOn('pydantic>=2.12', path, content, { code, remedies: [CAP, ASK], explanation: [invented('why')] }),
      ),
    });
    await editor.open(PYPROJECT, TEXT);
    const actions = await editor.actions(PYPROJECT, 'pydantic');
    assert.deepEqual(
      actions.map(({ title, diagnostics }) => [title, diagnostics?.map(({ code }) => code)]),
      [
        [CAPPED, ['blocked-dependency', 'held-back']],
        ['Ask the maintainers of a for a wheel', ['blocked-dependency', 'held-back']],
        ['Show the full explanation of pydantic', ['blocked-dependency', 'held-back']],
        ['Ignore blocked-dependency on this line', ['blocked-dependency']],
        ['Ignore held-back on this line', ['held-back']],
      ],
    );
    assert.deepEqual(actions[2]?.command?.arguments, [uriOf(PYPROJECT), { line: 2, character: 17 }]);
  });

  it('begin with the best fix, whichever finding it is of, and end with what is none', async () => {
    const editor = await TestEditor.start({ initializationOptions: { copyTextCommand: 'copy' } });
    editor.checker.answer = ({ path, text: content }) => ({
      findings: [
        findingOn('pydantic>=2.12', path, content, { remedies: [ASK, CAP] }),
        findingOn('pydantic>=2.12', path, content, {
          code: 'held-back',
          remedies: [{ ...SWITCH, edits: SWITCH.edits.slice(0, 1) }],
        }),
      ],
    });
    await editor.open(PYPROJECT, TEXT);
    assert.deepEqual(
      (await editor.actions(PYPROJECT, 'pydantic')).map(({ title, kind }) => [title, kind]),
      [
        ['Switch the Worker to Python 3.14', 'quickfix'],
        [CAPPED, 'quickfix'],
        ['Ask the maintainers of a for a wheel', 'quickfix.ask'],
        ['Ignore blocked-dependency on this line', 'quickfix.ignore'],
        ['Ignore held-back on this line', 'quickfix.ignore'],
      ],
    );
  });

  it('have titles that fit, with the price in sight: what a fix does is cut before that', async () => {
    const editor = await TestEditor.start();
    const long = 'Leave fastuuid, tokenizers and everything else that nobody has a wheel of out on Pyodide';
    const remedies = [
      'importing them fails there',
      `the Worker does not start because of ${'a-package '.repeat(9)}`,
    ].map((cost, at): Remedy => ({
      ...CAP,
      title: invented(long),
      cost: invented(cost),
      edits: [replacement('pydantic>=2.12', `pydantic==${at}`, PYPROJECT, TEXT)],
    }));
    editor.checker.answer = ({ path, text: content }) => ({
      findings: [findingOn('pydantic>=2.12', path, content, { remedies })],
    });
    await editor.open(PYPROJECT, TEXT);
    const titles = (await editor.actions(PYPROJECT, 'pydantic')).map(({ title }) => title);
    assert.deepEqual(titles.slice(0, 2), [
      'Leave fastuuid, tokenizers and everything else that…; importing them fails there',
      'Leave fastuuid, tokenizers and everything els…; the Worker does not start becau…',
    ]);
  });

  it('edit two files at once: the open one in its version, the other one on disk', async () => {
    const editor = await editorWithFixes();
    await editor.edit(PYPROJECT, TEXT);
    const [action] = await editor.actions(PYPROJECT, 'pydantic');
    assert.deepEqual(action?.edit, {
      documentChanges: [
        {
          textDocument: { uri: uriOf(PYPROJECT), version: 2 },
          edits: [{ range: { start: { line: 1, character: 19 }, end: { line: 1, character: 25 } }, newText: '>=3.14' }],
        },
        {
          textDocument: { uri: uriOf(WRANGLER), version: null },
          edits: [
            { range: { start: { line: 0, character: 22 }, end: { line: 0, character: 32 } }, newText: '2026-09-08' },
          ],
        },
      ],
    });
  });

  it('leave out an edit of a file whose text is another one by now', async () => {
    const editor = await editorWithFixes();
    editor.disk.set(WRANGLER, `# note\n${DATE}`);
    const titles = (await editor.actions(PYPROJECT, 'pydantic')).map(({ title }) => title);
    assert.deepEqual(titles.slice(0, 1), [CAPPED]);
  });

  it('are given only where the finding is', async () => {
    const editor = await editorWithFixes();
    assert.deepEqual(await editor.actions(PYPROJECT, 'requires-python'), []);
  });

  it('honour the kinds that are asked for', async () => {
    const editor = await editorWithFixes({}, { ...SWITCH, safe: true });
    const kinds = async (...only: string[]): Promise<string[]> => [
      ...new Set((await editor.actions(PYPROJECT, 'pydantic', only)).map(({ kind }) => kind ?? '')),
    ];
    assert.deepEqual(await kinds('refactor'), []);
    assert.deepEqual(await kinds('quickfix'), ['quickfix', 'quickfix.ignore']);
    assert.deepEqual(await kinds('quickfix.ignore'), ['quickfix.ignore']);
    assert.deepEqual(await kinds('quickfix.ask'), []);
    assert.deepEqual(await kinds('source'), ['source.fixAll.pyodidePreflight']);
    assert.deepEqual(await kinds('source.fixAll.pyodidePreflight'), ['source.fixAll.pyodidePreflight']);
    assert.deepEqual(await kinds('source.fixAllElse'), []);
  });

  it('"fix all" applies the safe remedies, wherever the cursor is', async () => {
    const editor = await editorWithFixes({}, { ...SWITCH, safe: true });
    const [action] = await editor.actions(PYPROJECT, 'requires-python', ['source.fixAll']);
    assert.equal(action?.edit?.documentChanges?.length, 2);
  });

  it('"fix all" and saving change nothing that somebody wrote; the light bulb still offers it', async () => {
    const editor = await editorWithFixes();
    assert.deepEqual(await editor.actions(PYPROJECT, 'pydantic', ['source.fixAll']), []);
    const [offered] = await editor.actions(PYPROJECT, 'pydantic', ['quickfix']);
    assert.equal(offered?.isPreferred, true);
  });

  it('do without versions where the editor knows none', async () => {
    const editor = await editorWithFixes({ capabilities: {} });
    const [action] = await editor.actions(PYPROJECT, 'pydantic');
    assert.deepEqual(Object.keys(action?.edit?.changes ?? {}), [uriOf(PYPROJECT), uriOf(WRANGLER)]);
  });

  it('hand over a text where there is nothing to edit, to an editor that can take it', async () => {
    const editor = await TestEditor.start({ initializationOptions: { copyTextCommand: 'copy' } });
    editor.checker.answer = ({ path, text: content }) => ({
      findings: [findingOn('pydantic>=2.12', path, content, { remedies: [ASK] })],
    });
    await editor.open(PYPROJECT, TEXT);
    const [action] = await editor.actions(PYPROJECT, 'pydantic');
    assert.deepEqual(action?.command, {
      title: 'Ask the maintainers of a for a wheel',
      command: 'copy',
      arguments: ['Hello\n', 'markdown'],
    });
    assert.equal(action.edit, undefined);
    assert.deepEqual(await editor.actions(PYPROJECT, 'pydantic', ['source.fixAll']), []);
  });

  it('keep a text from an editor that cannot take it', async () => {
    const editor = await TestEditor.start({ initializationOptions: {} });
    editor.checker.answer = ({ path, text: content }) => ({
      findings: [findingOn('pydantic>=2.12', path, content, { remedies: [ASK] })],
    });
    await editor.open(PYPROJECT, TEXT);
    const actions = await editor.actions(PYPROJECT, 'pydantic');
    assert.deepEqual(
      actions.map(({ title }) => title),
      ['Ignore blocked-dependency on this line'],
    );
  });

  it('offer no explanation to an editor that cannot show it', async () => {
    const editor = await editorWithFixes({ initializationOptions: {} });
    assert.equal((await editor.actions(PYPROJECT, 'pydantic')).length, 3);
  });
});
