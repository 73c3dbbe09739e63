/** Ways through a dependency file and out of it: links, go to definition, and the outline. */
import assert from 'node:assert/strict';
import { PYPI_SIMPLE_URL } from '../../server/src/settings.ts';
import { TestEditor, uriOf } from '../support/editor.ts';

const PYPROJECT = '/project/pyproject.toml';
/** Where PyPI describes its projects. */
const DESCRIBED = `${new URL(PYPI_SIMPLE_URL).origin}/project`;
const TEXT = `[project]
name = "app"
dependencies = [
  "httpx>=0.27",
  "lib",
  "corp-tool[cli]",
]

[dependency-groups]
dev = ["pytest", { include-group = "docs" }]
docs = ["sphinx"]

[tool.uv]
constraint-dependencies = ["httpx<1"]

[[tool.uv.index]]
name = "corp"
url = "https://someone:secret@corp.example/simple/"
explicit = true

[tool.uv.sources]
lib = { path = "../lib" }
corp-tool = { index = "corp" }
`;

async function editorWith(text: string, path = PYPROJECT, settings: unknown = {}): Promise<TestEditor> {
  const editor = await TestEditor.start({ settings: () => settings });
  await editor.open(path, text);
  return editor;
}

/** Each link as the text that it stands on, with its target. */
async function linksOf(editor: TestEditor, path = PYPROJECT): Promise<Readonly<Record<string, string | undefined>>> {
  const links = await editor.links(path);
  return Object.fromEntries(links.map(({ range, target }) => [editor.textAt(path, range), target]));
}

async function definitionsOf(editor: TestEditor, at: string): Promise<readonly string[]> {
  const locations = await editor.definitions(PYPROJECT, at);
  return locations.map(({ uri, range }) => (uri === uriOf(PYPROJECT) ? editor.textAt(PYPROJECT, range) : uri));
}

describe('links in a dependency file', () => {
  it('lead from a dependency to its page for people at PyPI, and from a source to the project there', async () => {
    const links = await linksOf(await editorWith(TEXT));
    assert.equal(links['httpx'], `${DESCRIBED}/httpx/`);
    assert.equal(links['../lib'], uriOf('/lib/pyproject.toml'));
  });

  it('lead to the list of files at any other index, without the password', async () => {
    const links = await linksOf(await editorWith(TEXT));
    assert.equal(links['corp-tool'], 'https://corp.example/simple/corp-tool/');
    const own = await editorWith(TEXT, PYPROJECT, { indexUrl: 'https://user:secret@own.example/pypi' });
    assert.equal((await linksOf(own))['httpx'], 'https://own.example/pypi/httpx/');
  });

  it('lead from an include to the file, but not from an address or what a variable says', async () => {
    const path = '/project/requirements.txt';
    const text = '-r sub/base.txt\n-c https://corp.example/limits.txt\n-r ${HERE}/more.txt\nhttpx\n-e ./lib\n';
    const links = await linksOf(await editorWith(text, path), path);
    assert.deepEqual(links, {
      'sub/base.txt': uriOf('/project/sub/base.txt'),
      httpx: `${DESCRIBED}/httpx/`,
      './lib': uriOf('/project/lib/pyproject.toml'),
    });
  });

  it('lead to no index that only a workspace names which nobody trusts', async () => {
    const editor = await TestEditor.start({ initializationOptions: { trusted: false } });
    await editor.open(PYPROJECT, TEXT);
    assert.equal((await linksOf(editor))['corp-tool'], `${DESCRIBED}/corp-tool/`);
  });
});

describe('go to definition', () => {
  it('leads from a constraint to what asks for the project, and back', async () => {
    const editor = await editorWith(TEXT);
    assert.deepEqual(await definitionsOf(editor, 'httpx<1'), ['httpx>=0.27']);
    assert.deepEqual(await definitionsOf(editor, 'httpx>=0.27'), ['httpx<1']);
  });

  it('leads from a source to the project or the index that it names, and from a dependency to its source', async () => {
    const editor = await editorWith(TEXT);
    assert.deepEqual(await definitionsOf(editor, 'lib = {'), [uriOf('/lib/pyproject.toml')]);
    assert.deepEqual(await definitionsOf(editor, '"lib"'), [uriOf('/lib/pyproject.toml')]);
    assert.deepEqual(await definitionsOf(editor, 'corp-tool = {'), ['"corp"']);
    assert.deepEqual(await definitionsOf(editor, 'corp-tool[cli]'), ['corp-tool']);
  });

  it('leads from an included group to the group, and from what nothing decides about nowhere', async () => {
    const editor = await editorWith(TEXT);
    assert.deepEqual(await definitionsOf(editor, 'docs" }'), ['docs']);
    assert.deepEqual(await definitionsOf(editor, 'pytest'), []);
  });
});

describe('the outline of a dependency file', () => {
  it('has a list for each table, and in it what is asked for', async () => {
    const symbols = await (await editorWith(TEXT)).symbols(PYPROJECT);
    assert.deepEqual(
      symbols.map(({ name, children = [] }) => [name, ...children.map((one) => `${one.name} ${one.detail ?? ''}`)]),
      [
        ['project.dependencies', 'httpx >=0.27', 'lib ', 'corp-tool [cli]'],
        ['dependency-groups.dev', 'pytest '],
        ['dependency-groups.docs', 'sphinx '],
        ['tool.uv.constraint-dependencies', 'httpx <1'],
      ],
    );
  });

  it('is that of the editor for a file that is not for Pyodide', async () => {
    const editor = await TestEditor.start();
    editor.checker.answer = () => ({ quiet: true });
    await editor.open(PYPROJECT, TEXT);
    assert.deepEqual([await editor.symbols(PYPROJECT), await editor.links(PYPROJECT)], [[], []]);
    assert.deepEqual(await editor.definitions(PYPROJECT, 'httpx<1'), []);
  });
});
