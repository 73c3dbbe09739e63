/** Text broken into lines at the width of a terminal. */
import { visible } from '../../messages/visible.ts';
import { cellOf } from './terminalCells.ts';

/** Narrower than this, nothing is wrapped but by the terminal itself. */
const NARROWEST = 30;

/** How many columns of a terminal a text takes. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += cellOf(character).width;
  return width;
}

/** How wide lines may be on a terminal; without one there is no limit. */
export function limitOf({ columns }: { readonly columns?: number }): number {
  return columns === undefined || columns < NARROWEST ? Infinity : columns;
}

/**
 * The lines of a text.
 * @param first what the first line begins with, @param hanging what the others do
 * @param limit how wide they may be; a longer word has a line of its own
 */
export function wrapped(text: string, first: string, hanging: string, limit: number): readonly string[] {
  const words = visible(text).split(' ');
  const lines: string[] = [];
  let line = first;
  // Counted on: a hostile text may have thousands of words in a line.
  let width = widthOf(first);
  let isEmpty = true;
  for (const word of words) {
    const added = widthOf(word);
    if (!isEmpty && width + 1 + added > limit) {
      lines.push(line);
      [line, width, isEmpty] = [hanging, widthOf(hanging), true];
    }
    line += isEmpty ? word : ` ${word}`;
    width += isEmpty ? added : 1 + added;
    isEmpty = false;
  }
  return [...lines, line];
}
