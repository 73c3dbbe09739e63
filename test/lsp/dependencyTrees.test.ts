/** The tree of dependencies in the editor: what the last checks know, in the words of the command line. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Checker } from '../../server/src/check/check.ts';
import { nodeHost } from '../../server/src/host/nodeHost.ts';
import { DEPENDENCY_TREES, type ProjectTree, type TreeEntry } from '../../server/src/lsp/protocol.ts';
import { normalizeName } from '../../server/src/core/packaging/name.ts';
import { runCommandLine } from '../support/commandLine.ts';
import { findingOn } from '../support/fakeChecker.ts';
import { TestEditor, uriOf } from '../support/editor.ts';
import { RECORDED_INDEX, recordedChecker } from '../support/recorded.ts';

const EXAMPLES = join(process.cwd(), 'examples');
const FILE = '/project/sub/pyproject.toml';
const TEXT = '[project]\nname = "x"\ndependencies = [\n  "web>=1",\n  "native>=2",\n]\n';

function packageOf(name: string, requiredBy: readonly string[], size?: number): object {
  const wheel = `${name}-1.0-py3-none-any.whl`;
  return { name, version: '1.0', wheel, index: 'pypi', requiredBy, ...(size !== undefined && { size }) };
}

/** An entry and what is below it, each in a line. */
function lines(entry: TreeEntry, indent = ''): readonly string[] {
  const { kind, name, version, size, ideal, again, below } = entry;
  const parts = [kind, name, version, size, ideal, again].filter((part) => part !== undefined);
  return [`${indent}${parts.join(' ')}`, ...below.flatMap((one) => lines(one, `${indent}  `))];
}

describe('the tree of dependencies in the editor', () => {
  it('shows of a file with a target what fails and why, what installs, and where each is asked for', async () => {
    const editor = await TestEditor.start();
    editor.checker.answer = ({ path, text }) => ({
      resolution: {
        resolves: false,
        packages: [],
        // Invented.
        rest: [packageOf('web', ['(declared)'], 4_400_000), packageOf('http', ['web'])] as never,
      },
      findings: [
        findingOn('native>=2', path, text, {
          culprits: [normalizeName('core')],
          chains: [['native', 'middle', 'core'].map(normalizeName)],
        }),
        findingOn('web>=1', path, text, {
          severity: 'warning',
          behind: { name: normalizeName('http'), got: { version: '1.0' }, ideal: { version: '3.0' } } as never,
        }),
      ],
    });
    await editor.open(FILE, TEXT);
    await editor.pause();
    const [project] = await editor.request<ProjectTree[]>(DEPENDENCY_TREES);
    const [target] = project?.targets ?? [];
    assert.deepEqual([project?.path, project?.uri], ['sub/pyproject.toml', uriOf(FILE)]);
    assert.deepEqual([target?.label, target?.installs, target?.size], ['Python Workers 3.13', false, '4.4 MB']);
    assert.deepEqual(
      target?.entries.flatMap((entry) => lines(entry)),
      ['blocked native', '  between middle', '    culprit core', 'package web 1.0 4.4 MB', '  package http 1.0 3.0'],
    );
    const [native, web] = target.entries;
    assert.equal(native?.reason, '`native>=2` cannot be installed');
    assert.deepEqual(native.place?.range.start, { line: 4, character: 2 });
    assert.deepEqual([web?.place?.uri, web?.place?.range.start.line], [uriOf(FILE), 3]);
    assert.equal(web?.below[0]?.place, undefined);
  });

  it('shows nothing of files that nothing says are for Pyodide, and tells the editor how many have a target', async () => {
    const editor = await TestEditor.start();
    editor.checker.answer = ({ path }) => ({ quiet: path !== FILE });
    await editor.open('/project/requirements.txt', 'web\n');
    await editor.pause();
    assert.deepEqual(await editor.request(DEPENDENCY_TREES), []);
    assert.deepEqual(editor.projects.at(-1), { count: 0 });
    await editor.open(FILE, TEXT);
    await editor.pause();
    assert.equal((await editor.request<ProjectTree[]>(DEPENDENCY_TREES)).length, 1);
    assert.deepEqual(editor.projects.at(-1), { count: 1 });
    await editor.close(FILE);
    assert.deepEqual(editor.projects.at(-1), { count: 0 });
  });

  it('is said to be under way while the first check runs', async () => {
    const editor = await TestEditor.start();
    editor.checker.answer = () => new Promise(() => undefined);
    await editor.open(FILE, TEXT);
    const [project] = await editor.request<ProjectTree[]>(DEPENDENCY_TREES);
    assert.deepEqual([project?.targets, project?.text], [[], '']);
  });

  for (const file of ['litellm-worker/pyproject.toml', 'data-frames/requirements.txt']) {
    it(`as text is what the command line writes of ${file}`, async function () {
      this.timeout(60_000);
      const line = `tree --project ${file} --recorded-index ${RECORDED_INDEX}`;
      const { output } = await runCommandLine(EXAMPLES, line, { engine: recordedChecker });
      const world = { host: nodeHost(), checker: new Checker({ host: nodeHost(), today: () => '2026-11-24' }) };
      const editor = await TestEditor.start({ world, settings: () => ({ recordedIndex: RECORDED_INDEX }) });
      const path = join(EXAMPLES, file);
      await editor.open(path, readFileSync(path, 'utf8'));
      await editor.checked(path);
      const [project] = await editor.request<ProjectTree[]>(DEPENDENCY_TREES);
      // The folder that the editor has open is another one: of a file outside of it the name is shown.
      assert.equal(project?.text.replace(/(?:pyproject\.toml|requirements\.txt)/, file), output);
    });
  }
});
