/**
 * The format of the files of a recorded index: an index's answers about one or more projects, as text that people can read
 * and version control can compare. docs/recorded-index.md specifies the format; this file writes and reads it.
 *
 *     pyodide-preflight recorded index 1
 *     project NAME
 *     page CONTENT-TYPE
 *       …
 *     metadata WHEEL
 *       …
 *     sources ARCHIVE
 *       …
 *     end
 *
 * The indented lines are the body of the line above. A JSON page, and what a source archive has, is spread over several lines:
 * the line breaks and the spaces around them are not part of it. Any other body is text and preserved byte for byte: each line that is not empty is
 * preceded by two spaces, and `\` starts an escape: `\\`, `\r`, `\xNN` for a byte; at the end of a line it removes the line
 * break.
 */
import { say, type Message } from '../core/messages/message.ts';
import type { NormalizedName } from '../core/packaging/name.ts';
import { isNormalizedName, normalizeName } from '../core/packaging/name.ts';
import { isDeviceName } from '../core/text/windowsPath.ts';
import { formatJsonBody, formatTextBody, parseJsonBody, parseTextBody } from './_recordedBody.ts';

/** What an index said about a project. */
export interface RecordedProject {
  readonly name: NormalizedName;
  /** Absent if only metadata are recorded. */
  readonly page?: RecordedPage;
  /** Core metadata by the file name of the wheel. */
  readonly metadata: ReadonlyMap<string, Uint8Array>;
  /** What source archives have in them, as JSON, by their file names. */
  readonly sources?: ReadonlyMap<string, Uint8Array>;
}

export interface RecordedPage {
  readonly contentType: string;
  readonly body: Uint8Array;
}

export type RecordedProjects = ReadonlyMap<NormalizedName, RecordedProject>;

/** Why a file is not in this format: a clause without a full stop. */
export interface RecordedProblem {
  readonly problem: Message;
}

const TITLE = 'pyodide-preflight recorded index';
/** The newest version of the format. */
const VERSION = 2;
/** That of a file without contents of source archives, so that programs which know no other can read it. */
const WITHOUT_SOURCES = 1;
const END = 'end';

const LINE_FEED = 10;
const RETURN = 13;
const BLANK = 32;

/** Names and content types are shorter; a longer line is not in this format. */
const MAX_LINE_BYTES = 4096;

/** The file of a project of PyPI, relative to the folder of the recorded index. */
export function recordedProjectPath(name: NormalizedName): string {
  // On Windows some names are devices, whatever follows the first dot.
  return `pypi/${isDeviceName(name) ? `%${name}` : name}.recorded`;
}

/** The one file of all projects of a Pyodide release, relative to the folder of the recorded index. */
export function recordedReleasePath(release: string): string {
  // A release is used as part of a path here; anything else must not lead out of the folder.
  return `pyodide/${encodeURIComponent(release)}.recorded`;
}

/** The project whose entry contains the metadata of a wheel: the one that the wheel's name begins with. */
export function projectOfWheel(filename: string): NormalizedName {
  return normalizeName(filename.split('-', 1)[0] ?? '');
}

/**
 * The text of a file. Projects and wheels are sorted by name, so that equal recordings give equal files. Throws a
 * `TypeError` for anything the format cannot represent: a page that is declared as JSON but is not, names with slashes or
 * line breaks.
 */
export function formatRecordedProjects(projects: Iterable<RecordedProject>): string {
  const sorted = sortedBy(projects, (project) => project.name);
  const hasSources = sorted.some(({ sources }) => sources !== undefined && sources.size > 0);
  const lines = [`${TITLE} ${hasSources ? VERSION : WITHOUT_SOURCES}`];
  for (const { name, page, metadata, sources = new Map<string, Uint8Array>() } of sorted) {
    if (!isNormalizedName(name)) throw new TypeError(`${JSON.stringify(name)} is no normalized name`);
    lines.push(`project ${name}`);
    if (page !== undefined) lines.push(...formatPage(page));
    for (const [wheel, body] of filesIn(metadata)) lines.push(`metadata ${wheel}`, ...formatTextBody(body));
    for (const [archive, body] of filesIn(sources)) lines.push(`sources ${archive}`, ...formatJsonBody(body));
  }
  return [...lines, END, ''].join('\n');
}

function filesIn(bodies: ReadonlyMap<string, Uint8Array>): readonly (readonly [string, Uint8Array])[] {
  for (const filename of bodies.keys()) {
    if (!isFileName(filename)) throw new TypeError(`${JSON.stringify(filename)} is no file name`);
  }
  return sortedBy(bodies, ([filename]) => filename);
}

/** In the order of UTF-16 code units, independent of the locale. */
function sortedBy<T>(values: Iterable<T>, keyOf: (value: T) => string): readonly T[] {
  return [...values].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));
}

function formatPage({ contentType, body }: RecordedPage): readonly string[] {
  if (!isContentType(contentType)) throw new TypeError(`${JSON.stringify(contentType)} is no content type`);
  return [`page ${contentType}`, ...(isJson(contentType) ? formatJsonBody(body) : formatTextBody(body))];
}

function isJson(contentType: string): boolean {
  return /[/+]json$/i.test(contentType.split(';', 1)[0]?.trim() ?? '');
}

function isContentType(text: string): boolean {
  return text.length < MAX_LINE_BYTES / 2 && /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/.test(text);
}

function isFileName(text: string): boolean {
  return (
    text.length < MAX_LINE_BYTES / 4 && text !== '' && text.trim() === text && !/[/\\\p{C}\p{Zl}\p{Zp}]/u.test(text)
  );
}

