/** Reads a stream of the web platform to its end, or to its limit. */

/** How a stream is read. */
export interface Reading {
  /** More bytes than these are not read: `tooLarge` makes the error. */
  readonly maxBytes: number;
  readonly tooLarge: () => Error;
  /** See `HttpRequest`. */
  readonly admit?: (bytes: number) => Promise<void> | undefined;
  readonly onProgress?: (bytes: number) => void;
}

/** All bytes of a stream; none of `null`. Throws what it breaks off with; then, and at the limit, the stream is cancelled. */
export async function bytesOf(
  stream: ReadableStream<Uint8Array> | null,
  { maxBytes, tooLarge, admit, onProgress }: Reading,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = stream?.getReader();
  try {
    for (let next = await reader?.read(); next?.value; next = await reader?.read()) {
      onProgress?.(next.value.length);
      length += next.value.length;
      if (length > maxBytes) throw tooLarge();
      await admit?.(length);
      chunks.push(next.value);
    }
  } catch (error) {
    await reader?.cancel().catch(() => undefined);
    throw error;
  }
  return joined(chunks, length);
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
