/** Messages of the wrong shape, and addresses that mean no file: each costs itself, and nothing else. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { ResponseError } from 'vscode-languageserver/node';
import {
  AUTOMATIC_TARGET,
  CHECK_AGAIN,
  CHECK_WORKSPACE,
  COMPATIBILITY,
  COMPATIBILITY_EXPORT,
  DEPENDENCY_TREES,
  EXPLANATION,
  LIST_TARGETS,
  TRACKER,
  WRITE_TARGET,
} from '../../server/src/lsp/protocol.ts';
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

const URI = nodePaths.toUri(PROJECT);

/** What no editor should send with a request, of any method. */
const SHAPES: readonly unknown[] = [
  undefined,
  null,
  [],
  {},
  [null, 5],
  { textDocument: null, uri: null, command: null },
  { textDocument: 5, uri: 5, command: 5, arguments: 5 },
  { textDocument: { uri: 5 }, position: 5, range: 5, context: 5 },
  { textDocument: { uri: 'file://otherhost/x/pyproject.toml' }, uri: 'file://otherhost/x/pyproject.toml' },
  { textDocument: { uri: URI }, uri: URI },
  { textDocument: { uri: URI }, uri: URI, position: null, range: null, context: null },
  { textDocument: { uri: URI }, uri: URI, position: { line: -1, character: -1 }, range: { start: null, end: null } },
  {
    textDocument: { uri: URI },
    uri: URI,
    code: 5,
    position: { line: 1e300, character: 'x' },
    range: { start: { line: 1e300, character: NaN }, end: { line: -5, character: {} } },
    context: { only: 5, diagnostics: 5 },
    previousResultId: { a: 5 },
    target: { name: 5 },
  },
  { command: 'pyodidePreflight.writeUtf8', arguments: { length: 1e9 } },
  { command: 'pyodidePreflight.applyFix', arguments: [null, 1, { line: 0, character: 0 }, 'source-only', 5] },
  {
    command: 'pyodidePreflight.applyFix',
    arguments: ['file:///project/pyproject.toml', 1e99, { line: -1, character: 1e99 }, '', ''],
  },
  { command: 'pyodidePreflight.writeUtf8', arguments: [null, 5, 'file://otherhost/x', 'untitled:x'] },
];

describe('a request of the wrong shape', () => {
  const unhandled: unknown[] = [];
  const note = (error: unknown): void => void unhandled.push(error);
  before(() => process.on('unhandledRejection', note));
  after(() => process.off('unhandledRejection', note));

  for (const method of [
    'textDocument/hover',
    'textDocument/codeAction',
    'textDocument/inlayHint',
    'textDocument/codeLens',
    'textDocument/documentLink',
    'textDocument/definition',
    'textDocument/documentSymbol',
    'textDocument/completion',
    'textDocument/diagnostic',
    'workspace/executeCommand',
    EXPLANATION,
    AUTOMATIC_TARGET,
    WRITE_TARGET,
    TRACKER,
    CHECK_AGAIN,
    CHECK_WORKSPACE,
    COMPATIBILITY,
    COMPATIBILITY_EXPORT,
    DEPENDENCY_TREES,
    LIST_TARGETS,
    'textDocument/unheardOf',
  ]) {
    it(`to ${method} costs its own answer only`, async () => {
      const editor = await TestEditor.start({ files: { [PROJECT]: TEXT } });
      await editor.open(PROJECT);
      for (const shape of SHAPES) {
        try {
          await editor.ask(method, shape);
        } catch (error) {
          assert.ok(error instanceof ResponseError, `${JSON.stringify(shape)}: ${String(error)}`);
        }
      }
      await editor.edit(PROJECT, `${TEXT}# changed\n`);
      assert.match(editor.checker.requests.filter(({ path }) => path === PROJECT).at(-1)?.text ?? '', /# changed/);
      assert.deepEqual(unhandled, []);
    });
  }

  for (const method of [
    'textDocument/didOpen',
    'textDocument/didChange',
    'textDocument/didSave',
    'textDocument/didClose',
    'notebookDocument/didOpen',
    'notebookDocument/didChange',
    'notebookDocument/didSave',
    'notebookDocument/didClose',
    'workspace/didChangeWatchedFiles',
    'workspace/didChangeConfiguration',
    'workspace/didChangeWorkspaceFolders',
    'window/workDoneProgress/cancel',
    'textDocument/unheardOf',
  ]) {
    it(`that is the message ${method} costs itself only`, async () => {
      const editor = await TestEditor.start({ files: { [PROJECT]: TEXT } });
      for (const shape of SHAPES) if (!isOfTheFile(shape)) await editor.notify(method, shape);
      await editor.open(PROJECT);
      await editor.edit(PROJECT, `${TEXT}# changed\n`);
      assert.match(editor.checker.requests.filter(({ path }) => path === PROJECT).at(-1)?.text ?? '', /# changed/);
      assert.deepEqual(unhandled, []);
    });
  }

  it('is told from what the server registers: no handler is missing here', async () => {
    const [server, test] = await Promise.all([
      readFile('server/src/lsp/server.ts', 'utf8'),
      readFile('test/lsp/hostileProtocol.test.ts', 'utf8'),
    ]);
    const named = [...server.matchAll(/onRequest\(\s*([A-Z_]+)/g)].map(([, name]) => name ?? '');
    assert.ok(named.length > 4);
    for (const name of named) assert.ok(test.includes(`    ${name},\n`), name);
    const own = [...server.matchAll(/connection\.(?:on|languages\.)([A-Za-z]+)/g)].map(([, name]) => name);
    const known = [
      'Initialize Initialized Shutdown Request DidChangeWatchedFiles DidChangeConfiguration ExecuteCommand',
      'Hover CodeAction inlayHint diagnostics CodeLens DocumentLinks Definition DocumentSymbol Completion',
    ].flatMap((names) => names.split(' '));
    assert.deepEqual(
      [...new Set(own)].filter((name) => name === undefined || !known.includes(name)),
      [],
    );
  });

  it('that begins the session leaves a server that answers', async () => {
    for (const options of [5, null, [], { settings: 5, indexPasswords: [null], trusted: 'no', explainCommand: 5 }]) {
      const editor = await TestEditor.start({ files: { [PROJECT]: TEXT }, initializationOptions: options });
      await editor.open(PROJECT);
      assert.equal(editor.checker.requests.length > 0, true, JSON.stringify(options));
    }
  });
});

/** A message that is well-formed enough to open or change the document that is looked at afterwards. */
function isOfTheFile(shape: unknown): boolean {
  return JSON.stringify(shape ?? null).includes(URI);
}

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
