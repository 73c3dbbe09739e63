/** HTTP through undici: proxies from the environment or the settings, extra certificates, and failures classified. */
import { readFileSync, statSync } from 'node:fs';
import * as tls from 'node:tls';
import type { Dispatcher } from 'undici';
import { EnvHttpProxyAgent, request as send } from 'undici';
import type { HostEnvironment, HttpRequest, HttpResponse, LogLevel } from './host.ts';
import { HttpFailure } from './host.ts';
import { httpFailure } from './_nodeFailure.ts';

export interface NetworkOptions {
  /** Proxy for every request, with its credentials if it needs any. HTTP_PROXY and HTTPS_PROXY by default. */
  readonly proxy?: string;
  /** Comma-separated hosts that are reached without a proxy. NO_PROXY by default. */
  readonly noProxy?: string;
  /** False accepts every certificate. */
  readonly strictSsl?: boolean;
  /** False trusts nothing that only the system does, even where a certificate is not accepted. */
  readonly systemCertificates?: boolean;
  /** Reads what the system trusts; Node.js's own way, from 22.15 on, by default. Undefined where there is none. */
  readonly systemStore?: (() => readonly string[]) | undefined;
  /** A PEM file of additional certificates to trust, like those named by NODE_EXTRA_CA_CERTS and SSL_CERT_FILE. */
  readonly caFile?: string;
  readonly userAgent?: string;
  /**
   * Many requests on few connections, for servers known to speak HTTP/2: half the time if answers take 30 ms. Off by
   * default, because undici calls its support experimental, and a server without HTTP/2 would get its requests one after
   * another.
   */
  readonly http2?: boolean;
  /** Connections to one server. HTTP/1.1 carries one request at a time on each. */
  readonly connectionsPerOrigin?: number;
}

/** All certificates that systems trust have half a megabyte. */
const MOST_CERTIFICATE_BYTES = 16 * 1024 * 1024;

const CONNECT_TIMEOUT_MILLISECONDS = 10_000;

/**
 * Half of the maximum number of concurrent requests (see the index's limits): CDNs answer project pages in a few
 * milliseconds, so more connections would spend their time in handshakes.
 */
const CONNECTIONS_PER_ORIGIN = 24;

/** undici allows as many streams per connection as it may pipeline requests. */
const MULTIPLEXED = { allowH2: true, connections: 2, pipelining: 50 };

export class NodeHttp {
  readonly #options: NetworkOptions;
  readonly #variables: HostEnvironment['variables'];
  readonly #log: (level: LogLevel, message: string) => void;
  /** For encrypted connections, and for others: reading certificates takes longer than most of what is asked without them. */
  readonly #dispatchers = new Map<'secure' | 'plain', Dispatcher>();
  readonly #systemStore: (() => readonly string[]) | undefined;
  #trustsSystem = false;

  constructor(
    options: NetworkOptions,
    variables: HostEnvironment['variables'],
    log: (level: LogLevel, message: string) => void,
  ) {
    this.#options = options;
    this.#variables = variables;
    this.#log = log;
    this.#systemStore = 'systemStore' in options ? options.systemStore : systemStoreOfNode();
  }

