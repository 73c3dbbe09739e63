import assert from 'node:assert/strict';
import { parseReference } from '../../../server/src/core/candidates/references/reference.ts';
import { refusalByName } from '../../../server/src/core/candidates/references/refusal.ts';
import { targetOf } from '../../support/recorded.ts';

const TARGETS = [
  'workers-3.12',
  'workers-3.13',
  'workers-3.14',
  'pyodide-0.25.1',
  'pyodide-0.27.7',
  'pyodide-0.28.3',
  'pyodide-0.29.5',
  'pyodide-314.0.7',
] as const;

/** Of each wheel by its tags: which of the targets above take it, by the rules of uv and of each release's micropip. */
const TABLE: Readonly<Record<string, string>> = {
  'py3-none-any': '++++++++',
  'py2.py3-none-any': '++++++++',
  'py2-none-any': '--------',
  'cp312-none-any': '+---+---',
  'py312-none-any': '+++-++++',
  'py313-none-any': '-++--+++',
  'cp312-cp312-pyodide_2024_0_wasm32': '+---+---',
  'cp313-cp313-pyodide_2024_0_wasm32': '--------',
  'cp313-cp313-pyodide_2025_0_wasm32': '-+---++-',
  // The same ABI by its later name: micropip knows it from 0.29.4 on.
  'cp313-cp313-pyemscripten_2025_0_wasm32': '-+----+-',
  'cp314-cp314-pyemscripten_2026_0_wasm32': '--+----+',
  'cp314-cp314-pyodide_2026_0_wasm32': '--+----+',
  'cp313-cp313-pyemscripten_2026_0_wasm32': '--------',
  'cp312-abi3-pyodide_2025_0_wasm32': '-+---++-',
  'cp310-abi3-pyemscripten_2026_0_wasm32': '--+----+',
  'cp314-cp314t-pyemscripten_2026_0_wasm32': '--------',
  'cp311-cp311-emscripten_3_1_46_wasm32': '---+----',
  // Only micropip knows tags that name the version of Emscripten.
  'cp313-cp313-emscripten_4_0_9_wasm32': '-----++-',
  'cp314-cp314-emscripten_5_0_3_wasm32': '-------+',
  'py3-none-pyemscripten_2026_0_wasm32': '--+----+',
  'cp313-cp313-manylinux_2_17_x86_64': '--------',
  'cp313-cp313-manylinux_2_17_x86_64.pyodide_2025_0_wasm32': '-+---++-',
  'py3-none-manylinux_2_17_x86_64': '--------',
  'cp313-cp313-macosx_11_0_arm64': '--------',
  'cp313-cp313-win_amd64': '--------',
};

describe('a wheel by URL', () => {
  for (const [tags, expected] of Object.entries(TABLE)) {
    it(`tagged ${tags} is taken by the runtimes it is for`, () => {
      const url = `https://example.invalid/lib-1.0-${tags}.whl#sha256=00`;
      const reference = parseReference(url, { folder: '/w', relative: false });
      const taken = TARGETS.map((name) => (refusalByName(reference, undefined, targetOf(name), false) ? '-' : '+'));
      assert.equal(taken.join(''), expected);
    });
  }
});
