/** What a hover over a pin of a lock file tells: whether it installs on the target, with which file, or why not. */
import { DECLARED } from '../installers/resolutionSummary.ts';
import type { JudgedLock, JudgedPin } from '../locks/judgeLock.ts';
import { misfitText, shippedText, wheelLines } from '../findings/locks/lockMessages.ts';
import type { Snapshot } from '../analysis/snapshot.ts';
import type { LockedPackage } from '../dependencyFiles/locks/lockFile.ts';
import type { Target } from '../runtimes/target.ts';
import { LineIndex } from '../text/lineIndex.ts';
import { en } from '../messages/en/en.ts';
import { tell } from '../messages/message.ts';
import { shorten } from '../messages/words.ts';
import { escapeMarkdown } from './_markdown.ts';
import type { Hover } from './lspValues.ts';

/** So many wheels that do not fit are listed. */
const MOST_WHEELS = 6;

/**
 * The hover anywhere in the table of a locked package; undefined elsewhere.
 * @param offset UTF-16 offset
 */
export function lockHoverAt(path: string, offset: number, snapshot: Snapshot, judged: JudgedLock): Hover | undefined {
  if (path !== judged.lock.path) return undefined;
  const locked = judged.lock.packages.find(({ block }) => block.start <= offset && offset <= block.end);
  if (!locked) return undefined;
  const { target } = snapshot.choice;
  const pin = judged.pins.find((one) => one.locked === locked);
  const parts = pin ? pinParts(pin, target) : [notInstalled(locked, judged, target)];
  const shipped = shippedText(locked, target);
  // Until messages reach this place.
  if (shipped !== undefined) parts.push(escapeMarkdown(tell(shipped, en)));
  return {
    contents: { kind: 'markdown', value: parts.join('\n\n') },
    range: new LineIndex(judged.lock.text).rangeOf(locked.span),
  };
}

function titleOf({ name, version }: LockedPackage): string {
  return `**${escapeMarkdown([name, version ?? ''].join(' ').trim())}**`;
}

function notInstalled(locked: LockedPackage, { lock }: JudgedLock, { label }: Target): string {
  const where = `${titleOf(locked)} on ${escapeMarkdown(label)}`;
  if (!lock.supported) return `${where}: not judged, for this version of the format is not known`;
  return `${where}: not installed there without extras and groups, or its marker excludes the runtime`;
}

function pinParts(pin: JudgedPin, target: Target): string[] {
  const { locked, verdict, requiredBy } = pin;
  const where = `${titleOf(locked)} on ${escapeMarkdown(target.label)}`;
  const needed = requiredBy.filter((name) => name !== DECLARED);
  const by =
    needed.length === 0
      ? []
      : [
          `Needed by ${needed
            .slice(0, 5)
            .map((name) => escapeMarkdown(name))
            .join(', ')}`,
        ];
  switch (verdict.kind) {
    case 'fits':
      return [`${where}: installs`, escapeMarkdown(shorten(verdict.wheel.filename, 120)), ...by];
    case 'unjudged':
      return [`${where}: built from its sources, which are not looked at`, ...by];
    case 'misfit':
      // Until messages reach this place.
      return [`${where}: ${escapeMarkdown(tell(misfitText(verdict.misfit, target), en))}`, ...wheelList(pin), ...by];
  }
}

function wheelList(pin: JudgedPin): readonly string[] {
  // Until messages reach this place.
  const lines = wheelLines(pin).map((line) => tell(line, en));
  if (lines.length === 0) return [];
  const shown = lines.slice(0, MOST_WHEELS).map((line) => `- ${escapeMarkdown(line)}`);
  const more = lines.length - shown.length;
  return [[...shown, ...(more > 0 ? [`- ${more} more`] : [])].join('\n')];
}