/**
 * Reads a file. Its lines may end in CR LF as well. One invalid line invalidates the whole file: half a recording would
 * mislead.
 */
export function parseRecordedProjects(file: Uint8Array): RecordedProjects | RecordedProblem {
  const lines = new Lines(file);
  const title = titleProblem(lines.next() ?? '');
  if (title !== undefined) return { problem: title };
  const draft: Draft = { projects: new Map() };
  for (let line = lines.next(); line !== END; line = lines.next()) {
    if (line === undefined) return { problem: say('recordedFileCutOff', { end: END }) };
    const { number } = lines;
    const [, keyword = '', value = ''] = /^(\w+) (.+)$/.exec(line) ?? [];
    const problem = addEntry(draft, { keyword, value, body: lines.body(), number });
    if (problem !== undefined) return { problem };
  }
  if (lines.next() !== undefined) return { problem: say('recordedLineBehindEnd', { line: lines.number, end: END }) };
  return draft.projects;
}

function titleProblem(line: string): Message | undefined {
  const version = line.startsWith(`${TITLE} `) ? line.slice(TITLE.length + 1) : '';
  if (!/^\d{1,9}$/.test(version)) return say('recordedTitleMissing', { title: TITLE });
  const isKnown = [WITHOUT_SOURCES, VERSION].includes(Number(version));
  return isKnown ? undefined : say('recordedVersionUnknown', { version, known: VERSION });
}

interface Draft {
  readonly projects: Map<NormalizedName, ProjectDraft>;
  /** The project that lines belong to. */
  current?: ProjectDraft;
}

interface ProjectDraft {
  readonly name: NormalizedName;
  page?: RecordedPage;
  readonly metadata: Map<string, Uint8Array>;
  readonly sources: Map<string, Uint8Array>;
}

interface Entry {
  readonly keyword: string;
  readonly value: string;
  /** As written. */
  readonly body: Uint8Array;
  /** Line number, from 1. */
  readonly number: number;
}

/** Adds what a line and its body say; else returns why they are invalid. */
function addEntry(draft: Draft, entry: Entry): Message | undefined {
  const { keyword, number } = entry;
  if (keyword === 'project') return addProject(draft, entry);
  if (keyword !== 'page' && keyword !== 'metadata' && keyword !== 'sources') {
    return say('recordedLineUnknown', { line: number, keywords: ['project', 'page', 'metadata', 'sources'] });
  }
  if (draft.current === undefined) return say('recordedLineOfNoProject', { line: number });
  return keyword === 'page' ? addPage(draft.current, entry) : addFile(draft.current[keyword], entry);
}

function addProject(draft: Draft, { value, body, number }: Entry): Message | undefined {
  if (!isNormalizedName(value)) return say('recordedNameNotNormal', { line: number });
  if (draft.projects.has(value)) return say('recordedProjectTwice', { line: number });
  if (body.length > 0) return say('recordedLineOfNothing', { line: number + 1 });
  draft.current = { name: value, metadata: new Map(), sources: new Map() };
  draft.projects.set(value, draft.current);
  return undefined;
}

function addPage(project: ProjectDraft, { value, body, number }: Entry): Message | undefined {
  if (project.page !== undefined) return say('recordedPageTwice', { line: number });
  const page = isJson(value) ? parseJsonBody(body) : parseTextBody(body);
  if (typeof page === 'number') return escapeProblem(number, page);
  project.page = { contentType: value, body: page };
  return undefined;
}

/** What belongs to one file of a project: the metadata of a wheel, or what a source archive has. */
function addFile(known: Map<string, Uint8Array>, { keyword, value, body, number }: Entry): Message | undefined {
  if (!isFileName(value)) return say('recordedFilenameMissing', { line: number });
  if (known.has(value)) return say('recordedMetadataTwice', { line: number });
  const read = keyword === 'sources' ? parseJsonBody(body) : parseTextBody(body);
  if (typeof read === 'number') return escapeProblem(number, read);
  known.set(value, read);
  return undefined;
}

function escapeProblem(number: number, index: number): Message {
  return say('recordedEscapeUnknown', { line: number + 1 + index });
}

/** Goes through a file line by line. */
class Lines {
  readonly #file: Uint8Array;
  #offset = 0;
  /** Number of the last line returned, from 1; after a body, that of the body's last line. */
  number = 0;

  constructor(file: Uint8Array) {
    this.#file = file;
  }

  /** The next line without its line break; undefined after the last one. */
  next(): string | undefined {
    if (this.#offset >= this.#file.length) return undefined;
    const start = this.#offset;
    this.#skipLine();
    const line = this.#file.subarray(start, Math.min(this.#offset, start + MAX_LINE_BYTES));
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(line).replace(/\r?\n$/, '');
  }

  /** All following lines that are indented or empty. */
  body(): Uint8Array {
    const start = this.#offset;
    while (this.#isBodyLine()) this.#skipLine();
    return this.#file.subarray(start, this.#offset);
  }

  #isBodyLine(): boolean {
    const [first, second] = [this.#file[this.#offset], this.#file[this.#offset + 1]];
    return first === LINE_FEED || (first === RETURN && second === LINE_FEED) || (first === BLANK && second === BLANK);
  }

  #skipLine(): void {
    const end = this.#file.indexOf(LINE_FEED, this.#offset);
    this.#offset = end < 0 ? this.#file.length : end + 1;
    this.number++;
  }
}
