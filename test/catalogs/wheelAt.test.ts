/** A wheel at an address of its own. */
import assert from 'node:assert/strict';
import { Catalogs } from '../../server/src/catalogs/catalogs.ts';
import { parseReference } from '../../server/src/core/candidates/references/reference.ts';
import type { ReferenceFacts } from '../../server/src/core/candidates/references/referenceFacts.ts';
import { DEFAULT_SETTINGS } from '../../server/src/settings.ts';
import { IndexServer } from '../support/indexServer.ts';
import { VirtualHost } from '../support/virtualHost.ts';
import { wheel } from '../support/wheelArchive.ts';

const PATH = '/w/demo-1.0-py3-none-any.whl';

describe('a wheel by its address', () => {
  let server: IndexServer;
  beforeEach(async () => {
    server = await IndexServer.start();
  });
  afterEach(() => server.close());

  const facts = (path: string): Promise<ReferenceFacts> => {
    const reference = parseReference(`${server.origin}${path}`, { folder: '/w', relative: false, isNamed: true });
    return new Catalogs(new VirtualHost()).wheelAt(reference, DEFAULT_SETTINGS);
  };

  for (const ranges of [true, false]) {
    it(`says what it needs ${ranges ? 'in parts' : 'as a whole'}`, async () => {
      server.on(PATH, { body: wheel('Metadata-Version: 2.1\nName: demo\nVersion: 1.0\n'), ranges });
      const found = await facts(PATH);
      assert.equal(found.kind === 'known' && found.metadata.name, 'demo');
    });
  }

  for (const status of [404, 410]) {
    it(`is not there if its server answers ${status}, whoever installs it`, async () => {
      server.on(PATH, { status });
      assert.deepEqual(await facts(PATH), { kind: 'absent' });
    });
  }

  for (const status of [401, 403]) {
    it(`is not known if its server answers ${status}`, async () => {
      server.on(PATH, { status });
      assert.equal((await facts(PATH)).kind, 'unavailable');
    });
  }
});
