/**
 * Reads the lines of a requirements or constraints file one by one, as pip does and as uv does. What only one of them reads is
 * marked with that; what decides for everybody, such as the indexes, is taken as uv reads it.
 */
import { say } from '../../messages/message.ts';
import { shiftSpan, type Span } from '../../text/span.ts';
import { DeclarationReader, type DeclarationList, type WrittenDeclaration } from '../declarationReader.ts';
import type { Dispute, LogicalLine } from './logicalLines.ts';
import { isSeenAsPath, mayBeEdited, requirementForm } from './_requirementForm.ts';
import { optionsStart, readOptions, type LineOption, type OptionName } from './_requirementsOptions.ts';
import type { Include, IndexOptions, SoleReader } from '../dependencyFile.ts';
import { UvReading } from './uvReading.ts';
import type { UvStatement } from './uvStatements.ts';

/** A requirement as one of the two reads it. */
interface ReadRequirement extends Pick<WrittenDeclaration, 'hashes' | 'editable' | 'seenBy'> {
  readonly text: string;
  readonly element: Span;
  /** From a place in the text to one in the file. */
  readonly mapSpan: (span: Span) => Span;
}

/** An option as one of the two reads it; spans are offsets in the file. */
interface ReadOption {
  readonly name: OptionName;
  readonly value: string;
  readonly valueSpan: Span;
  readonly span: Span;
  readonly seenBy?: SoleReader;
}

export class RequirementsReader {
  readonly reader: DeclarationReader;
  readonly includes: Include[] = [];
  /** Where the file says which index stands for PyPI. */
  indexUrlAt: Span | undefined;
  readonly #uv: UvReading;
  readonly #list: DeclarationList;
  readonly #extraIndexUrls: string[] = [];
  readonly #findLinks: string[] = [];
  readonly #noBinary: string[] = [];
  readonly #onlyBinary: string[] = [];
  #indexUrl: string | undefined;
  #noIndex = false;
  #pre = false;

