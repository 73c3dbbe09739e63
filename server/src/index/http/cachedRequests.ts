/** Asks an index only for what the cache cannot answer: fresh entries, revalidated ones, and stale ones as a fallback. */
import type { Outage } from '../../core/candidates/outage.ts';
import type { Unavailable } from '../../core/candidates/unavailable.ts';
import { en } from '../../core/messages/en/en.ts';
import { say, tell, type Message } from '../../core/messages/message.ts';
import type { Host } from '../../host/host.ts';
import { unpackBody } from './_contentCoding.ts';
import { Limiter } from './_limiter.ts';
import { credentialMark } from './_credentialMark.ts';
import { Room, type Place } from './_room.ts';
import { basicAuthorization, type Authorize } from './credentials.ts';
import { isStale, policyOf, renewedPolicy, revalidationHeaders, type StoredPolicy } from './freshness.ts';
import type { HttpCache, StoredAnswer } from './httpCache.ts';
import type { IndexClient, IndexResponse } from './indexClient.ts';
import { offlineError, statusError, unusableAnswer, type Asked } from './requestErrors.ts';
import { Traffic } from './traffic.ts';
import { displayUrl, splitUserInfo } from '../indexUrl.ts';
import { MAX_CONCURRENT_BODIES } from '../limits.ts';
import { IndexError, type Permit } from '../packageIndex.ts';

export interface CachedRequest<T> extends Asked {
  readonly accept: string;
  /** Of the body, both as sent and decompressed. */
  readonly maxBytes: number;
  readonly authorize?: Authorize;
  /** The `Cache-Control` that counts in place of the server's. */
  readonly cacheControl?: string | undefined;
  /** The digest that `read` compares the answer with, if there is one: as long as it is the same, so is the answer. */
  readonly immutableHash?: string;
  /** The parsed form of an earlier answer: reused if the body is still the same. */
  readonly known?: { readonly checksum: string; readonly value: T } | undefined;
  /** Parses a decompressed answer; throws `AnswerProblem` if it is not what it should be. Such answers are not kept. */
  readonly read: (answer: ReadableAnswer) => Promise<T> | T;
  readonly signal?: AbortSignal | undefined;
  readonly permit?: Permit;
}

export interface ReadableAnswer {
  readonly body: Uint8Array;
  readonly contentType?: string;
  /** Where it finally came from. */
  readonly url: string;
}

export type CachedAnswer<T> = (
  | { readonly kind: 'found'; readonly value: T; readonly checksum: string }
  /** The server answered 404, 401 or 403. */
  | { readonly kind: 'missing'; readonly status: number }
) & {
  /** Why it may be out of date. */
  readonly unavailable?: Unavailable;
  /** The day on which the server last confirmed it, if it is past its time, be it that the server could not be asked. */
  readonly asOf?: string;
};

/** What is taken out of a file on a server that is not kept as a whole. */
export interface Extract extends Asked {
  /** What is taken, and out of which file. */
  readonly key: string;
  readonly authorize?: Authorize;
  /** See {@link CachedRequest.cacheControl}. */
  readonly cacheControl?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What was taken, and for how long it holds. */
export interface Extracted {
  readonly body: Uint8Array;
  /** The answer that the file, or its end, came with: its freshness counts. Absent if the whole file had the right hash. */
  readonly from?: IndexResponse;
}

/** A request with what its answer depends on, and where that is held. */
type Keyed<T> = CachedRequest<T> & { readonly key: string; readonly place: Place };

export interface CachedRequestsOptions {
  readonly host: Host;
  readonly client: IndexClient;
  readonly cache?: HttpCache | undefined;
  /** Only the cache may answer, whether its entries are fresh or stale. */
  readonly offline?: boolean;
}

export class CachedRequests {
  readonly #host: Host;
  readonly #client: IndexClient;
  readonly #cache: HttpCache | undefined;
  readonly #offline: boolean;
  /** What was asked since it was last reported. */
  readonly traffic = new Traffic();
  /** What is unpacked at the same time: a small answer may become a large one. */
  readonly #unpacking = new Limiter(MAX_CONCURRENT_BODIES);
  readonly #room = new Room();
  /** Entries confirmed before this moment are revalidated before use. */
  #trustedSince = 0;

