/** A notebook that is open cell by cell: what is found in it is shown in its cells, as it would be in its file. */
import assert from 'node:assert/strict';
import type { CodeAction, Diagnostic, DocumentDiagnosticReport, Hover } from 'vscode-languageserver/node';
import { Checker } from '../../server/src/check/check.ts';
import { LineIndex } from '../../server/src/core/text/lineIndex.ts';
import { nodeHost } from '../../server/src/host/nodeHost.ts';
import { TestEditor, uriOf } from '../support/editor.ts';
import { RECORDED_INDEX } from '../support/recorded.ts';

const NOTEBOOK = '/project/lesson.ipynb';
const CELL_SCHEME = 'vscode-notebook-cell';

/** The check of the real product, on recorded data. */
const world = { host: nodeHost(), checker: new Checker({ host: nodeHost(), today: () => '2026-11-24' }) };

/** A notebook in an editor, by the texts of its cells. */
class Notebook {
  readonly editor: TestEditor;
  readonly #cells = new Map<string, { text: string; version: number }>();
  #version = 1;

  private constructor(editor: TestEditor) {
    this.editor = editor;
  }

  static async open(cells: readonly string[], metadata?: unknown): Promise<Notebook> {
    const editor = await TestEditor.start({ world, settings: () => ({ recordedIndex: RECORDED_INDEX }) });
    const notebook = new Notebook(editor);
    for (const [index, text] of cells.entries()) notebook.#cells.set(cellUri(index), { text, version: 1 });
    await editor.notify('notebookDocument/didOpen', {
      notebookDocument: {
        uri: uriOf(NOTEBOOK),
        notebookType: 'jupyter-notebook',
        version: 1,
        cells: cells.map((_, index) => ({ kind: 2, document: cellUri(index) })),
        ...(metadata !== undefined && { metadata }),
      },
      cellTextDocuments: cells.map((text, index) => itemOf(cellUri(index), text)),
    });
    return notebook;
  }

