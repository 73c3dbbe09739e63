/** The texts of a run: the files on disk, with standard input laid over one of them, and how an edited one is written. */
import type { Documents, ListedFolder, ReadBytes, ReadText } from '../check/checkRequest.ts';
import { bytesOnDisk, bytesOf, encodingOnDisk, listOnDisk, wholeFileOnDisk } from '../check/diskFiles.ts';
import type { TextEncoding } from '../core/text/encoding.ts';
import type { HostFiles } from '../host/host.ts';
import { decodeText, encodeText, type DecodedText } from '../textFile.ts';

export class TextFiles implements Documents {
  readonly #files: HostFiles;
  readonly #overlay = new Map<string, string>();
  readonly #encodings = new Map<string, TextEncoding>();

  constructor(files: HostFiles) {
    this.#files = files;
  }

  /** Sets the text of a path, regardless of what is on disk. @param encoding by default the one that is on disk */
  lay(path: string, text: string, encoding?: TextEncoding): void {
    this.#overlay.set(path, text);
    if (encoding !== undefined) this.#encodings.set(path, encoding);
  }

  async read(path: string): Promise<ReadText> {
    const laid = this.#overlay.get(path);
    return laid === undefined ? this.#readDisk(path) : { kind: 'text', text: laid };
  }

  async bytes(path: string, limit: number, start?: number): Promise<ReadBytes> {
    const laid = this.#overlay.get(path);
    return laid === undefined ? bytesOnDisk(this.#files, path, limit, start) : bytesOf(laid, limit, start);
  }

  list(folder: string): Promise<ListedFolder> {
    return listOnDisk(this.#files, folder);
  }

  encodingOf(path: string): Promise<TextEncoding | undefined> {
    const laid = this.#encodings.get(path);
    return laid === undefined ? encodingOnDisk(this.#files, path) : Promise.resolve(laid);
  }

  /**
   * Replaces a file's text; false if the file no longer has the text that the edits were made for. Throws if it cannot be
   * written.
   * @param encoding that of the new text; by default the file keeps its own
   */
  async replace(path: string, expected: string, text: string, encoding?: TextEncoding): Promise<boolean> {
    const current = await this.#readDisk(path);
    if (current.kind !== 'text' || current.text !== expected) return false;
    await this.#files.write(path, encodeText(text, encoding ?? current.encoding));
    return true;
  }

  async #readDisk(path: string): Promise<DecodedText | { readonly kind: 'absent' }> {
    const read = await wholeFileOnDisk(this.#files, path);
    return read.kind === 'bytes' ? decodeText(read.bytes) : read;
  }
}
