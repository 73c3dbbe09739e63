import assert from 'node:assert/strict';
import { remediesTogether } from '../../../server/src/core/features/remediesTogether.ts';
import { applyEdits } from '../../../server/src/core/text/textEdit.ts';
import { findingAt, replacement } from '../../support/commandLine.ts';

const FILE = { path: '/project/requirements.txt', text: 'numpy\npandas\npolars\n' };

function fixed(...replacements: readonly (readonly [string, string])[]): string {
  const findings = replacements.map(([old, newText]) =>
    findingAt(FILE, old, { remedies: [replacement(FILE, old, newText)] }),
  );
  const { edits } = remediesTogether(findings);
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

  it('never takes what needs a decision, nor what changes nothing', () => {
    const remedy = replacement(FILE, 'numpy', 'scipy');
    const remedies = [
      { ...remedy, preferred: false },
      { ...remedy, edits: [] },
    ];
    assert.equal(remediesTogether([findingAt(FILE, 'numpy', { remedies })]).edits.size, 0);
  });
});
