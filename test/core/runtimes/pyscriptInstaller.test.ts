/** How PyScript calls micropip, by its release and the settings of a configuration. */
import assert from 'node:assert/strict';
import {
  pyscriptInstaller,
  type PyscriptCaller,
} from '../../../server/src/core/runtimes/platforms/pyscriptInstaller.ts';
import { isTarget, targetNamed } from '../../../server/src/core/runtimes/runtimes.ts';
import { loadRuntimeData } from '../../../server/src/data/runtimeData.ts';

const data = loadRuntimeData();

/** Target, settings, and the order, later visits and indexes that follow. */
const CALLS: readonly (readonly [string, Partial<PyscriptCaller>, string])[] = [
  ['pyscript-2026.7.3', {}, 'sorted by-name first'],
  ['pyscript-2025.2.4', {}, 'sorted by-name first'],
  ['pyscript-2025.2.3', {}, 'written by-name first'],
  ['pyscript-2024.10.2', {}, 'written anew first'],
  ['pyscript-2026.7.3', { packagesCache: 'never' }, 'written anew first'],
  ['pyscript-2026.7.3', { packagesCache: 'all' }, 'sorted by-name first'],
  ['pyscript-2026.7.3', { localWheels: true }, 'written anew first'],
  ['pyscript-2026.7.3', { localWheels: true, packagesCache: 'all' }, 'sorted by-name first'],
  ['pyscript-2026.7.2', { localWheels: true }, 'sorted by-name first'],
  ['pyscript-core-0.7.31', {}, 'sorted by-name first'],
  ['pyscript-2026.7.3', { ownIndexes: true }, 'sorted by-name first'],
  ['pyodide-0.27.7', {}, 'sorted by-name first'],
  ['pyodide-0.28.0', {}, 'written anew first'],
];

describe('PyScript calls micropip', () => {
  for (const [name, settings, expected] of CALLS) {
    it(`${expected} on ${name} with ${JSON.stringify(settings)}`, () => {
      const target = targetNamed(name, data);
      assert.ok(isTarget(target));
      const { order, later, indexes, shippedFirst, shippedLast } = pyscriptInstaller(
        target,
        { ownIndexes: false, localWheels: false, ...settings },
        data,
      );
      assert.equal(`${order} ${later} ${indexes}`, expected);
      const { ownIndexes = false } = settings;
      assert.deepEqual([shippedFirst, shippedLast], [!ownIndexes, ownIndexes]);
    });
  }
});
