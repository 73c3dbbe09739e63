/** Replaces a compatibility flag that Cloudflare refuses, or removes it. */
import { say } from '../../messages/message.ts';
import { shorten } from '../../messages/words.ts';
import type { FileEdit } from '../../text/textEdit.ts';
import type { KindOfRemedy, RemedyOf } from '../kind.ts';

/** A misspelled flag can be long; this much of it shows which. */
const LONGEST_FLAG = 40;

export const changeFlag: KindOfRemedy<'change-flag'> = { kind: 'change-flag' };

/** The remedy with those edits; what another flag does is for people to judge. @param by the flag in its place, if any */
export function changingFlag(
  flag: string,
  by: string | undefined,
  edits: readonly FileEdit[],
): RemedyOf<'change-flag'> {
  const parts = { flag: shorten(flag, LONGEST_FLAG) };
  const isOther = by !== undefined && by !== flag;
  const title = isOther ? say('replaceFlagTitle', { ...parts, by }) : say('removeFlagTitle', parts);
  return { kind: 'change-flag', title, preferred: by === flag, edits };
}
