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

/**
 * Between two characters of which the first is Japanese: lines may be broken there, as no spaces are between words; but not before
 * a mark that closes something, or a small kana.
 * @see https://www.w3.org/TR/jlreq/#characters_not_starting_a_line
 */
const BREAKS =
  /(?<=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー、。」])(?![ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ、。」:)\]!?…]|$)/u;

/** The parts of a text between which a line may be broken; those but the first of a word follow without a space. */
export function unbroken(text: string): readonly { readonly part: string; readonly follows: boolean }[] {
  return text.split(' ').flatMap((word) => word.split(BREAKS).map((part, at) => ({ part, follows: at > 0 })));
}

/** As wide as is taken for readable where no terminal says how wide it is: in a file, a log or a pipe. */
export const USUAL_COLUMNS = 120;

/** How wide lines may be on a terminal; without one there is no limit. */
export function limitOf({ columns }: { readonly columns?: number }): number {
  return columns === undefined || columns < NARROWEST ? Infinity : columns;
}

/**
 * The lines of a text.
 * @param first what the first line begins with, @param hanging what the others do
 * @param limit how wide they may be; a longer word has a line of its own; between kanji and kana lines may be broken
 */
export function wrapped(text: string, first: string, hanging: string, limit: number): readonly string[] {
  const lines: string[] = [];
  let line = first;
  // Counted on: a hostile text may have thousands of words in a line.
  let width = widthOf(first);
  let isEmpty = true;
  for (const { part, follows } of unbroken(visible(text))) {
    const added = widthOf(part);
    const gap = isEmpty || follows ? '' : ' ';
    if (!isEmpty && width + gap.length + added > limit) {
      lines.push(line);
      [line, width, isEmpty] = [hanging, widthOf(hanging), true];
    }
    line += isEmpty ? part : `${gap}${part}`;
    width += isEmpty ? added : gap.length + added;
    isEmpty = false;
  }
  return [...lines, line];
}
