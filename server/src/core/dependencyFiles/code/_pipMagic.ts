/**
 * A line `%pip install …` of a notebook, which JupyterLite's kernel hands to piplite.
 * @see https://jupyterlite-pyodide-kernel.readthedocs.io/en/latest/
 */
import { say } from '../../messages/message.ts';
import { MappedTextBuilder, type MappedText } from '../../text/mappedText.ts';
import type { Span } from '../../text/span.ts';
import type { DeclarationReader } from '../declarationReader.ts';
import type { CallOptions, Include } from '../dependencyFile.ts';
import { addWritten } from '../_writtenRequirement.ts';

const LIST = { table: '%pip install', reader: 'micropip', role: 'requirement', active: true } as const;

const COMMAND = /^%pip\s+(?:-q\s+|--quiet\s+|-v+\s+|--verbose\s+)*install(?=\s|$)/;

/** A word of a shell's line: parts in quotes or without, or a line that goes on. */
const WORD = /(?:"(?:[^"\\]|\\[^])*"?|'[^']*'?|\\(?!\r?\n)[^]|[^\s"'\\])+/g;

/** Options whose values are files: all the words behind them up to the next option. */
const FILES = /^(?:-r|--requirements?)$/;
const CONSTRAINTS = /^(?:-c|--constraints)$/;

/** What piplite knows; with any other option it installs nothing, without a word. Measured with piplite 0.8.7. */
const KNOWN = /^(?:-[qv]+|--quiet|--verbose|-r|--requirements|-c|--constraints)$/;

/** Options that change what is installed, which it knows as well. */
const DECIDING: ReadonlyMap<string, CallOptions> = new Map([
  ['--no-deps', { withoutDependencies: true }],
  ['--pre', { prereleases: true }],
  ['--force-reinstall', { reinstalls: true }],
]);

/** Options of pip that piplite does not know, and that have a value, which is no package. */
const VALUED =
  /^(?:-[ieft]|--(?:extra-)?index-url|--editable|--find-links|--target|--prefix|--root|--trusted-host|--proxy)$/;

/** IPython puts variables in. */
const FILLED_IN = /[{$]/;

/** Reads a line; returns whether it installs anything. */
export function readPipMagic(line: MappedText, reader: DeclarationReader, includes: Include[]): boolean {
  const command = COMMAND.exec(line.text);
  if (!command) return false;
  const words = wordsFrom(line, command[0].length, reader);
  const place = line.inFile({ start: 0, end: command[0].length });
  const options = words.reduce<CallOptions>((all, { text }) => ({ ...all, ...DECIDING.get(text) }), {});
  reader.beginCall(Object.keys(options).length > 0 ? options : undefined);
  if (words.some(({ text }) => FILLED_IN.test(text)))
    reader.leaveUnchecked(say('knownWhenRun', { call: '%pip install' }), place);
  readWords(words, reader, includes);
  return true;
}

function readWords(words: readonly MappedText[], reader: DeclarationReader, includes: Include[]): void {
  let what: 'packages' | 'files' | 'passed over' = 'packages';
  let previous = '';
  for (const word of words) {
    const whole = word.inFile({ start: 0, end: word.text.length });
    if (word.text.startsWith('-')) {
      const [, option = '', path] = /^(-[rc](?=[^=])|[^=]+)=?([^]+)?$/.exec(word.text) ?? [];
      if (!KNOWN.test(option) && !DECIDING.has(option)) {
        reader.report(say('pipOptionUnknown', { option }), whole, 'warning');
      }
      if (CONSTRAINTS.test(option)) reader.report(say('pipConstraints', { option }), whole);
      what = FILES.test(option)
        ? 'files'
        : CONSTRAINTS.test(option) || VALUED.test(option)
          ? 'passed over'
          : 'packages';
      if (path !== undefined && what === 'files') addFile(path, whole, includes);
      if (path !== undefined) what = 'packages';
    } else if (FILLED_IN.test(word.text) || what === 'passed over') {
      // Not known, or no package. Behind `-c` all words are files.
      if (VALUED.test(previous)) what = 'packages';
    } else if (what === 'files') addFile(word.text, whole, includes);
    else addWord(word, whole, reader);
    previous = word.text;
  }
}

function addFile(path: string, span: Span, includes: Include[]): void {
  includes.push({ kind: 'requirement', path, span, optional: true });
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

/**
 * The words behind an offset, without their quotes, up to a comment, which piplite does not know: it takes that for packages. It
 * does not know lines that go on either.
 */
function wordsFrom(line: MappedText, offset: number, reader: DeclarationReader): readonly MappedText[] {
  const words: MappedText[] = [];
  const goesOn = /\\\r?\n/.exec(line.text);
  if (goesOn) reader.report(say('pipLineGoesOn'), line.inFile({ start: goesOn.index, end: goesOn.index + 1 }));
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
