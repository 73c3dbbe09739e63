/** Where a place in a document is once the document has been edited. */

export interface Place {
  readonly line: number;
  readonly character: number;
}

/** An edit as VS Code tells of it: what is replaced, and by what. */
export interface Edit {
  readonly range: { readonly start: Place; readonly end: Place };
  readonly text: string;
}

/** The place on its line behind edits that all speak of the document before; what is edited around it on the line does not count. */
export function movedPlace(place: Place, edits: readonly Edit[]): Place {
  const isAbove = ({ line, character }: Place): boolean =>
    line < place.line || (line === place.line && character <= place.character);
  const added = edits
    .filter(({ range }) => isAbove(range.end))
    .map(({ range, text }) => text.split('\n').length - 1 - (range.end.line - range.start.line));
  return { line: added.reduce((sum, lines) => sum + lines, place.line), character: place.character };
}
