/** The host of the language server in a browser: network, hashes and compression of the web platform, files of whoever shows them. */
import type { HashAlgorithm, Host, HostFiles, KeptPassword, LogLevel } from '../host.ts';
import { browserHttp } from './browserHttp.ts';
import { unpack } from './unpack.ts';

/** What a browser does not have of itself. */
export interface BrowserHostOptions {
  readonly files: HostFiles;
  /** Where log lines go; nowhere by default. */
  readonly log?: (level: LogLevel, message: string) => void;
  /** See {@link Host.indexPasswords}. */
  readonly indexPasswords?: readonly KeptPassword[];
}

/** What the types of Node do not know. */
interface Page {
  readonly navigator?: { readonly userAgent: string };
}

export function browserHost({ files, log, indexPasswords }: BrowserHostOptions): Host {
  return {
    environment: {
      platform: 'browser',
      variables: {},
      versions: { runtime: 'a browser', system: (globalThis as Page).navigator?.userAgent ?? 'unknown' },
    },
    ...(indexPasswords && { indexPasswords }),
    files,
    http: browserHttp,
    unpack,
    digest,
    lacks: new Set(['md5']),
    now: () => Date.now(),
    sleep,
    nextTurn: () => new Promise((resolve) => setTimeout(resolve)),
    random: () => Math.random(),
    log: log ?? ((): void => undefined),
  };
}

/** The names of the hash functions in the Web Cryptography interface, https://www.w3.org/TR/webcrypto/#sha. It has no weak ones. */
const WEB_NAMES: Readonly<Partial<Record<HashAlgorithm, string>>> = {
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
};

async function digest(algorithm: HashAlgorithm, data: Uint8Array | string): Promise<string> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : new Uint8Array(data);
  const hash = new Uint8Array(await crypto.subtle.digest(WEB_NAMES[algorithm] ?? algorithm, bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    if (signal?.aborted === true) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}
