/** The verdict comes first, what helps behind it: marks at once, nothing that goes and comes back, no "none" for "not known yet". */
import assert from 'node:assert/strict';
import type { Diagnostic } from 'vscode-languageserver';
import type { Snapshot } from '../../server/src/core/analysis/snapshot.ts';
import { english, invented } from '../support/english.ts';
import { findingOn, replacement, type Answer } from '../support/fakeChecker.ts';
import { TestEditor } from '../support/editor.ts';
import { DEFAULT_SETTINGS } from '../../server/src/settings.ts';
import { memoryDocuments } from '../support/memoryDocuments.ts';
import { RECORDED_INDEX, recordedChecker } from '../support/recorded.ts';

const FILE = '/project/requirements.txt';
const TEXT = 'pydantic>=2.12\nnumpy\n';
const FAILS = { resolution: { resolves: false, packages: [] } } as const;

/** An editor whose checker knows at once that pydantic fails, and what helps, and that numpy is held back, only when told. */
async function slowAdvice(): Promise<{ readonly editor: TestEditor; readonly advise: () => Promise<void> }> {
  const editor = await TestEditor.start();
  const waiting: (() => void)[] = [];
  editor.checker.verdict = ({ path, text }) => ({
    ...FAILS,
    findings: [findingOn('pydantic>=2.12', path, text, { pending: true })],
  });
  editor.checker.answer = ({ path, text }) =>
    new Promise<Answer>((resolve) => {
      const pin = { edits: [replacement('>=2.12', '==2.10.6', path, text)], preferred: true };
      const remedies = [{ kind: 'pin' as const, title: invented('Pin it'), ...pin }];
      const fails = findingOn('pydantic>=2.12', path, text, { message: invented('it fails. Pin it'), remedies });
      const held = findingOn('numpy', path, text, { code: 'held-back', severity: 'warning' });
      waiting.push(() => {
        resolve({ ...FAILS, findings: [fails, held] });
      });
    });
  const advise = async (): Promise<void> => {
    for (const tell of waiting.splice(0)) tell();
    await editor.settle();
  };
  return { editor, advise };
}

function messagesOf(diagnostics: readonly Diagnostic[]): readonly unknown[] {
  return diagnostics.map(({ message }) => message);
}

describe('the verdict before the advice', () => {
  it('is marked as soon as it is known, and advice and what is held back follow by themselves', async () => {
    const { editor, advise } = await slowAdvice();
    await editor.open(FILE, TEXT);
    assert.deepEqual(messagesOf(await editor.pull(FILE)), ['`pydantic>=2.12` cannot be installed']);
    const { refreshes } = editor;
    await advise();
    assert.equal(editor.refreshes, refreshes + 1, 'the editor is asked to pull again');
    assert.deepEqual(messagesOf(await editor.pull(FILE)), ['it fails. Pin it', '`numpy` cannot be installed']);
  });

  it('is told in the status of the check while the rest is found out', async () => {
    const { editor, advise } = await slowAdvice();
    await editor.open(FILE, TEXT);
    const last = editor.statuses.at(-1);
    assert.deepEqual([last?.state, last?.resolves], ['checking', false]);
    await advise();
    assert.equal(editor.statuses.at(-1)?.state, 'done');
  });

  it('does not replace marks that stand: an edit waits for the whole answer, two seconds at most', async () => {
    const { editor, advise } = await slowAdvice();
    await editor.open(FILE, TEXT);
    await advise();
    await editor.pull(FILE);
    await editor.edit(FILE, `${TEXT}six\n`);
    await editor.pause();
    const pulled = editor.pull(FILE);
    let isAnswered = false;
    void pulled.then(() => (isAnswered = true));
    await editor.settle();
    assert.equal(isAnswered, false, 'the mark of what is held back would go, and come back');
    await editor.pause(2_000);
    assert.deepEqual(messagesOf(await pulled), ['`pydantic>=2.12` cannot be installed']);
  });

  it('lets a request for actions wait for what helps', async () => {
    const { editor, advise } = await slowAdvice();
    await editor.open(FILE, TEXT);
    const asked = editor.actions(FILE, 'pydantic');
    await editor.settle();
    await advise();
    assert.ok((await asked).some(({ title }) => title === 'Pin it'));
  });

  it('says after two seconds that fixes are still being looked for, in actions and in the explanation', async () => {
    const { editor } = await slowAdvice();
    await editor.open(FILE, TEXT);
    const asked = Promise.all([editor.actions(FILE, 'pydantic'), editor.explanation(FILE, 'pydantic')]);
    await editor.settle();
    await editor.pause(2_000);
    const [actions, explanation] = await asked;
    assert.deepEqual(
      actions.filter(({ disabled }) => disabled).map(({ title }) => title),
      ['Fixes are still being looked for'],
    );
    assert.match(explanation ?? '', /\nFixes are still being looked for\n/);
  });

  it('keeps a hover from waiting for what helps', async () => {
    const { editor } = await slowAdvice();
    await editor.open(FILE, TEXT);
    assert.match(JSON.stringify(await editor.hover(FILE, 'pydantic')), /pydantic/);
  });

  it('ends with an edit: what was being looked for is not looked for any more', async () => {
    const { editor } = await slowAdvice();
    await editor.open(FILE, TEXT);
    await editor.edit(FILE, 'numpy\n');
    await editor.pause();
    assert.equal(editor.checker.resolutions[0]?.signal?.aborted, true);
  });
});

describe('a check', () => {
  it('has the culprits in its second snapshot, and what helps in its third', async () => {
    const path = '/w/requirements.txt';
    const settings = { ...DEFAULT_SETTINGS, recordedIndex: RECORDED_INDEX, target: 'workers-3.13' };
    const request = { path, text: 'litellm>=1.77.0\n', settings, documents: memoryDocuments({}) };
    const snapshots: Snapshot[] = [];
    for await (const snapshot of recordedChecker.check(request)) snapshots.push(snapshot);
    const told = snapshots.map(({ complete, judged, findings }) => [
      complete,
      judged === true,
      findings.map(({ culprits }) => culprits.join()).join(),
      findings.some(({ remedies }) => remedies.length > 0),
    ]);
    assert.deepEqual(told, [
      [false, false, '', false],
      [false, true, 'fastuuid,tokenizers', false],
      [true, false, 'fastuuid,tokenizers', true],
    ]);
    const [, verdict, whole] = snapshots.map(({ findings: [first] }) => (first ? english(first.message) : ''));
    assert.ok(whole?.startsWith(`${verdict}. `), whole);
  }).timeout(20_000);
});
