/** What the status item shows: every target and the reason, in a few words. */
import assert from 'node:assert/strict';
import type { Snapshot } from '../../server/src/core/analysis/snapshot.ts';
import { en } from '../../server/src/core/messages/en/en.ts';
import { say } from '../../server/src/core/messages/message.ts';
import type { TargetChoice } from '../../server/src/core/runtimes/targetChoice.ts';
import { shownTarget } from '../../server/src/lsp/shownTarget.ts';
import { testTarget } from '../support/fakeChecker.ts';
import { snapshotOf } from '../support/snapshots.ts';

const REASON = 'compatibility_date 2026-02-01 in wrangler.toml';
const WRANGLER = {
  reason: say('targetByDate', { date: '2026-02-01', file: 'wrangler.toml' }),
  shortReason: say('targetByDateShort', { date: '2026-02-01', file: 'wrangler.toml' }),
};
const SETTING = {
  reason: say('targetSetInSetting', { setting: 'pyodidePreflight.target' }),
  namedIn: { kind: 'setting', setting: 'pyodidePreflight.target' },
} as const;

type Because = Omit<TargetChoice, 'target'>;

function withTargets(...because: readonly (readonly [name: string, because: Because])[]): Snapshot {
  const [first, ...others] = because.map(([name, why]) => ({ choice: { target: testTarget(name), ...why } }));
  assert.ok(first);
  return { ...snapshotOf('fastapi\n', {}), choice: first.choice, others };
}

describe('the shown target', () => {
  it('is the one runtime, with the date that chooses it', () => {
    const shown = shownTarget(withTargets(['workers-3.13', WRANGLER]), en);
    assert.deepEqual(shown, {
      name: 'workers-3.13',
      label: 'Python Workers 3.13',
      reason: REASON,
      shortReason: 'date 2026-02-01 in wrangler.toml',
    });
  });

  it('names all runtimes, and where there is said that there are several', () => {
    const shown = shownTarget(withTargets(['workers-3.13', WRANGLER], ['workers-3.14', SETTING]), en);
    assert.equal(shown.label, 'Python Workers 3.13 and 3.14');
    assert.equal(shown.reason, `${REASON}; set in \`pyodidePreflight.target\``);
    assert.equal(shown.shortReason, 'set in `pyodidePreflight.target`');
    assert.equal(shown.setIn, undefined);
  });

  it('says which file leaves the setting without effect', () => {
    const namedIn = { kind: 'file', file: 'pyproject.toml' } as const;
    const reason = say('targetSetInFile', { file: 'pyproject.toml' });
    const shown = shownTarget(withTargets(['workers-3.14', { reason, namedIn }]), en);
    assert.equal(shown.setIn, 'pyproject.toml');
    assert.equal(shown.shortReason, 'set in pyproject.toml');
  });

  it('leaves out why it is not another one', () => {
    const reason = say('newestForUnreadableFile', { file: 'wrangler.toml', day: '2026-11-29' });
    const shown = shownTarget(
      withTargets(['pyodide-314.0.7', { reason, shortReason: say('newestPyodide', { day: '2026-11-29' }) }]),
      en,
    );
    assert.equal(shown.reason, 'the newest stable Pyodide (as of 2026-11-29), because wrangler.toml could not be read');
    assert.equal(shown.shortReason, 'a guess: the newest stable Pyodide (as of 2026-11-29)');
  });
});
