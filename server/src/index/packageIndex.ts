/** Where distributions come from: the one interface behind which every index stands, and the ways it can fail. */
import type { SourceContents } from '../core/candidates/sourceContents.ts';
import type { Unavailable } from '../core/candidates/unavailable.ts';
import type { Message } from '../core/messages/message.ts';
import type { NormalizedName } from '../core/packaging/name.ts';
import type { ProjectFile, ProjectPage } from '../core/packaging/simpleApi/simpleApi.ts';
import { MessageError } from './messageError.ts';

/** An index of Python distributions. Every call may be repeated at will: answers are kept for the process. */
export interface PackageIndex {
  /** Short and unique among the indexes of a run: `pypi`, `pyodide`, or host and path without credentials. */
  readonly name: string;
  /** For people: `PyPI`, `the index of Pyodide 0.28.3`. */
  readonly label: Message;
  /** All files of a project, with absolute URLs. Throws `IndexError`. */
  project(name: NormalizedName, signal?: AbortSignal): Promise<ProjectAnswer>;
  /** The text of a wheel's METADATA; the file is one that `project` gave. Throws `IndexError`. */
  metadata(file: ProjectFile, signal?: AbortSignal): Promise<string>;
  /** What a source distribution has in it; absent where the index has no archives. Throws `IndexError`. */
  sources?(file: ProjectFile, signal?: AbortSignal): Promise<SourceContents>;
}

/** What an index says about a project; `unavailable` where that may not be the whole truth (stale, or access refused). */
export type ProjectAnswer =
  | { readonly kind: 'page'; readonly page: ProjectPage; readonly unavailable?: Unavailable }
  /** The index does not have it. */
  | { readonly kind: 'absent'; readonly unavailable?: Unavailable };

export type IndexErrorKind =
  /** Asking is forbidden (`--offline`), and the cache does not have it. */
  | 'offline'
  /** A status that is no answer. */
  | 'http'
  | 'timeout'
  /** The answer is not what it should be: no page, no metadata, a broken archive. */
  | 'invalid'
  | 'cancelled'
  | 'tls'
  | 'dns'
  /** The connection was refused or broke. */
  | 'connection';

export interface IndexErrorDetails {
  readonly status?: number;
  readonly cause?: unknown;
}

/** The world failed: an index could not say what was asked. Never a fault of the dependency. */
export class IndexError extends MessageError {
  override readonly name = 'IndexError';
  readonly kind: IndexErrorKind;
  /** The address that was asked, without credentials and query. */
  readonly url: string;
  readonly status?: number;

  /** @param says a whole sentence that names what and where, without a full stop and without secrets */
  constructor(kind: IndexErrorKind, says: Message, url: string, details: IndexErrorDetails = {}) {
    super(says, details.cause === undefined ? undefined : { cause: details.cause });
    this.kind = kind;
    this.url = url;
    if (details.status !== undefined) this.status = details.status;
  }
}