  /** @param disputed see `UvReading` */
  constructor(path: string, text: string, kind: 'requirements' | 'constraints', disputed: readonly Dispute[]) {
    this.reader = new DeclarationReader(path);
    this.#uv = new UvReading(text, disputed);
    this.#list = {
      table: kind,
      reader: 'pip',
      role: kind === 'constraints' ? 'constraint' : 'requirement',
      active: true,
    };
  }

  get indexOptions(): IndexOptions {
    return {
      ...(this.#indexUrl === undefined ? {} : { indexUrl: this.#indexUrl }),
      extraIndexUrls: this.#extraIndexUrls,
      noIndex: this.#noIndex,
      findLinks: this.#findLinks,
      pre: this.#pre,
      noBinary: this.#noBinary,
      onlyBinary: this.#onlyBinary,
    };
  }

  readLine(line: LogicalLine): void {
    const start = optionsStart(line.text);
    const requirement = line.text.slice(0, start).trimEnd();
    const { options, rest, errors } = readOptions(line.text, start);
    const refusal = this.#uv.refusalIn(line.span);
    for (const { problem, span } of errors) {
      this.reader.reportRequirement(problem, line.spanInFile(span), refusal ? undefined : 'packaging');
      if (refusal) this.#uv.settle(refusal);
    }
    const isEditable = options.some((option) => option.name === 'editable');
    // uv reads `-e path ; marker`; pip ignores every other word that belongs to no option.
    for (const word of isEditable && rest[0]?.text.startsWith(';') ? [] : rest) {
      const problem = say('wordIgnored', { word: withoutRestOfPassword(word.text) });
      this.reader.report(problem, line.spanInFile(word.span), 'warning', 'packaging');
    }
    if (requirement === '') for (const option of options) this.#readOption(option, line);
    else this.#readRequirement(requirement, options, line);
  }

  /** What uv alone reads, once all lines are read. */
  readRest(): void {
    const { rest } = this.#uv;
    for (const { kind, text, textSpan, span, hashes, problem } of rest) {
      if (problem) this.reader.report(problem, textSpan, 'error', 'uv');
      else if (kind === 'named' || kind === 'editable') {
        this.#declare({
          ...{ text, element: span, mapSpan: (part) => shiftSpan(part, textSpan.start), seenBy: 'uv' },
          ...(hashes.length > 0 && { hashes }),
          ...(kind === 'editable' && { editable: true }),
        });
      } else if (kind !== 'refused') this.#apply({ name: kind, value: text, valueSpan: textSpan, span, seenBy: 'uv' });
    }
    if (rest.length === 0) return;
    this.reader.declarations.sort((a, b) => a.spans.element.start - b.spans.element.start);
    this.includes.sort((a, b) => a.span.start - b.span.start);
  }

  #readRequirement(text: string, options: readonly LineOption[], line: LogicalLine): void {
    const hashes: string[] = [];
    const { start } = line.span;
    const others = options.filter(({ name }) => name !== 'hash');
    for (const { name, value, valueSpan } of options) {
      if (name !== 'hash') continue;
      if (/^\w+:[\da-fA-F]+$/.test(value)) hashes.push(value);
      else this.reader.reportRequirement(say('hashInvalid'), line.spanInFile(valueSpan), 'packaging');
    }
    const isShared = this.#uv.shares(
      'named',
      start,
      (read) => read === text || (others.length > 0 && read.startsWith(text)),
    );
    for (const { name, span } of others) {
      const option = `--${name}`;
      // Of these uv reads the name as a part of the requirement.
      if (isShared && this.#uv.at(start)?.text !== text && !this.#uv.refusalIn(line.span))
        this.reader.report(say('optionRefusedAfter', { option }), line.spanInFile(span), 'error', 'uv');
      if (name !== 'config-settings' && name !== 'global-option' && name !== 'install-option')
        this.reader.report(say('optionMisplaced', { option }), line.spanInFile(span), 'warning', 'packaging');
    }
    const before = this.reader.problems.length;
    this.#declare({
      ...{ text, element: line.span, mapSpan: (part) => line.spanInFile(part) },
      ...(hashes.length > 0 && { hashes }),
      ...(!isShared && { seenBy: 'packaging' }),
    });
    // What neither can read is told once.
    const refusal = this.#uv.refusalIn(line.span);
    const isWrongForBoth = this.reader.problems.slice(before).some(({ objector }) => objector === undefined);
    if (refusal && isWrongForBoth) this.#uv.settle(refusal);
  }

  #declare({ text, element, mapSpan, ...more }: ReadRequirement): void {
    const isEditable = more.editable === true;
    if (isEditable && this.#list.role === 'constraint')
      this.reader.report(say('editableConstraint'), element, 'error', 'uv');
    const form = requirementForm(text, isEditable);
    if (isEditable && !mayBeEdited(text)) this.reader.report(say('editableNotFolder'), element, 'error', 'uv');
    else if (isEditable && more.seenBy !== 'packaging' && !isSeenAsPath(text))
      this.reader.report(say('editableNotPath'), element, 'error', 'uv');
    const whole = mapSpan({ start: 0, end: text.length });
    const written = { ...this.#list, ...more, text, escaped: false };
    if (form.kind === 'named') {
      // The values of variables are not known here.
      const isKnown = !/\$\{[A-Z\d_]+\}/.test(text);
      this.reader.add({ ...written, spans: { whole, element } }, mapSpan, isKnown);
      return;
    }
    if (this.#list.role === 'constraint' && !isEditable)
      this.reader.report(say('unnamedConstraint'), element, 'error', 'uv');
    const { kind, place, markerStart } = form;
    const marker = markerStart === undefined ? undefined : this.reader.readMarker(text, markerStart, mapSpan, more);
    const start = text.indexOf(place);
    const url = kind === 'url' && { url: mapSpan({ start, end: start + place.length }) };
    this.reader.addAsIs({
      ...written,
      ...(kind === 'url' ? { url: place } : { localPath: place }),
      ...(marker && { marker }),
      spans: { whole, element, ...url, specifiers: [] },
    });
  }

  /** An option on a line without a requirement. */
  #readOption({ name, value, span, valueSpan }: LineOption, line: LogicalLine): void {
    const inFile = line.spanInFile(span);
    // Behind the path pip passes over a marker, which uv reads.
    const isSame = (read: string): boolean =>
      read === value ||
      WITHOUT_EFFECT.has(name) ||
      (name === 'editable' && /^\s*;/.test(read.startsWith(value) ? read.slice(value.length) : ''));
    const isShared = this.#uv.shares(name, inFile.start, isSame);
    const read = isShared && name === 'editable' ? this.#uv.at(inFile.start) : undefined;
    if (read?.kind === 'editable') this.#declareAsUv(read, line);
    else {
      const seenBy = isShared ? undefined : ('packaging' as const);
      this.#apply({ name, value, valueSpan: line.spanInFile(valueSpan), span: inFile, ...(seenBy && { seenBy }) });
    }
  }

  #declareAsUv({ text, textSpan }: UvStatement, line: LogicalLine): void {
    const mapSpan = (part: Span): Span => shiftSpan(part, textSpan.start);
    this.#declare({ text, element: line.span, mapSpan, editable: true });
  }

  #apply({ name, value, valueSpan, span, seenBy }: ReadOption): void {
    const seen = seenBy && { seenBy };
    switch (name) {
      case 'requirement':
      case 'constraint':
        this.includes.push({ kind: name, path: value, span: valueSpan, ...seen });
        break;
      case 'editable':
        this.#declare({
          ...{ text: value, element: span, mapSpan: (part) => shiftSpan(part, valueSpan.start), editable: true },
          ...seen,
        });
        break;
      case 'hash':
        this.reader.report(say('hashMisplaced'), span, 'warning', 'packaging');
        break;
      default:
        if (seenBy !== 'packaging') this.#applyToIndexes(name, value, span);
    }
  }

  #applyToIndexes(name: OptionName, value: string, span: Span): void {
    switch (name) {
      case 'index-url':
        if (this.indexUrlAt) this.reader.report(say('indexUrlTwice'), span, 'error', 'uv');
        this.#indexUrl = value;
        this.indexUrlAt = span;
        break;
      case 'extra-index-url':
        this.#extraIndexUrls.push(value);
        break;
      case 'find-links':
        this.#findLinks.push(value);
        break;
      case 'no-index':
        this.#noIndex = true;
        break;
      case 'pre':
        this.#pre = true;
        break;
      case 'no-binary':
        this.#noBinary.push(...value.split(','));
        break;
      case 'only-binary':
        this.#onlyBinary.push(...value.split(','));
        break;
      default:
    }
  }
}

/** Where it does not matter what stands behind: these switch something on, or uv passes over them. */
const WITHOUT_EFFECT: ReadonlySet<OptionName> = new Set([
  ...(['no-index', 'pre', 'prefer-binary', 'require-hashes', 'trusted-host', 'use-feature'] as const),
]);

/** A password with a blank in it goes on in the next word: what stands before an `@` there is not shown. */
function withoutRestOfPassword(word: string): string {
  return word.replace(/^.*@/s, '****@');
}
