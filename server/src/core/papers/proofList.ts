/** The lines of an explanation as a list: what stands below a headline in them is indented below it. */
import { say, type Message, type MessageId } from '../messages/message.ts';
import type { ListItem, Paper } from './paper.ts';

const HEADLINES: ReadonlySet<MessageId> = new Set(['whatIsMissing', 'whoNeedsIt', 'whoNeedsWhat']);

/** Whether a line of an explanation says more of the headline above it. */
export function isBelowHeadline({ id }: Message): boolean {
  return id === 'explanationItem' || id === 'requirementLine';
}

/** Nothing if there are no lines. */
export function proofList(lines: readonly Message[]): Paper {
  const items: { text: Message; items: ListItem[] }[] = [];
  for (const text of lines) {
    const last = items.at(-1);
    if (isBelowHeadline(text) && last && HEADLINES.has(last.text.id))
      last.items.push({ text: say('whyLine', { line: text }) });
    else items.push({ text, items: [] });
  }
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}
