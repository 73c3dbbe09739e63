/** In the editor: whether leaving something out is a fix or a trap, read from wheels once somebody asks. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { Checker } from '../../server/src/check/check.ts';
import { nodeHost } from '../../server/src/host/nodeHost.ts';
import { Workspace } from '../support/commandLine.ts';
import { TestEditor, uriOf } from '../support/editor.ts';
import { RECORDED_INDEX } from '../support/recorded.ts';
import { project } from '../support/referenceChecks.ts';
import { wheelWith } from '../support/wheelArchive.ts';

const TEXT = project(['lib'], '[tool.uv]\nfind-links = ["wheels"]\n');
const TITLE = 'Read wheels to see whether leaving something out is a fix or a trap';

/** Counts how often a project is opened, before which no wheel is read. */
class CountingChecker extends Checker {
  opened = 0;

  override open(...asked: Parameters<Checker['open']>): ReturnType<Checker['open']> {
    this.opened++;
    return super.open(...asked);
  }
}

describe('evidence in the editor', function () {
  this.timeout(60_000);
  let workspace: Workspace;

  before(async () => {
    workspace = await Workspace.make({
      'pyproject.toml': TEXT,
      'app.py': 'import lib\n',
      'wheels/lib-1.0-py3-none-any.whl': wheelWith('lib', { 'lib.py': '\nimport native\n' }, 'native'),
      'wheels/native-1.0-cp313-cp313-manylinux_2_17_x86_64.whl': wheelWith('native', { 'native.py': '' }),
    });
  });

  after(() => workspace.remove());

  it('is offered where a fix leaves something out, and read only when it is asked for', async () => {
    const checker = new CountingChecker({ host: nodeHost(), today: () => '2026-11-24' });
    const editor = await TestEditor.start({
      world: { host: nodeHost(), checker },
      settings: () => ({ recordedIndex: RECORDED_INDEX, target: 'workers-3.13' }),
    });
    const file = join(workspace.folder, 'pyproject.toml');
    await editor.open(file, TEXT);
    await editor.checked(file);
    const action = (await editor.actions(file, 'lib')).find(({ title }) => title === TITLE);
    const place = { line: 3, character: 17 };
    assert.deepEqual(action?.command?.arguments, [uriOf(file), place, 'blocked-dependency', true]);
    assert.doesNotMatch((await editor.explanation(file, 'lib')) ?? '', /a trap/);
    assert.equal(checker.opened, 0);
    const page = (await editor.explanation(file, 'lib', { evidence: true })) ?? '';
    assert.equal(checker.opened, 1);
    assert.match(page, /- Leave native out.*\n {2}- a trap: `lib` 1\.0 imports `native`.*\(`lib\.py:2`\)/);
    assert.match(page, /\n {2}- a trap: `app\.py:1` imports `lib`\n/);
  });

  it('is not offered where no fix leaves anything out', async () => {
    const editor = await TestEditor.start();
    await editor.open('/project/pyproject.toml', TEXT);
    assert.ok((await editor.actions('/project/pyproject.toml', 'lib')).every(({ title }) => title !== TITLE));
  });
});
