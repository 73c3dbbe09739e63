/** URLs of wheels that a page hands to the micropip of its Pyodide release. */
import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS } from '../../server/src/settings.ts';
import { english } from '../support/english.ts';
import { memoryDocuments } from '../support/memoryDocuments.ts';
import { RECORDED_INDEX, recordedChecker } from '../support/recorded.ts';
import { archive } from '../support/wheelArchive.ts';

const PAGE = '/w/pyscript.toml';
const NATIVE = 'https://example.invalid/markupsafe-3.0-cp313-cp313-win_amd64.whl';

/** What is wrong with a page that installs one thing, beside an invented wheel `lib` that needs another. */
async function toldOn(target: string, wanted: string, needs = 'six'): Promise<string> {
  const metadata = ['Metadata-Version: 2.1', 'Name: lib', 'Version: 1.0', `Requires-Dist: ${needs}`, ''].join('\n');
  const text = `packages = [${JSON.stringify(wanted)}]\n`;
  const wheel = archive([{ path: 'lib-1.0.dist-info/METADATA', content: metadata }]);
  const request = {
    path: PAGE,
    text,
    settings: { ...DEFAULT_SETTINGS, target, recordedIndex: RECORDED_INDEX },
    documents: memoryDocuments({ [PAGE]: text, '/w/lib-1.0-py3-none-any.whl': wheel }),
    trusted: true,
  };
  let told = '';
  for await (const { findings } of recordedChecker.check(request)) {
    const errors = findings.filter(({ severity }) => severity === 'error');
    told = errors.map(({ code, message }) => `${code}: ${english(message)}`).join('\n');
  }
  return told;
}

describe('the URL of a wheel, for micropip', function () {
  this.timeout(60_000);

  it('counts behind a name from Pyodide 0.27.6 on; before, the message says what to write', async () => {
    const told = await toldOn('pyodide-0.27.5', `markupsafe @ ${NATIVE}`);
    assert.match(told, /name before its URL, which the micropip of this Pyodide release does not read/);
    assert.match(told, /Write the URL alone/);
    assert.match(
      await toldOn('pyodide-0.27.7', `markupsafe @ ${NATIVE}`),
      /it is a wheel for Windows|only for Windows/,
    );
  });

  it('counts whatever the marker beside it says before Pyodide 0.29', async () => {
    const written = `markupsafe @ ${NATIVE} ; sys_platform == 'win32'`;
    assert.match(await toldOn('pyodide-0.28.3', written), /^refused-reference: /);
    assert.equal(await toldOn('pyodide-0.29.3', written), '');
  });

  it('counts in what a package needs from Pyodide 0.29 on; before, the name alone is looked up', async () => {
    const needs = `markupsafe @ ${NATIVE}`;
    assert.equal(await toldOn('pyodide-0.28.3', './lib-1.0-py3-none-any.whl', needs), '');
    assert.match(await toldOn('pyodide-0.29.3', './lib-1.0-py3-none-any.whl', needs), /`markupsafe`/);
  });
});
