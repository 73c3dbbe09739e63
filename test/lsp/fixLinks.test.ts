/** The fixes of an explanation as links, for a page that can run commands: each does what the light bulb does. */
import assert from 'node:assert/strict';
import type { Remedy } from '../../server/src/core/remedies/remedy.ts';
import { say } from '../../server/src/core/messages/message.ts';
import { findingOn, replacement } from '../support/fakeChecker.ts';
import { TestEditor } from '../support/editor.ts';

const FILE = '/project/requirements.txt';
const TEXT = 'httpx\npydantic>=2.12\n';

const PIN: Remedy = {
  kind: 'pin',
  title: say('pinTitle', { name: 'pydantic', release: { version: '2.10.6', date: undefined } }),
  preferred: true,
  edits: [replacement('pydantic>=2.12', 'pydantic==2.10.6', FILE, TEXT)],
};

const TEXT_TO_COPY: Remedy = {
  kind: 'ask-upstream',
  title: say('askUpstreamTitle', { name: 'a' }),
  ...{ preferred: false, edits: [] },
  snippet: { language: 'markdown', lines: ['Hello'] },
};

async function editorWithFix(): Promise<TestEditor> {
  const editor = await TestEditor.start({ initializationOptions: { explainCommand: 'why', copyTextCommand: 'copy' } });
  editor.checker.answer = ({ path, text }) => ({
    findings: text.includes('pydantic>=2.12')
      ? [findingOn('pydantic>=2.12', path, text, { remedies: [PIN, TEXT_TO_COPY] })]
      : [],
  });
  await editor.open(FILE, TEXT);
  return editor;
}

/** The commands that the links of an explanation run. */
async function linksOf(editor: TestEditor): Promise<readonly { command: string; arguments: unknown[] }[]> {
  const page = (await editor.explanation(FILE, 'pydantic', { links: true })) ?? '';
  return [...page.matchAll(/\(<command:([\w.]+)\?([^>]*)>\)/g)].map(([, command = '', given = '']) => ({
    command,
    arguments: JSON.parse(decodeURIComponent(given)) as unknown[],
  }));
}

describe('a fix in an explanation', () => {
  it('is a link that does what the light bulb does', async () => {
    const editor = await editorWithFix();
    const [applying, copying] = await linksOf(editor);
    assert.equal(await editor.execute(applying), true);
    const [action] = await editor.actions(FILE, 'pydantic');
    assert.deepEqual(editor.edits, [action?.edit]);
    assert.deepEqual(copying, { command: 'copy', arguments: ['Hello\n', 'markdown'] });
  });

  it('does nothing once the file has changed, and says so', async () => {
    const editor = await editorWithFix();
    const [applying] = await linksOf(editor);
    await editor.edit(FILE, `${TEXT}numpy\n`);
    await editor.pause();
    assert.equal(await editor.execute(applying), false);
    assert.deepEqual(editor.edits, []);
    assert.match(editor.told.join(), /^The file has changed since, so nothing was done/);
    const [renewed] = await linksOf(editor);
    assert.equal(await editor.execute(renewed), true);
  });

  it('does nothing where the file was closed or the finding is gone', async () => {
    const editor = await editorWithFix();
    const [applying] = await linksOf(editor);
    await editor.close(FILE);
    assert.equal(await editor.execute(applying), false);
    await editor.open(FILE, 'httpx\n\n\n');
    assert.equal(await editor.execute(applying), false);
    assert.deepEqual(editor.edits, []);
  });

  it('is only a text for whoever cannot run commands', async () => {
    const editor = await editorWithFix();
    assert.match((await editor.explanation(FILE, 'pydantic')) ?? '', /\n- Pin pydantic to 2\.10\.6\n/);
  });
});
