/** The hash in the address of a wheel, compared with the wheel as uv does it in each step of a sync. Measured with uv 0.13.9. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { check, errorsOf, project, wheel } from '../support/referenceChecks.ts';
import { wranglerToml } from '../support/workerFolder.ts';

describe('the hash in the address of a wheel on this machine', function () {
  this.timeout(60_000);

  const LIB = wheel('lib', '1.0');
  const ADDRESS = 'file:///w/app/lib-1.0-py3-none-any.whl';
  const hashOf = (algorithm: string): string => createHash(algorithm).update(LIB).digest('hex');
  const zeros = (count: number): string => '0'.repeat(count);

  /** What is wrong with a Worker that requires the wheel with a fragment. */
  async function errorsWith(
    fragment: string,
    rest = '',
    dependencies = [`lib @ ${ADDRESS}#${fragment}`],
  ): Promise<string> {
    const files = {
      'app/pyproject.toml': project(dependencies, rest),
      'app/wrangler.toml': wranglerToml('2026-02-01'),
      'app/lib-1.0-py3-none-any.whl': LIB,
      'app/par-1.0-py3-none-any.whl': wheel('par', '1.0', `lib @ ${ADDRESS}#${fragment}`),
    };
    return errorsOf(await check(files, { target: 'auto' })).join();
  }

  for (const [algorithm, digits] of [
    ['md5', 32],
    ['sha256', 64],
    ['sha384', 96],
    ['sha512', 128],
  ] as const)
    it(`stops the host step where it is another ${algorithm}, and not where it is that`, async () => {
      assert.match(
        await errorsWith(`${algorithm}=${zeros(digits)}`),
        new RegExp(
          `host-step.*another hash than its address says: its ${algorithm} is \`${hashOf(algorithm).slice(0, 12)}`,
        ),
      );
      assert.equal(await errorsWith(`${algorithm}=${hashOf(algorithm)}`), '');
      assert.equal(await errorsWith(`${algorithm}=${hashOf(algorithm).toUpperCase()}`), '');
    });

  it('stops it where there are not enough digits, or others', async () => {
    for (const digest of ['ab', '', 'g'.repeat(64)])
      assert.match(await errorsWith(`sha256=${digest}`), /host-step.*without the 64 hexadecimal digits/);
  });

  it('is found among other things, the first one that uv knows', async () => {
    assert.match(await errorsWith(`subdirectory=x&sha256=${zeros(64)}`), /another hash/);
    assert.equal(await errorsWith(`sha256=${hashOf('sha256')}&sha512=${zeros(128)}`), '');
    assert.equal(await errorsWith(`sha512=${hashOf('sha512')}&sha256=${zeros(64)}`), '');
  });

  it('is nothing to uv where it does not know the algorithm', async () => {
    for (const fragment of [`sha1=${zeros(40)}`, `sha224=${zeros(56)}`, `SHA256=${zeros(64)}`])
      assert.equal(await errorsWith(fragment), '');
  });

  it('counts in a constraint and in what a wheel needs, and not in an override or for what only the Worker takes', async () => {
    const wrong = `sha256=${zeros(64)}`;
    const bound = (list: string): string => `[tool.uv]\n${list} = ["lib @ ${ADDRESS}#${wrong}"]\n`;
    assert.match(await errorsWith('', bound('constraint-dependencies'), ['lib']), /host-step.*another hash/);
    assert.match(
      await errorsWith(wrong, '', ['par @ file:///w/app/par-1.0-py3-none-any.whl']),
      /host-step.*another hash/,
    );
    assert.equal(await errorsWith('', bound('override-dependencies'), ['lib']), '');
    assert.equal(await errorsWith('', '', [`lib @ ${ADDRESS}#${wrong} ; sys_platform == 'emscripten'`]), '');
  });
});
