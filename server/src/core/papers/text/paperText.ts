/** A paper as text for a terminal: wrapped at its width, tables as they fit into it. */
import { tell } from '../../messages/message.ts';
import type { Messages } from '../../messages/messages.ts';
import { codeText, type Block, type Cell, type ListBlock, type ListItem, type Paper } from '../paper.ts';
import { painter, type Paint } from './paint.ts';
import { visible } from '../../messages/visible.ts';
import { tableLines } from './table.ts';
import { limitOf, wrapped } from './wrapped.ts';

export interface PaperStyle {
  readonly messages: Messages;
  readonly colors: boolean;
  /** Width of the terminal; absent if the output is not a terminal: then only tables are wrapped. */
  readonly columns?: number;
  /** Whether nothing stands between its parts: a few lines are one answer. */
  readonly dense?: boolean;
}

interface Manner extends PaperStyle {
  readonly paint: Paint;
}

/** The whole paper with a line break at its end. */
export function paperText(paper: Paper, style: PaperStyle): string {
  const manner = { ...style, paint: painter(style.colors) };
  return `${paper.map((block) => linesOf(block, manner).join('\n')).join(style.dense === true ? '\n' : '\n\n')}\n`;
}

function linesOf(block: Block, manner: Manner): readonly string[] {
  const { paint, messages } = manner;
  const limit = limitOf(manner);
  switch (block.kind) {
    case 'heading':
      return wrapped(tell(block.text, messages), '', '', limit).map((line) => paint('bold', line));
    case 'paragraph':
      return wrapped(tell(block.text, messages), '', '', limit);
    case 'list':
      return block.items.flatMap((item, at) => itemLines(item, at, block, '', manner));
    case 'table':
      return tableLines(
        cellsOf(block.head, manner),
        block.rows.map((cells) => cellsOf(cells, manner)),
        manner,
      );
    case 'code':
      return codeText(block.lines, messages)
        .replace(/\n$/, '')
        .split('\n')
        .map((line) => `  ${visible(line)}`.trimEnd());
  }
}

function itemLines(item: ListItem, at: number, list: ListBlock, indent: string, manner: Manner): readonly string[] {
  const mark =
    list.marks === 'numbers' ? `${at + 1}.` : list.marks === 'boxes' ? (item.done === true ? '[x]' : '[ ]') : '-';
  const hanging = `${indent}${' '.repeat(mark.length + 1)}`;
  const inner: ListBlock = { kind: 'list', items: item.items ?? [] };
  return [
    ...wrapped(tell(item.text, manner.messages), `${indent}${mark} `, hanging, limitOf(manner)),
    ...inner.items.flatMap((one, position) => itemLines(one, position, inner, hanging, manner)),
  ];
}

function cellsOf(cells: readonly Cell[], { messages }: Manner): readonly string[] {
  return cells.map((cell) => textOf(cell, messages));
}

function textOf(cell: Cell, messages: Messages): string {
  return visible(typeof cell === 'string' ? cell : tell(cell, messages)).replaceAll('`', '');
}
