/** An editor has everything in its own language, which it names when it begins. */
import assert from 'node:assert/strict';
import { say } from '../../server/src/core/messages/message.ts';
import { findingOn, replacement } from '../support/fakeChecker.ts';
import { TestEditor } from '../support/editor.ts';

const FILE = '/project/requirements.txt';
const TEXT = 'pydantic>=2.12\n';

/** An editor in a language with a finding that has a fix. */
async function editorIn(locale: string | undefined): Promise<TestEditor> {
  const editor = await TestEditor.start({ ...(locale !== undefined && { locale }) });
  editor.checker.answer = ({ path, text }) => ({
    findings: [
      findingOn('pydantic>=2.12', path, text, {
        message: say('noWheel', { requirement: 'pydantic>=2.12', target: 'Python Workers 3.13', systems: ['Linux'] }),
        remedies: [
          {
            kind: 'pin',
            title: say('pinTitle', { name: 'pydantic', release: { version: '2.10.6', date: '2025-01-23' } }),
            cost: say('staysUntilChanged'),
            ...{ preferred: true, safe: true },
            edits: [replacement('>=2.12', '==2.10.6', path, text)],
          },
        ],
      }),
    ],
  });
  await editor.open(FILE, TEXT);
  return editor;
}

/** What people read at the requirement. */
async function readIn(locale: string | undefined): Promise<readonly unknown[]> {
  const editor = await editorIn(locale);
  const [diagnostic] = await editor.pull(FILE);
  const [fix] = await editor.actions(FILE, 'pydantic');
  const explanation = (await editor.explanation(FILE, 'pydantic')) ?? '';
  const [, about] = /\[([^\]]+)\]\(<https:[^>]+>\)\s*$/.exec(explanation) ?? [];
  return [diagnostic?.message, diagnostic?.codeDescription?.href.split('/docs/')[1], fix?.title, about];
}

describe('the language of an editor', () => {
  it('is that of findings, their pages, fixes and explanations', async () => {
    assert.deepEqual(await readIn('ja'), [
      '`pydantic>=2.12` には Python Workers 3.13 向けの wheel がなく、Linux 向けしかありません',
      'rules/ja/blocked-dependency.md',
      'pydantic を 2.10.6 (2025-01-23) に固定する。自動では更新されません',
      'blocked-dependency について',
    ]);
  });

  it('is also that of hovers', async () => {
    const hover = await (await editorIn('ja')).hover(FILE, 'pydantic');
    assert.match(JSON.stringify(hover?.contents), /での \*\*pydantic\*\*: .*インストール/);
  });

  it('is English where the product does not speak it, or the editor names none', async () => {
    const english = await readIn('en');
    assert.match(String(english[0]), /^`pydantic>=2\.12` has no wheel for Python Workers 3\.13/);
    for (const locale of [undefined, 'de', 'jam']) assert.deepEqual(await readIn(locale), english, locale);
  });
});
