/**
 * The value of `Description-Content-Type`: a MIME type and its parameters, read as Python's `email` package does.
 * https://datatracker.ietf.org/doc/html/rfc2045#section-5.1
 */
import { Scanner } from '../_scanner.ts';
import { trimWhitespace } from '../_whitespace.ts';

/** A MIME type. */
export interface ContentType {
  /** `text/markdown`, lower-cased; `text/plain` if nothing of the form could be read. */
  readonly type: string;
  /** By lower-cased name. */
  readonly parameters: ReadonlyMap<string, string>;
}

const NAME = /[^\t ()<>@,:;.\\"[\]/?=*'%]+/y;
const TOKEN = /[^\t ()<>@,:;.\\"[\]/?=*']+/y;
const CHARSET = /^[^\t ()<>@,:;.\\"[\]/?=*'%]*'[^']*'([^]*)$/;
const SECTION = /\*([0-9]+)/y;
const BLANKS = /[\t ]+/y;
const QUOTED = /"((?:[^"\\]|\\[^])*)(?:"|\\?$)/y;
const ORDINARY = /[^();"]+/y;

/** Reads any text; an invalid parameter is skipped, and if several have one name the first counts. */
export function parseContentType(text: string): ContentType {
  const semicolon = text.indexOf(';');
  const type = trimWhitespace(semicolon === -1 ? text : text.slice(0, semicolon)).toLowerCase();
  const parameters = new Map<string, string>();
  for (const [name, value] of semicolon === -1 ? [] : readParameters(text.slice(semicolon + 1))) {
    parameters.set(name.toLowerCase(), value);
  }
  return { type: type.split('/').length === 2 ? type : 'text/plain', parameters };
}

interface Parameter {
  readonly name: string;
  /** Its position if the value is split into several, as in `name*1`. */
  readonly section: number;
  /** Percent signs and a character set in it are interpreted (RFC 2231). */
  readonly extended: boolean;
  readonly value: string;
}

function readParameters(text: string): ReadonlyMap<string, string> {
  const scanner = new Scanner(text);
  const byName = new Map<string, Parameter[]>();
  while (!scanner.isAtEnd()) {
    const parameter = readParameter(scanner);
    skipToSemicolon(scanner);
    if (parameter === undefined) continue;
    const known = byName.get(parameter.name);
    if (known === undefined) byName.set(parameter.name, [parameter]);
    else known.push(parameter);
  }
  return new Map([...byName].map(([name, parts]) => [name, joined(parts)]));
}

/** Undefined if it does not have the form of a parameter; the rest up to the semicolon is left to the caller. */
function readParameter(scanner: Scanner): Parameter | undefined {
  skipComments(scanner);
  const name = scanner.match(NAME);
  if (name === undefined) return undefined;
  skipComments(scanner);
  if (scanner.isAtEnd() || scanner.sees(';')) return { name, section: 0, extended: false, value: '' };
  const section = Number(scanner.match(SECTION)?.slice(1) ?? 0);
  const extended = scanner.take('*');
  if (!scanner.take('=')) return undefined;
  skipComments(scanner);
  const value = readValue(scanner, extended && section === 0);
  return value === undefined ? undefined : { name, section, extended, value };
}

function readValue(scanner: Scanner, charset: boolean): string | undefined {
  const quoted = readQuoted(scanner);
  if (quoted !== undefined) return charset ? withoutCharset(quoted, scanner) : quoted;
  const plain = scanner.match(TOKEN);
  skipComments(scanner);
  // `utf-8'en'text`: the part before the second quote says how the text is encoded.
  if (!scanner.take("'")) return charset && !scanner.isAtEnd() ? undefined : plain;
  scanner.match(NAME);
  if (!scanner.take("'")) return undefined;
  skipComments(scanner);
  return readQuoted(scanner) ?? scanner.match(TOKEN);
}

/** Quotes should not be there; they are tolerated with a charset in them, and without one only at the end of the text. */
function withoutCharset(quoted: string, scanner: Scanner): string | undefined {
  const rest = CHARSET.exec(quoted)?.[1];
  return rest ?? (scanner.isAtEnd() ? quoted : undefined);
}

function readQuoted(scanner: Scanner): string | undefined {
  const quoted = scanner.match(QUOTED);
  if (quoted === undefined) return undefined;
  const end = quoted.length > 1 && quoted.endsWith('"') ? -1 : undefined;
  skipComments(scanner);
  return quoted.slice(1, end).replace(/\\([^])|[\t ]+/g, (_, escaped?: string) => escaped ?? ' ');
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

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
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