  /** One exchange, as defined by `Host.http`. */
  async send(request: HttpRequest): Promise<HttpResponse> {
    let dispatcher: Dispatcher | undefined;
    try {
      dispatcher = this.#dispatcherFor(request.url);
      return await exchange(request, dispatcher, this.#options.userAgent);
    } catch (error) {
      const failure = httpFailure(error, request.signal, this.#proxies());
      if (failure.kind !== 'tls' || !this.#trustSystem(dispatcher)) throw failure;
      return this.send(request);
    }
  }

  /**
   * Companies put the certificate of their proxy into the system's store, which Node does not read by itself. Reading it
   * takes a while on some systems, so it is read only once a certificate has been rejected. False if that adds nothing new.
   */
  #trustSystem(refusing: Dispatcher | undefined): boolean {
    if (this.#trustsSystem) return this.#dispatchers.get('secure') !== refusing;
    if (!this.#systemStore || this.#options.systemCertificates === false) return false;
    this.#trustsSystem = true;
    this.#dispatchers.delete('secure');
    this.#log('info', 'a certificate was not accepted: trying again with those that the system trusts');
    return true;
  }

  #dispatcherFor(url: string): Dispatcher {
    // A proxy may be reached by an encrypted connection itself.
    const kind = /^https:/i.test(url) || this.#proxies().length > 0 ? 'secure' : 'plain';
    const known = this.#dispatchers.get(kind);
    if (known) return known;
    const dispatcher = this.#connect(kind === 'secure');
    this.#dispatchers.set(kind, dispatcher);
    return dispatcher;
  }

  #connect(isSecure: boolean): Dispatcher {
    const { proxy, noProxy, strictSsl, http2, connectionsPerOrigin } = this.#options;
    const certificates = isSecure ? this.#certificates() : undefined;
    const secure = {
      ...(strictSsl === undefined ? {} : { rejectUnauthorized: strictSsl }),
      // Created once: reading 150 certificates for every connection would take longer than the connection.
      ...(certificates === undefined ? {} : { secureContext: tls.createSecureContext({ ca: certificates }) }),
    };
    const proxyUri = proxy === undefined || proxy.trim() === '' ? undefined : withScheme(proxy.trim());
    try {
      return new EnvHttpProxyAgent({
        ...(proxyUri === undefined ? {} : { httpProxy: proxyUri, httpsProxy: proxyUri }),
        ...(noProxy === undefined ? {} : { noProxy }),
        ...(http2 === true ? MULTIPLEXED : { connections: connectionsPerOrigin ?? CONNECTIONS_PER_ORIGIN }),
        // The caller watches progress by its own clock; these would only fire at different times.
        headersTimeout: 0,
        bodyTimeout: 0,
        connect: { ...secure, timeout: CONNECT_TIMEOUT_MILLISECONDS },
        requestTls: secure,
        proxyTls: secure,
      });
    } catch (error) {
      throw new HttpFailure({ kind: 'connection', reason: 'proxy-address' }, { cause: error });
    }
  }

  /** The proxies that may be asked, as far as their addresses can be read. */
  #proxies(): readonly URL[] {
    const { proxy } = this.#options;
    const named = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY'].map((name) => this.#variables[name]);
    const addresses = proxy === undefined || proxy.trim() === '' ? named : [proxy];
    return addresses.flatMap((address) => {
      const uri = withScheme(address?.trim() ?? '');
      return URL.canParse(uri) ? [new URL(uri)] : [];
    });
  }

  /** The certificates to trust; undefined for Node's own list, which also has those of NODE_EXTRA_CA_CERTS. */
  #certificates(): string[] | undefined {
    const extra = [this.#options.caFile, this.#variables['SSL_CERT_FILE']].filter(
      (path) => path !== undefined && path !== '',
    );
    if (extra.length === 0 && !this.#trustsSystem) return undefined;
    const started = this.#variables['NODE_EXTRA_CA_CERTS'];
    if (started !== undefined && started !== '') extra.push(started);
    const own = extra.flatMap((path) => this.#readCertificates(path));
    return [...tls.rootCertificates, ...(this.#trustsSystem ? (this.#systemStore?.() ?? []) : []), ...own];
  }

  #readCertificates(path: string | undefined): string[] {
    if (path === undefined) return [];
    try {
      const found = statSync(path);
      // A pipe or a device would hold up everything, for as long as nobody writes into it.
      if (!found.isFile() || found.size > MOST_CERTIFICATE_BYTES)
        throw new Error('it is no regular file of a sane size');
      const text = readFileSync(path, 'utf8');
      if (text.includes('-----BEGIN CERTIFICATE-----')) return [text];
      // Node itself would silently ignore such a file.
      this.#log('warning', `${path} holds no certificates in PEM form`);
    } catch (error) {
      this.#log('warning', `the certificates of ${path} cannot be read: ${String(error)}`);
    }
    return [];
  }
}

async function exchange(request: HttpRequest, dispatcher: Dispatcher, userAgent?: string): Promise<HttpResponse> {
  const response = await send(request.url, {
    dispatcher,
    method: request.method ?? 'GET',
    headers: { ...(userAgent === undefined ? {} : { 'user-agent': userAgent }), ...request.headers },
    ...(request.signal === undefined ? {} : { signal: request.signal }),
  });
  request.onProgress?.(0);
  const headers = plainHeaders(response.headers);
  const announced = Number(headers['content-length'] ?? '0');
  const chunks: Uint8Array[] = [];
  let length = 0;
  // A connection that breaks while the body waits for its turn is told by reading it.
  response.body.on('error', () => undefined);
  try {
    if (request.method !== 'HEAD' && announced > request.maxBytes) throw tooLarge(request.maxBytes);
    await request.admit?.(announced);
    for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
      request.onProgress?.(chunk.length);
      length += chunk.length;
      if (length > request.maxBytes) throw tooLarge(request.maxBytes);
      await request.admit?.(length);
      chunks.push(chunk);
    }
  } catch (error) {
    // The rest is not read: the connection is closed, and that does not surface as another error.
    response.body.destroy();
    throw error;
  }
  return { status: response.statusCode, headers, body: Buffer.concat(chunks, length) };
}

function tooLarge(maxBytes: number): HttpFailure {
  return new HttpFailure({ kind: 'too-large', reason: 'body', maxBytes });
}

function plainHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) plain[name.toLowerCase()] = typeof value === 'string' ? value : value.join(', ');
  }
  return plain;
}

/** Proxies are often written as `host:port`. */
function withScheme(proxy: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(proxy) ? proxy : `http://${proxy}`;
}

function systemStoreOfNode(): (() => readonly string[]) | undefined {
  // The types are those of the oldest supported Node, which has none.
  const reader = (tls as { getCACertificates?: (store: 'system') => string[] }).getCACertificates;
  return reader && (() => reader('system'));
}
