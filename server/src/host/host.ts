/** What the program may do to the world: everything outside the pure core reaches network, disk and clock through this. */

/** Files, by paths the host understands; `/` separates folders everywhere. */
export interface HostFiles {
  /** The bytes of a file; undefined where there is no such file. Throws when it is there but cannot be read. */
  read(path: string): Promise<Uint8Array | undefined>;
  /**
   * Replaces the file in one step (readers see the old or the new content, never a part) and makes missing folders.
   * A private file is readable by its owner only.
   */
  write(path: string, data: Uint8Array | string, options?: { readonly private?: boolean }): Promise<void>;
  /** Removes a file; nothing happens where there is none. */
  remove(path: string): Promise<void>;
  /** What is at the path; undefined where nothing is. */
  stat(path: string): Promise<FileStat | undefined>;
  /** The entries of a folder in no particular order; none where there is no such folder. */
  list(path: string): Promise<readonly FolderEntry[]>;
}

export interface FileStat {
  readonly kind: 'file' | 'folder';
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

/** One exchange with a server. Redirects are not followed and nothing is tried twice: that is the caller's policy. */
export interface HttpRequest {
  /** An absolute http or https URL without user name and password. */
  readonly url: string;
  readonly method?: 'GET' | 'HEAD';
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Ends the exchange with an `HttpFailure` of kind `too-large` when the body, as sent, has more bytes. */
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
  /** Called with its bytes when the head of the answer (0) and each piece of its body has come: whether anything moves. */
  readonly onProgress?: (bytes: number) => void;
}

export interface HttpResponse {
  readonly status: number;
  /** Names in lower case; several lines of one name are joined with `, `. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body as sent: `content-encoding` is not undone. */
  readonly body: Uint8Array;
}

/** Why an exchange came to nothing, as data: `kind` is what to do about it depends on, and whoever shows it words it. */
export type HttpProblem =
  /** The name of the server is unknown, or the name service is out of reach. */
  | { readonly kind: 'dns'; readonly reason: 'name-unknown' | 'lookup-failed' }
  /** The server's certificate is not accepted, or no secure connection came about. `code` is the runtime's own. */
  | { readonly kind: 'tls'; readonly reason: 'not-secure'; readonly code: string }
  | {
      readonly kind: 'connection';
      readonly reason: 'refused' | 'broken-off' | 'no-route' | 'proxy-address' | 'failed';
    }
  | { readonly kind: 'connection'; readonly reason: 'proxy-refused'; readonly status: number }
  | { readonly kind: 'timeout'; readonly reason: 'no-connection' }
  | { readonly kind: 'cancelled'; readonly reason: 'cancelled' }
  /** The body, as sent or as unpacked, has more bytes than allowed. */
  | { readonly kind: 'too-large'; readonly reason: 'body'; readonly maxBytes: number }
  | { readonly kind: 'too-large'; readonly reason: 'unpacked' }
  /** What came is not HTTP, or its packing is damaged. */
  | { readonly kind: 'invalid'; readonly reason: 'head-too-large' | 'not-http' }
  | { readonly kind: 'invalid'; readonly reason: 'damaged-packing'; readonly packing: Packing };

export type HttpFailureKind = HttpProblem['kind'];

/** An exchange that came to nothing. Its `message` is for logs and stack traces only. */
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

/** Ways of packing: the content codings of HTTP, and bare deflate as zip archives have it. */
export type Packing = 'gzip' | 'deflate' | 'br' | 'deflate-raw';

export type LogLevel = 'debug' | 'info' | 'warning' | 'error';

/** The context the process was started in. */
export interface HostEnvironment {
  /** As `process.platform` spells it: `linux`, `darwin`, `win32`; `browser` where there is none. */
  readonly platform: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** The user's own folder. */
  readonly home?: string;
}

export interface Host {
  readonly environment: HostEnvironment;
  readonly files: HostFiles;
  /** Throws `HttpFailure` when no whole answer came. */
  http(request: HttpRequest): Promise<HttpResponse>;
  /** Unpacks off the main thread where the host can. Throws `HttpFailure`: `too-large` above `maxBytes`, else `invalid`. */
  unpack(packing: Packing, data: Uint8Array, maxBytes: number): Promise<Uint8Array>;
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after that many milliseconds; rejects with the signal's reason as soon as it is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** Lets everything else that waits have its turn: called between slices of long work. */
  nextTurn(): Promise<void>;
  /** At least 0, below 1. */
  random(): number;
  log(level: LogLevel, message: string): void;
}
