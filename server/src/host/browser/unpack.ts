/** Decompression by the browser, see https://compression.spec.whatwg.org/. */
import { HttpFailure, type Host, type Packing } from '../host.ts';
import { bytesOf } from './bytesOf.ts';

/** What browsers unpack; Brotli they undo only in answers of servers, by themselves. */
const FORMATS: Readonly<Partial<Record<Packing, 'gzip' | 'deflate' | 'deflate-raw'>>> = {
  gzip: 'gzip',
  deflate: 'deflate',
  'deflate-raw': 'deflate-raw',
};

/** See {@link Host.unpack}. It stops at the limit, so an archive bomb costs no memory. */
export const unpack: Host['unpack'] = async (packing, data, maxBytes) => {
  const format = FORMATS[packing];
  if (format === undefined) throw new HttpFailure({ kind: 'invalid', reason: 'damaged-packing', packing });
  try {
    const unpacked = new Blob([new Uint8Array(data)]).stream().pipeThrough(new DecompressionStream(format));
    const tooLarge = (): HttpFailure => new HttpFailure({ kind: 'too-large', reason: 'unpacked' });
    return await bytesOf(unpacked, { maxBytes, tooLarge });
  } catch (error) {
    if (error instanceof HttpFailure) throw error;
    // Some servers call raw deflate `deflate`, without the wrapper that the name implies.
    if (packing === 'deflate') return unpack('deflate-raw', data, maxBytes);
    throw new HttpFailure({ kind: 'invalid', reason: 'damaged-packing', packing }, { cause: error });
  }
};
