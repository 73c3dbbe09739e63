/** Gathers the declarations and problems of one file as it is read. */
import type { Branch } from '../text/branches.ts';
import { say, type Message } from '../messages/message.ts';
import {
  parseRequirement,
  type ParsedRequirement,
  type RequirementSpans,
} from '../packaging/requirements/requirement.ts';
import { uvAddressObjection } from '../packaging/requirements/uvAddress.ts';
import { uvSpellingObjection } from '../packaging/requirements/uvObjection.ts';
import { parseAsUvReads } from '../packaging/requirements/uvReading.ts';
import { parseUvUrlRequirement } from '../packaging/requirements/uvUrlRequirement.ts';
import type { ParseError } from '../text/parsed.ts';
import { shiftSpan, type Span } from '../text/span.ts';
import type { Marker } from '../packaging/requirements/marker.ts';
import type { TomlValue } from '../config/tomlNode.ts';
import type {
  CallOptions,
  Declaration,
  DeclarationRole,
  DeclarationSpans,
  InstalledChange,
  ReaderName,
  ReadingProblem,
} from './dependencyFile.ts';
import type { OwnRuntime } from './signs/namedInterpreter.ts';

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

/** A change with the interpreter that it happens in. */
interface PlacedChange extends InstalledChange {
  readonly installation: string | undefined;
}

/** Who sees it, where that is only one. */
type SeenBy = Pick<Declaration, 'seenBy'>;

/** A marker is read behind a name. */
const BEFORE_MARKER = 'a ;';

