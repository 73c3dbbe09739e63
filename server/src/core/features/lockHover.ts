/** What a hover over a pin of a lock file shows: whether it installs on the target, from which file, or why not. */
import { DECLARED } from '../installers/resolutionSummary.ts';
import type { JudgedLock, JudgedPin } from '../locks/judgeLock.ts';
import { misfitText, shippedText, wheelLines } from '../findings/locks/lockMessages.ts';
import type { Snapshot } from '../analysis/snapshot.ts';
import type { LockedPackage } from '../dependencyFiles/locks/lockFile.ts';
import type { Target } from '../runtimes/target.ts';
import { LineIndex } from '../text/lineIndex.ts';
import { touches } from '../text/span.ts';
import { type Message, say, tell } from '../messages/message.ts';
import type { Messages } from '../messages/messages.ts';
import { shorten } from '../messages/words.ts';
import { escapeMarkdown } from '../papers/escapeMarkdown.ts';
import type { Hover } from './lspValues.ts';

/** At most this many wheels that do not fit are listed. */
const MOST_WHEELS = 6;

/** At most this many dependents are named. */
const MOST_DEPENDENTS = 5;

/**
 * The hover anywhere in the table of a locked package; undefined elsewhere.
 * @param offset UTF-16 offset in the lock
 */
export function lockHoverAt(
  offset: number,
  judged: JudgedLock,
  snapshot: Snapshot,
  messages: Messages,
): Hover | undefined {
  const locked = judged.lock.packages.find(({ block }) => touches(block, offset));
  if (!locked) return undefined;
  const { target } = snapshot.choice;
  const pin = judged.pins.find((one) => one.locked === locked);
  const parts = pin ? pinParts(pin, target, messages) : [tell(notInstalled(locked, judged, target), messages)];
  const shipped = shippedText(locked, target);
  if (shipped !== undefined) parts.push(escapeMarkdown(tell(shipped, messages)));
  return {
    contents: { kind: 'markdown', value: parts.join('\n\n') },
    range: new LineIndex(judged.lock.text).rangeOf(locked.span),
  };
}

/** A pin on a target, as messages name them. */
function pinOn({ name, version }: LockedPackage, { label }: Target): { readonly pin: string; readonly target: string } {
  return { pin: escapeMarkdown([name, version ?? ''].join(' ').trim()), target: escapeMarkdown(label) };
}

function notInstalled(locked: LockedPackage, { lock }: JudgedLock, target: Target): Message {
  return say(lock.supported ? 'lockHoverNotInstalled' : 'lockHoverNotJudged', pinOn(locked, target));
}

function pinParts(pin: JudgedPin, target: Target, messages: Messages): string[] {
  const { locked, verdict } = pin;
  const parts = pinOn(locked, target);
  const by = neededBy(pin).map((message) => tell(message, messages));
  switch (verdict.kind) {
    case 'fits':
      return [
        tell(say('lockHoverInstalls', parts), messages),
        escapeMarkdown(shorten(verdict.wheel.filename, 120)),
        ...by,
      ];
    case 'unjudged':
      return [tell(say('lockHoverBuilt', parts), messages), ...by];
    case 'misfit': {
      const reason = escapeMarkdown(tell(misfitText(verdict.misfit, target), messages));
      return [tell(say('lockHoverMisfit', { ...parts, reason }), messages), ...wheelList(pin, messages), ...by];
    }
  }
}

function neededBy({ requiredBy }: JudgedPin): readonly Message[] {
  const names = requiredBy.filter((name) => name !== DECLARED).slice(0, MOST_DEPENDENTS);
  return names.length === 0 ? [] : [say('lockHoverNeededBy', { names: names.map((name) => escapeMarkdown(name)) })];
}

function wheelList(pin: JudgedPin, messages: Messages): readonly string[] {
  const lines = wheelLines(pin).map((line) => tell(line, messages));
  if (lines.length === 0) return [];
  const shown = lines.slice(0, MOST_WHEELS).map((line) => escapeMarkdown(line));
  const count = lines.length - shown.length;
  const more = count > 0 ? [tell(say('lockHoverMore', { count }), messages)] : [];
  return [[...shown, ...more].map((line) => `- ${line}`).join('\n')];
}
