/** The program's access to the outside world: everything outside the pure core uses network, disk and clock through this. */

/** Files, by paths the host understands; `/` separates folders everywhere. */
export interface HostFiles {
  /**
   * The bytes of a regular file; undefined if there is no such file. Throws if it exists but cannot be read: a device, a pipe and
   * a socket are not, nor is a file of more than a gigabyte.
   */
  read(path: string): Promise<Uint8Array | undefined>;
  /**
   * The same of a small file that the program itself has written, at once, where the host can: to ask the system for hundreds of
   * them in turn takes longer than to read them. One of more than `most` bytes is not read: `large`.
   */
  readKept?(path: string, most: number): Uint8Array | 'large' | undefined;
  /**
   * At most `length` bytes of a regular file, from byte `start` on; undefined if there is no file. Throws if it cannot be
   * read.
   */
  readPart(path: string, start: number, length: number): Promise<Uint8Array | undefined>;
  /**
   * Replaces the file atomically (readers see the old or the new content, never a part) and creates missing folders.
   * A private file is readable by its owner only. Throws where a device, a pipe or a folder is.
   */
  write(path: string, data: Uint8Array | string, options?: { readonly private?: boolean }): Promise<void>;
  /** Removes a file; does nothing if there is none. */
  remove(path: string): Promise<void>;
  /** Marks a file as used now, if the host can: its time of change becomes the present. */
  touch?(path: string): Promise<void>;
  /** Where a path leads when all links are followed, if the host has links; undefined if nothing is there. */
  realPath?(path: string): Promise<string | undefined>;
  /** What is at the path; undefined if nothing is. */
  stat(path: string): Promise<FileStat | undefined>;
  /** The entries of a folder in no particular order, the first `most` that are found; none if there is no such folder. */
  list(path: string, most?: number): Promise<readonly FolderEntry[]>;
}

export interface FileStat {
  /** `other` is what reading may never end of: a device, a pipe, a socket. */
  readonly kind: 'file' | 'folder' | 'other';
  /** In bytes. */
  readonly size: number;
  /** Time of the last change, in milliseconds since 1970. */
  readonly modified: number;
}

export interface FolderEntry {
  /** The last part of its path. */
  readonly name: string;
  readonly kind: 'file' | 'folder';
}

/** One exchange with a server. Redirects are not followed and nothing is retried: that is up to the caller. */
export interface HttpRequest {
  /** An absolute http or https URL without user name and password. */
  readonly url: string;
  readonly method?: 'GET' | 'HEAD';
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Ends the exchange with an `HttpFailure` of kind `too-large` when the body, as sent, has more bytes. */
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
  /**
   * Called before the body is read, with the length that the answer announces, and before each piece of it is kept, with the
   * length until then: nothing more is read before what it returns is settled. If it rejects, the exchange does, too.
   */
  readonly admit?: (bytes: number) => Promise<void> | undefined;
  /** Called with the number of bytes for the head of the answer (0) and each piece of its body, to detect progress. */
  readonly onProgress?: (bytes: number) => void;
}

export interface HttpResponse {
  readonly status: number;
  /** Names in lower case; several lines of one name are joined with `, `. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body as sent: `content-encoding` is not undone. */
  readonly body: Uint8Array;
}

