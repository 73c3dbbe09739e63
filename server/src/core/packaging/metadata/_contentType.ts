/**
 * The value of `Description-Content-Type`: a MIME type and its parameters, read as Python's `email` package does.
 * https://datatracker.ietf.org/doc/html/rfc2045#section-5.1
 */
import { percentDecoded } from '../../text/percentDecoded.ts';
import { Scanner } from '../_scanner.ts';
import { trimWhitespace } from '../_whitespace.ts';

/** A MIME type. */
export interface ContentType {
  /** `text/markdown`, lower-cased; `text/plain` if nothing of the form could be read. */
  readonly type: string;
  /** By lower-cased name. */
  readonly parameters: ReadonlyMap<string, string>;
  /** Whether anything in it does not have the form that it should have. */
  readonly isMalformed: boolean;
}

const NAME = /[^\t ()<>@,:;\\"[\]/?=*'%]+/y;
const TOKEN = /[^\t ()<>@,:;\\"[\]/?=*']+/y;
const CHARSET = /^[^\t ()<>@,:;\\"[\]/?=*'%]*'[^']*'([^]*)$/;
const SECTION = /\*([0-9]+)/y;
const BLANKS = /[\t ]+/y;
const QUOTED = /"((?:[^"\\]|\\[^])*)(?:"|\\?$)/y;
/** The last quote is not an escaped one. */
const CLOSED = /[^\\](?:\\\\)*"$/;
const ORDINARY = /[^();"]+/y;

/** A type and nothing else up to the first semicolon, comments aside. */
const TYPE =
  /^(?:[\t ]|\([^()\\]*\))*[^\s()<>@,:;\\"[\]/?=]+(?:[\t ]|\([^()\\]*\))*\/(?:[\t ]|\([^()\\]*\))*[^\s()<>@,:;\\"[\]/?=]+(?:[\t ]|\([^()\\]*\))*$/;

/** Reads any text; an invalid parameter is skipped, and if several have one name the first counts. */
export function parseContentType(text: string): ContentType {
  const semicolon = text.indexOf(';');
  const written = semicolon === -1 ? text : text.slice(0, semicolon);
  const type = trimWhitespace(written).toLowerCase();
  const parameters = new Map<string, string>();
  const read = semicolon === -1 ? NO_PARAMETERS : readParameters(text.slice(semicolon + 1));
  for (const [name, value] of read.values) parameters.set(name.toLowerCase(), value);
  return {
    type: type.split('/').length === 2 ? type : 'text/plain',
    parameters,
    isMalformed: read.isMalformed || !TYPE.test(written) || hasOpenComment(text),
  };
}

interface Parameter {
  readonly name: string;
  /** Its position if the value is split into several, as in `name*1`. */
  readonly section: number;
  /** Percent signs and a character set in it are interpreted (RFC 2231). */
  readonly extended: boolean;
  readonly value: string;
  readonly isMalformed: boolean;
}

interface Parameters {
  readonly values: ReadonlyMap<string, string>;
  readonly isMalformed: boolean;
}

const NO_PARAMETERS: Parameters = { values: new Map(), isMalformed: false };

function readParameters(text: string): Parameters {
  const scanner = new Scanner(text);
  const byName = new Map<string, Parameter[]>();
  let isMalformed = false;
  while (!scanner.isAtEnd()) {
    const parameter = readParameter(scanner);
    if (!scanner.isAtEnd() && !scanner.sees(';')) isMalformed = true;
    skipToSemicolon(scanner);
    if (parameter === undefined) {
      isMalformed = true;
      continue;
    }
    isMalformed ||= parameter.isMalformed;
    const known = byName.get(parameter.name);
    if (known === undefined) byName.set(parameter.name, [parameter]);
    else known.push(parameter);
  }
  const values = new Map([...byName].map(([name, parts]) => [name, joined(parts)]));
  return { values, isMalformed: isMalformed || [...byName.values()].some(isBroken) };
}

/** Whether the parts of a parameter do not belong together: one twice, or one missing. */
function isBroken(parts: readonly Parameter[]): boolean {
  return parts.toSorted((a, b) => a.section - b.section).some(({ section }, index) => section !== index);
}

/** Undefined if it does not have the form of a parameter; the rest up to the semicolon is left to the caller. */
function readParameter(scanner: Scanner): Parameter | undefined {
  skipComments(scanner);
  const name = scanner.match(NAME);
  if (name === undefined) return undefined;
  skipComments(scanner);
  if (scanner.isAtEnd() || scanner.sees(';')) {
    return { name, section: 0, extended: false, value: '', isMalformed: true };
  }
  const section = Number(scanner.match(SECTION)?.slice(1) ?? 0);
  const extended = scanner.take('*');
  if (!scanner.take('=')) return undefined;
  skipComments(scanner);
  const read = readValue(scanner, extended && section === 0);
  return read && { name, section, extended, ...read };
}

type ReadValue = Pick<Parameter, 'value' | 'isMalformed'>;

function readValue(scanner: Scanner, charset: boolean): ReadValue | undefined {
  const quoted = readQuoted(scanner);
  if (quoted !== undefined) {
    if (!charset) return quoted;
    const value = withoutCharset(quoted.value, scanner);
    return value === undefined ? undefined : { value, isMalformed: true };
  }
  const plain = scanner.match(TOKEN);
  skipComments(scanner);
  // `utf-8'en'text`: the part before the second quote says how the text is encoded.
  if (!scanner.take("'")) {
    if (plain === undefined || (charset && !scanner.isAtEnd())) return undefined;
    return { value: plain, isMalformed: charset };
  }
  scanner.match(NAME);
  if (!scanner.take("'")) return undefined;
  skipComments(scanner);
  const rest = readQuoted(scanner);
  const value = rest?.value ?? scanner.match(TOKEN);
  skipComments(scanner);
  return value === undefined ? undefined : { value, isMalformed: !charset || rest !== undefined };
}

/** Quotes should not be there; they are tolerated with a charset in them, and without one only at the end of the text. */
function withoutCharset(quoted: string, scanner: Scanner): string | undefined {
  const rest = CHARSET.exec(quoted)?.[1];
  return rest ?? (scanner.isAtEnd() ? quoted : undefined);
}

function readQuoted(scanner: Scanner): ReadValue | undefined {
  const quoted = scanner.match(QUOTED);
  if (quoted === undefined) return undefined;
  const isClosed = CLOSED.test(quoted);
  skipComments(scanner);
  const body = quoted.slice(1, isClosed ? -1 : undefined);
  const value = body.replace(/\\([^])|[\t ]+/g, (_, escaped?: string) => escaped ?? ' ');
  return { value, isMalformed: !isClosed };
}

function joined(parts: readonly Parameter[]): string {
  const ordered = parts.toSorted((a, b) => a.section - b.section);
  const [first, second] = ordered;
  const repeated = first !== undefined && !first.extended && second?.section === 0;
  let value = '';
  let next = 0;
  for (const part of repeated ? [first] : ordered) {
    if (part.section !== next && !part.extended) continue;
    next++;
    value += part.extended ? percentDecoded(part.value) : part.value;
  }
  return value;
}

/** Whitespace and comments in parentheses, which may be nested. */
function skipComments(scanner: Scanner): void {
  for (let depth = 0; ;) {
    if (scanner.take('(')) depth++;
    else if (depth > 0 && scanner.take(')')) depth--;
    else if (depth > 0 ? scanner.match(/\\[^]|[^()\\]+|\\/y) === undefined : scanner.match(BLANKS) === undefined)
      return;
  }
}

/** Junk, in which only semicolons outside quotes and comments count. */
function skipToSemicolon(scanner: Scanner): void {
  while (!scanner.isAtEnd() && !scanner.take(';')) {
    skipComments(scanner);
    if (readQuoted(scanner) !== undefined) continue;
    if (scanner.match(ORDINARY) === undefined && !scanner.sees(';')) scanner.match(/[^]/y);
  }
}

/** Whether a comment that begins outside quotes is never closed. */
function hasOpenComment(text: string): boolean {
  let depth = 0;
  for (const [part] of text.matchAll(/"(?:[^"\\]|\\[^])*"?|\\[^]|[()]/g)) {
    if (part === '(') depth++;
    else if (part === ')' && depth > 0) depth--;
  }
  return depth > 0;
}
