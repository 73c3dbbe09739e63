/**
 * A line `%pip install …` of a notebook, which JupyterLite's kernel hands to piplite.
 * @see https://jupyterlite-pyodide-kernel.readthedocs.io/en/latest/
 */
import { say } from '../../messages/message.ts';
import { MappedTextBuilder, type MappedText } from '../../text/mappedText.ts';
import type { DeclarationReader } from '../declarationReader.ts';
import type { Include } from '../dependencyFile.ts';
import { addWritten } from '../_writtenRequirement.ts';

const LIST = { table: '%pip install', reader: 'micropip', role: 'requirement', active: true } as const;

const COMMAND = /^%pip\s+(?:-q\s+|--quiet\s+|-v+\s+|--verbose\s+)*install(?=\s|$)/;

/** A word of a shell's line: parts in quotes or without, or a line that goes on. */
const WORD = /(?:"(?:[^"\\]|\\[^])*"?|'[^']*'?|\\(?!\r?\n)[^]|[^\s"'\\])+/g;

const REQUIREMENTS_FILE = /^(?:-r|--requirements?)$/;

/** Options that change what is installed. */
const DECIDING = /^--(?:no-deps|pre|index-urls?|extra-index-url|find-links)\b|^-[if]$/;

/** Reads a line; returns whether it installs anything. */
export function readPipMagic(line: MappedText, reader: DeclarationReader, includes: Include[]): boolean {
  const command = COMMAND.exec(line.text);
  if (!command) return false;
  const words = wordsFrom(line, command[0].length);
  const place = line.inFile({ start: 0, end: command[0].length });
  const deciding = words.find(({ text }) => DECIDING.test(text));
  if (deciding) {
    reader.leaveUnchecked(say('installedOtherwise', { option: deciding.text }), place);
    return true;
  }
  words.forEach((word, at) => {
    const whole = word.inFile({ start: 0, end: word.text.length });
    // What stands in braces or behind a dollar sign, IPython fills in.
    if (word.text.startsWith('-') || /[{$]/.test(word.text)) return;
    if (REQUIREMENTS_FILE.test(words[at - 1]?.text ?? ''))
      includes.push({ kind: 'requirement', path: word.text, span: whole, optional: true });
    else
      addWritten(reader, {
        list: LIST,
        text: word.text,
        whole,
        element: whole,
        escaped: !word.isVerbatim({ start: 0, end: word.text.length }),
        mapSpan: (inner) => word.inFile(inner),
        closed: true,
        nested: true,
      });
  });
  return true;
}

/** The words behind an offset, without their quotes, up to a comment. */
function wordsFrom(line: MappedText, offset: number): readonly MappedText[] {
  const words: MappedText[] = [];
  for (const { 0: written, index } of line.text.slice(offset).matchAll(WORD)) {
    if (written.startsWith('#')) break;
    words.push(unquoted(line, offset + index, written));
  }
  return words;
}

function unquoted(line: MappedText, start: number, written: string): MappedText {
  const builder = new MappedTextBuilder(line);
  let quote = '';
  for (let at = 0; at < written.length; at++) {
    const character = written.charAt(at);
    const isQuote = quote === '' ? character === '"' || character === "'" : character === quote;
    if (isQuote) quote = quote === '' ? character : '';
    else if (character === '\\' && quote !== "'") at++;
    if (!isQuote && at < written.length) builder.keep(start + at, start + at + 1);
  }
  return builder.build(start);
}
