/**
 * Reads one dependency specifier part by part, recording where each is.
 * https://packaging.python.org/en/latest/specifications/dependency-specifiers/#grammar
 */
import { say, type Message } from '../../messages/message.ts';
import type { ParseError, Parsed } from '../../text/parsed.ts';
import type { Span } from '../../text/span.ts';
import { shiftSpan } from '../../text/span.ts';
import { readMarker, type DecodeString } from './_markerReader.ts';
import { Scanner } from '../_scanner.ts';
import { seesOperator, takeSpecifier } from './_specifierToken.ts';
import { isWhitespace } from '../_whitespace.ts';
import type { Marker } from './markerNode.ts';
import { normalizeName } from '../name.ts';
import type { ParsedRequirement, Requirement, RequirementSpans } from './requirementParts.ts';
import type { Specifier } from '../versions/specifier.ts';
import { parseSpecifierSet } from '../versions/specifier.ts';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

const IDENTIFIER = /\b[a-zA-Z0-9][a-zA-Z0-9._-]*\b/y;
const ADDRESS = /[^ \t]+/y;
const VERSION_WITHOUT_OPERATOR = /[=~!^]*[ \t]*v?[0-9]/iy;
/** Where reading can go on after invalid extras. */
const AFTER_EXTRAS = /[\]<>=!~;@(]/g;

/** Reads the text given to the constructor, once. */
export class RequirementReader {
  readonly #scanner: Scanner;
  readonly #decode: DecodeString | undefined;
  readonly #errors: ParseError[] = [];
  readonly #extras: string[] = [];
  readonly #specifiers: Specifier[] = [];
  readonly #specifierSpans: Span[] = [];
  readonly #spans: Partial<Mutable<RequirementSpans>> = {};
  #url: string | undefined;
  #marker: Marker | undefined;

  /** @param decode how the strings of the marker are read; without it as Python's */
  constructor(text: string, decode?: DecodeString) {
    this.#scanner = new Scanner(text);
    this.#decode = decode;
  }

  read(): Parsed<ParsedRequirement | undefined> {
    const scanner = this.#scanner;
    scanner.skipBlanks();
    const start = scanner.position;
    const name = scanner.match(IDENTIFIER);
    if (name === undefined) {
      this.#fail(say('requirementNameExpected'), this.#trimmed(start, scanner.text.length));
      return { value: undefined, errors: this.#errors };
    }
    const nameSpan = { start, end: scanner.position };
    scanner.skipBlanks();
    this.#readExtras();
    scanner.skipBlanks();
    if (scanner.take('@')) this.#readUrl();
    else this.#readSpecifiers();
    const whole = this.#trimmed(start, scanner.text.length);
    const spans = { ...this.#spans, whole, name: nameSpan, specifiers: this.#specifierSpans };
    return { value: { requirement: this.#requirement(name), spans }, errors: this.#errors };
  }

  #requirement(name: string): Requirement {
    return {
      name,
      normalized: normalizeName(name),
      extras: this.#extras,
      specifier: { specifiers: this.#specifiers },
      ...(this.#url === undefined ? {} : { url: this.#url }),
      ...(this.#marker === undefined ? {} : { marker: this.#marker }),
    };
  }

  /** `[a, b]`, possibly empty. */
  #readExtras(): void {
    const scanner = this.#scanner;
    const open = scanner.position;
    if (!scanner.take('[')) return;
    scanner.skipBlanks();
    let expected = this.#readExtraNames();
    if (expected === undefined && !scanner.sees(']')) expected = say('extrasUnclosed');
    if (expected !== undefined) this.#skipBadExtras(expected);
    scanner.take(']');
    this.#spans.extras = this.#trimmed(open, scanner.position);
  }

  /** Reads the names up to the closing bracket; returns what was expected if it could not go on. */
  #readExtraNames(): Message | undefined {
    const scanner = this.#scanner;
    for (let first = true; ; first = false) {
      const extra = scanner.match(IDENTIFIER);
      if (extra === undefined) return first ? undefined : say('extraExpected');
      this.#extras.push(extra);
      scanner.skipBlanks();
      if (!scanner.take(',')) return undefined;
      scanner.skipBlanks();
    }
  }

  #skipBadExtras(problem: Message): void {
    const scanner = this.#scanner;
    const start = scanner.position;
    AFTER_EXTRAS.lastIndex = start;
    scanner.position = AFTER_EXTRAS.exec(scanner.text)?.index ?? scanner.text.length;
    this.#fail(problem, this.#trimmed(start, scanner.position));
  }

  /** What follows `@`: an address up to the next whitespace, then possibly a marker. */
  #readUrl(): void {
    const scanner = this.#scanner;
    scanner.skipBlanks();
    const start = scanner.position;
    this.#url = scanner.match(ADDRESS);
    if (this.#url === undefined) {
      this.#fail(say('urlExpected'), { start, end: scanner.position });
      return;
    }
    this.#spans.url = this.#trimmed(start, scanner.position);
    if (scanner.isAtEnd()) return;
    scanner.skipBlanks();
    this.#readMarker(say('markerExpectedAfterUrl'));
  }

  /** Version specifiers separated by commas, possibly in parentheses, then possibly a marker. */
  #readSpecifiers(): void {
    const scanner = this.#scanner;
    const start = scanner.position;
    const opened = scanner.take('(');
    scanner.skipBlanks();
    let end = this.#readSpecifierList();
    scanner.skipBlanks();
    if (opened && scanner.take(')')) end = scanner.position;
    else if (opened) this.#fail(say('parenthesisUnclosed'), { start, end: start + 1 });
    if (end > start) this.#spans.specifier = this.#trimmed(start, end);
    scanner.skipBlanks();
    this.#readMarker(this.#expectedAfterSpecifiers(opened || this.#specifierSpans.length > 0));
  }

  #expectedAfterSpecifiers(known: boolean): Message {
    if (known) return say('endExpectedAfterVersion');
    // `foo 1.0`, `foo=1.0`
    VERSION_WITHOUT_OPERATOR.lastIndex = this.#scanner.position;
    const version = VERSION_WITHOUT_OPERATOR.test(this.#scanner.text);
    return version ? say('operatorExpected') : say('versionExpected');
  }

  /** Returns where the list ends. After an invalid specifier, goes on at the next comma. */
  #readSpecifierList(): number {
    const scanner = this.#scanner;
    let end = scanner.position;
    for (;;) {
      const start = scanner.position;
      // What must not follow the version, as in `>=1.0.*` and `>=1.0+local`, is part of the mistake.
      if (takeSpecifier(scanner) && !scanner.sees('.*') && !scanner.sees('+')) {
        this.#addSpecifiers(start, scanner.position);
      } else if (scanner.position > start || seesOperator(scanner)) {
        this.#skipToDelimiter();
        this.#addSpecifiers(start, scanner.position, say('specifierInvalid'));
      } else {
        return end;
      }
      end = scanner.position;
      scanner.skipBlanks();
      if (scanner.take(',')) {
        end = scanner.position;
        scanner.skipBlanks();
      } else if (seesOperator(scanner)) {
        this.#fail(say('commaExpectedBetweenSpecifiers'), { start: end, end: scanner.position + 1 });
      } else {
        return end;
      }
    }
  }

