/**
 * Queries indexes over HTTP, and neither gives up too soon nor hangs: redirects, retries, time limits, and a limit on
 * concurrent requests.
 */
import { say } from '../../core/messages/message.ts';
import { maskCredentials } from '../../core/messages/words.ts';
import type { Host, HttpResponse } from '../../host/host.ts';
import { Limiter } from './_limiter.ts';
import type { Place } from './_room.ts';
import { Reachability } from './_reachability.ts';
import { transferFailure, TransferFailure } from './_transferFailure.ts';
import { watchProgress, type Watch } from './_watch.ts';
import type { Authorize } from './credentials.ts';
import { basicAuthorization } from './credentials.ts';
import { displayUrl, sameOrigin, splitUserInfo } from '../indexUrl.ts';
import { ANSWER_DEADLINE_MILLISECONDS, MAX_ATTEMPTS, MAX_CONCURRENT_REQUESTS, MAX_REDIRECTS } from '../limits.ts';
import type { IndexError, Permit } from '../packageIndex.ts';
import { cancelledError, failureError, statusError, type Asked } from './requestErrors.ts';
import { isTransientStatus, retryAfter, retryDelay } from './retry.ts';

export interface IndexRequest extends Asked {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Of the body as sent. */
  readonly maxBytes: number;
  /** Credentials for the address; they are never sent to another scheme, host or port. */
  readonly authorize?: Authorize;
  readonly signal?: AbortSignal;
  /** Where the answer is held. */
  readonly place: Place;
  readonly permit?: Permit;
}

export interface IndexResponse extends HttpResponse {
  /** Where the answer finally came from; its query may contain secrets. */
  readonly url: string;
}

/** The outcome of one attempt. */
type Attempt = { readonly response: IndexResponse } | { readonly failure: TransferFailure; readonly moved: boolean };

export class IndexClient {
  readonly #host: Host;
  readonly #limiter: Limiter;
  readonly #reachability: Reachability;
  #sent = 0;

  constructor(host: Host, concurrency: number = MAX_CONCURRENT_REQUESTS) {
    this.#host = host;
    this.#limiter = new Limiter(concurrency);
    this.#reachability = new Reachability(() => host.now());
  }

  /** Number of exchanges with servers so far, including retries and redirects. */
  get requestCount(): number {
    return this.#sent;
  }

  /** Unreachable servers are tried again immediately. */
  forgetUnreachable(): void {
    this.#reachability.forget();
  }

  /** The answer, whatever its status, unless that is a transient one. Throws `IndexError`, and what `permit` throws. */
  async send(request: IndexRequest): Promise<IndexResponse> {
    try {
      return await this.#limiter.run(request.signal, () => {
        request.permit?.();
        return this.#sendRepeatedly(request);
      });
    } catch (error) {
      if (request.signal?.aborted !== true) throw error;
      throw cancelledError(request, error);
    }
  }

  async #sendRepeatedly(request: IndexRequest): Promise<IndexResponse> {
    const known = this.#reachability.failureOf(request.url);
    if (known) throw failureError(request, known, 0);
    const deadline = this.#host.now() + ANSWER_DEADLINE_MILLISECONDS;
    for (let count = 1; ; count++) {
      const attempt = await this.#attempt(request, deadline);
      const wait = count < MAX_ATTEMPTS ? this.#delay(attempt, count, deadline) : undefined;
      if (wait !== undefined) {
        await this.#host.sleep(wait, request.signal);
        continue;
      }
      if ('response' in attempt) {
        this.#reachability.noteAnswer(request.url);
        if (isTransientStatus(attempt.response.status)) throw this.#refused(request, attempt.response, count);
        return attempt.response;
      }
      const { failure, moved } = attempt;
      if (!moved && failure.kind !== 'cancelled') this.#reachability.noteFailure(request.url, failure);
      throw failureError(request, failure, count);
    }
  }

  /** Milliseconds until the next attempt; undefined if there is none before the deadline. */
  #delay(attempt: Attempt, count: number, deadline: number): number | undefined {
    const now = this.#host.now();
    const header = 'response' in attempt ? attempt.response.headers['retry-after'] : undefined;
    const wait = retryDelay(
      'response' in attempt
        ? {
            kind: 'status',
            status: attempt.response.status,
            ...(header === undefined ? {} : { retryAfter: header }),
          }
        : { kind: 'failure', failure: attempt.failure.kind },
      count,
      this.#host.random(),
      now,
    );
    return wait === undefined || now + wait >= deadline ? undefined : wait;
  }

  async #attempt(request: IndexRequest, deadline: number): Promise<Attempt> {
    const started = this.#host.now();
    const watch = watchProgress(this.#host, deadline, request.signal);
    try {
      const response = await this.#followRedirects(request, watch);
      this.#log(request, `${response.status}`, started);
      return { response };
    } catch (error) {
      const met = transferFailure(error);
      if (met === undefined || request.signal?.aborted === true) throw error;
      const failure = watch.failure() ?? met;
      this.#log(request, failure.message, started);
      return { failure, moved: watch.hasMoved() };
    } finally {
      watch.stop();
    }
  }

  async #followRedirects(request: IndexRequest, { signal, progress: onProgress, hold }: Watch): Promise<IndexResponse> {
    const split = splitUserInfo(request.url);
    let url = split?.url ?? request.url;
    let trusted = true;
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      // Credentials inside the link itself are what the index wants for that one file.
      const own = split?.userInfo === undefined ? undefined : basicAuthorization(split.userInfo);
      const authorization = trusted ? (own ?? request.authorize?.(url)) : undefined;
      this.#sent++;
      const response = await this.#host.http({
        url,
        headers: { ...request.headers, ...(authorization === undefined ? {} : { authorization }) },
        maxBytes: request.maxBytes,
        signal,
        onProgress,
        admit: (bytes) => hold(request.place.admit(bytes, request.maxBytes)),
      });
      if (!isRedirect(response.status)) return { ...response, url };
      const next = redirectTarget(response.headers['location'], url);
      // Once dropped, they stay dropped: the redirecting server may control where a redirect back leads.
      trusted &&= sameOrigin(next, url);
      url = next;
    }
    throw new TransferFailure('invalid', say('tooManyRedirects', { most: MAX_REDIRECTS }));
  }

  #refused(request: IndexRequest, response: IndexResponse, attempts: number): IndexError {
    const asked = retryAfter(response.headers['retry-after'], this.#host.now());
    const wait = asked === undefined || asked < 1000 ? {} : { retryAfterSeconds: Math.ceil(asked / 1000) };
    return statusError(request, response.status, { attempts, ...wait });
  }

  #log(request: IndexRequest, outcome: string, started: number): void {
    const took = this.#host.now() - started;
    this.#host.log('debug', `GET ${maskCredentials(displayUrl(request.url))}: ${outcome} (${took} ms)`);
  }
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

function redirectTarget(location: string | undefined, from: string): string {
  let target: string | undefined;
  try {
    target = location === undefined ? undefined : splitUserInfo(new URL(location, from).href)?.url;
  } catch {
    // Reported below.
  }
  if (target === undefined) throw new TransferFailure('invalid', say('redirectedNowhere'));
  return target;
}
