/** A newer Pyodide with the same Python: the first fix, whether or not a file of the project decides. */
import assert from 'node:assert/strict';
import { english } from '../../../support/english.ts';
import { onlyErrorOf, type InventedProject } from '../../../support/inventedProject.ts';

/** Releases of a project that Pyodide ships, for ordinary machines: 314.0.6 has `lxml` 6.0.2, 314.0.7 has 6.1.3. */
const UNIVERSE = [
  'feed 1.16',
  '  [xml] -> lxml>=5',
  'feed 1.19',
  '  [xml] -> lxml>=6.1.0',
  ...['6.0.2', '6.1.0', '6.1.3'].map((version) => `lxml ${version} {wheel cp314-cp314-win_amd64}`),
].join('\n');

const project = (target: string, text: string): InventedProject => ({
  universe: UNIVERSE,
  path: '/project/requirements.txt',
  text,
  target,
});

describe('what the runtime ships', () => {
  it('in a version below the floor: both numbers are told, and the release that has a newer one', () => {
    const error = onlyErrorOf(project('pyodide-314.0.6', 'feed[xml]==1.19\n'));
    assert.match(
      english(error.message),
      /^`lxml` is 6\.0\.2 in Pyodide 314\.0\.6, and 6\.1\.0 or newer is needed, so .*\. It installs from Pyodide 314\.0\.7 on;/,
    );
    const [first] = error.remedies;
    assert.equal(first && english(first.title), 'Switch to Pyodide 314.0.7');
    assert.deepEqual(first?.edits, [], 'nothing in the project says which Pyodide it is');
    assert.ok(first.snippet);
    assert.ok(error.remedies.every(({ preferred }) => !preferred));
  });

  it('in a version below a floor that no release has: the floor is told as it is written', () => {
    const universe =
      'feed 1.19 -> lxml>=6.0.5\nlxml 6.0.2 {wheel py3-none-win_amd64}\nlxml 6.1.3 {wheel py3-none-win_amd64}';
    const error = onlyErrorOf({ ...project('pyodide-314.0.6', 'feed\n'), universe });
    assert.match(english(error.message), /^`lxml` is 6\.0\.2 in Pyodide 314\.0\.6, and 6\.0\.5 or newer is needed, so/);
  });

  it('is told of a dependency itself, too', () => {
    const error = onlyErrorOf(project('pyodide-314.0.6', 'lxml>=6.1\n'));
    assert.match(english(error.message), /: it is 6\.0\.2 in Pyodide 314\.0\.6, its newest wheel for ABI 2026_0/);
  });

  it('is known where no index has the project', () => {
    const universe = 'feed 1.19 -> lxml>=6.1\npyodide: lxml 6.0.2 {wheel cp314-cp314-pyemscripten_2026_0_wasm32}';
    const error = onlyErrorOf({ ...project('pyodide-314.0.6', 'feed\n'), universe });
    assert.match(
      english(error.message),
      /^`lxml` is 6\.0\.2 in Pyodide 314\.0\.6, and `lxml` 6\.1 or newer is needed, so/,
    );
  });

  it('in the newest release: there is no newer one to go to', () => {
    const error = onlyErrorOf(project('pyodide-314.0.7', 'lxml>=6.2\n'.replace('6.2', '6.1.0,!=6.1.3')));
    assert.deepEqual(
      error.remedies.filter(({ kind }) => kind === 'switch-target'),
      [],
    );
  });
});
