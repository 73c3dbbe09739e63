/** Would a lock install on a target: the same answer as uv's. */
import assert from 'node:assert/strict';
import { judged, recordedLock } from '../../support/locks.ts';

/** A run of uv on a lock; `test/data/locks/README.md` says how they were recorded. */
interface Run {
  readonly status: number;
  readonly said: readonly string[];
}

/** The packages that uv said it would install. */
function installedByUv({ said: lines }: Run): readonly string[] {
  return lines.flatMap((line) => / \+ ([\w-]+)(?:==| @ )/.exec(line)?.[1] ?? []);
}

describe('a lock installs where it does with uv', () => {
  const recorded = JSON.parse(recordedLock('installs.json')) as readonly (Run & {
    readonly lock: string;
    readonly python: string;
  })[];
  for (const run of recorded) {
    it(`${run.lock} on Python ${run.python}: ${run.status === 0 ? 'yes' : 'no'}`, () => {
      const { lock } = judged(run.lock.split('/')[1] ?? '', recordedLock(run.lock), `workers-${run.python}`);
      assert.equal(lock.summary.resolves, run.status === 0);
      if (run.status === 0) {
        assert.deepEqual(
          lock.summary.packages.map(({ name }) => name),
          installedByUv(run),
        );
      }
    });
  }

  for (const name of ['pylock.toml', 'uv.lock']) {
    const invented = JSON.parse(recordedLock(`${name}.json`)) as readonly (Run & {
      readonly title: string;
      readonly lock: readonly string[];
    })[];
    for (const run of invented) {
      it(`${name}, invented, ${run.title}: ${run.status === 0 ? 'yes' : 'no'}`, () => {
        const { lock } = judged(name, run.lock.join('\n'), 'workers-3.13');
        assert.equal(lock.summary.resolves === true, run.status === 0);
        if (run.status === 0) {
          assert.deepEqual(
            lock.summary.packages.map((locked) => locked.name),
            installedByUv(run),
          );
        }
      });
    }
  }
});
