/** Lists of packages that only old releases of a platform read. */
import assert from 'node:assert/strict';
import { parsePage } from '../../../../server/src/core/dependencyFiles/web/page.ts';
import { english } from '../../../support/english.ts';

describe('a page for the first releases of PyScript', () => {
  it('is told that its list installs nothing', () => {
    const file = parsePage('/site/index.html', '<py-env>\n- numpy\n</py-env><py-script>import numpy</py-script>');
    assert.deepEqual(file?.declarations, []);
    assert.match(file.problems.map(({ problem }) => english(problem)).join(), /installs nothing of `<py-env>`/);
    assert.equal(parsePage('/site/index.html', '<py-env> </py-env>'), undefined);
  });
});
