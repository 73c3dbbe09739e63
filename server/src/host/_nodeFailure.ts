/** Tells the errors of Node and undici apart: what a person can do about them differs. */
import { HttpFailure } from './host.ts';

/** The failure an error stands for. Anything thrown after the signal was aborted is a cancellation. */
export function httpFailure(error: unknown, signal: AbortSignal | undefined): HttpFailure {
  if (signal?.aborted === true) return new HttpFailure('cancelled', 'the request was cancelled', { cause: error });
  if (error instanceof HttpFailure) return error;
  for (const { code, message } of causes(error)) {
    const failure = byCode(code, message);
    if (failure !== undefined) return new HttpFailure(failure.kind, failure.message, { cause: error });
  }
  return new HttpFailure('connection', 'the connection failed', { cause: error });
}

interface Cause {
  readonly code: string;
  readonly message: string;
}

/** The error, then what it was caused by, then the attempts at several addresses of one host. */
function causes(error: unknown, depth = 0): Cause[] {
  if (!(error instanceof Error) || depth > 5) return [];
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const inner = error instanceof AggregateError ? (error.errors as unknown[]) : [error.cause];
  return [{ code, message: error.message }, ...inner.flatMap((cause) => causes(cause, depth + 1))];
}

function byCode(code: string, message: string): Pick<HttpFailure, 'kind' | 'message'> | undefined {
  const proxy = /Proxy response \((\d+)\)/.exec(message);
  if (proxy !== null) {
    const hint = proxy[1] === '407' ? ' (it wants a user name and password)' : '';
    return { kind: 'connection', message: `the proxy refused with ${proxy[1] ?? ''}${hint}` };
  }
  switch (code) {
    case 'ENOTFOUND':
      return { kind: 'dns', message: 'the name of the server is not known' };
    case 'EAI_AGAIN':
      return { kind: 'dns', message: 'the name of the server could not be looked up' };
    case 'ECONNREFUSED':
      return { kind: 'connection', message: 'the connection was refused' };
    case 'ECONNRESET':
    case 'EPIPE':
    case 'UND_ERR_SOCKET':
    case 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH':
      return { kind: 'connection', message: 'the connection broke off' };
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ENETDOWN':
      return { kind: 'connection', message: 'there is no way to the server from here' };
    case 'ETIMEDOUT':
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'UND_ERR_HEADERS_TIMEOUT':
    case 'UND_ERR_BODY_TIMEOUT':
      return { kind: 'timeout', message: 'no connection came about in time' };
    case 'UND_ERR_HEADERS_OVERFLOW':
      return { kind: 'invalid', message: 'the head of the answer is too large' };
  }
  if (code.startsWith('HPE_')) return { kind: 'invalid', message: 'the answer is not HTTP' };
  if (isTlsCode(code)) return { kind: 'tls', message: `no secure connection came about (${code})` };
  return undefined;
}

function isTlsCode(code: string): boolean {
  return (
    /^(?:CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|CRL_|DEPTH_ZERO_|SELF_SIGNED_)/.test(code) ||
    ['INVALID_CA', 'INVALID_PURPOSE', 'HOSTNAME_MISMATCH', 'EPROTO', 'PATH_LENGTH_EXCEEDED'].includes(code)
  );
}
