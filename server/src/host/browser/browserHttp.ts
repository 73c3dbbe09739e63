/** Exchanges with servers by `fetch`, as far as the browser lets a page have them (https://fetch.spec.whatwg.org/). */
import { HttpFailure, type Host, type HttpProblem, type HttpRequest, type HttpResponse } from '../host.ts';
import { bytesOf } from './bytesOf.ts';

/** What the browser undoes, or has no meaning once it has: the body that arrives is plain. */
const UNDONE = ['content-encoding', 'content-length', 'transfer-encoding'];

/** What the browser decides by itself; whoever sets it makes it ask the server for permission first. */
const DECIDED = ['accept-encoding', 'user-agent'];

/** As browsers have it, which the types of Node do not know. */
interface PageRequest extends RequestInit {
  readonly cache: 'no-cache';
}

/** Nothing of the page or its user goes along; what the browser has kept counts once the server has confirmed it. */
const QUIETLY: PageRequest = { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-cache' };

/**
 * See {@link Host.http}. The browser follows redirects without saying where they lead: one that it followed is told as a redirect
 * to where it ended, to be asked next.
 */
export const browserHttp: Host['http'] = async (request) => {
  const { url, method = 'GET', signal } = request;
  const headers = Object.entries(request.headers).filter(([name]) => !DECIDED.includes(name));
  let response: Response;
  try {
    response = await fetch(url, { ...QUIETLY, method, headers, ...(signal && { signal }) });
  } catch (error) {
    throw new HttpFailure(signal?.aborted === true ? CANCELLED : await whyNot(request), { cause: error });
  }
  if (response.redirected && response.url !== url) {
    await response.body?.cancel();
    return { status: 307, headers: { location: response.url }, body: new Uint8Array() };
  }
  return read(response, request);
};

const CANCELLED: HttpProblem = { kind: 'cancelled', reason: 'cancelled' };

/**
 * A browser says of every failure the same. Where it reaches the server if it may not read the answer, it is the server that does
 * not allow that.
 */
async function whyNot({ url, signal }: HttpRequest): Promise<HttpProblem> {
  try {
    await fetch(url, { ...QUIETLY, mode: 'no-cors', method: 'HEAD', ...(signal && { signal }) });
    return { kind: 'connection', reason: 'not-for-pages' };
  } catch {
    return signal?.aborted === true ? CANCELLED : { kind: 'connection', reason: 'failed' };
  }
}

async function read(response: Response, request: HttpRequest): Promise<HttpResponse> {
  const { maxBytes, signal, admit, onProgress } = request;
  onProgress?.(0);
  const headers = Object.fromEntries([...response.headers].filter(([name]) => !UNDONE.includes(name)));
  try {
    const announced = response.headers.has('content-encoding') ? 0 : Number(response.headers.get('content-length'));
    if (request.method !== 'HEAD' && announced > maxBytes) throw tooLarge(maxBytes);
    await admit?.(announced);
    const body = await bytesOf(response.body, {
      maxBytes,
      tooLarge: () => tooLarge(maxBytes),
      ...(admit && { admit }),
      ...(onProgress && { onProgress }),
    });
    return { status: response.status, headers, body };
  } catch (error) {
    if (!response.body?.locked) await response.body?.cancel();
    if (error instanceof HttpFailure) throw error;
    if (signal?.aborted === true) throw new HttpFailure(CANCELLED, { cause: error });
    // What `admit` says is nothing that the network did.
    if (!(error instanceof TypeError)) throw error;
    throw new HttpFailure({ kind: 'connection', reason: 'broken-off' }, { cause: error });
  }
}

function tooLarge(maxBytes: number): HttpFailure {
  return new HttpFailure({ kind: 'too-large', reason: 'body', maxBytes });
}
