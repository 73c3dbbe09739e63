/** Gathers the declarations and problems of one file as it is read. */
import { say, type Message } from '../messages/message.ts';
import { parseRequirement, type RequirementSpans } from '../packaging/requirements/requirement.ts';
import type { ParseError } from '../text/parsed.ts';
import { shiftSpan, type Span } from '../text/span.ts';
import type { TomlValue } from '../config/tomlNode.ts';
import type { Declaration, DeclarationRole, DeclarationSpans, ReaderName, ReadingProblem } from './dependencyFile.ts';

/** What all declarations in one list have in common. */
export interface DeclarationList {
  readonly table: string;
  readonly reader: ReaderName;
  readonly role: DeclarationRole;
  readonly active: boolean;
}

/** The parts of a declaration that are known before its text is read. */
export type WrittenDeclaration = Omit<Declaration, 'path' | 'requirement' | 'spans'> & {
  readonly spans: Pick<DeclarationSpans, 'whole' | 'element'>;
};

/** While it is being made. */
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export class DeclarationReader {
  readonly declarations: Declaration[] = [];
  readonly problems: ReadingProblem[] = [];
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** Reports a problem of the file. */
  report(problem: Message, span: Span, severity: ReadingProblem['severity'] = 'error'): void {
    this.problems.push({ problem, span, path: this.#path, severity, about: 'file' });
  }

  reportAll(errors: readonly ParseError[]): void {
    for (const { problem, span } of errors) this.report(problem, span);
  }

  /** Reports a problem of one requirement. */
  reportRequirement(problem: Message, span: Span): void {
    this.problems.push({ problem, span, path: this.#path, severity: 'error', about: 'requirement' });
  }

  /**
   * Reads a declaration's text as a requirement. If `reportsErrors` is false, errors in it are not reported, but it still
   * has no requirement then.
   * @param mapSpan maps a place in the text to one in the file
   */
  add(written: WrittenDeclaration, mapSpan: (span: Span) => Span, reportsErrors = true): Declaration {
    const { value, errors } = parseRequirement(written.text);
    for (const { problem, span } of reportsErrors ? errors : []) {
      const inFile = written.escaped || span.start === span.end ? written.spans.whole : mapSpan(span);
      this.reportRequirement(problem, inFile.start === inFile.end ? written.spans.element : inFile);
    }
    const { whole, element } = written.spans;
    const spans =
      value && !written.escaped ? mapSpans(value.spans, element, mapSpan) : { whole, element, specifiers: [] };
    const declaration: Mutable<Declaration> = { ...written, path: this.#path, spans };
    if (value && errors.length === 0) declaration.requirement = value.requirement;
    this.declarations.push(declaration);
    return declaration;
  }

  /** Adds a declaration that is not a requirement by name. */
  addAsIs(declaration: Omit<Declaration, 'path'>): Declaration {
    const added = { ...declaration, path: this.#path };
    this.declarations.push(added);
    return added;
  }

  /**
   * Reads an array of requirement strings.
   * @param name the array's key with its table, for messages
   * @param readTable handles an element that is a table; without it such elements are errors
   */
  addArray(
    value: TomlValue | undefined,
    name: string,
    list: DeclarationList,
    readTable?: (element: TomlValue & { readonly kind: 'table' }) => void,
  ): void {
    if (value === undefined || value.kind === 'invalid') return;
    if (value.kind !== 'array') {
      this.report(say('mustBeArrayOfStrings', { key: name }), value.span);
      return;
    }
    for (const element of value.elements) {
      if (element.kind === 'string') this.#addString(element, list);
      else if (element.kind === 'table' && readTable) readTable(element);
      else if (element.kind !== 'invalid') this.report(say('mayHoldStringsOnly', { key: name }), element.span);
    }
  }

  #addString(string: TomlValue & { readonly kind: 'string' }, list: DeclarationList): void {
    const { content, quote, escaped } = string;
    this.add(
      { ...list, text: string.value, spans: { whole: content, element: string.span }, quote, escaped },
      (span) => shiftSpan(span, content.start),
      string.closed,
    );
  }
}

function mapSpans(spans: RequirementSpans, element: Span, map: (span: Span) => Span): DeclarationSpans {
  // Each of ten thousand lines comes through here: this makes fewer objects than conditional spreads.
  const mapped: Mutable<DeclarationSpans> = {
    whole: map(spans.whole),
    element,
    name: map(spans.name),
    specifiers: spans.specifiers.map(map),
  };
  if (spans.extras) mapped.extras = map(spans.extras);
  if (spans.specifier) mapped.specifier = map(spans.specifier);
  if (spans.url) mapped.url = map(spans.url);
  if (spans.marker) mapped.marker = map(spans.marker);
  return mapped;
}
