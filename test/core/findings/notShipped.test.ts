/** What `loadPackage` is given, compared with what the Pyodide release ships. */
import assert from 'node:assert/strict';
import { analysisOf } from '../../support/inventedProject.ts';
import { applyEdits } from '../../../server/src/core/text/textEdit.ts';
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

  it('is told which newer Pyodide of the same Python ships a name', () => {
    const at = (target: string): readonly string[] =>
      analysisOf({
        path: '/app/main.js',
        text: 'py.loadPackage("pyarrow")',
        target,
        universe: 'sloth 1.0.0',
      }).findings.map(({ message }) => english(message));
    const told = (label: string, later: string): string =>
      `\`pyarrow\` is not part of ${label}, and \`loadPackage\` takes nothing else; ${later} ships it`;
    assert.deepEqual(at('pyodide-0.26.4'), [told('Pyodide 0.26.4', 'Pyodide 0.27.1')]);
    assert.deepEqual(at('pyodide-0.28.3'), [told('Pyodide 0.28.3', 'Pyodide 0.29.2')]);
  });

  it('can be given that Pyodide where the file names it, and all that is loaded is shipped there', () => {
    const switches = (packages: string): readonly string[] => {
      const text = `packages = [${packages}]\ninterpreter = "0.28.3"\npackages_cache = "passthrough"\n`;
      const { findings } = analysisOf({ path: '/app/pyscript.toml', text, target: 'pyodide-0.28.3', universe: 'a 1' });
      return findings.flatMap(({ remedies }) => remedies.map(({ title }) => english(title)));
    };
    assert.deepEqual(switches('"pyarrow", "numpy"'), ['Switch to Pyodide 0.29.2']);
    assert.deepEqual(switches('"pyarrow", "sloth"'), []);
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

  it('has nothing to load for a module that is there, which can be deleted', () => {
    const { findings } = check('py.loadPackage(["numpy", "json", "js"]); py.loadPackage("sqlite3");');
    assert.deepEqual(
      findings.map(({ code, message }) => `${code}: ${english(message)}`),
      [
        'standard-library: `json` is part of Python 3.12, so there is nothing to install on Pyodide 0.27.7: delete this requirement and import it as usual',
        'standard-library: `js` is a module that Pyodide 0.27.7 has itself, so there is nothing to install there: delete this requirement and import it as usual',
      ],
    );
    const text = 'py.loadPackage(["numpy", "json", "js"])';
    const edits = check(text).findings[0]?.remedies[0]?.edits ?? [];
    const after = applyEdits(
      text,
      edits.map(({ edit }) => edit),
    );
    assert.equal(after, 'py.loadPackage(["numpy", "js"])');
    assert.deepEqual(check('py.loadPackage("json")').findings[0]?.remedies, []);
  });
});
