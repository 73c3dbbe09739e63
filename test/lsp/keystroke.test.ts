/** One keystroke, as ARCHITECTURE.md describes it: what is done immediately, what waits, and what is never done. */
import { invented } from '../support/english.ts';
import assert from 'node:assert/strict';
import type { Answer } from '../support/fakeChecker.ts';
import { findingOn } from '../support/fakeChecker.ts';
import { TestEditor } from '../support/editor.ts';

const FILE = '/project/requirements.txt';
const TEXT = 'pydantic>=2.12\nfastapi\n';

describe('one keystroke', () => {
  it('asks the network only after a pause in typing, and once for all that was typed', async () => {
    const editor = await TestEditor.start();
    await editor.open(FILE, TEXT);
    const before = editor.checker.resolutions.length;
    for (const typed of ['h', 'ht', 'http', 'httpx']) {
      await editor.edit(FILE, `${TEXT}${typed}\n`);
      await editor.pause(100);
    }
    assert.equal(editor.checker.resolutions.length, before, 'nothing is resolved while the user types');
    await editor.pause();
    const resolved = editor.checker.resolutions.slice(before).map(({ text }) => text);
    assert.deepEqual(resolved, [`${TEXT}httpx\n`]);
  });

  it('resolves a file that was just opened without a pause', async () => {
    const editor = await TestEditor.start();
    await editor.open(FILE, TEXT);
    assert.equal(editor.checker.resolutions.length, 1);
  });

  it('an edit that leaves the requirements equal starts no resolution', async () => {
    const editor = await TestEditor.start();
    editor.checker.answer = ({ path, text }) => ({ findings: [findingOn('pydantic>=2.12', path, text)] });
    await editor.open(FILE, TEXT);
    await editor.edit(FILE, `${TEXT}# a comment\n`);
    await editor.pause();
    assert.equal(editor.checker.resolutions.length, 1);
    assert.deepEqual(
      (await editor.pull(FILE)).map(({ message }) => message),
      ['`pydantic>=2.12` cannot be installed'],
      'what is known stays',
    );
  });

  it('nobody waits long for the network: hover and actions answer after two seconds, and say that it still resolves', async () => {
    const editor = await TestEditor.start();
    editor.checker.answer = () => new Promise<Answer>(() => undefined);
    await editor.open(FILE, TEXT);
    const answers = Promise.all([editor.hover(FILE, 'pydantic'), editor.actions(FILE, 'pydantic')]);
    await editor.settle();
    await editor.pause(2_000);
    const [hover, actions] = await answers;
    assert.match(JSON.stringify(hover), /being resolved/);
    assert.deepEqual(
      actions.map(({ disabled }) => disabled?.reason),
      ['Fixes are still being looked for'],
    );
  });

  it('a result is shown only for the document version that asked for it', async () => {
    const editor = await TestEditor.start();
    const pending: ((answer: Answer) => void)[] = [];
    editor.checker.answer = () => new Promise((resolve) => pending.push(resolve));
    await editor.open(FILE, TEXT);
    await editor.edit(FILE, 'numpy\n');
    await editor.pause();
    assert.equal(editor.checker.resolutions[0]?.signal?.aborted, true, 'the older check is aborted');
    const pull = editor.pull(FILE);
    pending[0]?.({ findings: [findingOn('pydantic>=2.12', FILE, TEXT)] });
    await editor.settle();
    pending[1]?.({ findings: [findingOn('numpy', FILE, 'numpy\n')] });
    assert.deepEqual(
      (await pull).map(({ message, range }) => [message, range.start.line]),
      [['`numpy` cannot be installed', 0]],
    );
  });

  it('every surface reads one snapshot', async () => {
    const editor = await TestEditor.start();
    editor.checker.answer = ({ path, text }) => ({
      findings: [findingOn('pydantic>=2.12', path, text, { explanation: [invented('because')] })],
      resolution: { resolves: false, packages: [] },
    });
    await editor.open(FILE, TEXT);
    const [diagnostics, hover, actions, hints, explanation] = await Promise.all([
      editor.pull(FILE),
      editor.hover(FILE, 'pydantic'),
      editor.actions(FILE, 'pydantic'),
      editor.hints(FILE),
      editor.explanation(FILE, 'pydantic'),
    ]);
    assert.equal(editor.checker.requests.length, 1, 'one check feeds them all');
    assert.equal(diagnostics.length, 1);
    assert.match(JSON.stringify(hover), /not installable/);
    assert.deepEqual(actions[0]?.diagnostics, diagnostics);
    assert.deepEqual(
      hints.map(({ label }) => label),
      ['✗'],
    );
    assert.match(explanation ?? '', /because/);
  });

  it('marks do not flicker: the editor keeps what it has until the new answer is there', async () => {
    const editor = await TestEditor.start();
    editor.checker.answer = ({ path, text }) => ({ findings: [findingOn('pydantic>=2.12', path, text)] });
    await editor.open(FILE, TEXT);
    await editor.pull(FILE);
    await editor.edit(FILE, `${TEXT}httpx\n`);
    let answered = false;
    const pull = editor.pull(FILE).then((diagnostics) => {
      answered = true;
      return diagnostics;
    });
    await editor.settle();
    assert.equal(answered, false, 'there is no interim answer without the mark');
    await editor.pause();
    assert.equal((await pull).length, 1);
  });

  it('what is wrong with the text is shown soon, however long the network takes', async () => {
    const editor = await TestEditor.start();
    await editor.open(FILE, TEXT);
    editor.checker.answer = () => new Promise<Answer>(() => undefined);
    await editor.edit(FILE, `${TEXT}httpx\n`);
    const pull = editor.pull(FILE);
    await editor.pause(2_000);
    assert.deepEqual(await pull, []);
  });
});
