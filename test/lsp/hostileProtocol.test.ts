/** Messages of the wrong shape, and addresses that mean no file: each costs itself, and nothing else. */
import assert from 'node:assert/strict';
import { nodePaths } from '../../server/src/host/nodePaths.ts';
import { TestEditor } from '../support/editor.ts';

const PROJECT = '/project/pyproject.toml';
const TEXT = '[project]\nname = "x"\ndependencies = ["numpy"]\n';

describe('an editor that says nonsense', () => {
  const other = (uri: unknown): unknown => ({ textDocument: { uri, languageId: 'toml', version: 1, text: TEXT } });
  const nonsense: readonly (readonly [what: string, method: string, params: unknown])[] = [
    ['opens a document on another host', 'textDocument/didOpen', other('file://otherhost/a/pyproject.toml')],
    ['opens one with a zero in its path', 'textDocument/didOpen', other('file:///%00/pyproject.toml')],
    ['opens one with a separator in a name', 'textDocument/didOpen', other('file:///a%2Fb/pyproject.toml')],
    ['opens one whose address cannot be decoded', 'textDocument/didOpen', other('file:///%zz/pyproject.toml')],
    ['opens one without an address', 'textDocument/didOpen', other(5)],
    ['opens nothing', 'textDocument/didOpen', { textDocument: null }],
    [
      'opens one whose text is a number',
      'textDocument/didOpen',
      { textDocument: { uri: 'file:///project/requirements.txt', languageId: 'x', version: 1, text: 5 } },
    ],
    [
      'changes one in a way that cannot be',
      'textDocument/didChange',
      {
        textDocument: { uri: 'file:///project/pyproject.toml', version: 2 },
        contentChanges: [{ range: { start: { line: 1e9, character: -5 }, end: null }, text: 5 }],
      },
    ],
    ['changes one by nothing', 'textDocument/didChange', { textDocument: { uri: 5 }, contentChanges: null }],
    ['tells of changed files without any', 'workspace/didChangeWatchedFiles', { changes: null }],
    [
      'tells of changed files elsewhere',
      'workspace/didChangeWatchedFiles',
      { changes: [{ uri: 'file://otherhost/x/uv.toml', type: 2 }] },
    ],
    ['sends settings of another shape', 'workspace/didChangeConfiguration', { settings: { pyodidePreflight: 5 } }],
    [
      'adds a folder on another host',
      'workspace/didChangeWorkspaceFolders',
      {
        event: { added: [{ uri: 'file://otherhost/x', name: 'x' }], removed: [null] },
      },
    ],
  ];

  for (const [what, method, params] of nonsense) {
    it(`and ${what} still gets its answers`, async () => {
      const editor = await TestEditor.start({ files: { [PROJECT]: TEXT } });
      await editor.open(PROJECT);
      await editor.notify(method, params);
      await editor.edit(PROJECT, `${TEXT}# changed\n`);
      await editor.settle();
      assert.match(editor.checker.requests.filter(({ path }) => path === PROJECT).at(-1)?.text ?? '', /# changed/);
    });
  }
});

describe('an address', () => {
  it('means a file on this machine or none', () => {
    if (process.platform === 'win32') return;
    const table: readonly (readonly [string, string | undefined])[] = [
      ['file:///a/b%20c/pyproject.toml', '/a/b c/pyproject.toml'],
      ['file://localhost/a/pyproject.toml', '/a/pyproject.toml'],
      ['file://otherhost/a/pyproject.toml', undefined],
      ['file:///a%2Fb', undefined],
      ['file:///a%00b', undefined],
      ['file:///%zz', undefined],
      ['untitled:Untitled-1', undefined],
      ['vscode-notebook-cell:/a/b.ipynb#1', undefined],
      ['', undefined],
      ['file', undefined],
    ];
    for (const [uri, file] of table) assert.equal(nodePaths.toPath(uri), file, uri);
  });
});
