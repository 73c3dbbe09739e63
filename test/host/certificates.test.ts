/** Which certificates are trusted: those of a company's proxy often stand only in the store of the system. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { HttpFailure } from '../../server/src/host/host.ts';
import { NodeHttp, type NetworkOptions } from '../../server/src/host/nodeHttp.ts';

const FOLDER = join(process.cwd(), 'test/data/tls');
const CERTIFICATE = readFileSync(join(FOLDER, 'certificate.pem'), 'utf8');

describe('an index behind a certificate that Node.js does not know', () => {
  let server: Server;
  let url: string;
  /** How often the store of the system was read. */
  let reads: number;

  before(async () => {
    const key = readFileSync(join(FOLDER, 'key.pem'));
    server = createServer({ key, cert: CERTIFICATE }, (_, response) => response.end('a page'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/simple/`;
  });
  after(() => server.close());
  beforeEach(() => (reads = 0));

  const ask = async (options: NetworkOptions, variables: NodeJS.ProcessEnv = {}): Promise<string> => {
    const http = new NodeHttp(options, variables, () => undefined);
    const { body } = await http.send({ url, headers: { accept: '*/*' }, maxBytes: 1000 });
    return Buffer.from(body).toString();
  };
  const systemStore = (): readonly string[] => {
    reads++;
    return [CERTIFICATE];
  };
  const isRefused = (error: unknown): boolean => error instanceof HttpFailure && error.kind === 'tls';

  it('is asked if the system trusts it, whose store is read only then', async () => {
    assert.equal(await ask({ systemStore }), 'a page');
    assert.equal(reads, 1);
  });

  it('is not asked where the settings of the editor say that the system does not count', async () => {
    await assert.rejects(ask({ systemStore, systemCertificates: false }), isRefused);
    assert.equal(reads, 0);
  });

  it('is not asked where the system does not trust it either', async () => {
    await assert.rejects(ask({ systemStore: () => [] }), isRefused);
    await assert.rejects(ask({ systemStore: undefined }), isRefused);
  });

  it('is asked with a file of certificates that an option or a variable names', async () => {
    const caFile = join(FOLDER, 'certificate.pem');
    assert.equal(await ask({ caFile, systemStore }), 'a page');
    assert.equal(await ask({ systemStore }, { SSL_CERT_FILE: caFile }), 'a page');
    assert.equal(reads, 0, 'what the system trusts is not needed');
  });

  it('is asked in any case where every certificate is accepted', async () => {
    assert.equal(await ask({ strictSsl: false, systemStore }), 'a page');
  });
});
