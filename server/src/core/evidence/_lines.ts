/** How the lines of Python are laid out: how far they are indented, and where the head of a compound statement ends. */

/** The width of the blanks at the beginning of a line, a tab up to the next multiple of eight. */
export function widthOf(line: string): number {
  let width = 0;
  for (const character of line) {
    if (character === '\t') width += 8 - (width % 8);
    else if (character === ' ') width++;
    else if (character !== '\f' && character !== '\uFEFF') break;
  }
  return width;
}

/** The colon that ends the head of a compound statement, outside brackets; -1 if there is none. */
export function colonIn(code: string): number {
  let depth = 0;
  for (let at = 0; at < code.length; at++) {
    const character = code.charAt(at);
    if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) depth--;
    else if (character === ':' && depth === 0 && code[at + 1] !== '=') return at;
  }
  return -1;
}
