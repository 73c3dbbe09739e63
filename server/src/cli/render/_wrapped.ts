/** Text broken into lines at the width of a terminal. */
import { visible } from '../../core/messages/visible.ts';
import { cellOf } from './_terminalCells.ts';

/** Narrower than this, nothing is wrapped but by the terminal itself. */
const NARROWEST = 30;

/** How many columns of a terminal a text takes. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += cellOf(character).width;
  return width;
}

/**
 * The lines of a text.
 * @param first what the first line begins with, @param hanging what the others do
 * @param columns the width of the terminal; nothing is wrapped without one
 */
export function wrapped(
  text: string,
  first: string,
  hanging: string,
  { columns }: { readonly columns?: number },
): readonly string[] {
  const words = visible(text).split(' ');
  const limit = columns === undefined || columns < NARROWEST ? Infinity : columns;
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of words) {
    if (!isEmpty && widthOf(line) + 1 + widthOf(word) > limit) {
      lines.push(line);
      line = hanging;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}
