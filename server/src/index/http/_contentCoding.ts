/** Undoes the content codings of an answer (https://www.rfc-editor.org/rfc/rfc9110#field.content-encoding). */
import { say } from '../../core/messages/message.ts';
import type { Host, Packing } from '../../host/host.ts';
import { AnswerProblem } from '../answerProblem.ts';

const CODINGS: Readonly<Record<string, Packing>> = { gzip: 'gzip', 'x-gzip': 'gzip', deflate: 'deflate', br: 'br' };

/**
 * The decompressed body. Throws `HttpFailure` if it exceeds `maxBytes` or is corrupt, `AnswerProblem` for an unknown
 * coding.
 */
export async function unpackBody(
  host: Host,
  body: Uint8Array,
  encoding: string | undefined,
  maxBytes: number,
): Promise<Uint8Array> {
  const codings = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim());
  let unpacked = body;
  // The last one named was applied last. Two are rare; more are an attack.
  for (const coding of codings.reverse().slice(0, 3)) {
    if (coding === '' || coding === 'identity') continue;
    const packing = CODINGS[coding];
    if (packing === undefined || codings.length > 2) {
      throw new AnswerProblem(say('packingUnknown', { packing: coding.slice(0, 40) }));
    }
    unpacked = await host.unpack(packing, unpacked, maxBytes);
  }
  return unpacked;
}