  constructor(options: CachedRequestsOptions) {
    this.#host = options.host;
    this.#client = options.client;
    this.#cache = options.cache;
    this.#offline = options.offline ?? false;
  }

  /** From now on, the cache is not trusted without asking the server, however fresh it is. */
  distrust(): void {
    this.#trustedSince = this.#host.now();
  }

  /** Throws `IndexError`. */
  async get<T>(request: CachedRequest<T>): Promise<CachedAnswer<T>> {
    try {
      const key = await cacheKey(request);
      return await this.#room.run(request.signal, (place) => this.#get({ ...request, key, place }));
    } catch (error) {
      if (error instanceof IndexError && error.kind !== 'cancelled') this.#noteFailure(request.url, error);
      throw error;
    }
  }

  async #get<T>(request: Keyed<T>): Promise<CachedAnswer<T>> {
    const stored = await this.#cache?.read(request.key, request.place);
    if (stored !== undefined && this.#mayBeUsed(request, stored)) {
      const answer = await this.#readStored(request, stored);
      if (answer !== undefined) {
        const isOld = this.#isOld(request, stored);
        this.traffic.note(request.url, isOld ? { kind: 'old', day: dayOf(stored) } : { kind: 'cached' });
        return isOld ? { ...answer, asOf: dayOf(stored) } : answer;
      }
      return this.#ask(request, undefined);
    }
    return this.#ask(request, stored);
  }

  /**
   * What `make` returned earlier for the same extract, as long as that holds, else what it returns now.
   * @param make what it asks for is held in this place
   */
  remember(extract: Extract, make: (place: Place) => Promise<Extracted>): Promise<Uint8Array> {
    return this.#room.run(extract.signal, (place) => this.#remember(extract, place, () => make(place)));
  }

  /** Runs what unpacks a large answer when fewer than the most that may be unpacked at the same time are. */
  unpackInTurn<T>(signal: AbortSignal | undefined, unpack: () => Promise<T>): Promise<T> {
    return this.#unpacking.run(signal, unpack);
  }

