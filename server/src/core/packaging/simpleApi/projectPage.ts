/**
 * What an index says of one project: the files it offers.
 * https://packaging.python.org/en/latest/specifications/simple-repository-api/
 */

/** What an index says of one project. */
export interface ProjectPage {
  /** As the index has it; empty where an HTML page does not say. */
  readonly name: string;
  /** In the order of the page. */
  readonly files: readonly ProjectFile[];
  /** `active`, `archived`, `quarantined`, `deprecated` or what else the index says, and why. */
  readonly status?: { readonly status: string; readonly reason?: string };
  /** Every version of the project, where the index tells. */
  readonly versions?: readonly string[];
}

/** One file of a project. */
export interface ProjectFile {
  readonly filename: string;
  /** As given, maybe relative to the page's address, without the fragment that holds a hash. */
  readonly url: string;
  /** Digests by the name of their algorithm. */
  readonly hashes: Readonly<Record<string, string>>;
  /** As written; it may be no specifier set. */
  readonly requiresPython?: string;
  /** Is the METADATA file at the file's URL plus `.metadata`? */
  readonly coreMetadata: boolean;
  /** The reason why the file was yanked, empty when none is given. */
  readonly yanked: false | string;
  /** In bytes. */
  readonly size?: number;
  /** ISO 8601. */
  readonly uploadTime?: string;
}
