/** Reads the lines of a requirements or constraints file one by one. */
import { say } from '../messages/message.ts';
import { shiftSpan, type Span } from '../text/span.ts';
import { DeclarationReader, type DeclarationList } from './declarationReader.ts';
import type { LogicalLine } from './_logicalLines.ts';
import { requirementForm } from './_requirementForm.ts';
import { optionsStart, readOptions, type LineOption } from './_requirementsOptions.ts';
import type { Include, IndexOptions } from './dependencyFile.ts';

export class RequirementsReader {
  readonly reader: DeclarationReader;
  readonly includes: Include[] = [];
  readonly #list: DeclarationList;
  readonly #extraIndexUrls: string[] = [];
  readonly #findLinks: string[] = [];
  readonly #noBinary: string[] = [];
  readonly #onlyBinary: string[] = [];
  #indexUrl: string | undefined;
  #noIndex = false;
  #pre = false;

  constructor(path: string, kind: 'requirements' | 'constraints') {
    this.reader = new DeclarationReader(path);
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
    for (const { problem, span } of errors) this.reader.reportRequirement(problem, line.spanInFile(span));
    const isEditable = options.some((option) => option.name === 'editable');
    // uv reads `-e path ; marker`; pip ignores every other word that belongs to no option.
    for (const word of isEditable && rest[0]?.text.startsWith(';') ? [] : rest) {
      this.reader.report(
        say('wordIgnored', { word: withoutRestOfPassword(word.text) }),
        line.spanInFile(word.span),
        'warning',
      );
    }
    if (requirement === '') for (const option of options) this.#applyOption(option, line);
    else this.#addRequirement(requirement, options, line);
  }

  #addRequirement(text: string, options: readonly LineOption[], line: LogicalLine): void {
    const hashes: string[] = [];
    for (const { name, value, span, valueSpan } of options) {
      if (name === 'hash') {
        if (/^\w+:[\da-fA-F]+$/.test(value)) hashes.push(value);
        else this.reader.reportRequirement(say('hashInvalid'), line.spanInFile(valueSpan));
        continue;
      }
      const option = `--${name}`;
      this.reader.report(say('optionRefusedAfter', { option }), line.spanInFile(span), 'error', 'uv');
      if (name !== 'config-settings' && name !== 'global-option' && name !== 'install-option') {
        this.reader.report(say('optionMisplaced', { option }), line.spanInFile(span), 'warning', 'packaging');
      }
    }
    const span = { start: 0, end: text.length };
    this.#reportContinuation(span, line);
    this.#declare(text, span, line, hashes.length > 0 ? { hashes } : {});
  }

  #declare(text: string, span: Span, line: LogicalLine, more: { hashes?: readonly string[]; editable?: true }): void {
    const spans = { whole: line.spanInFile(span), element: line.span };
    const written = { ...this.#list, ...more, text, escaped: false };
    const form = requirementForm(text);
    if (form.kind === 'path') {
      this.reader.addAsIs({ ...written, localPath: form.path, spans: { ...spans, specifiers: [] } });
    } else if (form.kind === 'url') {
      const url = line.spanInFile({ start: span.start, end: span.start + form.url.length });
      this.reader.addAsIs({ ...written, url: form.url, spans: { ...spans, url, specifiers: [] } });
    } else {
      // The values of variables are not known here.
      const isKnown = !/\$\{[A-Z\d_]+\}/.test(text);
      this.reader.add(
        { ...written, spans },
        (part) => line.spanInFile(span.start === 0 ? part : shiftSpan(part, span.start)),
        isKnown,
      );
    }
  }

  /** uv reads neither a requirement nor the value of an option beyond the end of the line; pip does. */
  #reportContinuation(span: Span, line: LogicalLine): void {
    if (line.isContinuedIn(span)) this.reader.report(say('continuationRefused'), line.spanInFile(span), 'error', 'uv');
  }

  /** Applies an option on a line without a requirement. */
  #applyOption({ name, value, span, valueSpan, isGlued }: LineOption, line: LogicalLine): void {
    if (value !== '') this.#reportContinuation(span, line);
    if (isGlued) this.reader.report(say('optionGlued', { option: name }), line.spanInFile(span), 'error', 'uv');
    switch (name) {
      case 'requirement':
      case 'constraint':
        this.includes.push({ kind: name, path: value, span: line.spanInFile(valueSpan) });
        break;
      case 'editable':
        if (this.#list.role === 'constraint') {
          this.reader.report(say('editableConstraint'), line.spanInFile(span), 'error', 'uv');
        }
        this.#declare(value, valueSpan, line, { editable: true });
        break;
      case 'index-url':
        this.#indexUrl = value;
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
      case 'hash':
        this.reader.report(say('hashMisplaced'), line.spanInFile(span), 'warning');
        break;
      default:
    }
  }
}

/** A password with a blank in it goes on in the next word: what stands before an `@` there is not shown. */
function withoutRestOfPassword(word: string): string {
  return word.replace(/^.*@/s, '****@');
}
