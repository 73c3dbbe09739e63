/** Reads the members of a tar archive: ustar, with the long names of pax and of GNU tar. */
import { say } from '../../core/messages/message.ts';
import { AnswerProblem } from '../answerProblem.ts';

export interface TarMember {
  readonly path: string;
  readonly content: Uint8Array;
}

const BLOCK = 512;
const MAX_MEMBERS = 100_000;

/** Maximum length of a long name: anything longer is an attack. */
const MAX_NAME_BYTES = 64 * 1024;

const decoder = new TextDecoder();

/** The files of an archive, without folders and links. Throws `AnswerProblem`. */
export function* readTar(archive: Uint8Array): Generator<TarMember> {
  let longName: string | undefined;
  let at = 0;
  for (let count = 0; at + BLOCK <= archive.length; count++) {
    if (count > MAX_MEMBERS) throw new AnswerProblem(say('tarMembersTooMany'));
    const header = archive.subarray(at, at + BLOCK);
    if (header.every((byte) => byte === 0)) return;
    const size = sizeIn(header);
    const start = at + BLOCK;
    const content = archive.subarray(start, start + size);
    if (content.length < size) throw new AnswerProblem(say('archiveEndsTooEarly'));
    at = start + Math.ceil(size / BLOCK) * BLOCK;
    const type = String.fromCharCode(header[156] ?? 0);
    if (type === 'L' || type === 'x') {
      if (size > MAX_NAME_BYTES) throw new AnswerProblem(say('tarNameTooLong'));
      longName = (type === 'L' ? textOf(content) : paxPath(content)) ?? longName;
      continue;
    }
    if (type === '0' || type === '\0') yield { path: longName ?? nameIn(header), content };
    if (type !== 'g') longName = undefined;
  }
}

function nameIn(header: Uint8Array): string {
  const prefix = textOf(header.subarray(257, 262)) === 'ustar' ? textOf(header.subarray(345, 500)) : '';
  const name = textOf(header.subarray(0, 100));
  return prefix === '' ? name : `${prefix}/${name}`;
}

/** Octal digits; sizes of 8 GiB and more, which are binary, do not matter here. */
function sizeIn(header: Uint8Array): number {
  const digits = textOf(header.subarray(124, 136)).trim();
  if (!/^[0-7]+$/.test(digits)) throw new AnswerProblem(say('tarSizeUnreadable'));
  return Number.parseInt(digits, 8);
}

/** Up to the first zero byte. */
function textOf(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return decoder.decode(end < 0 ? bytes : bytes.subarray(0, end));
}

/** The record `path=` of a pax header, whose records are `LENGTH KEY=VALUE` with a line break. */
function paxPath(content: Uint8Array): string | undefined {
  return /(?:^|\n)\d+ path=([^\n]*)\n/.exec(decoder.decode(content))?.[1];
}
