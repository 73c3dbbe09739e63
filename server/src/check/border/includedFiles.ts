/** How one file is read that a dependency file includes: inside of the border, and of a sane size. */
import type { SourceText } from '../../core/dependencyFiles/parseDependencyFile.ts';
import { say } from '../../core/messages/message.ts';
import { pathOfFileAddress } from '../../core/text/border.ts';
import type { Border } from './border.ts';
import { refusalOf } from './reach.ts';
import type { Documents } from '../checkRequest.ts';

/** Maximum size of an included file: the longest lists of requirements with hashes have a few megabytes. */
const MOST_BYTES = 16 * 1024 * 1024;

/** Maximum size of all together. */
const MOST_BYTES_IN_ALL = 64 * 1024 * 1024;

/** Reads the includes of one check. */
export class IncludedFiles {
  readonly #documents: Documents;
  readonly #border: Border | undefined;
  #bytes = 0;

  constructor(documents: Documents, border: Border | undefined) {
    this.#documents = documents;
    this.#border = border;
  }

  /** @param written a path joined to the folder of the including file, or an address as it is written */
  async read(written: string): Promise<SourceText> {
    if (/^https?:/i.test(written)) return { unreadable: say('fileAtWebAddress') };
    const path = pathOfFileAddress(written) ?? written;
    if (this.#border && !(await this.#border.holds(path))) return { unreadable: refusalOf(path), isLeft: true };
    const head = await this.#documents.bytes(path, 0);
    if (head.kind === 'bytes' && this.#isTooMuch(head.size)) return { unreadable: say('fileTooLarge'), isLeft: true };
    const read = await this.#documents.read(path);
    if (read.kind === 'absent') return { unreadable: say('fileAbsent') };
    if (read.kind === 'unreadable') return { unreadable: read.reason };
    const real = await this.#border?.real(path);
    return { text: read.text, ...(real !== undefined && { real }) };
  }

  #isTooMuch(size: number): boolean {
    if (size > MOST_BYTES || this.#bytes + size > MOST_BYTES_IN_ALL) return true;
    this.#bytes += size;
    return false;
  }
}