  /** Adds what is between the offsets; `problem` is reported if it turns out to be invalid. */
  #addSpecifiers(start: number, end: number, problem?: Message): void {
    const text = this.#scanner.text.slice(start, end);
    const { value, errors } = parseSpecifierSet(text);
    for (const specifier of value.specifiers) this.#specifiers.push(specifier);
    for (const error of errors) this.#fail(error.problem, shiftSpan(error.span, start));
    if (problem !== undefined && errors.length === 0) this.#fail(problem, this.#trimmed(start, end));
    let offset = start;
    for (const piece of text.split(',')) {
      const span = this.#trimmed(offset, offset + piece.length);
      if (span.end > span.start) this.#specifierSpans.push(span);
      offset += piece.length + 1;
    }
  }

  #skipToDelimiter(): void {
    const scanner = this.#scanner;
    while (scanner.position < scanner.text.length && !',;)'.includes(scanner.text[scanner.position] ?? '')) {
      scanner.position++;
    }
  }

  /** The `;` and what follows, or the end; anything else is an error up to the next `;`. */
  #readMarker(expected: Message): void {
    const scanner = this.#scanner;
    if (scanner.isAtEnd()) return;
    if (!scanner.take(';')) {
      const semicolon = scanner.text.indexOf(';', scanner.position);
      const end = semicolon === -1 ? scanner.text.length : semicolon;
      this.#fail(expected, this.#trimmed(scanner.position, end));
      if (semicolon === -1) return;
      scanner.position = semicolon + 1;
    }
    const span = this.#trimmed(scanner.position, scanner.text.length);
    if (span.end > span.start) this.#spans.marker = span;
    const read = readMarker(scanner, this.#decode);
    if ('error' in read) this.#fail(read.error.problem, read.error.span);
    else if (!scanner.isAtEnd())
      this.#fail(say('markerEndExpected'), this.#trimmed(scanner.position, scanner.text.length));
    else this.#marker = read.marker;
  }

  /**
   * An empty span is widened to the unit after it, or at the end to the one before, so that there is something to underline.
   */
  #fail(problem: Message, { start, end }: Span): void {
    if (start === end && start < this.#scanner.text.length) end++;
    else if (start === end && start > 0) start--;
    this.#errors.push({ problem, span: { start, end } });
  }

  /** The stretch without whitespace at its ends. */
  #trimmed(start: number, end: number): Span {
    const { text } = this.#scanner;
    while (end > start && isWhitespace(text.charCodeAt(end - 1))) end--;
    while (start < end && isWhitespace(text.charCodeAt(start))) start++;
    return { start, end };
  }
}
