/** The lines of an explanation as a list: what stands below a headline in them is indented below it. */
import { say, type Message, type MessageId } from '../../messages/message.ts';
import type { ListItem, Paper } from '../../papers/paper.ts';

const HEADLINES: ReadonlySet<MessageId> = new Set(['whatIsMissing', 'whoNeedsIt', 'whoNeedsWhat']);

/** Nothing if there are no lines. */
export function proofList(lines: readonly Message[]): Paper {
  const items: { text: Message; items: ListItem[] }[] = [];
  for (const text of lines) {
    const last = items.at(-1);
    const isBelow = text.id === 'explanationItem' || text.id === 'requirementLine';
    if (isBelow && last && HEADLINES.has(last.text.id)) last.items.push({ text: say('whyLine', { line: text }) });
    else items.push({ text, items: [] });
  }
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}
