/** `compare` on the command line: what has to come about where several dependencies are blocked. */
import assert from 'node:assert/strict';
import { Checker } from '../../server/src/check/check.ts';
import { FakeIndex } from '../support/fakeIndex.ts';
import { VirtualHost } from '../support/virtualHost.ts';
import { Workspace } from '../support/commandLine.ts';

/** Invented: wheels for Linux only. */
const NATIVE = {
  'kite-2.0-cp313-cp313-manylinux_2_17_x86_64.whl': [],
  'lamp-1.0-cp313-cp313-manylinux_2_17_x86_64.whl': [],
};

async function compared(requirements: string): Promise<string> {
  const host = new VirtualHost();
  host.http = new FakeIndex(NATIVE).http;
  const workspace = await Workspace.make({ 'requirements.txt': requirements });
  try {
    const { output } = await workspace.run(
      'compare workers-3.13 workers-3.14 --format markdown --index-url https://pypi.example/simple/',
      { engine: new Checker({ host, today: () => '2026-11-24' }) },
    );
    return output;
  } finally {
    await workspace.remove();
  }
}

describe('compare', function () {
  this.timeout(60_000);

  it('says of two blocked dependencies that a target becomes possible only with what both wait for', async () => {
    const output = await compared('kite\nlamp\n');
    assert.match(
      output,
      / {2}- on Python Workers 3\.13 it installs with a wheel of `kite` for pyemscripten_2025_0 or pure/,
    );
    assert.doesNotMatch(output, /Python Workers 3\.13 becomes possible with/);
    assert.match(
      output,
      /## All that has to come about\n\n- Python Workers 3\.13 becomes possible only with all of these:\n {2}- a wheel of `kite` for pyemscripten_2025_0 or pure\n {2}- a wheel of `lamp` for pyemscripten_2025_0 or pure\n- Python Workers 3\.14/,
    );
  });

  it('says of a single one with what the target becomes possible', async () => {
    const output = await compared('kite\n');
    assert.match(
      output,
      /Python Workers 3\.13 becomes possible with a wheel of `kite` for pyemscripten_2025_0 or pure/,
    );
    assert.doesNotMatch(output, /All that has to come about/);
  });
});
