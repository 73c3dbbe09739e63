/**
 * What an index says about one project: the files it offers.
 * https://packaging.python.org/en/latest/specifications/simple-repository-api/
 */

/**
 * The versions of the interface that are known: another major one must be refused.
 * https://packaging.python.org/en/latest/specifications/simple-repository-api/#versioning-pypi-s-simple-api
 */
export const KNOWN_VERSION = /^1(?:\.|$)/;

/** What an index says about one project. */
export interface ProjectPage {
  /** As on the index; empty if an HTML page does not say. */
  readonly name: string;
  /** In the order of the page. */
  readonly files: readonly ProjectFile[];
  /** `active`, `archived`, `quarantined`, `deprecated` or whatever else the index says, and why. */
  readonly status?: { readonly status: string; readonly reason?: string };
  /** Every version of the project, if the index says. */
  readonly versions?: readonly string[];
}

/** One file of a project. */
export interface ProjectFile {
  readonly filename: string;
  /** As given, possibly relative to the page's address, without the fragment that holds a hash. */
  readonly url: string;
  /** Digests by the name of their algorithm. */
  readonly hashes: Readonly<Record<string, string>>;
  /** As written; it may not be a valid specifier set. */
  readonly requiresPython?: string;
  /** Whether the METADATA file is at the file's URL plus `.metadata`. */
  readonly coreMetadata: boolean;
  /** Digests of that METADATA file by the name of their algorithm, if the index gives any. */
  readonly metadataHashes?: Readonly<Record<string, string>>;
  /** The reason why the file was yanked; empty if none is given. */
  readonly yanked: false | string;
  /** In bytes. */
  readonly size?: number;
  /** ISO 8601. */
  readonly uploadTime?: string;
}
