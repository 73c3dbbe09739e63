/**
 * Reads the options on a line of a requirements file, in every spelling that pip's option parser accepts.
 * @see https://pip.pypa.io/en/stable/reference/requirements-file-format/#supported-options
 */
import { say } from '../../messages/message.ts';
import type { ParseError } from '../../text/parsed.ts';
import type { Span } from '../../text/span.ts';

/** The options by their long name; `true` for those that take a value. */
const OPTIONS = {
  'all-releases': true,
  'config-settings': true,
  constraint: true,
  editable: true,
  'extra-index-url': true,
  'find-links': true,
  'global-option': true,
  hash: true,
  'index-url': true,
  'install-option': true,
  'no-binary': true,
  'no-index': false,
  'only-binary': true,
  'only-final': true,
  pre: false,
  'prefer-binary': false,
  'require-hashes': false,
  requirement: true,
  'trusted-host': true,
  'use-feature': true,
} as const satisfies Readonly<Record<string, boolean>>;

export type OptionName = keyof typeof OPTIONS;

const OTHER_NAMES: ReadonlyMap<string, OptionName> = new Map([
  ['-C', 'config-settings'],
  ['-c', 'constraint'],
  ['-e', 'editable'],
  ['-f', 'find-links'],
  ['-i', 'index-url'],
  ['-r', 'requirement'],
  ['--pypi-url', 'index-url'],
  ['--config-setting', 'config-settings'],
]);

/** One option; all spans are offsets in the line. */
export interface LineOption {
  readonly name: OptionName;
  /** With its value. */
  readonly span: Span;
  /** Without quotes; empty for options that take none. */
  readonly value: string;
  readonly valueSpan: Span;
}

/** The options of a line, and the words among them that belong to no option. */
export interface LineOptions {
  readonly options: readonly LineOption[];
  readonly rest: readonly Word[];
  readonly errors: readonly ParseError[];
}

/** A word of the line as a shell would read it. */
interface Word {
  readonly text: string;
  readonly span: Span;
}

/** Where the options of a line begin: at its first word that begins with a dash, or else at the end of the line. */
export function optionsStart(line: string): number {
  for (let at = line.indexOf('-'); at >= 0; at = line.indexOf('-', at + 1)) {
    if (at === 0 || /\s/.test(line.charAt(at - 1))) return at;
  }
  return line.length;
}

/** Reads everything from `start` to the end of the line as options. */
export function readOptions(line: string, start: number): LineOptions {
  const options: LineOption[] = [];
  const rest: Word[] = [];
  const errors: ParseError[] = [];
  const words = splitWords(line, start, errors);
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (!word) break;
    if (!word.text.startsWith('-') || word.text === '-') {
      rest.push(word);
      continue;
    }
    const { name, given } = nameOf(word.text);
    if (name === undefined) {
      errors.push({ problem: say('optionUnknown', { option: given }), span: word.span });
      continue;
    }
    const attached = attachedValue(word, given);
    const value = OPTIONS[name] ? (attached ?? words[++index]) : undefined;
    if (OPTIONS[name] && !value?.text)
      errors.push({ problem: say('optionWithoutValue', { option: given }), span: word.span });
    else if (!OPTIONS[name] && attached)
      errors.push({ problem: say('optionWithValue', { option: given }), span: word.span });
    else {
      const span = { start: word.span.start, end: value?.span.end ?? word.span.end };
      const valueSpan = value ? withoutQuotes(line, value) : { start: span.end, end: span.end };
      options.push({ name, span, value: value?.text ?? '', valueSpan });
    }
  }
  return { options, rest, errors };
}

/** Which option a word means: long names may be shortened as long as they are unambiguous. */
function nameOf(word: string): { readonly name: OptionName | undefined; readonly given: string } {
  if (!word.startsWith('--')) return { name: OTHER_NAMES.get(word.slice(0, 2)), given: word.slice(0, 2) };
  const given = /^[^=]*/.exec(word)?.[0] ?? word;
  const exact = Object.keys(OPTIONS).find((name) => `--${name}` === given) ?? OTHER_NAMES.get(given);
  const meant = Object.keys(OPTIONS).filter((name) => given.length > 2 && `--${name}`.startsWith(given));
  const name = exact ?? (meant.length === 1 ? meant[0] : undefined);
  return { name: name as OptionName | undefined, given };
}

/** The value in the same word: `--name=value` or `-nvalue`. */
function attachedValue({ text, span }: Word, given: string): Word | undefined {
  if (text.length <= given.length) return undefined;
  const start = given.length + (given.startsWith('--') ? 1 : 0);
  return { text: text.slice(start), span: { start: span.start + start, end: span.end } };
}

/** The place of a word inside the quotes if these are all a shell would remove. */
function withoutQuotes(line: string, { text, span }: Word): Span {
  const areQuotesOnly = span.end - span.start === text.length + 2 && /["']/.test(line.charAt(span.start));
  return areQuotesOnly ? { start: span.start + 1, end: span.end - 1 } : span;
}

/**
 * Splits at whitespace; quotes hold words together. A backslash belongs to a Windows path unless it escapes whitespace or a
 * quote.
 */
function splitWords(line: string, start: number, errors: ParseError[]): Word[] {
  const words: Word[] = [];
  for (let at = start; at < line.length;) {
    if (/\s/.test(line.charAt(at))) {
      at++;
      continue;
    }
    const begin = at;
    let text = '';
    let quote = '';
    for (; at < line.length; at++) {
      const char = line.charAt(at);
      if (quote === '' && /\s/.test(char)) break;
      if (char === quote) quote = '';
      else if (quote === '' && (char === '"' || char === "'")) quote = char;
      else if (char === '\\' && quote !== "'" && /[\s"']/.test(line.charAt(at + 1))) text += line.charAt(++at);
      else text += char;
    }
    const span = { start: begin, end: at };
    if (quote !== '') errors.push({ problem: say('closingQuoteMissing', { quote }), span });
    words.push({ text, span });
  }
  return words;
}