  async #remember(extract: Extract, place: Place, make: () => Promise<Extracted>): Promise<Uint8Array> {
    const { url } = extract;
    const key = keyFrom([extract.key, await markOf(extract)], extract.cacheControl);
    const stored = await this.#cache?.read(key, place);
    if (stored !== undefined && (this.#offline || !this.#isDue(stored))) {
      this.traffic.note(url, { kind: 'cached' });
      return stored.body;
    }
    if (this.#offline) throw offlineError(extract);
    const { body, from } = await make();
    this.traffic.note(url, { kind: 'answered' });
    const now = this.#host.now();
    const kept = from && keptFor(extract, from);
    const policy = kept && policyOf(url, '*/*', { ...kept, status: 200 }, now);
    if (from !== undefined && policy === undefined) return body;
    await this.#cache?.write(key, {
      url: displayUrl(url),
      finalUrl: displayUrl(url),
      status: 200,
      ...(policy && { policy }),
      confirmed: now,
      checksum: await this.#host.digest('sha256', body),
      body,
    });
    return body;
  }

  /** Whether it may not be used any more without asking the server. What never changes is never due. */
  #isDue({ policy, confirmed }: StoredAnswer): boolean {
    return policy !== undefined && !this.#isTrusted(confirmed, policy);
  }

  /** An answer of the future is from a clock that ran ahead: nobody knows how old it is. */
  #isTrusted(confirmed: number, policy: StoredPolicy): boolean {
    const now = this.#host.now();
    return confirmed >= this.#trustedSince && confirmed <= now && !isStale(policy, now);
  }

  #noteFailure(url: string, error: IndexError): void {
    this.traffic.note(url, { kind: 'failed', why: reasonOf(error) });
  }

  #mayBeUsed(request: Keyed<unknown>, stored: StoredAnswer): boolean {
    if (this.#offline) return true;
    if (request.immutableHash !== undefined && stored.status === 200) return true;
    return stored.policy !== undefined && this.#isTrusted(stored.confirmed, stored.policy);
  }

  /** Whether an entry counts only because nobody may be asked. */
  #isOld(request: Keyed<unknown>, { policy, status }: StoredAnswer): boolean {
    if (request.immutableHash !== undefined && status === 200) return false;
    return policy === undefined || isStale(policy, this.#host.now());
  }

  async #ask<T>(request: Keyed<T>, stored: StoredAnswer | undefined): Promise<CachedAnswer<T>> {
    if (this.#offline) throw offlineError(request);
    const { url, accept } = request;
    const conditions = stored?.policy === undefined ? {} : revalidationHeaders(stored.policy, url, accept);
    let response: IndexResponse;
    try {
      response = await this.#client.send({
        url,
        headers: { accept, 'accept-encoding': 'gzip, br, deflate', ...conditions },
        maxBytes: request.maxBytes,
        from: request.from,
        what: request.what,
        place: request.place,
        ...(request.permit && { permit: request.permit }),
        ...(request.authorize === undefined ? {} : { authorize: request.authorize }),
        ...(request.signal === undefined ? {} : { signal: request.signal }),
      });
    } catch (error) {
      const answer = stored === undefined ? undefined : await this.#inNeed(request, stored, error);
      if (answer === undefined) throw error;
      return answer;
    }
    this.traffic.note(url, { kind: 'answered' });
    response = keptFor(request, response);
    if (response.status === 304 && stored !== undefined) return this.#confirmed(request, stored, response);
    return this.#answered(request, response);
  }

  /** An old answer is better than none, as long as it is marked as old. */
  async #inNeed<T>(request: Keyed<T>, stored: StoredAnswer, error: unknown): Promise<CachedAnswer<T> | undefined> {
    if (!(error instanceof IndexError)) return undefined;
    if (!['dns', 'connection', 'timeout', 'http'].includes(error.kind)) return undefined;
    const answer = await this.#readStored(request, stored);
    const day = dayOf(stored);
    const doubt = say('staleAnswerUsed', { day, why: error.says });
    const { outage } = error;
    if (answer) this.traffic.note(request.url, { kind: 'old', day, why: reasonOf(error) });
    const unavailable = inDoubt(request.from, doubt, outage);
    return answer && { ...answer, unavailable, asOf: day };
  }

  async #confirmed<T>(request: Keyed<T>, stored: StoredAnswer, response: IndexResponse): Promise<CachedAnswer<T>> {
    const { url, accept } = request;
    const now = this.#host.now();
    const answer = await this.#readStored(request, stored);
    if (answer === undefined) return this.#ask(request, undefined);
    const policy = stored.policy && renewedPolicy(stored.policy, url, accept, response, now);
    await this.#cache?.write(request.key, { ...stored, ...(policy && { policy }), confirmed: now });
    return answer;
  }

  async #answered<T>(request: Keyed<T>, response: IndexResponse): Promise<CachedAnswer<T>> {
    const { status } = response;
    if (status === 401 || status === 403) return { kind: 'missing', status };
    if (status !== 200 && status !== 404) throw statusError(request, status);
    const stored = await this.#toStore(request, response);
    const answer: CachedAnswer<T> =
      status === 404
        ? { kind: 'missing', status }
        : { kind: 'found', value: await this.#read(request, stored), checksum: stored.checksum };
    const forbidden = stored.policy === undefined && request.immutableHash === undefined;
    if (!forbidden) await this.#cache?.write(request.key, stored);
    return answer;
  }

  async #toStore(request: Keyed<unknown>, response: IndexResponse): Promise<StoredAnswer> {
    const { status, headers } = response;
    const body = status === 200 ? response.body : new Uint8Array();
    const contentType = headers['content-type'];
    const contentEncoding = status === 200 ? headers['content-encoding'] : undefined;
    const policy = policyOf(request.url, request.accept, response, this.#host.now());
    return {
      url: displayUrl(request.url),
      finalUrl: displayUrl(response.url),
      status,
      ...(contentType === undefined ? {} : { contentType }),
      ...(contentEncoding === undefined ? {} : { contentEncoding }),
      ...(policy === undefined ? {} : { policy }),
      confirmed: this.#host.now(),
      checksum: await this.#host.digest('sha256', body),
      body,
    };
  }

  /** The parsed entry; undefined if it cannot be read, and the entry is then removed. */
  async #readStored<T>(request: Keyed<T>, stored: StoredAnswer): Promise<CachedAnswer<T> | undefined> {
    if (stored.status === 404) return { kind: 'missing', status: 404 };
    const { checksum } = stored;
    if (request.known?.checksum === checksum) return { kind: 'found', value: request.known.value, checksum };
    try {
      return { kind: 'found', value: await this.#read(request, stored), checksum };
    } catch (error) {
      if (!(error instanceof IndexError)) throw error;
      await this.#cache?.remove(request.key);
      return undefined;
    }
  }

  async #read<T>(request: Keyed<T>, stored: StoredAnswer): Promise<T> {
    const { contentType, contentEncoding, finalUrl } = stored;
    try {
      return await this.#unpacking.run(request.signal, async () => {
        const body = await unpackBody(this.#host, stored.body, contentEncoding, request.maxBytes);
        return request.read({ body, url: finalUrl, ...(contentType === undefined ? {} : { contentType }) });
      });
    } catch (error) {
      throw unusableAnswer(request, error);
    }
  }
}

