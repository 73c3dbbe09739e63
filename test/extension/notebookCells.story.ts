/** Notebooks, as VS Code opens them: cell by cell. */
import assert from 'node:assert/strict';
import { window, workspace, type NotebookDocument } from 'vscode';
import { applyFix, closeAll, fileUri, findingAppears, findingDisappears, hoverOver } from './workbench.ts';

const KERNEL = { display_name: 'Python (Pyodide)', language: 'python', name: 'python' };

afterEach(closeAll);

/** Writes a notebook whose cells have these texts, and opens it as a notebook. */
async function openNotebook(file: string, cells: readonly string[]): Promise<NotebookDocument> {
  const written = {
    cells: cells.map((source) => ({ cell_type: 'code', metadata: {}, execution_count: null, outputs: [], source })),
    metadata: { kernelspec: KERNEL, language_info: { name: 'python' } },
    nbformat: 4,
    nbformat_minor: 4,
  };
  await workspace.fs.writeFile(fileUri(file), Buffer.from(JSON.stringify(written)));
  const notebook = await workspace.openNotebookDocument(fileUri(file));
  await window.showNotebookDocument(notebook);
  return notebook;
}

describe('a notebook for Pyodide', () => {
  it('shows what cannot be installed in the cell that asks for it, explains it there, and mends it', async () => {
    const notebook = await openNotebook('lessons/second.ipynb', [
      '# "Lesson 2"\nimport micropip',
      'await micropip.install("pydantic-core==2.41.1")\n',
    ]);
    const cell = notebook.cellAt(1).document;
    const finding = await findingAppears(cell, 'no-compatible-wheel', 'pydantic-core==2.41.1');
    assert.match(finding.message, /has no wheel for/);
    assert.match(await hoverOver(cell, 'pydantic-core==2.41.1'), /2\.50\.4/);
    await applyFix(cell, 'pydantic-core==2.41.1', /^Pin pydantic-core to 2\.50\.4/);
    assert.match(cell.getText(), /^await micropip\.install\("pydantic-core==2\.50\.4"\)\n?$/);
    await findingDisappears(cell, 'no-compatible-wheel');
  });
});
