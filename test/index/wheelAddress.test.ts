/** A wheel at an address of its own that is no web address. */
import assert from 'node:assert/strict';
import { nodeHost } from '../../server/src/host/nodeHost.ts';
import { IndexConnection } from '../../server/src/index/openIndexes.ts';
import { IndexError } from '../../server/src/index/packageIndex.ts';
import { english } from '../support/english.ts';

describe('the address of a wheel', () => {
  for (const [scheme, why] of [
    ['emfs', 'the wheel is in the file system of Pyodide, which is there only while the program runs'],
    ['ftp', 'the wheel at `ftp:/x/lib-1.0-py3-none-any.whl` cannot be read: only http and https are supported'],
  ] as const)
    it(`that is no web address is told to be that: ${scheme}`, async () => {
      const connection = new IndexConnection(nodeHost(), { cacheFolder: null });
      const filename = 'lib-1.0-py3-none-any.whl';
      await assert.rejects(connection.wheelMetadata({ location: `${scheme}:/x/${filename}`, filename }), (error) => {
        assert.ok(error instanceof IndexError);
        assert.equal(english(error.says), why);
        return true;
      });
    });
});
