/** What an index and a file say to deceive reaches no part of the editor as it came. On an invented index. */
import assert from 'node:assert/strict';
import { Checker } from '../../server/src/check/check.ts';
import { DECEPTIVE_INDEX, deceptiveWorld, FILE, RAW } from '../support/deceptiveTexts.ts';
import { TestEditor } from '../support/editor.ts';

const HOSTILE = '/project/requirements.txt';
const PLAIN = '/project/requirements-web.txt';

/** Every text in an answer that somebody reads; edits are left out, since what they keep of a file is the file's own. */
function textsIn(answer: unknown): readonly string[] {
  if (typeof answer === 'string') return [answer];
  if (Array.isArray(answer)) return answer.flatMap(textsIn);
  if (typeof answer !== 'object' || answer === null) return [];
  return Object.entries(answer).flatMap(([key, value]) => (key === 'edit' ? [] : textsIn(value)));
}

describe('texts that are made to deceive, in the editor', function () {
  this.timeout(20_000);
  let editor: TestEditor;

  before(async () => {
    const host = deceptiveWorld();
    editor = await TestEditor.start({
      world: { host, checker: new Checker({ host, today: () => '2026-11-24' }) },
      settings: () => ({ target: 'workers-3.13', indexUrl: DECEPTIVE_INDEX }),
    });
    await editor.open(HOSTILE, FILE);
    await editor.open(PLAIN, 'string\nlamp\n');
    await editor.checked(HOSTILE);
    await editor.checked(PLAIN);
  });

  for (const [surface, ask] of [
    ['diagnostics', async () => [await editor.pull(HOSTILE), await editor.pull(PLAIN)]],
    ['hovers', async () => [await editor.hover(HOSTILE, 'kite'), await editor.hover(PLAIN, 'lamp')]],
    [
      'explanations',
      async () => [await editor.explanation(HOSTILE, 'kite'), await editor.explanation(PLAIN, 'string')],
    ],
    ['actions', async () => [await editor.actions(HOSTILE, 'kite'), await editor.actions(PLAIN, 'lamp')]],
    ['the status', () => Promise.resolve(editor.statuses)],
    ['the log', () => Promise.resolve(editor.log)],
  ] as const) {
    it(`leave nothing raw in ${surface}`, async () => {
      const texts = textsIn(await ask());
      assert.ok(texts.length > 0, 'there is something to see');
      for (const text of texts) assert.equal(RAW.exec(text)?.[0], undefined, JSON.stringify(text));
    });
  }
});
