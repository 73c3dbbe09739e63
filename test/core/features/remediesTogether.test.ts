import assert from 'node:assert/strict';
import { appliedRemedy, remediesTogether } from '../../../server/src/core/features/remediesTogether.ts';
import { applyEdits } from '../../../server/src/core/text/textEdit.ts';
import { findingAt, replacement } from '../../support/commandLine.ts';

const FILE = { path: '/project/requirements.txt', text: 'numpy\npandas\npolars\n' };

function fixed(...replacements: readonly (readonly [string, string])[]): string {
  const findings = replacements.map(([old, newText]) =>
    findingAt(FILE, old, { remedies: [replacement(FILE, old, newText)] }),
  );
  const { edits } = remediesTogether(findings, 'safe');
  return applyEdits(FILE.text, edits.get(FILE.path) ?? []);
}

describe('choosing remedies', () => {
  it('takes those of different places together', () => {
    assert.equal(fixed(['numpy', 'numpy==2.0'], ['polars', 'polars<1']), 'numpy==2.0\npandas\npolars<1\n');
  });

  it('takes one of those that touch each other and leaves the others for later', () => {
    assert.equal(
      fixed(['pandas', 'pandas<2'], ['pandas\n', ''], ['polars', 'polars<1']),
      'numpy\npandas<2\npolars<1\n',
    );
  });

  it('takes the same switch of the target once, however many findings ask for it', () => {
    assert.equal(fixed(['numpy', 'scipy'], ['numpy', 'scipy']), 'scipy\npandas\npolars\n');
  });

  // What a finding offers, in order, and what is applied of it: without a decision, and with one.
  const [SAFE, PREFERRED, BOTH, NEITHER] = ['safe', 'preferred', 'safe preferred', ''];
  for (const [offered, safe, preferred] of [
    [[NEITHER], undefined, undefined],
    [[SAFE], 0, 0],
    [[PREFERRED], undefined, 0],
    [[BOTH], 0, 0],
    [[NEITHER, SAFE], 1, 1],
    [[SAFE, PREFERRED], 0, 1],
    [[PREFERRED, SAFE], 1, 0],
    [[SAFE, BOTH], 1, 1],
    [[SAFE, SAFE], 0, 0],
  ] as const) {
    it(`takes of [${offered.join(', ')}] what may be applied`, () => {
      const remedies = offered.map((words, at) => {
        const is = (word: string): boolean => words.split(' ').includes(word);
        return replacement(FILE, 'numpy', `numpy${at}`, { preferred: is('preferred'), safe: is('safe') });
      });
      const finding = findingAt(FILE, 'numpy', { remedies });
      const applied = (['safe', 'preferred'] as const).map((boldness) => appliedRemedy(finding, boldness));
      const at = applied.map((one) => (one ? remedies.indexOf(one) : undefined));
      assert.deepEqual(at, [safe, preferred]);
    });
  }

  it('never takes what changes nothing', () => {
    const remedies = [replacement(FILE, 'numpy', 'scipy', { edits: [] })];
    assert.equal(remediesTogether([findingAt(FILE, 'numpy', { remedies })], 'preferred').edits.size, 0);
  });
});
