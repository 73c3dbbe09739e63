/** Gives a Worker a compatibility date that Cloudflare takes. */
import { say } from '../../messages/message.ts';
import type { FileEdit } from '../../text/textEdit.ts';
import type { KindOfRemedy, RemedyOf } from '../kind.ts';

export const setDate: KindOfRemedy<'set-date'> = { kind: 'set-date' };

/** The remedy with those edits. @param date `2026-01-31` */
export function settingDate(date: string, edits: readonly FileEdit[]): RemedyOf<'set-date'> {
  return { kind: 'set-date', title: say('setDateTitle', { date }), preferred: true, edits };
}
