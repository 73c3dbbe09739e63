/**
 * A line `%pip install …` of a notebook, which JupyterLite's kernel hands to piplite.
 * @see https://jupyterlite-pyodide-kernel.readthedocs.io/en/latest/
 */
import { say } from '../../messages/message.ts';
import { MappedTextBuilder, type MappedText } from '../../text/mappedText.ts';
import type { Span } from '../../text/span.ts';
import type { DeclarationReader } from '../declarationReader.ts';
import type { Include } from '../dependencyFile.ts';
import { addWritten } from '../_writtenRequirement.ts';

const LIST = { table: '%pip install', reader: 'micropip', role: 'requirement', active: true } as const;

const COMMAND = /^%pip\s+(?:-q\s+|--quiet\s+|-v+\s+|--verbose\s+)*install(?=\s|$)/;

/** A word of a shell's line: parts in quotes or without, or a line that goes on. */
const WORD = /(?:"(?:[^"\\]|\\[^])*"?|'[^']*'?|\\(?!\r?\n)[^]|[^\s"'\\])+/g;

/** Options whose values are files: all the words behind them up to the next option. */
const FILES: ReadonlyMap<string, Include['kind']> = new Map([
  ['-r', 'requirement'],
  ['--requirement', 'requirement'],
  ['--requirements', 'requirement'],
  ['-c', 'constraint'],
  ['--constraint', 'constraint'],
  ['--constraints', 'constraint'],
]);

/** What piplite knows besides; with any other option it installs nothing, without a word. Measured with piplite 0.8.6. */
const KNOWN = /^(?:-[qv]+|--quiet|--verbose|--force-reinstall|-r|--requirements|-c|--constraints)$/;

/** Options that change what is installed. */
const DECIDING = /^--(?:no-deps|pre|index-urls?|extra-index-url|find-links)\b|^-[if]$/;

/** IPython puts variables in. */
const FILLED_IN = /[{$]/;

/** Reads a line; returns whether it installs anything. */
export function readPipMagic(line: MappedText, reader: DeclarationReader, includes: Include[]): boolean {
  const command = COMMAND.exec(line.text);
  if (!command) return false;
  reader.beginCall();
  const words = wordsFrom(line, command[0].length, reader);
  const place = line.inFile({ start: 0, end: command[0].length });
  const deciding = words.find(({ text }) => DECIDING.test(text));
  if (deciding) {
    reader.leaveUnchecked(say('installedOtherwise', { option: deciding.text }), place);
    return true;
  }
  if (words.some(({ text }) => FILLED_IN.test(text)))
    reader.leaveUnchecked(say('knownWhenRun', { call: '%pip install' }), place);
  readWords(words, reader, includes);
  return true;
}

function readWords(words: readonly MappedText[], reader: DeclarationReader, includes: Include[]): void {
  let files: Include['kind'] | undefined;
  for (const word of words) {
    const whole = word.inFile({ start: 0, end: word.text.length });
    if (word.text.startsWith('-')) {
      const [option = '', path] = word.text.split('=', 2);
      if (!KNOWN.test(option)) reader.report(say('pipOptionUnknown', { option }), whole, 'warning');
      files = FILES.get(option);
      if (path === undefined) continue;
      if (files) includes.push({ kind: files, path, span: whole, optional: true });
      files = undefined;
    } else if (FILLED_IN.test(word.text)) {
      // Not known.
    } else if (files) includes.push({ kind: files, path: word.text, span: whole, optional: true });
    else addWord(word, whole, reader);
  }
}

function addWord(word: MappedText, whole: Span, reader: DeclarationReader): void {
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
}

/** The words behind an offset, without their quotes, up to a comment, which piplite does not know: it takes that for packages. */
function wordsFrom(line: MappedText, offset: number, reader: DeclarationReader): readonly MappedText[] {
  const words: MappedText[] = [];
  for (const { 0: written, index } of line.text.slice(offset).matchAll(WORD)) {
    if (written.startsWith('#')) {
      reader.report(say('pipComment'), line.inFile({ start: offset + index, end: line.text.length }));
      break;
    }
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
