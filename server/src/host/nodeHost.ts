/** The host of command line and language server: network, disk and clock through Node. */
import { setMaxListeners } from 'node:events';
import { arch, homedir, release, type } from 'node:os';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import type { Host, HostEnvironment, LogLevel, Packing } from './host.ts';
import { HttpFailure } from './host.ts';
import { nodeFiles } from './nodeFiles.ts';
import type { NetworkOptions } from './nodeHttp.ts';
import { NodeHttp } from './nodeHttp.ts';

export interface NodeHostOptions extends NetworkOptions {
  /** Where log lines go; nowhere by default. Standard output is the caller's own. */
  readonly log?: (level: LogLevel, message: string) => void;
}

export function nodeHost(options: NodeHostOptions = {}): Host {
  // One signal aborts all requests of a check: dozens of listeners on it are not a leak, but Node would warn about them.
  setMaxListeners(0);
  const log = options.log ?? ((): void => undefined);
  const environment = nodeEnvironment();
  const http = new NodeHttp(options, environment.variables, log);
  return {
    environment,
    files: nodeFiles,
    http: (request) => http.send(request),
    unpack,
    now: () => Date.now(),
    sleep: async (milliseconds, signal) => {
      try {
        await setTimeout(milliseconds, undefined, signal === undefined ? {} : { signal });
      } catch (error) {
        throw signal?.aborted === true ? signal.reason : error;
      }
    },
    nextTurn: () => setImmediate(),
    random: () => Math.random(),
    log,
  };
}

function nodeEnvironment(): HostEnvironment {
  const home = homedir();
  const versions = { runtime: `Node.js ${process.versions.node}`, system: `${type()} ${release()} ${arch()}` };
  return { platform: process.platform, variables: process.env, versions, ...(home === '' ? {} : { home }) };
}

const UNPACKERS = {
  gzip: promisify<Uint8Array, { maxOutputLength: number }, Buffer>(gunzip),
  br: promisify<Uint8Array, { maxOutputLength: number }, Buffer>(brotliDecompress),
  deflate: promisify<Uint8Array, { maxOutputLength: number }, Buffer>(inflate),
  'deflate-raw': promisify<Uint8Array, { maxOutputLength: number }, Buffer>(inflateRaw),
} as const;

/** Node's asynchronous decompressors run on its thread pool and stop at the limit, so an archive bomb costs no memory. */
async function unpack(packing: Packing, data: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  try {
    return await UNPACKERS[packing](data, { maxOutputLength: maxBytes });
  } catch (error) {
    if (error instanceof RangeError) throw new HttpFailure({ kind: 'too-large', reason: 'unpacked' }, { cause: error });
    // Some servers call raw deflate `deflate`, without the wrapper that the name implies.
    if (packing === 'deflate') return unpack('deflate-raw', data, maxBytes);
    throw new HttpFailure({ kind: 'invalid', reason: 'damaged-packing', packing }, { cause: error });
  }
}
