/**
 * Requests about cells of a notebook: asked of the notebook as the one file that it is, and what is answered about that brought
 * back to the cell.
 */
import type { CodeAction, DocumentDiagnosticReport } from 'vscode-languageserver';
import type {
  CodeLens,
  CompletionList,
  Diagnostic,
  DocumentLink,
  DocumentSymbol,
  Hover,
  InlayHint,
  Location,
  TextDocumentEdit,
} from '../../core/features/lspValues.ts';
import type { Position, Range } from '../../core/text/lineIndex.ts';
import type { OpenNotebook } from './openNotebook.ts';
import type { OpenNotebooks } from './openNotebooks.ts';

/** Where a request asks. */
export interface AskedPlace {
  readonly textDocument: { readonly uri: string };
  readonly position?: Position;
  readonly range?: Range;
}

/** A document, or a place in it, as our own requests name them. */
export interface NamedPlace {
  readonly uri: string;
  readonly position?: Position;
}

/** What is between files and the cells of open notebooks. */
export interface CellBorder {
  /** See {@link placeInFile}. */
  readonly placeInFile: <Place extends NamedPlace>(place: Place) => Place;
  /** See {@link editsInCells}. */
  readonly editsInCells: (edits: readonly TextDocumentEdit[]) => TextDocumentEdit[] | undefined;
}

/** Brings an answer about a file to a cell of it. */
type ToCell<Answer> = (answer: Answer, asked: AskedCell) => Answer;

/** The cell that is asked about. */
export class AskedCell {
  readonly #notebook: OpenNotebook;
  readonly #uri: string;

  constructor(notebook: OpenNotebook, uri: string) {
    this.#notebook = notebook;
    this.#uri = uri;
  }

  get fileUri(): string {
    return this.#notebook.document.uri;
  }

  inFile(position: Position): Position {
    return this.#notebook.inFile(this.#uri, position) ?? { line: 0, character: 0 };
  }

  /** The part of this cell that is a range of the file; undefined if that begins in another one. */
  here(range: Range): Range | undefined {
    const place = this.#notebook.inCell(range);
    return place?.cell.uri === this.#uri ? place.range : undefined;
  }

  /** A place of whatever file, in the cell where it is if it is in this notebook. */
  location(location: Location): Location {
    const place = location.uri === this.fileUri ? this.#notebook.inCell(location.range) : undefined;
    return place ? { uri: place.cell.uri, range: place.range } : location;
  }
}

/** Answers a request, about a cell with what is answered about its notebook. */
export async function answerInCell<Params extends AskedPlace, Answer>(
  notebooks: OpenNotebooks,
  params: Params,
  respond: (params: Params) => Answer | Promise<Answer>,
  toCell: ToCell<Answer>,
): Promise<Answer> {
  const asked = askedCell(notebooks, params.textDocument.uri);
  if (!asked) return respond(params);
  const { position, range } = params;
  const inFile = {
    ...params,
    textDocument: { uri: asked.fileUri },
    ...(position && { position: asked.inFile(position) }),
    ...(range && { range: { start: asked.inFile(range.start), end: asked.inFile(range.end) } }),
  };
  return toCell(await respond(inFile), asked);
}

/** A place in a cell as one in its file; every other one as it is. */
export function placeInFile<Place extends NamedPlace>(notebooks: OpenNotebooks, place: Place): Place {
  const asked = askedCell(notebooks, place.uri);
  if (!asked) return place;
  const { position } = place;
  return { ...place, uri: asked.fileUri, ...(position && { position: asked.inFile(position) }) };
}

/** Edits of files, those of open notebooks as edits of their cells; undefined if one of them is in no cell. */
export function editsInCells(
  notebooks: OpenNotebooks,
  edits: readonly TextDocumentEdit[],
): TextDocumentEdit[] | undefined {
  const all: TextDocumentEdit[] = [];
  for (const edit of edits) {
    const notebook = notebooks.ofFile(edit.textDocument.uri);
    const own = notebook ? byCell(notebook, edit) : [edit];
    if (!own) return undefined;
    all.push(...own);
  }
  return all;
}

