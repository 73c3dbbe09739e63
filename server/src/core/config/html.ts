/**
 * Reads the elements of an HTML page that may be half typed: their attributes, and the text of those that are asked for, each
 * decoded and with its place in the file. Never throws; linear in the length of the text.
 * @see https://html.spec.whatwg.org/multipage/parsing.html#tokenization
 */
import { Tokenizer } from 'htmlparser2';
import { MappedText, MappedTextBuilder } from '../text/mappedText.ts';
import type { Span } from '../text/span.ts';

/** How a value of an attribute is quoted, as the tokenizer numbers it. */
const QUOTED = { single: 2, double: 3 } as const;

/** What stands between the name of an attribute and its value: HTML has fewer blanks than JavaScript. */
const BEFORE_VALUE = /[\t\n\f\r ]*=[\t\n\f\r ]*["']?/y;

/** What has a script make a copy of a template's content, which then is a part of the page. */
const COPIES_TEMPLATES = /\b(?:cloneNode|importNode)\b/;

/** An element by its opening tag. */
export interface HtmlElement {
  /** In lower case. */
  readonly name: string;
  /** By their names in lower case; of two with one name the first counts. An attribute without a value is empty. */
  readonly attributes: ReadonlyMap<string, HtmlAttribute>;
  /** The text up to the closing tag, without the tags in it; absent if it was not asked for. */
  readonly content?: MappedText;
}

export interface HtmlAttribute {
  readonly value: MappedText;
  /** With the quotes. */
  readonly span: Span;
}

/**
 * The elements of a page, in their order, but for those that no script finds: a browser that runs scripts takes what is in
 * `<noscript>` for text, and a `<template>` is none of the page until it is copied into it.
 * @param wantsContent whether the text of an element is wanted, by its name
 * @see https://html.spec.whatwg.org/multipage/scripting.html#the-template-element
 */
export function readHtml(text: string, wantsContent: (name: string) => boolean): readonly HtmlElement[] {
  return readPage(text, wantsContent).elements;
}

/** The parts of a page whose elements no script finds. */
export function inertParts(text: string): readonly Span[] {
  return /<(?:template|noscript)\b/i.test(text) ? readPage(text, () => false).inert.parts : [];
}

function readPage(text: string, wantsContent: (name: string) => boolean): ElementReader {
  const reader = new ElementReader(text, wantsContent);
  const tokenizer = new Tokenizer({ decodeEntities: true }, reader);
  tokenizer.write(text);
  tokenizer.end();
  reader.finish();
  reader.inert.finish(text.length);
  return reader;
}

/** While it is being read. */
interface OpenElement {
  readonly name: string;
  readonly attributes: Map<string, HtmlAttribute>;
  content?: MappedText;
}

/** Receives what the tokenizer finds, all of it as offsets. */
class ElementReader {
  readonly elements: OpenElement[] = [];
  readonly inert: InertParts;
  readonly oncdata = ignore;
  readonly oncomment = ignore;
  readonly ondeclaration = ignore;
  readonly onend = ignore;
  readonly onprocessinginstruction = ignore;
  readonly #source: MappedText;
  readonly #wantsContent: (name: string) => boolean;
  #tag: OpenElement = { name: '', attributes: new Map() };
  #attribute = '';
  #valueStart = 0;
  #value: Decoder;
  /** The element whose text is being gathered, and that text. */
  #filled: OpenElement | undefined;
  #content: Decoder;

  constructor(text: string, wantsContent: (name: string) => boolean) {
    this.#source = MappedText.verbatim(text);
    this.#wantsContent = wantsContent;
    this.inert = new InertParts(COPIES_TEMPLATES.test(text));
    this.#value = new Decoder(this.#source, 0);
    this.#content = new Decoder(this.#source, 0);
  }

  onopentagname(start: number, end: number): void {
    this.#tag = { name: this.#source.text.slice(start, end).toLowerCase(), attributes: new Map() };
  }

  onattribname(start: number, end: number): void {
    this.#attribute = this.#source.text.slice(start, end).toLowerCase();
    BEFORE_VALUE.lastIndex = end;
    this.#valueStart = end + (BEFORE_VALUE.exec(this.#source.text)?.[0].length ?? 0);
    this.#value = new Decoder(this.#source, this.#valueStart);
  }

  onattribdata(start: number, end: number): void {
    this.#value.text(start, end);
  }

  onattribentity(codepoint: number): void {
    this.#value.entity(codepoint);
  }

  onattribend(quote: number, end: number): void {
    const { attributes } = this.#tag;
    const isQuoted = quote === QUOTED.single || quote === QUOTED.double;
    const value = this.#value.finish(isQuoted ? end - 1 : end);
    const span = { start: isQuoted ? this.#valueStart - 1 : this.#valueStart, end };
    if (!attributes.has(this.#attribute)) attributes.set(this.#attribute, { value, span });
  }

  onopentagend(end: number): void {
    if (this.inert.open(this.#tag, end + 1)) return;
    this.elements.push(this.#tag);
    if (!this.#wantsContent(this.#tag.name)) return;
    this.finish();
    this.#filled = this.#tag;
    this.#content = new Decoder(this.#source, end + 1);
  }

  onselfclosingtag(end: number): void {
    // HTML has no elements that close themselves, but for those without content.
    this.onopentagend(end);
  }

  onclosetag(start: number, end: number): void {
    const name = this.#source.text.slice(start, end).toLowerCase();
    this.inert.close(name, start - 2);
    if (this.#filled?.name === name) this.finish(start - 2);
  }

  ontext(start: number, end: number): void {
    // For a closing tag that is never closed the tokenizer gives a text without a beginning.
    if (this.#filled && start >= 0) this.#content.text(start, end);
  }

  ontextentity(codepoint: number, end: number): void {
    if (this.#filled) this.#content.entity(codepoint, end);
  }

  /** The text of an element has ended. */
  finish(end?: number): void {
    if (this.#filled) this.#filled.content = this.#content.finish(end);
    this.#filled = undefined;
  }
}

/** Follows where a page has parts whose elements no script finds. */
class InertParts {
  readonly parts: Span[] = [];
  readonly #copiesTemplates: boolean;
  #start = 0;
  #templates = 0;
  #isNoscript = false;

  /** @param copiesTemplates whether templates become parts of the page */
  constructor(copiesTemplates: boolean) {
    this.#copiesTemplates = copiesTemplates;
  }

  /** Enters an element; returns whether it is in such a part itself. */
  open({ name, attributes }: HtmlElement, start: number): boolean {
    const isInside = this.#isInside();
    if (this.#isNoscript) return true;
    if (name === 'noscript') this.#isNoscript = true;
    // That of a shadow root is in the page at once.
    else if (name === 'template' && (isInside || !(this.#copiesTemplates || attributes.has('shadowrootmode'))))
      this.#templates++;
    if (!isInside && this.#isInside()) this.#start = start;
    return isInside;
  }

  close(name: string, end: number): void {
    if (!this.#isInside()) return;
    if (name === 'noscript') this.#isNoscript = false;
    else if (name === 'template' && !this.#isNoscript) this.#templates--;
    if (!this.#isInside()) this.parts.push({ start: this.#start, end });
  }

  /** What is still open ends with the page. */
  finish(end: number): void {
    if (this.#isInside()) this.parts.push({ start: this.#start, end });
  }

  #isInside(): boolean {
    return this.#isNoscript || this.#templates > 0;
  }
}

function ignore(): void {
  // Nothing of this kind installs anything.
}

/** Puts a text together from its parts; several character references in a row count as one. */
class Decoder {
  readonly #builder: MappedTextBuilder;
  readonly #start: number;
  /** Where the last part has ended. */
  #at: number;
  #entities = '';

  constructor(source: MappedText, start: number) {
    this.#builder = new MappedTextBuilder(source);
    this.#start = start;
    this.#at = start;
  }

  text(start: number, end: number): void {
    this.#flush(start);
    this.#builder.keep(start, end);
    this.#at = end;
  }

  /** @param end where the reference ends, if that is known */
  entity(codepoint: number, end?: number): void {
    this.#entities += String.fromCodePoint(codepoint);
    if (end !== undefined) this.#flush(end);
  }

  finish(end = this.#at): MappedText {
    this.#flush(end);
    return this.#builder.build(this.#start);
  }

  #flush(end: number): void {
    if (this.#entities !== '') this.#builder.replace(Math.min(this.#at, end), end, this.#entities);
    this.#entities = '';
    this.#at = end;
  }
}
