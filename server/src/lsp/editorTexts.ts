/** The texts of a workspace: the disk, with the documents that are open in the editor laid over it. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Documents, ListedFolder, ReadBytes, ReadText } from '../check/checkRequest.ts';
import { bytesOf, bytesOnDisk, encodingOnDisk, listOnDisk, statOnDisk, wholeFileOnDisk } from '../check/diskFiles.ts';
import type { TextEncoding } from '../core/text/encoding.ts';
import type { HostFiles } from '../host/host.ts';
import { decodeText, encodeText } from '../textFile.ts';
import type { Paths } from './paths.ts';

/** The open documents, as kept by the protocol library. */
export interface OpenDocuments {
  get(uri: string): TextDocument | undefined;
  all(): TextDocument[];
}

export class EditorTexts implements Documents {
  readonly #open: OpenDocuments;
  readonly #files: HostFiles;
  readonly #paths: Paths;
  /** The path of each document; undefined for those that are no files. */
  readonly #known = new WeakMap<TextDocument, { readonly path: string | undefined }>();

  /** The encodings of the files of open documents, as they were when they were read. */
  readonly #encodings = new WeakMap<
    TextDocument,
    { readonly stat: string; readonly encoding: TextEncoding | undefined }
  >();

  constructor(open: OpenDocuments, files: HostFiles, paths: Paths) {
    this.#open = open;
    this.#files = files;
    this.#paths = paths;
  }

  /** Every open document. */
  open(): readonly TextDocument[] {
    return this.#open.all();
  }

  /** The open document of a file. */
  documentAt(path: string): TextDocument | undefined {
    return this.#open.all().find((document) => this.#pathOf(document) === path);
  }

  #pathOf(document: TextDocument): string | undefined {
    const known = this.#known.get(document) ?? { path: this.#paths.toPath(document.uri) };
    this.#known.set(document, known);
    return known.path;
  }

  /** The URI of a file, in the editor's own spelling if it is open. */
  readonly uriOf = (path: string): string => this.documentAt(path)?.uri ?? this.#paths.toUri(path);

  async read(path: string): Promise<ReadText> {
    const document = this.documentAt(path);
    if (document) return { kind: 'text', text: document.getText() };
    const read = await wholeFileOnDisk(this.#files, path);
    return read.kind === 'bytes' ? decodeText(read.bytes) : read;
  }

  async bytes(path: string, limit: number, start?: number): Promise<ReadBytes> {
    const document = this.documentAt(path);
    return document ? bytesOf(document.getText(), limit, start) : bytesOnDisk(this.#files, path, limit, start);
  }

  list(folder: string): Promise<ListedFolder> {
    return listOnDisk(this.#files, folder);
  }

  /**
   * Writes a file as UTF-8 without a byte order mark, its text unchanged; not if it is open with another text. Throws if it
   * cannot be written.
   */
  async writeUtf8(path: string): Promise<void> {
    const read = await wholeFileOnDisk(this.#files, path);
    const decoded = read.kind === 'bytes' ? decodeText(read.bytes) : read;
    if (decoded.kind !== 'text' || decoded.encoding === 'utf-8') return;
    const open = this.documentAt(path);
    if (open && open.getText() !== decoded.text) return;
    await this.#files.write(path, encodeText(decoded.text, 'utf-8'));
  }

  /** What is open is asked for again after each key that is pressed: its file is read only if it has changed on the disk. */
  async encodingOf(path: string): Promise<TextEncoding | undefined> {
    const document = this.documentAt(path);
    if (!document) return encodingOnDisk(this.#files, path);
    const stat = JSON.stringify(await statOnDisk(this.#files, path));
    const known = this.#encodings.get(document);
    if (known?.stat === stat) return known.encoding;
    const encoding = await encodingOnDisk(this.#files, path);
    this.#encodings.set(document, { stat, encoding });
    return encoding;
  }
}
