/** What the command line says of needs that are read from wheels: whether leaving something out is a fix or a trap. */
import assert from 'node:assert/strict';
import { Workspace, type RunResult } from '../support/commandLine.ts';
import { project } from '../support/referenceChecks.ts';
import { RECORDED_INDEX, recordedChecker } from '../support/recorded.ts';
import { wheelWith } from '../support/wheelArchive.ts';

const LINKS = '[tool.uv]\nfind-links = ["wheels"]\n';

/** `lib` needs `culprit` in a module that is not loaded with it. */
const LIBRARY = {
  'wheels/lib-1.0-py3-none-any.whl': wheelWith(
    'lib',
    { 'lib/__init__.py': '', 'lib/fast.py': '\nimport culprit\n', 'lib/slow.py': '' },
    'culprit',
  ),
  'wheels/culprit-1.0-py3-none-any.whl': wheelWith('culprit', { 'culprit/__init__.py': '' }),
};

const ENGINE = {
  check: recordedChecker.check.bind(recordedChecker),
  open: recordedChecker.open.bind(recordedChecker),
  facts: recordedChecker.facts.bind(recordedChecker),
  forget: () => undefined,
  close: () => Promise.resolve(),
};

type Files = Readonly<Record<string, string | Uint8Array>>;

async function ran(line: string, files: Files): Promise<RunResult> {
  const workspace = await Workspace.make(files);
  try {
    return await workspace.run(`${line} --recorded-index ${RECORDED_INDEX}`, { engine: ENGINE });
  } finally {
    await workspace.remove();
  }
}

describe('explain --evidence', function () {
  this.timeout(60_000);

  const explained = async (files: Files): Promise<string> => {
    const { output, exitCode } = await ran('explain culprit --evidence -t host-3.13', {
      ...LIBRARY,
      'pyproject.toml': project(['lib'], LINKS),
      ...files,
    });
    assert.equal(exitCode, 0);
    return output;
  };

  it('begins with what the code of the project imports of the package', async () => {
    assert.match(
      await explained({}),
      /`lib\.fast` of `lib` 1\.0 imports `culprit` \(`lib\/fast\.py:2`\); `lib` itself can be imported without/,
    );
    const used = await explained({ 'src/app.py': 'from lib import fast\n' });
    assert.match(used, /`lib\.fast` of `lib` 1\.0, which the project uses, imports `culprit` \(`lib\/fast\.py:2`\)/);
  });

  it('asks for no more than what the code cannot do without', async () => {
    const guarded = 'try:\n  from lib import fast\nexcept ImportError:\n  from lib import slow\n';
    assert.match(await explained({ 'src/app.py': guarded }), /`lib` itself can be imported without/);
  });
});
