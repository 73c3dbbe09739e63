/** What `loadPackage` is given, compared with what the Pyodide release ships. */
import assert from 'node:assert/strict';
import { analysisOf } from '../../support/inventedProject.ts';
import { english } from '../../support/english.ts';

describe('loadPackage', () => {
  const check = (code: string): ReturnType<typeof analysisOf> =>
    analysisOf({ path: '/app/main.js', text: code, target: 'pyodide-0.27.7', universe: 'sloth 1.0.0' });

  it('loads what the release ships, libraries and test suites included', () => {
    const { findings, summary } = check('py.loadPackage(["numpy", "OpenSSL", "numpy-tests"])');
    assert.deepEqual(findings, []);
    assert.equal(summary.resolves, true);
  });

  it('knows nothing else, whatever the index has', () => {
    const { findings, summary } = check('py.loadPackage("sloth"); micropip.install("sloth");');
    assert.deepEqual(
      findings.map(({ code, severity, message }) => `${severity} ${code}: ${english(message)}`),
      [
        'error not-shipped: `sloth` is not part of Pyodide 0.27.7, and `loadPackage` takes nothing else; only micropip looks for it on an index',
      ],
    );
    assert.equal(summary.resolves, false);
  });

  it('takes no versions and no extras', () => {
    const { findings } = check('loadPyodide({ packages: ["numpy>=1", "numpy[x]", "./own-1.0-py3-none-any.whl"] })');
    assert.deepEqual(
      findings.filter(({ severity }) => severity === 'error').map(({ message }) => english(message)),
      [
        '`numpy>=1` is not a package name: `loadPyodide` takes names only, in the versions of Pyodide 0.27.7',
        '`numpy[x]` is not a package name: `loadPyodide` takes names only, in the versions of Pyodide 0.27.7',
      ],
    );
  });
});