/** Everything that an answer depends on. */
async function cacheKey(request: CachedRequest<unknown>): Promise<string> {
  const url = splitUserInfo(request.url)?.url ?? request.url;
  const parts = [request.accept, url, request.immutableHash ?? '', await markOf(request)];
  return keyFrom(parts, request.cacheControl);
}

/** How long an answer lasts is a part of what is kept: nobody who says that otherwise gets it. */
function keyFrom(parts: readonly string[], cacheControl: string | undefined): string {
  return [...parts, ...(cacheControl === undefined ? [] : [cacheControl])].join('\n');
}

/** An answer with the lifetime that was asked for. */
function keptFor({ cacheControl }: Pick<Extract, 'cacheControl'>, response: IndexResponse): IndexResponse {
  if (cacheControl === undefined) return response;
  const others = Object.entries(response.headers).filter(([name]) => !['expires', 'pragma'].includes(name));
  return { ...response, headers: { ...Object.fromEntries(others), 'cache-control': cacheControl } };
}

/** Who asks: an index may show other files to somebody else. Credentials inside the address go first, as in the request. */
function markOf({ url, authorize }: { readonly url: string; readonly authorize?: Authorize }): Promise<string> {
  const split = splitUserInfo(url);
  const own = split?.userInfo && basicAuthorization(split.userInfo);
  return credentialMark(own ?? authorize?.(split?.url ?? url));
}

/** In English, as in all logs; without the address if a whole index does not answer. */
function reasonOf({ outage, message }: IndexError): string {
  return outage ? tell(outage.why, en) : message;
}

function dayOf({ confirmed }: StoredAnswer): string {
  return new Date(confirmed).toISOString().slice(0, '2026-11-20'.length);
}

/** What an index says may be incomplete. */
export function inDoubt(index: Message, doubt: Message, outage?: Outage): Unavailable {
  return { kind: 'unavailable', reason: say('indexInDoubt', { index, doubt }), ...(outage && { outage }) };
}
