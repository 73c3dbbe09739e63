/** Ways through a document and out of it: links, definitions and the outline. */
import type { DefinitionParams, DocumentLinkParams, DocumentSymbolParams } from 'vscode-languageserver';
import { definitionsAt } from '../../core/features/navigation/definition.ts';
import { documentLinksIn } from '../../core/features/navigation/documentLinks.ts';
import { documentSymbolsIn } from '../../core/features/navigation/documentSymbols.ts';
import type { DocumentLink, DocumentSymbol, Location } from '../../core/features/lspValues.ts';
import { projectPage } from '../../check/indexes/projectPages.ts';
import type { WorkspaceParts } from '../workspaceParts.ts';
import { PlaceReader, type AnswerSources } from './placeReader.ts';

export class Navigation {
  readonly #parts: WorkspaceParts;
  readonly #sources: AnswerSources;
  readonly #places: PlaceReader;

  constructor(parts: WorkspaceParts, sources: AnswerSources) {
    this.#parts = parts;
    this.#sources = sources;
    this.#places = new PlaceReader(parts, sources);
  }

  async links({ textDocument: { uri } }: DocumentLinkParams): Promise<DocumentLink[]> {
    const known = await this.#places.document(uri);
    if (!known) return [];
    const { settings, texts } = this.#sources;
    const { options, messages } = this.#parts;
    const { indexUrl } = (await settings.read(uri)).check;
    return documentLinksIn(known.path, known.snapshot, {
      uriOf: texts.uriOf,
      // Where nobody trusts the workspace, nothing that it names is a click away.
      pageOf: (name, named) => projectPage(name, (options.trusted === false ? undefined : named) ?? indexUrl),
      messages,
    });
  }

  async definitions({ textDocument: { uri }, position }: DefinitionParams): Promise<Location[]> {
    const at = await this.#places.place(uri, position);
    return at ? definitionsAt(at.path, at.offset, at.snapshot, this.#sources.texts.uriOf) : [];
  }

  async symbols({ textDocument: { uri } }: DocumentSymbolParams): Promise<DocumentSymbol[]> {
    const known = await this.#places.document(uri);
    return known ? documentSymbolsIn(known.path, known.snapshot) : [];
  }
}
