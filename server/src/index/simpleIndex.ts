/**
 * An index that speaks the Simple API over HTTP, as JSON or HTML
 * (https://packaging.python.org/en/latest/specifications/simple-repository-api/).
 */
import type { SourceContents } from '../core/candidates/sourceContents.ts';
import { say, type Message } from '../core/messages/message.ts';
import type { NormalizedName } from '../core/packaging/name.ts';
import type { ProjectFile, ProjectPage } from '../core/packaging/simpleApi/simpleApi.ts';
import type { HashAlgorithm, Host } from '../host/host.ts';
import { SharedCalls } from './_sharedCalls.ts';
import { AnswerProblem } from './answerProblem.ts';
import {
  inDoubt,
  type CachedAnswer,
  type CachedRequests,
  type Extracted,
  type ReadableAnswer,
} from './http/cachedRequests.ts';
import type { Authorize } from './http/credentials.ts';
import type { IndexClient } from './http/indexClient.ts';
import type { Login } from './http/login.ts';
import { credentialsMissing, noPage, outageOf, statusError, unusableAnswer } from './http/requestErrors.ts';
import { hasDigest, strongestDigest } from './digests.ts';
import { displayUrl } from './indexUrl.ts';
import { MAX_METADATA_BYTES, MAX_PAGE_BYTES } from './limits.ts';
import type { PackageIndex, Permit, ProjectAnswer, WheelFiles } from './packageIndex.ts';
import { IndexError } from './packageIndex.ts';
import type { PageReader } from './pageReader.ts';
import { ACCEPTED_PAGES } from './pageReader.ts';
import { readSourceContents } from './archives/readSources.ts';
import { RememberedArchive } from './archives/rememberedArchive.ts';
import { openWheelFiles } from './archives/wheelFiles.ts';
import { readWheelMetadata, type WheelRequest } from './archives/wheelMetadata.ts';

/** What every index of a process shares. */
export interface IndexAccess {
  readonly host: Host;
  readonly client: IndexClient;
  readonly requests: CachedRequests;
  readonly reader: PageReader;
}

export interface SimpleIndexOptions {
  readonly name: string;
  readonly label: Message;
  /** Where project names are appended; ends with a slash, contains no credentials. */
  readonly root: string;
  readonly login: Login;
  /** Whether it is not to be asked without credentials. */
  readonly wantsCredentials?: boolean;
  /** Statuses that mean that it does not have a project. */
  readonly ignoredStatuses?: readonly number[];
  /** The `Cache-Control` that counts in place of the server's: of its pages, and of its files. */
  readonly cacheControl?: { readonly api?: string; readonly files?: string };
}

/** How long a page is not requested again in one process, whatever its server says: a check sees one consistent state. */
const MEMORY_MILLISECONDS = 10 * 60 * 1000;

interface AskedPage {
  readonly url: string;
  /** The page, for people. */
  readonly what: Message;
  /** The project that it is about; undefined for a page of files of whatever projects. */
  readonly project?: NormalizedName;
  readonly permit?: Permit;
}

interface KnownPage {
  readonly value: ProjectPage;
  readonly checksum: string;
}

export class SimpleIndex implements PackageIndex {
  readonly name: string;
  readonly label: Message;
  readonly address: string;
  readonly #access: IndexAccess;
  readonly #root: string;
  readonly #login: Login;
  readonly #wantsCredentials: boolean;
  readonly #ignoredStatuses: readonly number[];
  readonly #cachedAs: NonNullable<SimpleIndexOptions['cacheControl']>;
  readonly #answers = new SharedCalls<ProjectAnswer>();
  readonly #metadata = new SharedCalls<string>();
  readonly #sources = new SharedCalls<SourceContents>();
  readonly #wheels = new SharedCalls<WheelFiles>();
  readonly #pages = new Map<string, KnownPage>();
  readonly #asked = new Map<string, number>();

  constructor(access: IndexAccess, options: SimpleIndexOptions) {
    this.#access = access;
    this.name = options.name;
    this.label = options.label;
    this.address = options.root;
    this.#root = options.root;
    this.#login = options.login;
    this.#wantsCredentials = options.wantsCredentials === true;
    this.#ignoredStatuses = options.ignoredStatuses ?? [];
    this.#cachedAs = options.cacheControl ?? {};
  }

  project(name: NormalizedName, signal?: AbortSignal, permit?: Permit): Promise<ProjectAnswer> {
    const what = say('projectPage', { project: name });
    return this.#page({ url: `${this.#root}${name}/`, what, project: name, ...(permit && { permit }) }, signal);
  }

  /**
   * The files that the page at an address links to, of whatever projects. Throws `IndexError`.
   * @param what the page, for people
   */
  page(url: string, what: Message, signal?: AbortSignal, permit?: Permit): Promise<ProjectAnswer> {
    return this.#page({ url, what, ...(permit && { permit }) }, signal);
  }

