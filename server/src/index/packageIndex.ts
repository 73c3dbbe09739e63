/** Where distributions come from: the common interface of all indexes, and the ways it can fail. */
import type { SourceContents } from '../core/candidates/sourceContents.ts';
import type { Outage } from '../core/candidates/outage.ts';
import type { Unavailable } from '../core/candidates/unavailable.ts';
import type { Message } from '../core/messages/message.ts';
import type { NormalizedName } from '../core/packaging/name.ts';
import type { ProjectFile, ProjectPage } from '../core/packaging/simpleApi/simpleApi.ts';
import { MessageError } from './messageError.ts';

/** An index of Python distributions. Calls may be repeated freely: answers are kept for the process. */
export interface PackageIndex {
  /** Short and unique among the indexes of a run: `pypi`, `pyodide`, or host and path without credentials. */
  readonly name: string;
  /** For people: `PyPI`, `the index of Pyodide 0.28.3`. */
  readonly label: Message;
  /**
   * Whether it is one folder or page with files of many projects: if it cannot be read, what the others have still counts.
   */
  readonly isFlat?: boolean;
  /** Where it is, without credentials and query; absent if it is nowhere on the network. */
  readonly address?: string;
  /** All files of a project, with absolute URLs. Throws `IndexError`, and what `permit` throws. */
  project(name: NormalizedName, signal?: AbortSignal, permit?: Permit): Promise<ProjectAnswer>;
  /** The text of a wheel's METADATA; the file is one that `project` gave. Throws `IndexError`. */
  metadata(file: ProjectFile, signal?: AbortSignal): Promise<string>;
  /** The contents of a source distribution; absent if the index has no archives. Throws `IndexError`. */
  sources?(file: ProjectFile, signal?: AbortSignal): Promise<SourceContents>;
  /** A wheel, opened to look into; absent if the index has no archives. Throws `IndexError`. */
  wheel?(file: ProjectFile, signal?: AbortSignal): Promise<WheelFiles>;
}

/** Throws `SpentError` if nothing more may be asked for or read: called when the turn of a request or of its answer has come. */
export type Permit = () => void;

/** What a check may cost is spent. */
export class SpentError extends MessageError {
  override readonly name = 'SpentError';
}

/** A wheel that was opened to look into. */
export interface WheelFiles {
  /** Every member, as it is named. */
  readonly paths: readonly string[];
  /** The text of a source file of Python; undefined of anything else, and of one that cannot be read. Throws `IndexError`. */
  text(path: string): Promise<string | undefined>;
  /** How many bytes of it are in memory by now, packed: all of them where its server sends no parts. */
  held(): number;
}

/** What an index says about a project; `unavailable` if that may be incomplete (stale, or access denied). */
export type ProjectAnswer = (
  | { readonly kind: 'page'; readonly page: ProjectPage }
  /** The index does not have it. `isRecorded` if a recorded index says so, instead of not having recorded it. */
  | { readonly kind: 'absent'; readonly isRecorded?: true }
) & {
  readonly unavailable?: Unavailable;
  /** The day it is from, `YYYY-MM-DD`, if it is used although the index has not confirmed it since as it asks for. */
  readonly asOf?: string;
  /** The size of its page, decompressed. */
  readonly bytes?: number;
};

export type IndexErrorKind =
  /** Network access is forbidden (`--offline`), and the cache does not have it. */
  | 'offline'
  /** A status that is not an answer. */
  | 'http'
  | 'timeout'
  /** The answer is not what it should be: not a page, not metadata, or a broken archive. */
  | 'invalid'
  | 'cancelled'
  | 'tls'
  | 'dns'
  /** The connection was refused or broke. */
  | 'connection';

export interface IndexErrorDetails {
  readonly status?: number;
  readonly cause?: unknown;
  /** If the whole index did not answer. */
  readonly outage?: Outage;
  /** See the same of `Unavailable`. */
  readonly broken?: Message;
}

/** An external failure: an index could not answer. Never a fault of the dependency. */
export class IndexError extends MessageError {
  override readonly name = 'IndexError';
  readonly kind: IndexErrorKind;
  /** The requested address, without credentials and query. */
  readonly url: string;
  readonly status?: number;
  readonly outage?: Outage;
  readonly broken?: Message;

  /** @param says a whole sentence that names what and where, without a full stop and without secrets */
  constructor(kind: IndexErrorKind, says: Message, url: string, details: IndexErrorDetails = {}) {
    super(says, details.cause === undefined ? undefined : { cause: details.cause });
    this.kind = kind;
    this.url = url;
    if (details.status !== undefined) this.status = details.status;
    if (details.outage !== undefined) this.outage = details.outage;
    if (details.broken !== undefined) this.broken = details.broken;
  }
}

/** Whether an index says that what it was asked for is not there. */
export function isGone(error: unknown): boolean {
  return error instanceof IndexError && (error.status === 404 || error.status === 410);
}

/** Whether a request ended only because nobody waited for it any more. */
export function isCancelled(error: unknown): boolean {
  return error instanceof IndexError && error.kind === 'cancelled';
}