/** While it is being made. */
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export class DeclarationReader {
  readonly declarations: Declaration[] = [];
  readonly problems: ReadingProblem[] = [];
  /** See {@link DependencyFile.runtimes}. */
  readonly runtimes = new Map<string, OwnRuntime>();
  readonly #path: string;
  #installation: string | undefined;
  #call = 0;
  #branch: Branch = [];
  #options: CallOptions | undefined;
  /** What the call says itself. */
  #ownOptions: CallOptions | undefined;
  readonly #changes: PlacedChange[] = [];
  /** The changes that the call has, and how many declarations there were before it. */
  #handed: readonly InstalledChange[] = [];
  #declaredBefore = 0;
  #isOfOtherTool = false;

  constructor(path: string) {
    this.#path = path;
  }

  /** Of the file that is read. */
  get path(): string {
    return this.#path;
  }

  /** From here on what is added is installed in that interpreter of the page. */
  enter(installation: string | undefined): void {
    this.#installation = installation;
  }

  /** The interpreter that is entered runs a Pyodide of its own, whatever the file as a whole does. */
  runsItsOwn(runtime: OwnRuntime): void {
    this.runtimes.set(this.#installation ?? '', runtime);
  }

  /** The number of the next call. */
  get nextCall(): number {
    return this.#call + 1;
  }

  /** What is added from here on is handed over by a call of its own, which runs after those before. */
  beginCall(options?: CallOptions): void {
    this.#call++;
    this.#ownOptions = options;
    const changes = this.#takeChanges();
    this.#options = changes.length > 0 ? { ...options, changes } : options;
  }

  /** What the call that is read says itself. */
  get ownOptions(): CallOptions | undefined {
    return this.#ownOptions;
  }

  /** The next call finds something else installed than the calls before have left. */
  changeInstalled(change: InstalledChange): void {
    this.#changes.push({ ...change, installation: this.#installation });
  }

  /** The changes before a call; those of a call that handed over nothing go on to the next one. */
  #takeChanges(): readonly InstalledChange[] {
    const waiting = this.declarations.length > this.#declaredBefore ? [] : this.#handed;
    const isOwn = ({ installation }: PlacedChange): boolean => installation === this.#installation;
    const own = this.#changes.filter(isOwn);
    for (const one of own) this.#changes.splice(this.#changes.indexOf(one), 1);
    this.#declaredBefore = this.declarations.length;
    this.#handed = [
      ...waiting,
      ...own.map(({ name, version }) => ({ name, ...(version !== undefined && { version }) })),
    ];
    return this.#handed;
  }

  /** What is added meanwhile is handed over by no call: it is there before any code runs. */
  outsideCalls<T>(read: () => T): T {
    const [call, branch, options] = [this.#call, this.#branch, this.#options];
    [this.#call, this.#branch, this.#options] = [0, [], undefined];
    const value = read();
    [this.#call, this.#branch, this.#options] = [call, branch, options];
    return value;
  }

  /** The calls from here on are in these branches of the program. */
  enterBranch(branch: Branch): void {
    this.#branch = branch;
  }

  /** Where, and by which call, what is added is installed. */
  get installation(): Pick<Declaration, 'installation' | 'call' | 'branch' | 'options'> {
    return {
      ...(this.#installation !== undefined && { installation: this.#installation }),
      ...(this.#call > 0 && { call: this.#call }),
      ...(this.#branch.length > 0 && { branch: this.#branch }),
      ...(this.#options && { options: this.#options }),
    };
  }

  /** Reports a problem of the file; `objector` if only one of the installers has it. */
  report(
    problem: Message,
    span: Span,
    severity: ReadingProblem['severity'] = 'error',
    objector?: ReadingProblem['objector'],
  ): void {
    const weight = this.#isOfOtherTool ? 'warning' : severity;
    this.problems.push({
      problem,
      span,
      path: this.#path,
      severity: weight,
      about: 'file',
      ...(objector && { objector }),
    });
  }

  /** What is wrong in a table that only another tool reads stops nothing that is checked here: it is a warning. */
  ofOtherTool<T>(read: () => T): T {
    this.#isOfOtherTool = true;
    const value = read();
    this.#isOfOtherTool = false;
    return value;
  }

  /** Says that something is left unchecked, since only somebody else knows about it: whether it installs stays open. */
  leaveUnchecked(problem: Message, span: Span): void {
    this.problems.push({ problem, span, path: this.#path, severity: 'information', about: 'unchecked' });
  }

  /** Says that something is left unchecked on purpose, since nothing of it is installed here. */
  passOver(problem: Message, span: Span): void {
    const about = { severity: 'information', about: 'unchecked', notInstalled: true } as const;
    this.problems.push({ problem, span, path: this.#path, ...about });
  }

  /** Whether something at a place, or around it, is already reported as an error. */
  isReported({ start, end }: Span): boolean {
    return this.problems.some(
      ({ span, severity }) => severity === 'error' && span.start >= start - 1 && span.end <= end + 1,
    );
  }

  reportAll(errors: readonly ParseError[]): void {
    for (const { problem, span } of errors) this.report(problem, span);
  }

  /** Reports a problem of one requirement; `objector` if only one of the ways to read requirements has it. */
  reportRequirement(problem: Message, span: Span, objector?: ReadingProblem['objector']): void {
    const severity = this.#isOfOtherTool ? 'warning' : 'error';
    const about = { severity, about: 'requirement', ...(objector && { objector }) } as const;
    this.problems.push({ problem, span, path: this.#path, ...about });
  }

  /**
   * Reads a declaration's text as a requirement. If `reportsErrors` is false, errors in it are not reported, but it still
   * has no requirement then.
   * @param mapSpan maps a place in the text to one in the file
   */
  add(written: WrittenDeclaration, mapSpan: (span: Span) => Span, reportsErrors = true): Declaration {
    const { value, errors, objector } = readRequirement(written);
    for (const { problem, span } of reportsErrors ? errors : []) {
      const inFile = written.escaped || span.start === span.end ? written.spans.whole : mapSpan(span);
      const shown = inFile.start === inFile.end ? written.spans.element : inFile;
      this.#reportRead(problem, shown, objector, written);
    }
    const { whole, element } = written.spans;
    const spans =
      value && !written.escaped ? mapSpans(value.spans, element, mapSpan) : { whole, element, specifiers: [] };
    const declaration: Mutable<Declaration> = { ...written, path: this.#path, spans };
    if (this.#installation !== undefined) declaration.installation = this.#installation;
    if (this.#call > 0) declaration.call = this.#call;
    if (this.#branch.length > 0) declaration.branch = this.#branch;
    if (this.#options) declaration.options = this.#options;
    if (value && (errors.length === 0 || objector)) declaration.requirement = value.requirement;
    this.declarations.push(declaration);
    return declaration;
  }

  /** A problem of a requirement that perhaps only one of the two sees, so that what the other minds does not matter. */
  #reportRead(problem: Message, span: Span, objector: ReadingProblem['objector'], { seenBy }: SeenBy): void {
    if (seenBy === undefined || objector === undefined || objector === seenBy)
      this.reportRequirement(problem, span, objector ?? seenBy);
  }

  /**
   * Reads the marker behind a path or URL, as that of a requirement.
   * @param start where it begins in the text, behind the `;`
   * @param mapSpan maps a place in the text to one in the file
   */
  readMarker(text: string, start: number, mapSpan: (span: Span) => Span, by: SeenBy): Marker | undefined {
    const { value, errors, objector } = readText({ text: `${BEFORE_MARKER}${text.slice(start)}`, reader: 'pip' });
    for (const { problem, span } of errors) {
      const [from, to] = [span.start, span.end].map((at) => Math.max(at - BEFORE_MARKER.length, 0) + start);
      const shown = from === to ? { start, end: text.length } : { start: from ?? start, end: to ?? text.length };
      this.#reportRead(problem, mapSpan(shown), objector, by);
    }
    return value?.requirement.marker;
  }

  /** Adds a declaration that is not a requirement by name. */
  addAsIs(declaration: Omit<Declaration, 'path'>): Declaration {
    const added = { ...this.installation, ...declaration, path: this.#path };
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
      else if (element.kind !== 'invalid') {
        this.report(say('mayHoldStringsOnly', { key: name }), element.span);
      }
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

/** Who has uv read it: not a build backend, and no tool of its own. */
const READ_BY_UV: ReadonlySet<ReaderName> = new Set(['pep621', 'pep723', 'pep735', 'uv', 'pip']);

/** Lists in which uv ends its run at an address that it does not take, whether or not anybody asks for the project. */
const REFUSED_FOR_ADDRESS: ReadonlySet<ReaderName> = new Set(['pep735', 'uv']);

interface ReadText {
  readonly value: ParsedRequirement | undefined;
  readonly errors: readonly ParseError[];
  /** Set if the text is a requirement, except for this way of reading it. */
  readonly objector?: 'uv' | 'packaging';
}

/** Reads the text as PyPA's `packaging` does and, where they differ, as uv does. */
function readRequirement(written: WrittenDeclaration): ReadText {
  const read = readText(written);
  const { value } = read;
  const url = value?.requirement.url;
  if (!value || url === undefined || !REFUSED_FOR_ADDRESS.has(written.reader)) return read;
  const problem = uvAddressObjection(url);
  if (problem === undefined || (read.errors.length > 0 && !read.objector)) return read;
  return { value, errors: [{ problem, span: value.spans.url ?? value.spans.whole }], objector: 'uv' };
}

function readText({ text, reader }: Pick<WrittenDeclaration, 'text' | 'reader'>): ReadText {
  const strict = parseRequirement(text);
  if (!READ_BY_UV.has(reader)) return strict;
  if (strict.errors.length > 0) {
    const value = parseUvUrlRequirement(text);
    if (value) return { value, errors: blankMissing(value), objector: 'packaging' };
    const read = parseAsUvReads(text, reader === 'pep621');
    return read ? { value: read, errors: oddBlank(text) ?? strict.errors, objector: 'packaging' } : strict;
  }
  const { value } = strict;
  const problem = value && uvSpellingObjection(value);
  if (!problem) return strict;
  const repaired = reader === 'pep621' ? parseAsUvReads(text, true) : undefined;
  if (repaired) return { value: repaired, errors: [{ problem, span: value.spans.whole }], objector: 'packaging' };
  return { value, errors: [{ problem, span: value.spans.whole }], objector: 'uv' };
}

/** A blank that looks like an ordinary one and is none, as word processors and web pages have it; undefined if there is none. */
function oddBlank(text: string): readonly ParseError[] | undefined {
  const start = text.search(/[^\S \t\r\n]/);
  if (start === -1) return undefined;
  const code = `U+${text.charCodeAt(start).toString(16).toUpperCase().padStart(4, '0')}`;
  return [{ problem: say('oddBlank', { code }), span: { start, end: start + 1 } }];
}

/** `a @ https://host/a.whl; marker`: the place behind the address. */
function blankMissing({ spans: { url, whole } }: ParsedRequirement): readonly ParseError[] {
  const end = url?.end ?? whole.end;
  return [{ problem: say('blankBeforeMarkerExpected'), span: { start: end, end: end + 1 } }];
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
