/** The hash in an address, and what becomes of it: each installer looks at it in its own way. Measured with uv 0.13.9. */
import assert from 'node:assert/strict';
import { parseReference } from '../../../server/src/core/candidates/references/reference.ts';
import { refusalByFacts } from '../../../server/src/core/candidates/references/refusal.ts';
import { parseCoreMetadata } from '../../../server/src/core/packaging/metadata/coreMetadata.ts';
import { targetOf } from '../../support/recorded.ts';

const FOUND = { md5: 'a'.repeat(32), sha256: 'a'.repeat(64), sha512: 'a'.repeat(128) };
const ON_SERVER = 'https://host.example/lib-1.0-py3-none-any.whl';
const ON_MACHINE = 'file:///w/lib-1.0-py3-none-any.whl';

/** Why an installer does not take the wheel at an address. */
function refusal(
  address: string,
  target: string,
  digests: Readonly<Record<string, string>> = FOUND,
): string | undefined {
  const reference = parseReference(address, { folder: '/w', relative: false });
  const { value: metadata } = parseCoreMetadata('Metadata-Version: 2.1\nName: lib\nVersion: 1.0\n');
  return refusalByFacts(reference, undefined, { kind: 'known', metadata, digests }, targetOf(target), false)?.kind;
}

describe('a wrong hash in an address', () => {
  const wrong = `sha256=${'b'.repeat(64)}`;

  it('stops a Worker at what is on a server, where a lock file takes it over', () => {
    assert.equal(refusal(`${ON_SERVER}#${wrong}`, 'workers-3.13'), 'other-hash');
    assert.equal(refusal(`${ON_SERVER}#sha512=${'b'.repeat(128)}`, 'workers-3.13'), 'other-hash');
    assert.equal(refusal(`${ON_SERVER}#sha256=${FOUND.sha256}`, 'workers-3.13'), undefined);
  });

  it('is nothing to it where it is a weak one, is none, or the wheel is on the machine', () => {
    for (const address of [`${ON_SERVER}#md5=${'b'.repeat(32)}`, `${ON_SERVER}#sha256=ab`, `${ON_MACHINE}#${wrong}`])
      assert.equal(refusal(address, 'workers-3.13'), undefined, address);
  });

  it('stops the machine wherever the wheel is', () => {
    for (const address of [`${ON_SERVER}#${wrong}`, `${ON_MACHINE}#${wrong}`, `${ON_SERVER}#md5=${'b'.repeat(32)}`])
      assert.equal(refusal(address, 'host-3.13'), 'other-hash', address);
    assert.equal(refusal(`${ON_SERVER}#sha256=ab`, 'host-3.13'), 'no-hash');
  });

  it('is nothing to micropip', () => {
    assert.equal(refusal(`${ON_SERVER}#${wrong}`, 'pyodide-314.0.7'), undefined);
  });

  it('is not known where not all of the wheel was at hand', () => {
    assert.equal(refusal(`${ON_SERVER}#${wrong}`, 'host-3.13', {}), undefined);
  });
});
