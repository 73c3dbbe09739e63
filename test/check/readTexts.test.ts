/** Each file around a project is read once for a check. */
import assert from 'node:assert/strict';
import type { Documents } from '../../server/src/check/checkRequest.ts';
import { readOnce } from '../../server/src/check/readTexts.ts';
import { NO_DOCUMENTS } from '../support/memoryDocuments.ts';

describe('documents that are read once', () => {
  it('know the encoding of what was read from the disk, and ask for that of a text that is laid over a file', async () => {
    const asked: string[] = [];
    const documents: Documents = {
      ...NO_DOCUMENTS,
      read: (path) => {
        asked.push(`read ${path}`);
        return Promise.resolve(
          path === '/open' ? { kind: 'text', text: 'a' } : { kind: 'text', text: 'a', encoding: 'utf-16le' },
        );
      },
      encodingOf: (path) => {
        asked.push(`encoding ${path}`);
        return Promise.resolve('utf-8-bom');
      },
    };
    const once = readOnce(documents);
    for (const path of ['/open', '/disk', '/disk']) await once.read(path);
    assert.deepEqual(await Promise.all(['/open', '/disk', '/unread'].map((path) => once.encodingOf(path))), [
      'utf-8-bom',
      'utf-16le',
      'utf-8-bom',
    ]);
    assert.deepEqual(asked, ['read /open', 'read /disk', 'encoding /open', 'encoding /unread']);
  });
});
