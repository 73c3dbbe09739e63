/** The documents that an editor has open. What it says of one in the wrong shape changes nothing. */
import { TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';

export function openDocuments(onProblem: (error: unknown) => void): TextDocuments<TextDocument> {
  return new TextDocuments({
    // The types are the editor's promise.
    create: (uri: unknown, languageId: unknown, version: unknown, text: unknown) =>
      TextDocument.create(
        typeof uri === 'string' ? uri : '',
        typeof languageId === 'string' ? languageId : '',
        typeof version === 'number' ? version : 0,
        typeof text === 'string' ? text : '',
      ),
    update: (document, changes, version) => {
      try {
        return TextDocument.update(document, changes, version);
      } catch (error) {
        onProblem(error);
        return document;
      }
    },
  });
}
