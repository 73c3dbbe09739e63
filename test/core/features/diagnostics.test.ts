/** Findings as diagnostics, explanations and hints. */
import { invented } from '../../support/english.ts';
import assert from 'node:assert/strict';
import { diagnosticsIn } from '../../../server/src/core/features/diagnostics.ts';
import { explanationAt } from '../../../server/src/core/features/explanation.ts';
import { inlayHintsIn } from '../../../server/src/core/features/inlayHints.ts';
import { en } from '../../../server/src/core/messages/en/en.ts';
import { normalizeName } from '../../../server/src/core/packaging/name.ts';
import { findingOn } from '../../support/fakeChecker.ts';
import { PATH, snapshotOf } from '../../support/snapshots.ts';
import { say } from '../../../server/src/core/messages/message.ts';

const TEXT = 'fastapi\nlitellm>=1.77.0\n';
const uriOf = (path: string): string => `file://${path}`;
const view = { uriOf, messages: en };

const FINDING = findingOn('litellm>=1.77.0', PATH, TEXT, {
  chains: [['litellm', 'fastuuid'].map(normalizeName)],
  related: [{ path: PATH, span: { start: 0, end: 7 }, message: invented('this needs it, too') }],
  explanation: [invented('fastuuid has native wheels only')],
  remedies: [
    {
      kind: 'marker',
      title: say('markerTitle', { name: 'litellm' }),
      cost: say('markerCost'),
      preferred: false,
      edits: [],
    },
  ],
});

describe('diagnostics', () => {
  it('carry the code with its page, the chain, and the other places', () => {
    const [diagnostic] = diagnosticsIn(PATH, snapshotOf(TEXT, { findings: [FINDING] }), view);
    assert.deepEqual(diagnostic?.range, { start: { line: 1, character: 0 }, end: { line: 1, character: 15 } });
    assert.deepEqual(
      [diagnostic.severity, diagnostic.code, diagnostic.source],
      [1, 'blocked-dependency', 'Pyodide Preflight'],
    );
    assert.match(diagnostic.codeDescription.href, /\/docs\/rules\/blocked-dependency\.md$/);
    assert.deepEqual(
      diagnostic.relatedInformation?.map(({ message, location }) => [message, location.uri, location.range.start.line]),
      [
        ['via `litellm` → `fastuuid`', uriOf(PATH), 1],
        ['this needs it, too', uriOf(PATH), 0],
      ],
    );
  });

  it('are those of the file that is asked for', () => {
    assert.deepEqual(diagnosticsIn('/project/base.txt', snapshotOf(TEXT, { findings: [FINDING] }), view), []);
  });
});

describe('explanation', () => {
  const snapshot = snapshotOf(TEXT, { findings: [FINDING] });

  it('says for which runtime and why, what is wrong, how it comes in, and what helps at what cost', () => {
    const text = explanationAt({ path: PATH, offset: TEXT.indexOf('litellm') }, snapshot, en) ?? '';
    for (const part of [
      /Python Workers 3\.13 \(Python 3\.13, packages of Pyodide 0\.28\.3\): compatibility_date 2026-02-01/,
      /fastuuid has native wheels only/,
      /`litellm` → `fastuuid`/,
      /Leave litellm out .*; importing it fails there/,
    ])
      assert.match(text, part);
  });

  it('is that of the nearest finding, from anywhere in the file', () => {
    const near = { ...FINDING, message: invented('the other one'), explanation: [], span: { start: 0, end: 1 } };
    const both = snapshotOf(TEXT, { findings: [FINDING, near] });
    const at = (offset: number): string => explanationAt({ path: PATH, offset }, both, en) ?? '';
    assert.match(at(3), /the other one/);
    assert.doesNotMatch(at(3), /native wheels/);
    assert.match(at(TEXT.length), /native wheels/);
  });

  it('is none where there is no finding, or none of the kind', () => {
    assert.equal(explanationAt({ path: PATH, offset: 0 }, snapshotOf(TEXT), en), undefined);
    const request = { path: PATH, offset: TEXT.indexOf('litellm'), code: 'source-only' };
    assert.equal(explanationAt(request, snapshot, en), undefined);
  });
});

describe('inlay hints', () => {
  const text = 'httpx\nnumpy==2.0\npandas ; sys_platform == "win32"\n';
  const whole = { start: 0, end: text.length };

  it('show the version behind a requirement that leaves it open', () => {
    const hints = inlayHintsIn(PATH, whole, snapshotOf(text, { resolved: ['httpx 0.28.1', 'numpy 2.0'] }), en);
    assert.deepEqual(
      hints.map(({ label, position, tooltip }) => [label, position, tooltip]),
      [['0.28.1', { line: 0, character: 5 }, 'Python Workers 3.13 gets httpx 0.28.1']],
    );
  });

  it('are not there where nothing is installed, nor outside of what is asked for', () => {
    assert.deepEqual(inlayHintsIn(PATH, whole, snapshotOf(text), en), []);
    const resolved = snapshotOf(text, { resolved: ['httpx 0.28.1'] });
    assert.deepEqual(inlayHintsIn(PATH, { start: 6, end: text.length }, resolved, en), []);
  });
});
