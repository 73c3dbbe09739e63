/** Writes a file anew as UTF-8 without a byte order mark. */
import { say } from '../../messages/message.ts';
import { fileName } from '../../text/path.ts';
import type { KindOfRemedy, RemedyOf } from '../kind.ts';

export const writeUtf8: KindOfRemedy<'write-utf8'> = { kind: 'write-utf8' };

/** The remedy; the text stays as it is, so that it is safe and needs no edits. */
export function writingUtf8(path: string): RemedyOf<'write-utf8'> {
  const title = say('writeUtf8Title', { file: fileName(path) });
  return { kind: 'write-utf8', title, preferred: true, safe: true, edits: [], rewrites: [path] };
}
