/** A text that the code itself splits into a list: `"a b".split()`. */
import type { CodeString, CodeValue } from './codeValue.ts';

/** @param separator none for runs of blanks */
export function splitString({ text, closed }: CodeString, separator?: string): CodeValue {
  const elements: CodeString[] = [];
  const add = (start: number, end: number): void => {
    if (end <= start) return;
    const part = text.slice(start, end);
    elements.push({ kind: 'string', text: part, span: part.inFile({ start: 0, end: end - start }), closed });
  };
  if (separator === undefined)
    for (const { 0: word, index } of text.text.matchAll(/\S+/g)) add(index, index + word.length);
  else if (separator !== '') {
    let start = 0;
    for (let end = text.text.indexOf(separator); end >= 0; end = text.text.indexOf(separator, start)) {
      add(start, end);
      start = end + separator.length;
    }
    add(start, text.text.length);
  }
  return { kind: 'list', elements };
}
