/** Classifies the errors of Node and undici by what a person can do about them. */
import { isIP } from 'node:net';
import type { HttpProblem } from './host.ts';
import { HttpFailure } from './host.ts';

/**
 * The failure that an error represents. Anything thrown after the signal was aborted is a cancellation.
 * @param proxies the addresses of the proxies that may be asked instead of the server
 */
export function httpFailure(
  error: unknown,
  signal: AbortSignal | undefined,
  proxies: readonly URL[] = [],
): HttpFailure {
  if (signal?.aborted === true) return new HttpFailure({ kind: 'cancelled', reason: 'cancelled' }, { cause: error });
  if (error instanceof HttpFailure) return error;
  for (const cause of causes(error)) {
    const problem = byCode(cause.code, cause.message);
    if (problem === undefined) continue;
    const isOfProxy = isConnecting(problem) && proxies.some((proxy) => wasFor(proxy, cause));
    const told: HttpProblem = isOfProxy ? { kind: 'connection', reason: 'proxy-unreachable', why: problem } : problem;
    return new HttpFailure(told, { cause: error });
  }
  return new HttpFailure({ kind: 'connection', reason: 'failed' }, { cause: error });
}

interface Cause {
  readonly code: string;
  readonly message: string;
  /** Who was to be reached, as far as the error says it: a name that was looked up, or an address. */
  readonly host: string | undefined;
  readonly port: string | undefined;
}

/** What Node adds to errors of connections, if it does. */
interface ConnectionError extends Error {
  readonly hostname?: unknown;
  readonly address?: unknown;
  readonly port?: unknown;
}

/** Whether nothing was reached yet. */
function isConnecting({ kind, reason }: HttpProblem): boolean {
  return kind === 'dns' || kind === 'timeout' || reason === 'refused' || reason === 'no-route';
}

/** Whether somebody was trying to reach the proxy; its name may have become any address. */
function wasFor(proxy: URL, { message, host, port }: Cause): boolean {
  const name = proxy.hostname.replace(/^\[|\]$/g, '');
  const its = proxy.port || (proxy.protocol === 'https:' ? '443' : '80');
  if (port === undefined) return host === name || message.includes(`${proxy.hostname}:${its}`);
  return port === its && (host === name || !isIP(name));
}

/** The error, then what it was caused by, then the attempts at several addresses of one host. */
function causes(error: unknown, depth = 0): Cause[] {
  if (!(error instanceof Error) || depth > 5) return [];
  const code = codeOf(error);
  const inner = error instanceof AggregateError ? (error.errors as unknown[]) : [error.cause];
  const { hostname, address, port } = error as ConnectionError;
  const host = [hostname, address].find((one) => typeof one === 'string');
  return [
    {
      code,
      message: error.message,
      host,
      port: typeof port === 'number' || typeof port === 'string' ? String(port) : undefined,
    },
    ...inner.flatMap((cause) => causes(cause, depth + 1)),
  ];
}

/** undici's parser gives no code to what is not HTTP at all. */
function codeOf(error: Error): string {
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.name === 'HTTPParserError' ? 'HPE_UNKNOWN' : '';
}

function byCode(code: string, message: string): HttpProblem | undefined {
  const proxy = /Proxy response \((\d+)\)/.exec(message);
  if (proxy !== null) return { kind: 'connection', reason: 'proxy-refused', status: Number(proxy[1]) };
  switch (code) {
    case 'ENOTFOUND':
      return { kind: 'dns', reason: 'name-unknown' };
    case 'EAI_AGAIN':
      return { kind: 'dns', reason: 'lookup-failed' };
    case 'ECONNREFUSED':
      return { kind: 'connection', reason: 'refused' };
    case 'ECONNRESET':
    case 'EPIPE':
    case 'UND_ERR_SOCKET':
    case 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH':
      return { kind: 'connection', reason: 'broken-off' };
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ENETDOWN':
      return { kind: 'connection', reason: 'no-route' };
    case 'ETIMEDOUT':
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'UND_ERR_HEADERS_TIMEOUT':
    case 'UND_ERR_BODY_TIMEOUT':
      return { kind: 'timeout', reason: 'no-connection' };
    case 'UND_ERR_HEADERS_OVERFLOW':
      return { kind: 'invalid', reason: 'head-too-large' };
  }
  if (code.startsWith('HPE_')) return { kind: 'invalid', reason: 'not-http' };
  if (isTlsCode(code)) return { kind: 'tls', reason: 'not-secure', code };
  return undefined;
}

function isTlsCode(code: string): boolean {
  return (
    /^(?:CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|CRL_|DEPTH_ZERO_|SELF_SIGNED_)/.test(code) ||
    ['INVALID_CA', 'INVALID_PURPOSE', 'HOSTNAME_MISMATCH', 'EPROTO', 'PATH_LENGTH_EXCEEDED'].includes(code)
  );
}
