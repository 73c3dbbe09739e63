/** Has pywrangler resolve and install anew, by a command that people run: it changes nothing that somebody wrote. */
import { say } from '../../messages/message.ts';
import type { KindOfRemedy, RemedyOf } from '../kind.ts';

export const syncAgain: KindOfRemedy<'sync-again'> = { kind: 'sync-again' };

/** The remedy, which is the same for every finding. */
export const SYNC_AGAIN: RemedyOf<'sync-again'> = {
  kind: 'sync-again',
  title: say('syncAgainTitle'),
  preferred: false,
  safe: true,
  edits: [],
  snippet: { language: 'shellscript', lines: ['pywrangler sync --force'] },
};