  #page(asked: AskedPage, signal?: AbortSignal): Promise<ProjectAnswer> {
    const { url } = asked;
    const now = this.#access.host.now();
    // The clock may have been set back meanwhile.
    if (Math.abs(now - (this.#asked.get(url) ?? -Infinity)) >= MEMORY_MILLISECONDS) {
      this.#answers.forget(url);
      this.#asked.set(url, now);
    }
    return this.#answers.get(url, signal, (shared) => this.#readPage(asked, shared));
  }

  metadata(file: ProjectFile, signal?: AbortSignal): Promise<string> {
    return this.#metadata.get(file.url, signal, (shared) => this.#readMetadata(file, shared));
  }

  sources(file: ProjectFile, signal?: AbortSignal): Promise<SourceContents> {
    return this.#sources.get(file.url, signal, (shared) => this.#readSources(file, shared));
  }

  wheel(file: ProjectFile, signal?: AbortSignal): Promise<WheelFiles> {
    return this.#wheels.get(file.url, signal, () => this.#openWheel(file));
  }

  /** The next calls ask again, but for what was compared with a hash and lies in the cache. */
  forget(): void {
    this.#answers.forget();
    this.#metadata.forget();
    this.#sources.forget();
    this.#asked.clear();
    this.#login.forget();
  }

  async #readPage({ url, what, project, permit }: AskedPage, signal: AbortSignal): Promise<ProjectAnswer> {
    const { requests, reader } = this.#access;
    const asked = { url, from: this.label, what };
    let isKnown = false;
    let bytes = 0;
    const ask = (authorize: Authorize): Promise<CachedAnswer<ProjectPage>> => {
      isKnown = authorize(url) !== undefined;
      if (this.#wantsCredentials && !isKnown) throw credentialsMissing(asked);
      return requests.get<ProjectPage>({
        ...asked,
        accept: project === undefined ? 'text/html' : ACCEPTED_PAGES,
        maxBytes: MAX_PAGE_BYTES,
        cacheControl: this.#cachedAs.api,
        known: this.#pages.get(url),
        read: ({ body, contentType, url: from }) => {
          permit?.();
          bytes = body.length;
          return project === undefined ? reader.readLinks(body, from) : reader.read(body, contentType, from, project);
        },
        signal,
        authorize,
        ...(permit && { permit }),
      });
    };
    const answer = await this.#login.run(url, ask, statusOf).catch((error: unknown) => {
      throw noPage(asked, error);
    });
    if (answer.kind === 'missing') {
      const doubt = this.#ignoredStatuses.includes(answer.status) ? undefined : refusal(answer.status, isKnown);
      const outage = doubt && { ...outageOf({ url, from: this.label }, 'credentials', doubt), byName: true as const };
      const unavailable = doubt === undefined ? answer.unavailable : inDoubt(this.label, doubt, outage);
      return { kind: 'absent', ...(unavailable && { unavailable }), ...ageOf(answer) };
    }
    this.#pages.set(url, { value: answer.value, checksum: answer.checksum });
    const { unavailable } = answer;
    return { kind: 'page', page: answer.value, bytes, ...(unavailable && { unavailable }), ...ageOf(answer) };
  }

  async #readMetadata(file: ProjectFile, signal: AbortSignal): Promise<string> {
    const separate = file.coreMetadata ? await this.#separateMetadata(file, signal) : undefined;
    if (typeof separate === 'string') return separate;
    try {
      return await this.#metadataInWheel(file, signal);
    } catch (error) {
      // Some mirrors announce metadata that they do not have. If the wheel is missing too, the first miss is reported.
      const isMissing = error instanceof IndexError && ['http', 'invalid'].includes(error.kind);
      throw separate !== undefined && isMissing ? separate : error;
    }
  }

  /** The metadata next to the wheel (PEP 658), or the error that they are missing. */
  async #separateMetadata(file: ProjectFile, signal: AbortSignal): Promise<string | IndexError> {
    const hash = strongestDigest(file.metadataHashes ?? {});
    const request = {
      url: metadataUrl(file.url),
      accept: '*/*',
      maxBytes: MAX_METADATA_BYTES,
      from: this.label,
      what: say('metadataOfFile', { filename: file.filename }),
      cacheControl: this.#cachedAs.files,
      signal,
      ...(hash === undefined ? {} : { immutableHash: hash.digest }),
    };
    const read = async ({ body }: ReadableAnswer): Promise<string> => {
      if (hash !== undefined && !(await hasDigest(this.#access.host, body, hash))) {
        throw new AnswerProblem(say('answerHasOtherHash', { algorithm: hash.algorithm }));
      }
      return metadataHeaders(body);
    };
    try {
      const ask = (authorize: Authorize): Promise<CachedAnswer<string>> =>
        this.#access.requests.get({ ...request, authorize, read });
      const answer = await this.#login.run(request.url, ask, statusOf);
      return answer.kind === 'found' ? answer.value : statusError(request, answer.status);
    } catch (error) {
      // A sign-in page, or an answer that was cut: the wheel has the same metadata.
      if (error instanceof IndexError && error.kind === 'invalid') return error;
      throw error;
    }
  }

  /** The METADATA member of the wheel itself, read with range requests. */
  async #metadataInWheel(file: ProjectFile, signal: AbortSignal): Promise<string> {
    const { client, host } = this.#access;
    const what = say('metadataInFile', { filename: file.filename });
    return headerText(
      await this.#extract('metadata', file, { from: this.label, what, signal }, (request) =>
        readWheelMetadata(host, client, file, request),
      ),
    );
  }

  async #readSources(file: ProjectFile, signal: AbortSignal): Promise<SourceContents> {
    const { client, host, requests } = this.#access;
    const what = say('contentsOfFile', { filename: file.filename });
    const body = await this.#extract('sources', file, { from: this.label, what, signal }, async (request) => {
      const unpack: Host['unpack'] = (...packed) => requests.unpackInTurn(signal, () => host.unpack(...packed));
      const digest: Host['digest'] = (...hashed) => host.digest(...hashed);
      const { contents, from } = await readSourceContents({ digest, unpack }, client, file, request);
      return { body: new TextEncoder().encode(JSON.stringify(contents)), ...(from && { from }) };
    });
    return JSON.parse(new TextDecoder().decode(body)) as SourceContents;
  }

  /** Its pieces are read later on, so that nobody who leaves ends that. */
  async #openWheel(file: ProjectFile): Promise<WheelFiles> {
    const { client, host } = this.#access;
    const asked = { from: this.label, what: say('contentsOfFile', { filename: file.filename }) };
    try {
      const archive = await RememberedArchive.open(client, file, (piece, read) =>
        this.#extract(piece, file, asked, read),
      );
      return await openWheelFiles(host, archive);
    } catch (error) {
      throw unusableAnswer({ ...asked, url: file.url }, error);
    }
  }

  /** What is taken out of a file, with the credentials that its server wants. */
  #extract(
    kind: ExtractKind,
    file: ProjectFile,
    asked: Omit<WheelRequest, 'authorize' | 'place'>,
    read: (request: WheelRequest) => Promise<Extracted>,
  ): Promise<Uint8Array> {
    const key = extractKey(kind, file);
    const ask = (authorize: Authorize): Promise<Uint8Array> => {
      const request = { ...asked, authorize };
      const extract = { ...request, url: file.url, key, cacheControl: this.#cachedAs.files };
      return this.#access.requests.remember(extract, (place) => read({ ...request, place }));
    };
    return this.#login.run(file.url, ask, () => undefined);
  }
}

