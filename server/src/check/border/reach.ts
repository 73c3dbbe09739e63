/** What a check may read, by why it reads it: one place that says for every reader where the border counts. */
import { say } from '../../core/messages/message.ts';
import type { CheckRequest, Documents } from '../checkRequest.ts';
import { readOnce } from '../readTexts.ts';
import type { Border } from './border.ts';

/** What a check reads, by why it reads it. */
export interface Reach {
  /** Nothing of what lies outside, whoever asks. */
  readonly inside: Documents;
  /** What tools look for in the folders above, too: their settings, of which only the keys that count are taken. */
  readonly above: Documents;
  /** What tools read wherever it lies: what their user keeps, members of a workspace, the metadata of local sources. */
  readonly anywhere: Documents;
}

/** The documents of a check. In a workspace that is not trusted, nothing beyond the border is read at all. */
export function reachOf(documents: Documents, border: Border, trusted: boolean): Reach {
  const once = readOnce(documents);
  const leave = (path: string): Promise<void> => border.leave(path);
  const inside = onlyWhere((path) => border.holds(path), once, leave);
  if (!trusted) return { inside, above: inside, anywhere: inside };
  return { inside, above: onlyWhere((path) => border.holdsAbove(path), once, leave), anywhere: once };
}

const OUTSIDE = { kind: 'unreadable', reason: say('fileOutside'), isOutside: true } as const;

function onlyWhere(
  isHeld: (path: string) => Promise<boolean>,
  documents: Documents,
  leave: (path: string) => Promise<void>,
): Documents {
  return {
    read: async (path) => {
      if (await isHeld(path)) return documents.read(path);
      await leave(path);
      return OUTSIDE;
    },
    bytes: async (path, limit, start) => {
      if (await isHeld(path)) return documents.bytes(path, limit, start);
      // Who wants to know the size alone takes nothing from the file.
      if (limit > 0) await leave(path);
      return OUTSIDE;
    },
    list: async (folder) => ((await isHeld(folder)) ? documents.list(folder) : OUTSIDE),
    encodingOf: async (path) => ((await isHeld(path)) ? documents.encodingOf(path) : undefined),
  };
}

/** A request, and what its files may pull in. */
export type BorderedRequest = CheckRequest & { readonly border?: Border; readonly reach?: Reach };

/** What a request may read; without a border everything. */
export function reachIn({ reach, documents }: BorderedRequest): Reach {
  return reach ?? { inside: documents, above: documents, anywhere: documents };
}
