/**
 * What a command has to say, as data: headings, paragraphs, lists and tables whose words are messages. It is shown as text, as
 * Markdown, or its tables as CSV.
 */
import { tell, type Message } from '../messages/message.ts';
import type { Messages } from '../messages/messages.ts';

/**
 * What stands in a cell: a message, in which backticks mark code as everywhere, or a name, a version or a date that is shown as it
 * is, whoever wrote it.
 */
export type Cell = Message | string;

export type Block = (
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: Message }
  | { readonly kind: 'paragraph'; readonly text: Message; readonly link?: string }
  | ListBlock
  | TableBlock
  /** Text to copy: commands, a message to send. It is shown as it is; a message may be several lines. */
  | { readonly kind: 'code'; readonly language?: string; readonly lines: readonly Cell[] }
) & {
  /** Whether it is what is left of the paper where only the answer is wanted: this as well, or only there. */
  readonly answer?: 'also' | 'only';
};

export interface ListBlock {
  readonly kind: 'list';
  /** Numbered, or with a box to tick; bullets otherwise. */
  readonly marks?: 'numbers' | 'boxes';
  readonly items: readonly ListItem[];
}

/** An item of a list, whose own list is indented below it. */
export interface ListItem {
  readonly text: Message;
  /** Where the text leads, as a URI, in forms that have links; so of a paragraph. */
  readonly link?: string;
  /** Whether its box is ticked. */
  readonly done?: boolean;
  readonly items?: readonly ListItem[];
}

export interface TableBlock {
  readonly kind: 'table';
  readonly head: readonly Cell[];
  /** As many cells each as the head has. */
  readonly rows: readonly (readonly Cell[])[];
}

export type Paper = readonly Block[];

export function heading(level: 1 | 2 | 3, text: Message): Block {
  return { kind: 'heading', level, text };
}

export function paragraph(text: Message): Block {
  return { kind: 'paragraph', text };
}

/** A paragraph that leads to a URI, in forms that have links. */
export function linkParagraph(text: Message, link: string): Block {
  return { kind: 'paragraph', text, link };
}

/** The answer that a paper begins with. */
export function answerIn(text: Message): Block {
  return { ...paragraph(text), answer: 'also' };
}

/** The answer in a line, where the paper says it in another way. */
export function inShort(text: Message): Block {
  return { ...paragraph(text), answer: 'only' };
}

/** The paper without what is for others: of all of it, or of the answer alone. */
export function partOfPaper(paper: Paper, part: 'whole' | 'answer'): Paper {
  return paper.filter(({ answer }) => (part === 'whole' ? answer !== 'only' : answer !== undefined));
}

/** The text of a block of code. */
export function codeText(lines: readonly Cell[], messages: Messages): string {
  return lines.map((line) => (typeof line === 'string' ? line : tell(line, messages))).join('\n');
}

/** A list of plain items; nothing if there are none. */
export function list(items: readonly Message[], marks?: ListBlock['marks']): Paper {
  if (items.length === 0) return [];
  return [{ kind: 'list', ...(marks && { marks }), items: items.map((text) => ({ text })) }];
}

/** A table; nothing if it has no rows. */
export function table(head: readonly Cell[], rows: readonly (readonly Cell[])[]): Paper {
  return rows.length === 0 ? [] : [{ kind: 'table', head, rows }];
}
