/** The host of command line and language server: network, disk and clock through Node. */
import { createHash } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { arch, homedir, release, type } from 'node:os';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { getHeapStatistics } from 'node:v8';
import {
  brotliDecompress,
  brotliDecompressSync,
  gunzip,
  gunzipSync,
  inflate,
  inflateRaw,
  inflateRawSync,
  inflateSync,
} from 'node:zlib';
import type { HashAlgorithm, Host, HostEnvironment, KeptPassword, LogLevel, Packing } from './host.ts';
import { HttpFailure } from './host.ts';
import { nodeFiles } from './nodeFiles.ts';
import type { NetworkOptions, NodeHttp } from './nodeHttp.ts';

export interface NodeHostOptions extends NetworkOptions {
  /** Where log lines go; nowhere by default. Standard output is the caller's own. */
  readonly log?: (level: LogLevel, message: string) => void;
  /** See {@link Host.indexPasswords}. */
  readonly indexPasswords?: readonly KeptPassword[];
}

export function nodeHost(options: NodeHostOptions = {}): Host {
  // One signal aborts all requests of a check: dozens of listeners on it are not a leak, but Node would warn about them.
  setMaxListeners(0);
  const log = options.log ?? ((): void => undefined);
  const environment = nodeEnvironment();
  let network: Promise<NodeHttp> | undefined;
  return {
    environment,
    ...(options.indexPasswords && { indexPasswords: options.indexPasswords }),
    files: nodeFiles,
    http: async (request) => {
      network ??= openNetwork(options, environment, log);
      return (await network).send(request);
    },
    unpack,
    digest,
    now: () => Date.now(),
    sleep: async (milliseconds, signal) => {
      try {
        await setTimeout(milliseconds, undefined, signal === undefined ? {} : { signal });
      } catch (error) {
        throw signal?.aborted === true ? signal.reason : error;
      }
    },
    nextTurn: () => setImmediate(),
    memory: () => {
      const { used_heap_size: held, heap_size_limit: most } = getHeapStatistics();
      return { held, most };
    },
    random: () => Math.random(),
    log,
  };
}

/** Loaded with the first request, since a check that finds everything on disk makes none, and HTTP is a large part of the program. */
async function openNetwork(
  options: NetworkOptions,
  { variables }: HostEnvironment,
  log: NonNullable<NodeHostOptions['log']>,
): Promise<NodeHttp> {
  const { NodeHttp: Network } = await import('./nodeHttp.ts');
  return new Network(options, variables, log);
}

function nodeEnvironment(): HostEnvironment {
  const home = homedir();
  const versions = { runtime: `Node.js ${process.versions.node}`, system: `${type()} ${release()} ${arch()}` };
  return { platform: process.platform, variables: process.env, versions, ...(home === '' ? {} : { home }) };
}

/**
 * Up to this many bytes, work is done at once: handing it to the thread pool and back takes longer than the work, and a check
 * with a full cache does it thousands of times. Even a bomb of this size unpacks within a frame.
 */
const SMALL_BYTES = 16 * 1024;

/** A hash function reads some hundred megabytes in a second. */
const LARGE_BYTES = 512 * 1024;

/** The hash functions in the Web Cryptography interface, which lacks weak ones, and computes them on the thread pool. */
const WEB_NAMES = { sha256: 'SHA-256', sha384: 'SHA-384', sha512: 'SHA-512' } as const;

interface Unpacker {
  readonly later: (data: Uint8Array, options: { maxOutputLength: number }) => Promise<Uint8Array>;
  readonly atOnce: (data: Uint8Array, options: { maxOutputLength: number }) => Uint8Array;
}

const UNPACKERS: Readonly<Record<Packing, Unpacker>> = {
  gzip: { later: promisify(gunzip), atOnce: gunzipSync },
  br: { later: promisify(brotliDecompress), atOnce: brotliDecompressSync },
  deflate: { later: promisify(inflate), atOnce: inflateSync },
  'deflate-raw': { later: promisify(inflateRaw), atOnce: inflateRawSync },
};

/** Node's asynchronous decompressors run on its thread pool. All stop at the limit, so an archive bomb costs no memory. */
async function unpack(packing: Packing, data: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  const { later, atOnce } = UNPACKERS[packing];
  try {
    const options = { maxOutputLength: maxBytes };
    return data.length <= SMALL_BYTES ? atOnce(data, options) : await later(data, options);
  } catch (error) {
    if (error instanceof RangeError) throw new HttpFailure({ kind: 'too-large', reason: 'unpacked' }, { cause: error });
    // Some servers call raw deflate `deflate`, without the wrapper that the name implies.
    if (packing === 'deflate') return unpack('deflate-raw', data, maxBytes);
    throw new HttpFailure({ kind: 'invalid', reason: 'damaged-packing', packing }, { cause: error });
  }
}

async function digest(algorithm: HashAlgorithm, data: Uint8Array | string): Promise<string> {
  if (data.length <= LARGE_BYTES || algorithm === 'md5') return createHash(algorithm).update(data).digest('hex');
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : new Uint8Array(data);
  return Buffer.from(await crypto.subtle.digest(WEB_NAMES[algorithm], bytes)).toString('hex');
}
