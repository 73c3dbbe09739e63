/** A name that no index has: which known project may be meant, and the fix that writes it. */
import assert from 'node:assert/strict';
import { normalizeName } from '../../../server/src/core/packaging/name.ts';
import { meantNames } from '../../../server/src/core/runtimes/modules/meantNames.ts';
import { loadStartUp } from '../../../server/src/data/startUp.ts';
import { english } from '../../support/english.ts';
import { errorOf, textAfter, type InventedProject } from '../../support/inventedProject.ts';
import { targetOf } from '../../support/recorded.ts';

const UNIVERSE = [
  'numpy 2.0',
  'scikit-learn 1.5',
  'sklearn 0.0 {no wheel; sdist}',
  'opencv-python 4.0',
  'numpi-tools 1.0',
  'pillow 11.0',
].join('\n');

function project(requirement: string): InventedProject {
  return {
    universe: UNIVERSE,
    path: '/project/requirements.txt',
    text: `${requirement}\n`,
    target: 'pyodide-0.28.3',
    known: { startUp: loadStartUp() },
  };
}

function meant(name: string): readonly string[] {
  const known = { target: targetOf('pyodide-0.28.3'), generations: [], startUp: loadStartUp() };
  const { ofModule, near } = meantNames(normalizeName(name), known, name);
  return [...ofModule, ...near];
}

describe('a name that no index has', () => {
  const names: readonly (readonly [string, string])[] = [
    ['numyp', 'numpy'],
    ['nunpy', 'numpy'],
    ['scikitlearn', 'scikit-learn'],
    ['sklearn', 'scikit-learn'],
    ['PIL', 'pillow'],
    ['cv2', 'opencv-python'],
    ['bs4', 'beautifulsoup4'],
    ['yaml', 'pyyaml'],
    ['matplotlib.pyplot', 'matplotlib'],
    ['sklearn.linear_model', 'scikit-learn'],
  ];
  for (const [asked, expected] of names) {
    it(`${asked} leads to ${expected}`, () => {
      assert.equal(meant(asked)[0], expected);
    });
  }

  it('leads nowhere if it is not like any that is known', () => {
    assert.deepEqual(meant('no-such-project-here'), []);
    assert.deepEqual(meant('abc'), []);
    // Nobody has heard of these but the index, which has whatever somebody uploads.
    assert.deepEqual(meant('numpi-tool'), []);
  });

  it('is told with the project that may be meant, and replaced only by choice', () => {
    const error = errorOf(project('numyp'));
    assert.equal(error.code, 'unknown-project');
    assert.match(english(error.message), /check the spelling\. Is `numpy` meant\?$/);
    assert.deepEqual(
      error.remedies.map(({ kind, preferred }) => [kind, preferred]),
      [['other-name', false]],
    );
    assert.equal(textAfter(project('numyp >= 1.0  # arrays'), 'other-name'), 'numpy >= 1.0  # arrays\n');
  });

  it('may be that of what another dependency of the file brings along', () => {
    const brings = { ...project('numpi-tols\ndashboard'), universe: `${UNIVERSE}\ndashboard 1.0 -> numpi-tools` };
    assert.equal(textAfter(brings, 'other-name'), 'numpi-tools\ndashboard\n');
    assert.deepEqual(errorOf(project('numpi-tols\nnumpy')).remedies, []);
  });

  it('is not replaced by a project whose releases do not suit', () => {
    assert.deepEqual(errorOf(project('numyp>=99')).remedies, []);
  });

  it('may be that of a module although the index has a project of the name, which cannot be installed', () => {
    const error = errorOf(project('sklearn'));
    assert.match(english(error.message), /Is `scikit-learn` meant\?$/);
    assert.equal(textAfter(project('sklearn'), 'other-name'), 'scikit-learn\n');
  });
});