function statusOf(answer: CachedAnswer<unknown>): number | undefined {
  return answer.kind === 'missing' ? answer.status : undefined;
}

function ageOf({ asOf }: { readonly asOf?: string }): { readonly asOf?: string } {
  return asOf === undefined ? {} : { asOf };
}

/** Installers treat these like 404, but the user should still know. */
function refusal(status: number, authorized: boolean): Message | undefined {
  if (status === 401) return authorized ? say('credentialsRejected', { status }) : say('credentialsWanted', { status });
  if (status === 403) return say('accessRefused', { status });
  return undefined;
}

/** A piece is a stretch of bytes. */
export type ExtractKind = 'metadata' | 'sources' | `digest ${HashAlgorithm}` | `piece ${string}`;

/**
 * What something taken out of a file is kept under. With a hash, its address may have a new signature each time; without one,
 * another query is another file.
 */
export function extractKey(what: ExtractKind, { url, hashes }: ProjectFile): string {
  const hash = strongestDigest(hashes)?.digest;
  return ['extract', what, hash === undefined ? url : displayUrl(url), hash ?? ''].join('\n');
}

/** The headers of an answer that is METADATA. Throws `AnswerProblem` if it is something else: a sign-in page has status 200, too. */
function metadataHeaders(body: Uint8Array): string {
  const headers = headerText(body);
  if (!/^(?:metadata-version|name)[ \t]*:/im.test(headers)) throw new AnswerProblem(say('answerNoMetadata'));
  return headers;
}

/** PEP 658: the file's address with `.metadata` at the end of its path. */
function metadataUrl(fileUrl: string): string {
  const url = new URL(fileUrl);
  url.pathname += '.metadata';
  url.hash = '';
  return url.href;
}

/** The headers of METADATA. The readme after them, often nine tenths of the text, is not needed for resolving. */
export function headerText(metadata: Uint8Array): string {
  let end = metadata.length;
  for (let at = metadata.indexOf(10); at >= 0; at = metadata.indexOf(10, at + 1)) {
    const next = metadata[at + 1] === 13 ? at + 2 : at + 1;
    if (metadata[next] !== 10) continue;
    end = at + 1;
    break;
  }
  return new TextDecoder().decode(metadata.subarray(0, end));
}
