/**
 * A paper as Markdown, to be pasted into a document of one's own.
 * @see https://github.github.com/gfm/
 */
import { tell } from '../messages/message.ts';
import type { Messages } from '../messages/messages.ts';
import { escapeMarkdown } from './escapeMarkdown.ts';
import {
  codeText,
  type Block,
  type Cell,
  type ListBlock,
  type ListItem,
  type Paper,
  type TableBlock,
} from './paper.ts';

/** Longer texts from indexes are cut by whoever makes a message of them. */
const NO_LIMIT = Infinity;

/** The whole paper with a line break at its end. */
export function paperMarkdown(paper: Paper, messages: Messages): string {
  return `${paper.map((block) => blockMarkdown(block, messages)).join('\n\n')}\n`;
}

function blockMarkdown(block: Block, messages: Messages): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${inline(tell(block.text, messages))}`;
    case 'paragraph':
      return linked(inline(tell(block.text, messages)), block.link);
    case 'list':
      return block.items.map((item, at) => itemMarkdown(item, at, block, messages)).join('\n');
    case 'table':
      return tableMarkdown(block, messages);
    case 'code':
      return codeBlock(codeText(block.lines, messages), block.language);
  }
}

function itemMarkdown(item: ListItem, at: number, { marks }: ListBlock, messages: Messages): string {
  const bullet = marks === 'numbers' ? `${at + 1}.` : '-';
  const box = marks === 'boxes' ? `[${item.done === true ? 'x' : ' '}] ` : '';
  const indent = ' '.repeat(bullet.length + 1);
  const below = (item.items ?? []).map((inner) =>
    itemMarkdown(inner, 0, { kind: 'list', items: [] }, messages).replace(/^/gm, indent),
  );
  return [`${bullet} ${box}${linked(inline(tell(item.text, messages)), item.link)}`, ...below].join('\n');
}

function tableMarkdown({ head, rows }: TableBlock, messages: Messages): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const shown = (cells: readonly Cell[]): string => line(cells.map((cell) => cellMarkdown(cell, messages)));
  return [shown(head), line(head.map(() => '---')), ...rows.map(shown)].join('\n');
}

function cellMarkdown(cell: Cell, messages: Messages): string {
  if (typeof cell === 'string') return escapeMarkdown(cell, NO_LIMIT);
  // A bar ends a cell even within code.
  return inline(tell(cell, messages)).replace(/(?<!\\)\|/g, '\\|');
}

/** A sentence: what it marks as code stays that, everything else is shown as it is. */
function inline(sentence: string): string {
  return sentence
    .split(/(`[^`]*`)/)
    .map((part, at) => (at % 2 === 1 ? part : escapedBetween(part)))
    .join('');
}

/** @see https://spec.commonmark.org/0.31.2/#link-destination */
function linked(text: string, link: string | undefined): string {
  return link === undefined ? text : `[${text}](<${link.replace(/[<>\\\s]/g, encodeURIComponent)}>)`;
}

/** Blanks at the borders separate it from code. */
function escapedBetween(text: string): string {
  const start = text.length - text.trimStart().length;
  const end = Math.max(start, text.trimEnd().length);
  return text.slice(0, start) + escapeMarkdown(text.slice(start, end), NO_LIMIT) + text.slice(end);
}

/** A fence that is longer than any in the text. */
function codeBlock(text: string, language = ''): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`;
}
