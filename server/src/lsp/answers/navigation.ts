/** Ways through a document and out of it: links, definitions and the outline. */
import type { DefinitionParams, DocumentLinkParams, DocumentSymbolParams } from 'vscode-languageserver';
import { definitionsAt } from '../../core/features/navigation/definition.ts';
import { documentLinksIn } from '../../core/features/navigation/documentLinks.ts';
import { documentSymbolsIn } from '../../core/features/navigation/documentSymbols.ts';
import type { DocumentLink, DocumentSymbol, Location } from '../../core/features/lspValues.ts';
import type { WorkspaceParts } from '../workspaceParts.ts';
import { indexPages } from './indexPages.ts';
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
    return documentLinksIn(known.path, known.snapshot, {
      uriOf: this.#sources.texts.uriOf,
      pageOf: await indexPages(uri, this.#parts, this.#sources),
      messages: this.#parts.messages,
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
