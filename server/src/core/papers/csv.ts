/**
 * The tables of a paper as CSV.
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
import { tell } from '../messages/message.ts';
import type { Messages } from '../messages/messages.ts';
import type { Cell, Paper } from './paper.ts';

/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+@\t-]/;

/** All tables, with an empty line between them; lines end as the standard has it. */
export function paperCsv(paper: Paper, messages: Messages): string {
  const tables = paper.flatMap((block) => (block.kind === 'table' ? [[block.head, ...block.rows]] : []));
  const line = (cells: readonly Cell[]): string =>
    `${cells.map((cell) => field(textOf(cell, messages))).join(',')}\r\n`;
  return tables.map((rows) => rows.map(line).join('')).join('\r\n');
}

function textOf(cell: Cell, messages: Messages): string {
  return (typeof cell === 'string' ? cell : tell(cell, messages)).replaceAll('`', '');
}

function field(text: string): string {
  const safe = FORMULA.test(text) && text.length > 1 ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
