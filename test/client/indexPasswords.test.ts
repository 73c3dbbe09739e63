/** Passwords that the editor keeps in its secret storage. */
import assert from 'node:assert/strict';
import { addressProblem, IndexPasswords, PASSWORDS_KEY, type Secrets } from '../../client/src/indexPasswords.ts';
import { readInitializationOptions } from '../../server/src/lsp/initializationOptions.ts';

class FakeSecrets implements Secrets {
  readonly kept = new Map<string, string>();
  get(key: string): Promise<string | undefined> {
    return Promise.resolve(this.kept.get(key));
  }
  store(key: string, value: string): Promise<void> {
    this.kept.set(key, value);
    return Promise.resolve();
  }
  delete(key: string): Promise<void> {
    this.kept.delete(key);
    return Promise.resolve();
  }
}

const CORP = { url: 'https://corp.example/simple/', username: 'jane', password: 's3cret' };
const OTHER = { url: 'https://other.example/simple/', username: 'joe', password: 'geheim' };

describe('passwords of indexes in the secret storage', () => {
  it('are kept by address, replaced, and forgotten without a trace', async () => {
    const secrets = new FakeSecrets();
    const passwords = new IndexPasswords(secrets);
    await passwords.set(CORP);
    await passwords.set(OTHER);
    await passwords.set({ ...CORP, password: 'new' });
    assert.deepEqual(await passwords.all(), [OTHER, { ...CORP, password: 'new' }]);
    await passwords.remove(CORP.url);
    assert.deepEqual(await passwords.all(), [OTHER]);
    await passwords.remove(OTHER.url);
    assert.deepEqual([...secrets.kept.keys()], []);
  });

  it('that cannot be read are none', async () => {
    const secrets = new FakeSecrets();
    for (const value of ['{', '5', '[null, {"url": 1}]']) {
      secrets.kept.set(PASSWORDS_KEY, value);
      assert.deepEqual(await new IndexPasswords(secrets).all(), []);
    }
  });

  it('reach the server as they are, and nothing else does', () => {
    assert.deepEqual(readInitializationOptions({ indexPasswords: [CORP, { url: 'x' }, null, 5] }), {
      indexPasswords: [CORP],
    });
    assert.deepEqual(readInitializationOptions({ indexPasswords: 'x' }), {});
  });

  it('belong to web addresses that nobody else can read', () => {
    assert.equal(addressProblem('https://corp.example/simple/'), undefined);
    assert.equal(addressProblem('http://localhost:8080/simple/'), undefined);
    assert.equal(addressProblem('http://[::1]:8080/simple/'), undefined);
    assert.equal(addressProblem('http://corp.example/simple/'), 'readable-by-others');
    assert.equal(addressProblem('https://jane:x@corp.example/'), 'has-credentials');
    assert.equal(addressProblem('corp.example/simple'), 'no-web-address');
    assert.equal(addressProblem('file:///simple'), 'no-web-address');
  });
});
