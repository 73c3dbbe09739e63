/** What a check may read, by why it reads it: one place that says for every reader where the border counts. */
import { say, type Message } from '../../core/messages/message.ts';
import { isDeceptiveOnWindows } from '../../core/text/windowsPath.ts';
import type { CheckRequest, Documents } from '../checkRequest.ts';
import { readOnce } from '../readTexts.ts';
import type { Border } from './border.ts';

/** What a check reads, by why it reads it. */
export interface Reach {
  /** Nothing of what lies outside, whoever asks. */
  readonly inside: Documents;
  /** What tools look for in the folders above, too: their settings, of which only the keys that count are taken. */
  readonly above: Documents;
  /** The same for projects around that the file does not name: nothing is missed where one of them is not read. */
  readonly around: Documents;
  /** What a project points to wherever it lies: members of a workspace, the metadata of local sources; on no other host. */
  readonly pointedAt: Documents;
  /** What tools read wherever it lies, since their user has put it there or named it. */
  readonly anywhere: Documents;
}

/** The documents of a check. In a workspace that is not trusted, nothing beyond the border is read at all. */
export function reachOf(documents: Documents, border: Border, trusted: boolean): Reach {
  const once = readOnce(documents);
  const leave = (path: string): Promise<void> => border.leave(path);
  const inside = onlyWhere((path) => border.holds(path), once, leave);
  if (!trusted) return { inside, above: inside, around: inside, pointedAt: inside, anywhere: inside };
  return {
    inside,
    above: onlyWhere((path) => border.holdsAbove(path), once, leave),
    around: onlyWhere(
      (path) => border.holdsAbove(path),
      once,
      () => Promise.resolve(),
    ),
    pointedAt: onlyWhere((path) => border.isHarmless(path), once, leave),
    anywhere: once,
  };
}

/** Why a path is not looked at that lies beyond the border. */
export function refusalOf(path: string): Message {
  return isDeceptiveOnWindows(path) ? say('pathDeceptive') : say('fileOutside');
}

function outside(path: string): { readonly kind: 'unreadable'; readonly reason: Message; readonly isOutside: true } {
  return { kind: 'unreadable', reason: refusalOf(path), isOutside: true };
}

function onlyWhere(
  isHeld: (path: string) => Promise<boolean>,
  documents: Documents,
  leave: (path: string) => Promise<void>,
): Documents {
  return {
    read: async (path) => {
      if (await isHeld(path)) return documents.read(path);
      await leave(path);
      return outside(path);
    },
    bytes: async (path, limit, start) => {
      if (await isHeld(path)) return documents.bytes(path, limit, start);
      // Who wants to know the size alone takes nothing from the file.
      if (limit > 0) await leave(path);
      return outside(path);
    },
    list: async (folder) => ((await isHeld(folder)) ? documents.list(folder) : outside(folder)),
    encodingOf: async (path) => ((await isHeld(path)) ? documents.encodingOf(path) : undefined),
  };
}

/** A request, and what its files may pull in. */
export type BorderedRequest = CheckRequest & { readonly border?: Border; readonly reach?: Reach };

/** What a request may read; without a border everything. */
export function reachIn({ reach, documents }: BorderedRequest): Reach {
  return reach ?? { inside: documents, above: documents, around: documents, pointedAt: documents, anywhere: documents };
}
