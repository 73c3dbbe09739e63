/** Files with more requirements than anybody writes. */
import assert from 'node:assert/strict';
import { parseRequirementsTxt } from '../../../server/src/core/dependencyFiles/requirementsTxt.ts';
import { tooManyFindings } from '../../../server/src/core/findings/unknownVerdict.ts';
import { english } from '../../support/english.ts';

describe('a file with thousands of requirements', () => {
  const findings = (count: number): readonly string[] => {
    const text = Array.from({ length: count }, (_, at) => `p${at}\n`).join('');
    return tooManyFindings(parseRequirementsTxt('/w/requirements.txt', text)).map(({ message }) => english(message));
  };

  it('is not resolved, which is told once and leaves the verdict open', () => {
    assert.deepEqual(findings(5001), [
      'It is not known whether this installs: the file declares 5001 dependencies, and no more than 5000 are resolved',
    ]);
    assert.deepEqual(findings(5000), []);
  });
});