function byCell(notebook: OpenNotebook, { edits }: TextDocumentEdit): readonly TextDocumentEdit[] | undefined {
  const cells = new Map<string, TextDocumentEdit>();
  for (const { range, newText } of edits) {
    const place = notebook.inCell(range);
    const decoded = decodeJson(newText);
    if (!place || decoded === undefined) return undefined;
    const { uri, version } = place.cell;
    const known = cells.get(uri) ?? { textDocument: { uri, version }, edits: [] };
    cells.set(uri, known);
    known.edits.push({ range: place.range, newText: decoded });
  }
  return [...cells.values()];
}

function askedCell(notebooks: OpenNotebooks, uri: string): AskedCell | undefined {
  const notebook = notebooks.ofCell(uri);
  return notebook && new AskedCell(notebook, uri);
}

export const hoverInCell: ToCell<Hover | null> = (hover, asked) => {
  const range = hover && asked.here(hover.range);
  return range ? { ...hover, range } : null;
};

export const diagnosticsInCell: ToCell<DocumentDiagnosticReport> = (report, asked) => {
  if (report.kind !== 'full') return report;
  // What is equal in the file need not be in the cell: without an identifier nothing is said to be unchanged.
  return { kind: 'full', items: report.items.flatMap((item) => diagnosticInCell(item as Diagnostic, asked) ?? []) };
};

function diagnosticInCell(diagnostic: Diagnostic, asked: AskedCell): Diagnostic | undefined {
  const range = asked.here(diagnostic.range);
  if (!range) return undefined;
  const { relatedInformation } = diagnostic;
  const related = relatedInformation?.map((one) => ({ ...one, location: asked.location(one.location) }));
  return { ...diagnostic, range, ...(related && { relatedInformation: related }) };
}

/** What the actions edit is brought to its cells where they are made, see {@link editsInCells}. */
export const codeActionsInCell: ToCell<CodeAction[]> = (actions, asked) =>
  actions.map((action) => {
    const diagnostics = action.diagnostics?.flatMap((one) => diagnosticInCell(one as Diagnostic, asked) ?? []);
    return { ...action, ...(diagnostics && { diagnostics }) };
  });

export const completionInCell: ToCell<CompletionList | null> = (list, asked) => {
  if (!list) return null;
  const items = list.items.flatMap((item) => {
    const range = asked.here(item.textEdit.range);
    return range ? [{ ...item, textEdit: { ...item.textEdit, range } }] : [];
  });
  return { ...list, items };
};

export const inlayHintsInCell: ToCell<InlayHint[]> = (hints, asked) =>
  hints.flatMap((hint) => {
    const at = asked.here({ start: hint.position, end: hint.position });
    return at ? [{ ...hint, position: at.start }] : [];
  });

/** Code lenses and links: what has a range, and nothing else of a place. */
export function rangedInCell<Ranged extends CodeLens | DocumentLink>(answer: Ranged[], asked: AskedCell): Ranged[] {
  return answer.flatMap((one) => {
    const range = asked.here(one.range);
    return range ? [{ ...one, range }] : [];
  });
}

export const locationsInCell: ToCell<Location[]> = (locations, asked) =>
  locations.map((location) => asked.location(location));

/** A list that spans several cells is left out; what it lists is not. */
export const symbolsInCell: ToCell<DocumentSymbol[]> = (symbols, asked) =>
  symbols.flatMap((symbol) => {
    const [range, selectionRange] = [asked.here(symbol.range), asked.here(symbol.selectionRange)];
    const children = symbolsInCell(symbol.children ?? [], asked);
    if (!range || !selectionRange) return children;
    return [{ ...symbol, range, selectionRange, ...(symbol.children && { children }) }];
  });

/** What stands in a JSON string, as it is in the cell; undefined if it is no part of one. */
function decodeJson(written: string): string | undefined {
  try {
    const decoded: unknown = JSON.parse(`"${written}"`);
    return typeof decoded === 'string' ? decoded : undefined;
  } catch {
    return undefined;
  }
}
