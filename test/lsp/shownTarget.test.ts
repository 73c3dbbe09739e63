/** What the status item shows: every target, and why, in few enough words. */
import assert from 'node:assert/strict';
import type { Snapshot } from '../../server/src/core/analysis/snapshot.ts';
import { shownTarget } from '../../server/src/lsp/shownTarget.ts';
import { testTarget } from '../support/fakeChecker.ts';
import { snapshotOf } from '../support/snapshots.ts';

const WRANGLER = 'compatibility_date 2026-02-01 in wrangler.toml';

function withTargets(...reasons: readonly (readonly [name: string, reason: string, path?: string])[]): Snapshot {
  const [first, ...others] = reasons.map(([name, reason, path]) => ({
    choice: { target: testTarget(name), reason, ...(path !== undefined && { path }) },
  }));
  assert.ok(first);
  return { ...snapshotOf('fastapi\n', {}), choice: first.choice, others };
}

describe('the shown target', () => {
  it('is the one runtime, with the date that chooses it', () => {
    const shown = shownTarget(withTargets(['workers-3.13', WRANGLER, '/project/wrangler.toml']));
    assert.deepEqual(shown, {
      name: 'workers-3.13',
      label: 'Python Workers 3.13',
      reason: WRANGLER,
      shortReason: 'date 2026-02-01 in wrangler.toml',
    });
  });

  it('names all runtimes, and where there is said that there are several', () => {
    const shown = shownTarget(
      withTargets(
        ['workers-3.13', WRANGLER, '/project/wrangler.toml'],
        ['workers-3.14', 'set in `pyodidePreflight.target`'],
      ),
    );
    assert.equal(shown.label, 'Python Workers 3.13 and 3.14');
    assert.equal(shown.reason, `${WRANGLER}; set in \`pyodidePreflight.target\``);
    assert.equal(shown.shortReason, 'set in `pyodidePreflight.target`');
    assert.equal(shown.setIn, undefined);
  });

  it('says which file leaves the setting without effect', () => {
    const shown = shownTarget(withTargets(['workers-3.14', 'set in pyproject.toml']));
    assert.equal(shown.setIn, 'pyproject.toml');
  });

  it('leaves out why it is not another one', () => {
    const shown = shownTarget(
      withTargets(['pyodide-314.0.7', 'the newest stable Pyodide, since wrangler.toml could not be read']),
    );
    assert.equal(shown.shortReason, 'the newest stable Pyodide');
  });
});
