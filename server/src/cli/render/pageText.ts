/** A page of the documentation, written in Markdown, as text for a terminal: wrapped at its width, code as it is. */
import { painter, type Paint } from '../../core/papers/text/paint.ts';
import { visible } from '../../core/messages/visible.ts';
import { tableLines } from '../../core/papers/text/table.ts';
import { limitOf, wrapped } from '../../core/papers/text/wrapped.ts';

export interface PageStyle {
  readonly colors: boolean;
  /** Width of the terminal; absent if the output is not a terminal. */
  readonly columns?: number;
}

interface Manner extends PageStyle {
  readonly paint: Paint;
}

/** A piece of a page: lines that belong together. */
type Piece =
  | { readonly kind: 'heading' | 'paragraph'; readonly lines: string[] }
  | { readonly kind: 'item'; readonly mark: string; readonly lines: string[] }
  | { readonly kind: 'code' | 'table'; readonly lines: string[] };

const FENCE = /^(`{3,})/;
const ITEM = /^( *)([-*]|\d+\.) (.*)$/;

/** The whole page with a line break at its end. */
export function pageText(markdown: string, style: PageStyle): string {
  const manner = { ...style, paint: painter(style.colors) };
  const pieces = piecesOf(markdown.split(/\r?\n/));
  const shown = pieces.map((piece, at) => {
    const isNext = piece.kind === 'item' && pieces[at - 1]?.kind === 'item';
    return `${at === 0 || isNext ? '' : '\n'}${linesOf(piece, manner).join('\n')}\n`;
  });
  return shown.join('');
}

function piecesOf(lines: readonly string[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let fence: string | undefined;
  let isOpen = false;
  for (const line of lines) {
    const mark = FENCE.exec(line)?.[1];
    const last = pieces.at(-1);
    if (fence !== undefined) {
      if (line.startsWith(fence)) fence = undefined;
      else last?.lines.push(line);
      isOpen = false;
    } else if (mark !== undefined) {
      fence = mark;
      pieces.push({ kind: 'code', lines: [] });
    } else if (line.trim() === '') isOpen = false;
    else if (isOpen && last && continues(last, line)) last.lines.push(line.trim());
    else {
      pieces.push(pieceOf(line));
      isOpen = true;
    }
  }
  return pieces;
}

function pieceOf(line: string): Piece {
  if (/^#{1,6} /.test(line)) return { kind: 'heading', lines: [line.replace(/^#+ /, '')] };
  if (line.startsWith('|')) return { kind: 'table', lines: [line] };
  const [, indent = '', mark, text = ''] = ITEM.exec(line) ?? [];
  if (mark === undefined) return { kind: 'paragraph', lines: [line.trim()] };
  return { kind: 'item', mark: `${indent}${/\d/.test(mark) ? mark : '-'} `, lines: [text] };
}

function continues({ kind }: Piece, line: string): boolean {
  if (kind === 'heading') return false;
  if (kind === 'table') return line.startsWith('|');
  return kind !== 'code' && pieceOf(line).kind === 'paragraph';
}

function linesOf(piece: Piece, manner: Manner): readonly string[] {
  const text = inline(piece.lines.join(' '));
  const limit = limitOf(manner);
  switch (piece.kind) {
    case 'heading':
      return wrapped(text, '', '', limit).map((line) => manner.paint('bold', line));
    case 'paragraph':
      return wrapped(text, '', '', limit);
    case 'item':
      return wrapped(text, piece.mark, ' '.repeat(piece.mark.length), limit);
    case 'code':
      return piece.lines.map((line) => `  ${visible(line)}`.trimEnd());
    case 'table':
      return tablePiece(piece.lines, manner);
  }
}

function tablePiece(lines: readonly string[], manner: Manner): readonly string[] {
  const [head = [], ...rows] = lines
    .filter((line) => !/^\|[ :|-]+\|$/.test(line))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => visible(inline(cell.trim()))),
    );
  return tableLines(head, rows, manner);
}

/** Without the marks of links and emphasis; code keeps its backticks. */
function inline(text: string): string {
  return text
    .replace(/\[([^\]]{1,200})\]\([^)\s]{1,300}\)/g, '$1')
    .replace(/\*\*([^*]{1,200})\*\*/g, '$1')
    .replace(/\\([^\p{L}\p{N}\s])/gu, '$1');
}
