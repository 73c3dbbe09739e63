/** Requirements on the lines of a text inside another file, each of which is handed to micropip. */
import type { MappedText } from '../text/mappedText.ts';
import { addWritten } from './_writtenRequirement.ts';
import type { DeclarationReader } from './declarationReader.ts';

/** Adds the requirements, of which comments are no part; returns how many there are. */
export function addLines(table: string, content: MappedText, reader: DeclarationReader): number {
  let places = 0;
  for (const { 0: line, index } of content.text.matchAll(/[^\r\n]+/g)) {
    const text = line.replace(/(?:^|\s)#[^]*$/, '');
    const start = index + text.length - text.trimStart().length;
    const whole = { start, end: index + text.trimEnd().length };
    if (whole.end <= whole.start) continue;
    places++;
    addWritten(reader, {
      list: { table, reader: 'micropip', role: 'requirement', active: true },
      text: text.trim(),
      whole: content.inFile(whole),
      element: content.inFile(whole),
      escaped: !content.isVerbatim(whole),
      mapSpan: (inner) => content.inFile({ start: start + inner.start, end: start + inner.end }),
      closed: true,
      nested: true,
    });
  }
  return places;
}
