/** A loopback server whose answers the test determines, for the tests of indexes. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

/** One answer. By default status 200 and an empty body. */
export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Packs the body and says so. */
  readonly gzip?: boolean;
  /** Sends nothing at all, or the head and the first half of the body and then nothing more. */
  readonly hang?: 'before' | 'midway';
  /** Breaks the connection instead of answering, or after the first half of the body. */
  readonly breakOff?: 'before' | 'midway';
  /** Whether ranges are supported; not by default. */
  readonly ranges?: boolean;
  /** Sent with the answer; a request with the same value gets 304. */
  readonly etag?: string;
  /** The answer is delayed until this settles. */
  readonly after?: Promise<unknown>;
}

export interface ReceivedRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
}

export class IndexServer {
  readonly #server: Server;
  readonly #replies = new Map<string, Reply[]>();
  readonly #waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  /** All requests, in order. */
  readonly requests: ReceivedRequest[] = [];

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<IndexServer> {
    const server = createServer();
    const index = new IndexServer(server);
    server.on('request', (request, response) => {
      index.#answer(request, response).catch((error: unknown) => response.destroy(error as Error));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return index;
  }

  /** Without a slash at the end. */
  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The replies of a path, one after the other, the last one repeatedly. Other paths answer 404. */
  on(path: string, ...replies: readonly Reply[]): void {
    this.#replies.set(path, [...replies]);
  }

  /** What {@link on} was told of a path. */
  replies(path: string): readonly Reply[] {
    return [...(this.#replies.get(path) ?? [])];
  }

  /** The requested paths, in order. */
  get paths(): readonly string[] {
    return this.requests.map(({ path }) => path);
  }

  /** Resolves as soon as this number of requests has arrived in total. */
  received(count: number): Promise<void> {
    if (this.requests.length >= count) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ count, resolve }));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    this.requests.push({ method: request.method ?? '', path, headers: request.headers });
    for (const { count, resolve } of this.#waiting) if (this.requests.length >= count) resolve();
    const replies = this.#replies.get(path);
    const reply = (replies !== undefined && replies.length > 1 ? replies.shift() : replies?.[0]) ?? { status: 404 };
    await reply.after;
    send(reply, request, response);
  }
}

function send(reply: Reply, request: IncomingMessage, response: ServerResponse): void {
  if (reply.hang === 'before') return;
  if (reply.breakOff === 'before') {
    request.socket.destroy();
    return;
  }
  if (reply.etag !== undefined && request.headers['if-none-match'] === reply.etag) {
    response.writeHead(304, { etag: reply.etag, ...reply.headers }).end();
    return;
  }
  const plain = typeof reply.body === 'string' ? Buffer.from(reply.body) : Buffer.from(reply.body ?? []);
  const body = reply.gzip === true ? gzipSync(plain) : plain;
  const headers: Record<string, string> = { ...reply.headers };
  if (reply.gzip === true) headers['content-encoding'] = 'gzip';
  if (reply.etag !== undefined) headers['etag'] = reply.etag;
  const part = reply.ranges === true ? requestedPart(request.headers.range, body.length) : undefined;
  if (part !== undefined) headers['content-range'] = `bytes ${part.start}-${part.end - 1}/${body.length}`;
  const content = part === undefined ? body : body.subarray(part.start, part.end);
  if (headers['transfer-encoding'] === undefined) headers['content-length'] = String(content.length);
  response.writeHead(part === undefined ? (reply.status ?? 200) : 206, headers);
  if (reply.hang === undefined && reply.breakOff === undefined) response.end(content);
  else {
    response.write(content.subarray(0, content.length / 2), () => {
      if (reply.breakOff !== undefined) request.socket.destroy();
    });
  }
}

function requestedPart(range: string | undefined, length: number): { start: number; end: number } | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(range ?? '');
  if (match === null) return undefined;
  const [, first, last] = match;
  if (first === '') return { start: Math.max(0, length - Number(last)), end: length };
  return { start: Number(first), end: last === '' ? length : Math.min(length, Number(last) + 1) };
}
