import assert from 'node:assert/strict';
import { parseReference } from '../../../server/src/core/candidates/references/reference.ts';
import { refusalByName } from '../../../server/src/core/candidates/references/refusal.ts';
import { hostTarget } from '../../../server/src/core/runtimes/hostTarget.ts';
import { targetOf } from '../../support/recorded.ts';

const TARGETS = [
  ...(['workers-3.12', 'workers-3.13', 'workers-3.14', 'pyodide-0.28.3'] as const).map(targetOf),
  hostTarget('3.13.2'),
];

/**
 * Of each wheel by its tags: which of the targets above take it from a path. Recorded for the Workers and the host from
 * whole syncs of pywrangler 1.17.9 with uv 0.13.9: the wheel lay in python_modules afterwards, or the host step stopped.
 */
const TABLE: Readonly<Record<string, string>> = {
  'py3-none-any': '+++++',
  'py2.py3-none-any': '+++++',
  'py2-none-any': '-----',
  'py313-none-any': '+++++',
  'py314-none-any': '+++--',
  'cp311-none-any': '-----',
  'cp313-none-any': '++-++',
  'cp312.cp313-none-any': '++-++',
  'py3-none-win_amd64': '+++--',
  'cp313-cp313-manylinux_2_17_x86_64': '++--+',
  'cp313-cp313-win_amd64': '++---',
  'cp314-cp314-manylinux_2_17_x86_64': '+++--',
  'cp312-abi3-manylinux_2_17_x86_64': '+++-+',
  'cp313-cp313t-manylinux_2_17_x86_64': '++---',
  'pp310-pypy310_pp73-manylinux_2_17_x86_64': '-----',
  'cp312-cp312-pyodide_2024_0_wasm32': '+----',
  'cp313-cp313-pyodide_2025_0_wasm32': '++-+-',
  'cp313-cp313-pyemscripten_2025_0_wasm32': '++---',
  'cp313-abi3-pyodide_2025_0_wasm32': '++++-',
  'cp314-cp314-pyemscripten_2026_0_wasm32': '+++--',
};

describe('a wheel by a path', () => {
  for (const [tags, expected] of Object.entries(TABLE)) {
    it(`tagged ${tags} is taken by whoever does not compare its platform`, () => {
      const reference = parseReference(`wheels/lib-1.0-${tags}.whl`, { folder: '/w', relative: true });
      const taken = TARGETS.map((target) => (refusalByName(reference, undefined, target, false) ? '-' : '+'));
      assert.equal(taken.join(''), expected);
    });
  }
});
