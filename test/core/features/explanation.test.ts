/** The full explanation as a separate text. */
import { invented } from '../../support/english.ts';
import assert from 'node:assert/strict';
import { explanationAt } from '../../../server/src/core/features/explanation.ts';
import { en } from '../../../server/src/core/messages/en/en.ts';
import { normalizeName } from '../../../server/src/core/packaging/name.ts';
import { findingOn } from '../../support/fakeChecker.ts';
import { PATH, snapshotOf } from '../../support/snapshots.ts';
import { say } from '../../../server/src/core/messages/message.ts';

const TEXT = 'own>=2\nother\n';
const MESSAGE = '`own>=2` cannot be installed';
const PROJECTS = {
  'own-core': [
    'own_core-2.0-cp314-cp314-pyemscripten_2026_0_wasm32.whl',
    { filename: 'own_core-1.0-cp313-cp313-pyodide_2025_0_wasm32.whl', uploadTime: '2024-12-18T11:00:00Z' },
  ],
};

describe('the whole explanation', () => {
  it('tells the runtime, the statement, who needs what, the wheels of the culprits, and the ways out with their costs', () => {
    const finding = findingOn('own>=2', PATH, TEXT, {
      code: 'blocked-dependency',
      message: invented(MESSAGE),
      culprits: [normalizeName('own-core')],
      name: normalizeName('own'),
      explanation: [
        invented(MESSAGE),
        say('whoNeedsIt'),
        say('requirementLine', { dependent: say('youRequire'), demands: ['`own>=2`'].map(invented) }),
      ],
      remedies: [
        {
          kind: 'pin',
          title: say('pinTitle', { name: 'own', release: { version: '1.0', date: undefined } }),
          cost: say('pinCost', { newest: { version: '2.0', date: undefined }, limited: false }),
          preferred: true,
          edits: [],
        },
      ],
    });
    const snapshot = snapshotOf(TEXT, { projects: PROJECTS, findings: [finding] });
    assert.equal(
      explanationAt({ path: PATH, offset: 1 }, snapshot, en),
      `# \`own\`: A dependency of the project cannot be installed on the target

\`own>=2\` cannot be installed

Checked for Python Workers 3.13 (Python 3.13, packages of Pyodide 0.28.3): compatibility_date 2026-02-01 in wrangler.toml

## Fixes (edits are verified by resolving again)

- Pin own to 1.0; the newest release is 2.0

## Why

- Required by:
  - You require \`own>=2\`

## Wheels of \`own-core\`

| Python (Pyodide) | 3.12 (0.27) | 3.13 (0.28) | 3.14 (314) |
| --- | --- | --- | --- |
| 2.0 | – | – | wasm wheel |
| 1.0 (2024-12) | – | wasm wheel | – |

[About blocked-dependency](<https://github.com/pyodide-preflight/pyodide-preflight/blob/main/docs/rules/blocked-dependency.md>)
`,
    );
    const links = { fix: () => 'command:fix?["a b"]', proof: () => undefined };
    assert.match(
      explanationAt({ path: PATH, offset: 1 }, snapshot, en, links) ?? '',
      /\n- \[Pin own to 1\.0; the newest release is 2\.0\]\(<command:fix\?\["a%20b"\]>\)\n/,
    );
  });

  it('shows what an index sends as it is: it becomes neither a link nor HTML', () => {
    const hostile = invented('<img src=x> [fix](command:evil) https://evil.test');
    const findings = [findingOn('own>=2', PATH, TEXT, { message: hostile, name: normalizeName('own') })];
    const text = explanationAt({ path: PATH, offset: 1 }, snapshotOf(TEXT, { findings }), en) ?? '';
    assert.match(text, /\n&lt;img src=x&gt; \\\[fix\\\]\\\(command:evil\) https\\:\/\/evil\.test\n/);
  });

  it('is none where there is no finding, or none with the code', () => {
    const findings = [findingOn('own>=2', PATH, TEXT, { message: invented(MESSAGE) })];
    const snapshot = snapshotOf(TEXT, { findings });
    assert.equal(explanationAt({ path: PATH, offset: 1 }, snapshotOf(TEXT), en), undefined);
    assert.equal(explanationAt({ path: PATH, offset: 1, code: 'held-back' }, snapshot, en), undefined);
  });
});
