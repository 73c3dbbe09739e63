/** The papers of the command line as a command of the language server. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Checker } from '../../server/src/check/check.ts';
import { nodeHost } from '../../server/src/host/nodeHost.ts';
import { runCommandLine } from '../support/commandLine.ts';
import { TestEditor, uriOf } from '../support/editor.ts';
import { RECORDED_INDEX, recordedChecker } from '../support/recorded.ts';

const FOLDER = join(process.cwd(), 'examples/pydantic-worker');
const FILE = join(FOLDER, 'pyproject.toml');
const TODAY = '2026-11-24';

async function editorOn(text: string, settings: object = {}): Promise<TestEditor> {
  const host = nodeHost();
  const editor = await TestEditor.start({
    world: { host, checker: new Checker({ host, today: () => TODAY }) },
    settings: () => ({ recordedIndex: RECORDED_INDEX, ...settings }),
  });
  await editor.open(FILE, text);
  return editor;
}

function paper(editor: TestEditor, ...given: readonly unknown[]): Promise<unknown> {
  return editor.execute({ command: 'pyodidePreflight.paper', arguments: [...given] });
}

describe('a paper in the editor', function () {
  this.timeout(120_000);
  const text = readFileSync(FILE, 'utf8');

  for (const [name, line] of [
    ['wheels', 'wheels'],
    ['compare', 'compare workers-3.12 workers-3.13 workers-3.14'],
    ['strategy', 'strategy'],
  ] as const) {
    it(`has the Markdown that \`${line}\` prints`, async () => {
      const asked = `${line} --format markdown --recorded-index ${RECORDED_INDEX}`;
      const { output } = await runCommandLine(FOLDER, asked, { engine: recordedChecker });
      const editor = await editorOn(text);
      assert.equal(await paper(editor, name, uriOf(FILE)), output);
    });
  }

  it('has the runtimes, without a file as well', async () => {
    const editor = await editorOn(text);
    const own = String(await paper(editor, 'runtimes', uriOf(FILE)));
    assert.match(own, /pyproject\.toml/);
    const all = String(await paper(editor, 'runtimes'));
    assert.match(all, /^# /);
    assert.doesNotMatch(all, /pyproject\.toml/);
  });

  it('is about the text that is not saved yet, and about the packages that are named', async () => {
    const editor = await editorOn(text.replace(/dependencies = \[[^\]]*\]/, 'dependencies = ["httpx"]'));
    const declared = String(await paper(editor, 'wheels', uriOf(FILE)));
    assert.match(declared, /httpx/);
    assert.doesNotMatch(declared, /pydantic-core/);
    assert.match(String(await paper(editor, 'wheels', uriOf(FILE), 'pydantic-core')), /pydantic-core/);
  });

  it('is made where checking is turned off as well, since somebody asks for it', async () => {
    const editor = await editorOn(text, { enable: 'off' });
    assert.match(String(await paper(editor, 'wheels', uriOf(FILE))), /pydantic/);
  });

  it('says why there is none', async () => {
    const editor = await editorOn('[project]\nname = "a"\nversion = "1"\ndependencies = []\n');
    assert.equal(await paper(editor, 'compare', uriOf(FILE)), null);
    assert.equal(await paper(editor, 'strategy'), null);
    assert.equal(await paper(editor, 'wheels', uriOf(FILE), 'not a name!'), null);
    assert.equal(editor.told.length, 3);
    assert.equal(editor.told[1], 'Open a file that declares dependencies first');
    assert.equal(await paper(editor, 'unheard-of'), null);
    assert.equal(editor.told.length, 3);
  });
});