  /** Types over the whole text of a cell. */
  async edit(cell: number, text: string): Promise<void> {
    const [uri, version] = [cellUri(cell), (this.#cells.get(cellUri(cell))?.version ?? 0) + 1];
    this.#cells.set(uri, { text, version });
    await this.#changed({ textContent: [{ document: { uri, version }, changes: [{ text }] }] });
  }

  /** Puts a cell before all others. */
  async insertFirst(uri: string, text: string): Promise<void> {
    this.#cells.set(uri, { text, version: 1 });
    const array = { start: 0, deleteCount: 0, cells: [{ kind: 2, document: uri }] };
    await this.#changed({ structure: { array, didOpen: [itemOf(uri, text)] } });
  }

  async close(): Promise<void> {
    const cellTextDocuments = [...this.#cells.keys()].map((uri) => ({ uri }));
    await this.editor.notify('notebookDocument/didClose', {
      notebookDocument: { uri: uriOf(NOTEBOOK) },
      cellTextDocuments,
    });
  }

  /** Each finding of a cell as its code and the text that it stands on. */
  async findings(cell: number): Promise<readonly (readonly [code: unknown, on: string])[]> {
    await this.editor.checked(NOTEBOOK);
    return this.shown(cell);
  }

  /** The same without a check to wait for. */
  async shown(cell: number): Promise<readonly (readonly [code: unknown, on: string])[]> {
    const params = { textDocument: { uri: cellUri(cell) } };
    const report = (await this.editor.ask('textDocument/diagnostic', params)) as DocumentDiagnosticReport;
    const items: readonly Diagnostic[] = report.kind === 'full' ? report.items : [];
    return items.map(({ code, range }) => [code, this.textAt(cell, range)]);
  }

  at(cell: number, text: string): { textDocument: { uri: string }; position: Diagnostic['range']['start'] } {
    return { textDocument: { uri: cellUri(cell) }, position: this.#rangeOf(cell, text).start };
  }

  async actions(cell: number, text: string): Promise<readonly CodeAction[]> {
    const params = {
      textDocument: { uri: cellUri(cell) },
      range: this.#rangeOf(cell, text),
      context: { diagnostics: [] },
    };
    return (await this.editor.ask('textDocument/codeAction', params)) as CodeAction[];
  }

  textAt(cell: number, range: Diagnostic['range']): string {
    const { text = '' } = this.#cells.get(cellUri(cell)) ?? {};
    const lines = new LineIndex(text);
    return text.slice(lines.offsetAt(range.start), lines.offsetAt(range.end));
  }

  async #changed(cells: unknown): Promise<void> {
    const notebookDocument = { uri: uriOf(NOTEBOOK), version: ++this.#version };
    await this.editor.notify('notebookDocument/didChange', { notebookDocument, change: { cells } });
    await this.editor.settle();
  }

  #rangeOf(cell: number, part: string): Diagnostic['range'] {
    const { text = '' } = this.#cells.get(cellUri(cell)) ?? {};
    const start = text.indexOf(part);
    assert.ok(start >= 0, `${part} does not stand in cell ${cell}`);
    return new LineIndex(text).rangeOf({ start, end: start + part.length });
  }
}

function cellUri(index: number): string {
  return `${CELL_SCHEME}://${NOTEBOOK}#W${index}sZmlsZQ==`;
}

function itemOf(uri: string, text: string): unknown {
  return { uri, languageId: 'python', version: 1, text };
}

describe('a notebook that is open cell by cell', () => {
  it('shows each finding in the cell that it is about, whatever stands before it', async () => {
    const notebook = await Notebook.open([
      '# "quoted", C:\\new, \t and 🐍\nimport micropip',
      'print("first")\nawait micropip.install(["idna", "uvloop"])\n',
    ]);
    assert.deepEqual(await notebook.findings(0), []);
    assert.deepEqual(await notebook.findings(1), [['no-compatible-wheel', 'uvloop']]);
  });

  it('is for Pyodide where its kernel is, and is left alone where nothing says so', async () => {
    const cells = ['%pip install uvloop'];
    const kernelspec = { display_name: 'Python (Pyodide)', name: 'python' };
    const inLite = await Notebook.open(cells, { metadata: { kernelspec } });
    assert.deepEqual(await inLite.findings(0), [['no-compatible-wheel', 'uvloop']]);
    const before = await Notebook.open(cells, { custom: { metadata: { kernelspec } } });
    assert.deepEqual(await before.findings(0), [['no-compatible-wheel', 'uvloop']]);
    const other = await Notebook.open(cells, {
      metadata: { kernelspec: { display_name: 'Python 3', name: 'python3' } },
    });
    assert.deepEqual(await other.shown(0), []);
  });

  it('explains a package in a hover, and in full', async () => {
    const notebook = await Notebook.open(['import micropip\n', 'await micropip.install("uvloop")']);
    await notebook.editor.checked(NOTEBOOK);
    const place = notebook.at(1, 'uvloop');
    const hover = (await notebook.editor.ask('textDocument/hover', place)) as Hover;
    assert.equal(hover.range && notebook.textAt(1, hover.range), 'uvloop');
    const params = { uri: place.textDocument.uri, position: place.position };
    assert.match(String(await notebook.editor.ask('pyodidePreflight/explanation', params)), /uvloop/);
    assert.equal(await notebook.editor.ask('textDocument/hover', notebook.at(0, 'import')), null);
  });

  it('is mended in its cell, by the light bulb and by a link of the explanation', async () => {
    const install = 'await micropip.install("pydantic-core==2.41.1", keep_going=True)';
    const notebook = await Notebook.open(['import micropip\nx = "a"', install]);
    await notebook.editor.checked(NOTEBOOK);
    const actions = await notebook.actions(1, 'pydantic');
    const [fix] = actions.filter(({ edit }) => edit);
    const [change] = fix?.edit?.documentChanges ?? [];
    assert.ok(change && 'edits' in change, `offered: ${actions.map(({ title }) => title).join('; ')}`);
    assert.deepEqual(change.textDocument, { uri: cellUri(1), version: 1 });
    const [edit] = change.edits;
    assert.equal(edit && notebook.textAt(1, edit.range), '==2.41.1');

    const { textDocument, position } = notebook.at(1, 'pydantic');
    const params = { uri: textDocument.uri, position, links: true };
    const explanation = String(await notebook.editor.ask('pyodidePreflight/explanation', params));
    const [, command, given] = /\(<command:(pyodidePreflight\.applyFix)\?([^>]*)>\)/.exec(explanation) ?? [];
    assert.ok(command !== undefined && given !== undefined, explanation);
    await notebook.editor.execute({ command, arguments: JSON.parse(decodeURIComponent(given)) as unknown[] });
    assert.deepEqual(notebook.editor.edits, [{ documentChanges: [change] }]);
  });

  it('follows what is typed, and cells that come and go', async () => {
    const notebook = await Notebook.open(['import micropip\nawait micropip.install("uvloop")']);
    assert.deepEqual(await notebook.findings(0), [['no-compatible-wheel', 'uvloop']]);
    await notebook.insertFirst(`${CELL_SCHEME}://${NOTEBOOK}#new`, 'a = 1\n');
    assert.deepEqual(await notebook.findings(0), [['no-compatible-wheel', 'uvloop']]);
    await notebook.edit(0, 'import micropip\n\nawait micropip.install(  "uvloop")');
    assert.deepEqual(await notebook.findings(0), [['no-compatible-wheel', 'uvloop']]);
    await notebook.edit(0, 'import micropip\n');
    assert.deepEqual(await notebook.findings(0), []);
    await notebook.close();
    assert.deepEqual(await notebook.editor.ask('textDocument/hover', notebook.at(0, 'import')), null);
  });

  it('costs nothing where its messages have the wrong shape', async () => {
    const notebook = await Notebook.open(['import micropip\nawait micropip.install("uvloop")']);
    const { editor } = notebook;
    const uri = uriOf(NOTEBOOK);
    await editor.notify('notebookDocument/didOpen', { notebookDocument: null });
    await editor.notify('notebookDocument/didOpen', {
      notebookDocument: { uri: 5, cells: [{ document: 7 }] },
      cellTextDocuments: [null],
    });
    await editor.notify('notebookDocument/didChange', {
      notebookDocument: { uri, version: 'x' },
      change: { cells: { structure: 5 } },
    });
    await editor.notify('notebookDocument/didChange', {
      notebookDocument: { uri },
      change: { cells: { textContent: [{ document: { uri: cellUri(0) }, changes: [{ range: 5, text: 7 }] }] } },
    });
    await editor.notify('notebookDocument/didClose', {
      notebookDocument: { uri: 'file://otherhost/%00' },
      cellTextDocuments: null,
    });
    assert.deepEqual(await notebook.findings(0), [['no-compatible-wheel', 'uvloop']]);
  });
});
