/** A paper as text for a terminal: wrapped at its width, tables in columns. */
import { tell } from '../../core/messages/message.ts';
import type { Messages } from '../../core/messages/messages.ts';
import type { Block, Cell, ListBlock, ListItem, Paper, TableBlock } from '../../core/papers/paper.ts';
import { painter, type Paint } from './_paint.ts';
import { visible } from '../../core/messages/visible.ts';
import { widthOf, wrapped } from './_wrapped.ts';

export interface PaperStyle {
  readonly messages: Messages;
  readonly colors: boolean;
  /** Width of the terminal; absent if the output is not a terminal: then nothing is wrapped. */
  readonly columns?: number;
}

interface Manner extends PaperStyle {
  readonly paint: Paint;
}

/** The whole paper with a line break at its end. */
export function paperText(paper: Paper, style: PaperStyle): string {
  const manner = { ...style, paint: painter(style.colors) };
  return `${paper.map((block) => linesOf(block, manner).join('\n')).join('\n\n')}\n`;
}

function linesOf(block: Block, manner: Manner): readonly string[] {
  const { paint, messages } = manner;
  switch (block.kind) {
    case 'heading':
      return [paint('bold', visible(tell(block.text, messages)))];
    case 'paragraph':
      return wrapped(tell(block.text, messages), '', '', manner);
    case 'list':
      return block.items.flatMap((item, at) => itemLines(item, at, block, '', manner));
    case 'table':
      return tableLines(block, manner);
    case 'code':
      return block.text
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
    ...wrapped(tell(item.text, manner.messages), `${indent}${mark} `, hanging, manner),
    ...inner.items.flatMap((one, position) => itemLines(one, position, inner, hanging, manner)),
  ];
}

/** A table is never wrapped: its columns would lose their meaning. */
function tableLines({ head, rows }: TableBlock, { messages, paint }: Manner): readonly string[] {
  const shown = [head, ...rows].map((cells) => cells.map((cell) => textOf(cell, messages)));
  const widths = head.map((_, column) => Math.max(...shown.map((cells) => widthOf(cells[column] ?? ''))));
  const lines = shown.map((cells) =>
    cells
      .map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell))))
      .join('  ')
      .trimEnd(),
  );
  return lines.map((line, at) => (at === 0 ? paint('bold', line) : line));
}

function textOf(cell: Cell, messages: Messages): string {
  return visible(typeof cell === 'string' ? cell : tell(cell, messages)).replaceAll('`', '');
}
