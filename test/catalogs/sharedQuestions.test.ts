/** Questions that are asked at once and share what they fetch, each of which may end before the others. */
import assert from 'node:assert/strict';
import { drive } from '../../server/src/catalogs/drive.ts';
import { TargetCatalog } from '../../server/src/catalogs/targetCatalog.ts';
import { say } from '../../server/src/core/messages/message.ts';
import { normalizeName } from '../../server/src/core/packaging/name.ts';
import type { Question } from '../../server/src/core/solver/question.ts';
import { IndexError, type PackageIndex } from '../../server/src/index/packageIndex.ts';
import { memoryIndexes, readUniverse } from '../support/memoryIndex.ts';
import { targetOf } from '../support/recorded.ts';
import { VirtualHost } from '../support/virtualHost.ts';

const target = targetOf('workers-3.13');
const name = normalizeName('slow');

/** An index whose first request waits until whoever made it gives it up; later ones are answered. */
function givenUpOnce(): { readonly index: PackageIndex; readonly requests: () => number } {
  const [, own] = memoryIndexes(readUniverse('slow 1.0'));
  assert.ok(own);
  let requests = 0;
  const index: PackageIndex = {
    name: own.name,
    label: own.label,
    metadata: (file) => own.metadata(file),
    project: (asked, signal) => {
      if (++requests > 1) return own.project(asked, signal);
      return new Promise((_, reject) => {
        signal?.addEventListener('abort', () => {
          reject(new IndexError('cancelled', say('requestCancelled'), ''));
        });
      });
    },
  };
  return { index, requests: () => requests };
}

/** How many releases there are. */
function* releasesIn(catalog: TargetCatalog): Question<number> {
  yield { catalog, now: { kind: 'releases', name }, soon: [], beside: [] };
  const known = catalog.releases(name);
  return known?.kind === 'known' ? known.value.count : 0;
}

describe('questions at once', () => {
  it('get their answer where another one, which asked first, ends before it is there', async () => {
    const { index, requests } = givenUpOnce();
    const catalog = new TargetCatalog(target, [index]);
    const ended = new AbortController();
    const host = new VirtualHost();
    void catalog.learnAhead({ kind: 'releases', name }, ended.signal);
    const answer = drive(releasesIn(catalog), { host, signal: new AbortController().signal });
    ended.abort();
    assert.equal(await answer, 1);
    assert.equal(requests(), 2);
  });

  it('end themselves where they are given up', async () => {
    const { index } = givenUpOnce();
    const catalog = new TargetCatalog(target, [index]);
    const ended = new AbortController();
    const host = new VirtualHost();
    const answer = drive(releasesIn(catalog), { host, signal: ended.signal });
    ended.abort();
    await assert.rejects(answer, { kind: 'cancelled' });
  });
});