/** Why an exchange failed, as data: what to do about it depends on `kind`; the code that shows it chooses the words. */
export type HttpProblem =
  /** The name of the server is unknown, or the name service is unreachable. */
  | { readonly kind: 'dns'; readonly reason: 'name-unknown' | 'lookup-failed' }
  /** The server's certificate is not accepted, or no secure connection could be established. `code` is the runtime's own. */
  | { readonly kind: 'tls'; readonly reason: 'not-secure'; readonly code: string }
  | {
      readonly kind: 'connection';
      readonly reason: 'refused' | 'broken-off' | 'no-route' | 'proxy-address' | 'failed';
    }
  /** The server is there; that a page in a browser reads its answers it does not allow (https://fetch.spec.whatwg.org/#http-cors-protocol). */
  | { readonly kind: 'connection'; readonly reason: 'not-for-pages' }
  | { readonly kind: 'connection'; readonly reason: 'proxy-refused'; readonly status: number }
  /** The proxy itself cannot be reached. */
  | { readonly kind: 'connection'; readonly reason: 'proxy-unreachable'; readonly why: HttpProblem }
  | { readonly kind: 'timeout'; readonly reason: 'no-connection' }
  | { readonly kind: 'cancelled'; readonly reason: 'cancelled' }
  /** The body, as sent or as unpacked, has more bytes than allowed. */
  | { readonly kind: 'too-large'; readonly reason: 'body'; readonly maxBytes: number }
  | { readonly kind: 'too-large'; readonly reason: 'unpacked' }
  /** The response is not HTTP, or its compression is corrupt. */
  | { readonly kind: 'invalid'; readonly reason: 'head-too-large' | 'not-http' }
  | { readonly kind: 'invalid'; readonly reason: 'damaged-packing'; readonly packing: Packing };

export type HttpFailureKind = HttpProblem['kind'];

/** A failed exchange. Its `message` is for logs and stack traces only. */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure';
  readonly problem: HttpProblem;

  constructor(problem: HttpProblem, options?: ErrorOptions) {
    super(`${problem.kind}: ${problem.reason}`, options);
    this.problem = problem;
  }

  get kind(): HttpFailureKind {
    return this.problem.kind;
  }
}

/** Compression formats: the content codings of HTTP, and raw deflate as in zip archives. */
export type Packing = 'gzip' | 'deflate' | 'br' | 'deflate-raw';

/** Hash functions, by the names that indexes and lock files use for them. */
export type HashAlgorithm = 'md5' | 'sha256' | 'sha384' | 'sha512';

export type LogLevel = 'debug' | 'info' | 'warning' | 'error';

/** The context the process was started in. */
export interface HostEnvironment {
  /** As `process.platform` spells it: `linux`, `darwin`, `win32`; `browser` if there is none. */
  readonly platform: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** The user's home folder. */
  readonly home?: string;
  /** What runs the program, and the system that this runs on, with their versions: for bug reports. */
  readonly versions?: { readonly runtime: string; readonly system: string };
}

/** A user name and password that whoever starts the program keeps for the index at one address. */
export interface KeptPassword {
  readonly url: string;
  readonly username: string;
  readonly password: string;
}

export interface Host {
  readonly environment: HostEnvironment;
  /** What an editor keeps for its user; none by default. */
  readonly indexPasswords?: readonly KeptPassword[];
  readonly files: HostFiles;
  /** Throws `HttpFailure` if no complete answer arrived. */
  http(request: HttpRequest): Promise<HttpResponse>;
  /** Decompresses off the main thread if the host can. Throws `HttpFailure`: `too-large` above `maxBytes`, else `invalid`. */
  unpack(packing: Packing, data: Uint8Array, maxBytes: number): Promise<Uint8Array>;
  /** The hash of bytes, or of a text in UTF-8, in hexadecimal digits, lower case. Off the main thread if it takes long. */
  digest(algorithm: HashAlgorithm, data: Uint8Array | string): Promise<string>;
  /** The hash functions that it does not compute; none by default. `digest` rejects for them. */
  readonly lacks?: ReadonlySet<HashAlgorithm>;
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after the given number of milliseconds; rejects with the signal's reason as soon as it is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** Yields to everything else that is waiting: called between slices of long work. */
  nextTurn(): Promise<void>;
  /** How much memory the program holds, and how much it may have, in bytes; absent where nobody knows. */
  memory?(): { readonly held: number; readonly most: number };
  /** At least 0, below 1. */
  random(): number;
  log(level: LogLevel, message: string): void;
}
