/** Findings for a `pylock.toml` whose pins keep older releases than you would get without them. */
import { english } from '../../../support/english.ts';
import assert from 'node:assert/strict';
import { lockPreferred } from '../../../../server/src/core/findings/locks/lockPreferred.ts';
import type { Finding } from '../../../../server/src/core/findings/finding.ts';
import { normalizeName } from '../../../../server/src/core/packaging/name.ts';
import { parseVersion } from '../../../../server/src/core/packaging/versions/version.ts';
import { readUniverse } from '../../../support/memoryIndex.ts';
import { solved } from '../../../support/solved.ts';

const APP = 'app 1.0 -> left, right\n';
const OLD = 'left 1.0\nright 1.0\n';
const NEW = 'left 2.0\nright 2.0\n';

/** The findings for requirements while `left` and `right` are pinned to 1.0. */
function keptFor(requirements: string): readonly Finding[] {
  const pinned = solved(requirements, readUniverse(APP + OLD), 'workers-3.13');
  const fresh = solved(requirements, readUniverse(APP + OLD + NEW), 'workers-3.13');
  const pins = new Map(
    ['left', 'right'].flatMap((name) => {
      const version = parseVersion('1.0');
      return version ? [[normalizeName(name), [version]] as const] : [];
    }),
  );
  return lockPreferred(pinned.whole, fresh.whole, pins, pinned.seen);
}

describe('a pin of pylock.toml that keeps an older release', () => {
  it('is told of the dependency itself', () => {
    const [finding, ...others] = keptFor('left\n');
    assert.deepEqual(others, []);
    assert.equal(finding?.severity, 'information');
    assert.equal(
      english(finding.message),
      '`pylock.toml` keeps `left` at 1.0; `pywrangler sync --upgrade` would install 2.0',
    );
  });

  it('is told on the dependency that brings the package, and the others are counted', () => {
    const [finding] = keptFor('App\n');
    assert.equal(
      english(finding?.message),
      '`pylock.toml` keeps `left` (required by `App`) at 1.0; `pywrangler sync --upgrade` would install 2.0, and update 1 more of its dependencies',
    );
    assert.deepEqual(finding?.explanation.map(english), [
      '`left` is pinned to 1.0; without the pin it would be 2.0',
      '`right` is pinned to 1.0; without the pin it would be 2.0',
    ]);
  });
});
