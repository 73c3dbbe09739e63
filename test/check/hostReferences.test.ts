/** What a requirement points to that the machine that syncs a Worker takes, and the Worker does not. */
import assert from 'node:assert/strict';
import type { Snapshot } from '../../server/src/core/analysis/snapshot.ts';
import { english } from '../support/english.ts';
import { check, errorsOf, project, toldOf, wheel, type Files } from '../support/referenceChecks.ts';
import { wranglerToml } from '../support/workerFolder.ts';

describe('what only the machine of a Worker takes from a place', function () {
  this.timeout(60_000);

  const AT = (path: string): string =>
    `[tool.uv.sources]
attrs = { path = "${path}", marker = "sys_platform == 'linux'" }
`;
  const WRANGLER = wranglerToml('2026-02-01');
  const synced = async (dependencies: readonly string[], rest = '', files: Files = {}): Promise<Snapshot> =>
    await check(
      { 'app/pyproject.toml': project(dependencies, rest), 'app/wrangler.toml': WRANGLER, ...files },
      { target: 'auto' },
    );

  it('stops the host step where nothing is there, and is told of that', async () => {
    const read = await synced(['attrs'], AT('./gone/attrs'));
    assert.match(
      errorsOf(read).join(),
      /host-step.*`attrs` .*: it comes from `\.\/gone\/attrs`, and there is no such folder/,
    );
  });

  it('stops it where another version is there', async () => {
    const read = await synced(['attrs'], AT('attrs-1.0-py3-none-any.whl'), {
      'app/attrs-1.0-py3-none-any.whl': wheel('attrs', '1.0'),
    });
    assert.match(errorsOf(read).join(), /host-step.*`attrs` .*: what it comes from there is version 1\.0/);
  });

  it('is marked where it is written', async () => {
    const read = await synced(['attrs', "lib @ file:///w/app/lib-1.0-py3-none-any.whl ; sys_platform == 'linux'"]);
    const [error] = read.findings.filter(({ code }) => code === 'host-step');
    assert.match(error ? english(error.message) : '', /: it comes from .*, and there is no such file/);
    assert.equal(error?.span.start, project(['attrs', '']).indexOf('""') + 1);
  });

  it('is unknown where it cannot be reached', async () => {
    const read = await synced(['attrs', "lib @ https://h.invalid/lib-1.0-py3-none-any.whl ; sys_platform == 'linux'"]);
    assert.match(
      toldOf(read).join('\n'),
      /unknown-verdict\] It is not known whether `pywrangler sync` gets through its host step/,
    );
    assert.deepEqual(errorsOf(read), []);
  });

  it('is told once where the Worker needs it, too', async () => {
    const read = await synced(['attrs', 'lib @ https://h.invalid/lib-1.0-py3-none-any.whl']);
    assert.deepEqual(
      toldOf(read).filter((told) => told.includes('host step')),
      [],
    );
  });

  it('of other machines is what it says', async () => {
    const files = { 'app/attrs-1.0-cp313-cp313-win_amd64.whl': wheel('attrs', '1.0') };
    const read = await synced(['attrs'], AT('attrs-1.0-cp313-cp313-win_amd64.whl'), files);
    assert.match(errorsOf(read).join(), /host-step.*the wheel that it comes from is not for Linux/);
  });
});
