/**
 * Finds the messages in what an editor sends, so that one with a wrong or missing `Content-Length` costs itself and not all
 * that follow. JSON cannot hold the header of a message: a line break inside a text is escaped in it. So where a header
 * stands a message begins, whatever was said of the length of the one before.
 * @see https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#headerPart
 */

/** A whole header with its length, in at most 15 digits: more is no length, and not a number that is exact. */
const HEADER = /Content-Length:[ \t]*(\d{1,15})[ \t]*\r\n(?:[a-z-]{1,40}:[^\r\n]{0,200}\r\n){0,8}\r\n/gi;
/** More than the longest header has, in bytes. */
const LONGEST_HEADER = 4096;

interface Header {
  readonly start: number;
  /** Where its message begins. */
  readonly end: number;
  /** Of its message, in bytes. */
  readonly length: number;
}

export class MessageFrames {
  readonly #leaveOut: (bytes: number) => void;
  #chunks: Buffer[] = [];
  #held = 0;
  /** With how many bytes held the message that has begun is complete; 0 where none has begun. */
  #awaited = 0;
  /** The end of what is held behind the header of the message that has begun: another header may begin there. */
  #seam: Buffer = Buffer.alloc(0);

  /** @param leaveOut is told of bytes that belong to no message, or to one that is not whole */
  constructor(leaveOut: (bytes: number) => void) {
    this.#leaveOut = leaveOut;
  }

  /**
   * Takes bytes as they come, however they are cut.
   * @returns the messages that are complete now, each with a header that has its length and nothing else
   */
  take(chunk: Buffer): readonly Buffer[] {
    this.#chunks.push(chunk);
    this.#held += chunk.length;
    // Only what is new is looked at, so that a long message costs its length and not the square of it.
    const seen = Buffer.concat([this.#seam, chunk]);
    this.#seam = seen.subarray(-LONGEST_HEADER);
    if (this.#held < this.#awaited && headersIn(seen).next().done === true) return [];
    return this.#split(Buffer.concat(this.#chunks));
  }

  #split(bytes: Buffer): readonly Buffer[] {
    const messages: Buffer[] = [];
    let at = 0;
    const headers = [...headersIn(bytes)];
    for (const [index, { start, end, length }] of headers.entries()) {
      if (start > at) this.#leaveOut(start - at);
      at = end + length;
      const next = headers[index + 1]?.start ?? Infinity;
      if (next < at) {
        this.#leaveOut(next - start);
        at = next;
      } else if (at > bytes.length) {
        this.#hold(bytes.subarray(start), { awaited: at - start, seam: bytes.subarray(end) });
        return messages;
      } else if (isClosed(bytes.subarray(end, at))) {
        messages.push(Buffer.from(`Content-Length: ${length}\r\n\r\n`), bytes.subarray(end, at));
      } else {
        // The end of it may be the beginning of the next header.
        this.#leaveOut(end - start);
        at = end;
      }
    }
    const kept = Math.max(at, bytes.length - LONGEST_HEADER);
    if (kept > at) this.#leaveOut(kept - at);
    this.#hold(bytes.subarray(kept), { awaited: 0, seam: bytes.subarray(kept) });
    return messages;
  }

  #hold(bytes: Buffer, { awaited, seam }: { readonly awaited: number; readonly seam: Buffer }): void {
    this.#chunks = [bytes];
    this.#held = bytes.length;
    this.#awaited = awaited;
    this.#seam = seam.subarray(-LONGEST_HEADER);
  }
}

/** Whether a message ends as one does, with the object or the list that it is. */
function isClosed(message: Buffer): boolean {
  return /[}\]]\s*$/.test(message.subarray(-32).toString('latin1'));
}

function* headersIn(bytes: Buffer): Generator<Header> {
  // Each byte a character, so that places in the text are places in the bytes.
  for (const { 0: header, 1: length, index: start } of bytes.toString('latin1').matchAll(HEADER))
    yield { start, end: start + header.length, length: Number(length) };
}
