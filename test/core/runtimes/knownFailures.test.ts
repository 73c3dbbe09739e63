/** The table of packages that are known to fail at run time: every entry is readable and names its source. */
import assert from 'node:assert/strict';
import { readKnownFailure } from '../../../server/src/core/runtimes/knownFailures.ts';
import { loadKnownFailures, WRITTEN_FAILURES } from '../../../server/src/data/knownFailures.ts';

describe('the table of known failures', () => {
  it('has entries that can all be read', () => {
    const wrong = WRITTEN_FAILURES.filter((entry) => readKnownFailure(entry) === undefined);
    assert.deepEqual(wrong, []);
    assert.equal(loadKnownFailures().length, WRITTEN_FAILURES.length);
  });

  for (const { project, because, instead, sources, date } of WRITTEN_FAILURES) {
    it(`says where it has ${project} from, and when that was`, () => {
      assert.ok(sources.every((source) => /^https:\/\/[\w.-]+\/\S+$/.test(source)));
      assert.ok(!Number.isNaN(Date.parse(date)));
      for (const clause of [because, ...(instead === undefined ? [] : [instead])])
        assert.match(clause, /^[a-z`].*[^.]$/);
      assert.ok(because.length + (instead ?? '').length < 150, 'the message stays short');
    });
  }

  it('names a project once for each kind of failure', () => {
    const keys = loadKnownFailures().map(({ project, fails, on }) => `${project} ${fails} ${on}`);
    assert.deepEqual([...new Set(keys)], keys);
  });

  it('refuses what it could not stand by', () => {
    const [good] = WRITTEN_FAILURES;
    assert.ok(good);
    for (const wrong of [
      { sources: [] },
      { project: 'no name!' },
      { versions: 'about 3' },
      { python: '3.12' },
      { on: 'browser' },
      { fails: 'sometimes' },
      { unless: ['no name!'] },
      { date: 'last year' },
    ]) {
      assert.equal(readKnownFailure({ ...good, ...wrong }), undefined, JSON.stringify(wrong));
    }
  });
});
