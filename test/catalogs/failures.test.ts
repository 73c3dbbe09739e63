/** What a run over many files asks again, and what it does not. */
import assert from 'node:assert/strict';
import { TargetCatalog } from '../../server/src/catalogs/targetCatalog.ts';
import { PYODIDE_INDEX } from '../../server/src/core/candidates/distribution.ts';
import { say } from '../../server/src/core/messages/message.ts';
import { normalizeName } from '../../server/src/core/packaging/name.ts';
import { parseWheelFilename } from '../../server/src/core/packaging/wheels/wheelFilename.ts';
import { problemOf } from '../../server/src/core/solver/problem.ts';
import { solve } from '../../server/src/core/solver/solve.ts';
import { IndexError, type PackageIndex } from '../../server/src/index/packageIndex.ts';
import { memoryIndexes, readUniverse } from '../support/memoryIndex.ts';
import { answer, requirementsOf, targetOf } from '../support/recorded.ts';

const target = targetOf('workers-3.13');

/** How often metadata were asked for in two checks with one catalog, where the index fails so each time. */
async function askedTwice(kind: 'http' | 'timeout', status?: number): Promise<number> {
  const [, own] = memoryIndexes(readUniverse('a 1.0'));
  assert.ok(own);
  let asked = 0;
  const failing: PackageIndex = {
    name: own.name,
    label: own.label,
    project: (name, signal) => own.project(name, signal),
    metadata: () => {
      asked++;
      const details = status === undefined ? {} : { status };
      return Promise.reject(new IndexError(kind, say('metadataMissing'), '', details));
    },
  };
  const catalog = new TargetCatalog(target, [failing]);
  for (let check = 0; check < 2; check++) {
    catalog.forgetFailures();
    assert.equal((await answer(solve(problemOf(target, requirementsOf(['a'])), catalog))).kind, 'failed');
  }
  return asked;
}

/** What is known of the metadata of a wheel that only the lock of another runtime names, without an address. */
async function metadataOfAnother(): Promise<string | undefined> {
  const name = normalizeName('brick');
  const wheel = parseWheelFilename('brick-1.0-py3-none-any.whl');
  const [, own] = memoryIndexes(readUniverse('a 1.0'));
  assert.ok(wheel && own);
  const { version } = wheel;
  const file = {
    filename: 'brick-1.0-py3-none-any.whl',
    url: '',
    hashes: {},
    coreMetadata: false,
    yanked: false as const,
  };
  const distribution = { file, index: PYODIDE_INDEX, version, wheel };
  const candidate = { name, version, distribution, wheel, priority: 0 };
  const unreachable: PackageIndex = {
    name: PYODIDE_INDEX,
    label: own.label,
    project: (project, signal) => own.project(project, signal),
    metadata: ({ url }) => Promise.reject(new Error(`asked for '${url}'`)),
  };
  const catalog = new TargetCatalog(target, [unreachable]);
  await catalog.learn({ kind: 'metadata', name, candidate });
  return catalog.metadata(candidate)?.kind;
}

describe('what an index did not give', () => {
  it('is asked for again by the next check, for the index may answer by then', async () => {
    assert.equal(await askedTwice('timeout'), 2);
    assert.equal(await askedTwice('http', 503), 2);
  });

  it('is not asked for again if the answer was that it is not there', async () => {
    assert.equal(await askedTwice('http', 404), 1);
  });

  it('is not asked for without an address, as what another runtime ships where its index was not reached', async () => {
    assert.equal(await metadataOfAnother(), 'unavailable');
  });
});
