/**
 * Turns the answer to a project request into a project page, in slices, yielding to everything else in between
 * (https://packaging.python.org/en/latest/specifications/simple-repository-api/).
 */
import { type Message, say } from '../core/messages/message.ts';
import { normalizeName, type NormalizedName } from '../core/packaging/name.ts';
import type { Parsed } from '../core/text/parsed.ts';
import type { ProjectFile, ProjectPage } from '../core/packaging/simpleApi/simpleApi.ts';
import { parseProjectPageHtml, parseProjectPageJson } from '../core/packaging/simpleApi/simpleApi.ts';
import type { Host } from '../host/host.ts';
import { type SliceStep, sliceHtmlPage, sliceJsonPage } from './_pageSlices.ts';
import { AnswerProblem } from './answerProblem.ts';
import { absoluteFileUrl, linkResolver } from './indexUrl.ts';

/** The page formats we accept, the preferred one first; the answer's format is determined by its content type alone. */
export const ACCEPTED_PAGES =
  'application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.01';

const HTML_OF_INDEX = 'application/vnd.pypi.simple.v1+html';

/** Characters read per slice: 2 to 3 ms of work. */
const SLICE = 256 * 1024;

export class PageReader {
  readonly #host: Host;
  readonly #sliceSize: number;
  #last: Promise<unknown> = Promise.resolve();

  /** `sliceSize` is in characters. */
  constructor(host: Host, sliceSize: number = SLICE) {
    this.#host = host;
    this.#sliceSize = sliceSize;
  }

  /**
   * Reads the page of a project. Links become absolute against `url`, the address the answer finally came from; links other
   * than http and https are dropped with their files. Throws `AnswerProblem`, also of a web page that does not show that it
   * is a page of an index.
   */
  read(body: Uint8Array, contentType: string | undefined, url: string, project: NormalizedName): Promise<ProjectPage> {
    const type = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
    const format = pageFormat(type);
    return this.#inTurn(async () => {
      const text = new TextDecoder().decode(body);
      const page = await this.#readSlices(format, text, url);
      if (format === 'html' && type !== HTML_OF_INDEX) refuseOtherWebPages(text, page.files, project);
      return page;
    });
  }

  /**
   * Reads the links of any page, as uv reads those of `find-links` and flat indexes: as HTML, whatever it is called; a page without
   * links, a form or a text for example, has none.
   */
  readLinks(body: Uint8Array, url: string): Promise<ProjectPage> {
    return this.#inTurn(() => this.#readSlices('html', new TextDecoder().decode(body), url, true));
  }

  /** One page after the other: fifty pages taking turns would still block the event loop. */
  #inTurn(read: () => Promise<ProjectPage>): Promise<ProjectPage> {
    const reading = this.#last.then(read);
    this.#last = reading.catch(() => undefined);
    return reading;
  }

  async #readSlices(format: 'json' | 'html', text: string, url: string, isAnyPage = false): Promise<ProjectPage> {
    const parse = format === 'json' ? parseProjectPageJson : parseProjectPageHtml;
    const absolute = linkResolver(format === 'html' ? baseUrl(text, url) : url);
    const files: ProjectFile[] = [];
    let first: Parsed<ProjectPage> | undefined;
    let problem: Message | undefined;
    for (const slice of this.#slices(format, text)) {
      if (slice !== undefined) {
        const parsed = parse(slice);
        first ??= parsed;
        const [error] = parsed.errors;
        if (parsed.value.files.length === 0 && error) problem ??= error.problem;
        addFiles(files, parsed.value.files, absolute);
      }
      await this.#host.nextTurn();
    }
    // Individual files that could not be read are left out; a part that could not be read at all invalidates the page.
    if (first && isAnyPage) return { ...first.value, files };
    if (first === undefined || problem !== undefined) {
      const found = problem === undefined ? {} : { problem };
      throw new AnswerProblem(format === 'json' ? jsonProblem(text, found) : say('htmlPageUnreadable', found));
    }
    return { ...first.value, files };
  }

  #slices(format: 'json' | 'html', text: string): Iterable<SliceStep> {
    if (text.length <= this.#sliceSize) return [text];
    return format === 'json' ? sliceJsonPage(text, this.#sliceSize) : sliceHtmlPage(text, this.#sliceSize);
  }
}

function addFiles(
  files: ProjectFile[],
  read: readonly ProjectFile[],
  absolute: (link: string) => string | undefined,
): void {
  for (const file of read) {
    const url = absolute(file.url);
    if (url !== undefined) files.push(url === file.url ? file : { ...file, url });
  }
}

function pageFormat(type: string): 'json' | 'html' {
  if (type === 'application/vnd.pypi.simple.v1+json') return 'json';
  if (type === HTML_OF_INDEX || type === 'text/html') return 'html';
  throw new AnswerProblem(
    type === '' ? say('answerWithoutType') : say('answerOfOtherType', { type: type.slice(0, 80) }),
  );
}

function jsonProblem(text: string, found: { readonly problem?: Message }): Message {
  const start = text.trimStart().slice(0, 1);
  if (start === '<') return say('htmlCalledJson');
  if (start === '') return say('answerEmpty');
  const end = text.trimEnd().slice(-1);
  if (start === '{' && end !== '}') return say('answerCutOff');
  return say('jsonNoProjectPage', found);
}

/** The base of relative links on an HTML page: its `<base href>`, which must come before the first link. */
function baseUrl(text: string, url: string): string {
  const head = text.slice(0, 16 * 1024);
  const href = /<base\s[^>]*?href\s*=\s*(?:"([^">]*)"|'([^'>]*)'|([^\s"'>]+))/i.exec(head);
  const link = href?.[1] ?? href?.[2] ?? href?.[3];
  return (link === undefined ? undefined : absoluteFileUrl(link, url)) ?? url;
}

/** What files of source distributions end in, some of them by old habits. */
const SOURCES = /\.(?:egg|zip|t[gbx]z|tar(?:\.\w+)?)$/i;

/**
 * A sign-in page also has status 200 and is HTML; taking it for a project without such a file would be a wrong verdict. A
 * page of an index says what it is, or has a file of the project.
 */
function refuseOtherWebPages(text: string, files: readonly ProjectFile[], project: NormalizedName): void {
  if (files.some(({ filename }) => isFileOf(project, filename))) return;
  const isIndexPage = /pypi:repository-version|\b(?:Links for|Index of|Directory listing for)\b/i.test(text);
  if (!isIndexPage || /<(?:form|script)[\s>]/i.test(text)) throw new AnswerProblem(say('otherWebPage'));
}

function isFileOf(project: NormalizedName, filename: string): boolean {
  if (/\.whl$/i.test(filename)) return normalizeName(filename.split('-', 1)[0] ?? '') === project;
  return SOURCES.test(filename) && normalizeName(filename).startsWith(`${project}-`);
}
