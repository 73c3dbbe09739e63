/** Cells of open notebooks: documents of their own for VS Code, parts of one file for the server. */
import { workspace, type NotebookDocument, type Uri } from 'vscode';

/** The cells that the server is told of. */
export const CELL_SELECTOR = [{ scheme: 'vscode-notebook-cell', language: 'python', pattern: '**/*.ipynb' }];

/** The notebook of a cell; undefined for every other document. */
export function notebookOf(uri: Uri): NotebookDocument | undefined {
  if (uri.scheme !== 'vscode-notebook-cell') return undefined;
  const cell = uri.toString();
  return workspace.notebookDocuments.find((notebook) =>
    notebook.getCells().some(({ document }) => document.uri.toString() === cell),
  );
}

/** The file of a document: of a cell its notebook's. */
export function fileOf(uri: Uri): Uri {
  return notebookOf(uri)?.uri ?? uri;
}
