/** Whether a tool is moved to its group without a decision: only where all that was written holds, and nothing else changes. */
import assert from 'node:assert/strict';
import { parsePyproject } from '../../../../server/src/core/dependencyFiles/pyproject.ts';
import { toolVendored } from '../../../../server/src/core/findings/worker/toolVendored.ts';
import type { WorkerProject } from '../../../../server/src/core/findings/worker/workerProject.ts';
import { loadRuntimeData } from '../../../../server/src/data/runtimeData.ts';
import { analysisOf } from '../../../support/inventedProject.ts';
import { targetOf } from '../../../support/recorded.ts';
import { wranglerToml } from '../../../support/workerFolder.ts';

describe('a tool among the dependencies of a Worker', () => {
  const list = `[project]
name = "w"
version = "0"
dependencies = [
  "six", # needed
  'Workers_Py>=1.7', # the command
]
`;

  // How the tools stand there, what they need, and whether moving them changes nothing else.
  const universe = (needs: string): string => `six 1.17\nclick 9.0\nclick 8.1\nworkers-py 1.9 -> ${needs}`;
  for (const [text, needs, safe] of [
    [list, 'click', true],
    [`${list}\n[dependency-groups]\ndev = ["Workers_Py>=1.7"]\n`, 'click', true],
    // The group would not ask for what was asked for.
    [`${list}\n[dependency-groups]\ndev = ["workers-py"]\n`, 'click', false],
    // It keeps another dependency back, as long as it stands there.
    [list.replace('"six",', '"six", "click",'), 'click<9', false],
    [list.replace('"six",', '"six", "click<8.5",'), 'click<9', true],
    // Where it does not install, nothing has a version to keep; and what fails beside it has none.
    [list, 'nowhere', true],
    [list.replace('"six",', '"six", "nowhere",'), 'click', true],
    [list.replace('"six",', '"six", "click", "nowhere",'), 'click<9', false],
  ] as const) {
    it(`is moved without a decision: ${String(safe)}, where it needs ${needs} and ${JSON.stringify(text.slice(38))}`, () => {
      const { separable } = analysisOf({ universe: universe(needs), text, wrangler: wranglerToml() });
      const [cloudflare, target] = [loadRuntimeData().cloudflare, targetOf('workers-3.14')];
      const project = { file: parsePyproject('/w/pyproject.toml', text), target, cloudflare, neighbours: new Map() };
      const safeOf = (worker: WorkerProject): readonly unknown[] =>
        toolVendored(worker).flatMap(({ remedies }) => remedies.map((remedy) => remedy.safe));
      assert.deepEqual(safeOf({ ...project, ...(separable && { separable }) }), [safe]);
      assert.deepEqual(safeOf(project), [false]); // Not known yet.
    });
  }
});
