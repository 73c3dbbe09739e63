/** The notebooks that an editor has open as such: to everything else each is a document like any other. */
import { NotebookDocuments, type Connection, type NotebookDocument } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { OpenDocuments } from '../editorTexts.ts';
import { openDocuments } from '../openDocuments.ts';
import { OpenNotebook } from './openNotebook.ts';

/** What happens to notebooks, told of the file that each is. */
export interface NotebookEvents {
  readonly opened: (document: TextDocument) => void;
  readonly changed: (document: TextDocument) => void;
  readonly saved: (uri: string) => void;
  readonly closed: (uri: string) => void;
}

export class OpenNotebooks {
  readonly #synchronized: NotebookDocuments<TextDocument>;
  readonly #open = new Map<string, OpenNotebook>();

  /** @param onProblem what the editor says in the wrong shape changes nothing */
  constructor(onProblem: (error: unknown) => void) {
    this.#synchronized = new NotebookDocuments(openDocuments(onProblem));
  }

  listen(connection: Connection, { opened, changed, saved, closed }: NotebookEvents): void {
    this.#synchronized.onDidOpen((notebook) => {
      const open = new OpenNotebook(notebook.uri, this.#cellsOf(notebook), notebook.metadata);
      this.#open.set(notebook.uri, open);
      opened(open.document);
    });
    this.#synchronized.onDidChange(({ notebookDocument: notebook }) => {
      const open = this.#open.get(notebook.uri);
      if (open?.renew(this.#cellsOf(notebook), notebook.metadata)) changed(open.document);
    });
    this.#synchronized.onDidSave(({ uri }) => {
      saved(uri);
    });
    this.#synchronized.onDidClose(({ uri }) => {
      if (this.#open.delete(uri)) closed(uri);
    });
    this.#synchronized.listen(connection);
  }

  /** The notebook of a cell. */
  ofCell(uri: string): OpenNotebook | undefined {
    const notebook = this.#synchronized.findNotebookDocumentForCell(uri);
    return notebook && this.#open.get(notebook.uri);
  }

  /** The notebook that is a file. */
  ofFile(uri: string): OpenNotebook | undefined {
    return this.#open.get(uri);
  }

  /** All documents, notebooks among them. One that is open as text as well counts with that text. */
  beside(documents: OpenDocuments): OpenDocuments {
    return {
      get: (uri) => documents.get(uri) ?? this.#open.get(uri)?.document,
      all: () => [
        ...documents.all(),
        ...[...this.#open.values()].flatMap(({ document }) => (documents.get(document.uri) ? [] : [document])),
      ],
    };
  }

  #cellsOf({ cells }: NotebookDocument): readonly TextDocument[] {
    return cells.flatMap((cell) => this.#synchronized.getCellTextDocument(cell) ?? []);
  }
}
