/**
 * `direct_url.json` (PEP 610): where an installed distribution came from, if not from an index.
 * https://packaging.python.org/en/latest/specifications/direct-url-data-structure/
 */
import { code } from '../../messages/words.ts';
import { withoutCredentials } from './directUrl.ts';

/** What the file says; exactly one of the three infos is present. */
export interface DirectUrlFile {
  readonly url: string;
  readonly archiveInfo?: {
    /** Digests by the name of their algorithm; from `hash` if the file has only that. */
    readonly hashes?: ReadonlyMap<string, string>;
  };
  readonly vcsInfo?: { readonly vcs: string; readonly commitId: string; readonly requestedRevision?: string };
  readonly dirInfo?: { readonly editable?: boolean };
  readonly subdirectory?: string;
}

/** What is wrong with the file. */
export interface DirectUrlFileError {
  /** A clause without a full stop. */
  readonly message: string;
  /** Where, as in `archive_info.hashes`; absent for the file as a whole. */
  readonly path?: string;
}

/** The file's content; undefined, next to its first error, if it has one. */
export interface ParsedDirectUrlFile {
  readonly value: DirectUrlFile | undefined;
  readonly errors: readonly DirectUrlFileError[];
}

/**
 * Checks the file's content as given by `JSON.parse`, accepting what PyPA's `packaging` accepts. Unknown keys are ignored.
 */
export function parseDirectUrlFile(json: unknown): ParsedDirectUrlFile {
  try {
    return { value: readFile(json), errors: [] };
  } catch (thrown) {
    if (thrown instanceof InvalidFile) return { value: undefined, errors: [thrown.error] };
    throw thrown;
  }
}

/** How the file is written. */
export interface DirectUrlFileOptions {
  /**
   * Keep a user and password in the URL. Otherwise they are removed unless they are `git` or names of environment variables.
   */
  readonly keepCredentials?: boolean;
  /** Also write the first digest under the old key `hash`. */
  readonly legacyHash?: boolean;
}

/** The content to write into the file, for `JSON.stringify`. */
export function formatDirectUrlFile(file: DirectUrlFile, options: DirectUrlFileOptions = {}): Record<string, unknown> {
  const { url, archiveInfo, vcsInfo, dirInfo, subdirectory } = file;
  const hashes = archiveInfo?.hashes;
  const [first] = options.legacyHash === true ? (hashes ?? []) : [];
  return {
    url: options.keepCredentials === true ? url : withoutCredentials(inUsualForm(url)),
    ...(archiveInfo && {
      archive_info: {
        ...(hashes && { hashes: Object.fromEntries(hashes) }),
        ...(first && { hash: `${first[0]}=${first[1]}` }),
      },
    }),
    ...(vcsInfo && {
      vcs_info: {
        vcs: vcsInfo.vcs,
        commit_id: vcsInfo.commitId,
        ...(vcsInfo.requestedRevision !== undefined && { requested_revision: vcsInfo.requestedRevision }),
      },
    }),
    ...(dirInfo && { dir_info: { ...(dirInfo.editable !== undefined && { editable: dirInfo.editable }) } }),
    ...(subdirectory !== undefined && { subdirectory }),
  };
}

/** As Python joins the parts of a URL: the scheme in lower case, a host even if it is empty, nothing empty behind the path. */
function inUsualForm(url: string): string {
  const written = url.replace(/^[a-z][a-z0-9+.-]*:/i, (scheme) => scheme.toLowerCase());
  return written.replace(/^file:(?!\/\/)\/?/, 'file:///').replace(/\??#?$/, '');
}

/** `file:/x` and `file://host/x`; what follows the host begins with a slash. */
const ABSOLUTE_FILE_URL = /^file:(?:\/\/[^/?#]*\/|\/(?!\/))/i;

/** Aborts reading; never seen outside this file. */
class InvalidFile extends Error {
  readonly error: DirectUrlFileError;

  constructor(message: string, path?: string) {
    super(message);
    this.error = { message, ...(path === undefined ? {} : { path }) };
  }
}

function readFile(json: unknown): DirectUrlFile {
  const file = new JsonObject(json, '');
  const url = file.required('url', 'string');
  const archive = file.object('archive_info');
  const archiveInfo = archive && readArchive(archive);
  const vcs = file.object('vcs_info');
  const vcsInfo = vcs && readVcs(vcs);
  const directory = file.object('dir_info');
  const editable = directory?.optional('editable', 'boolean');
  const subdirectory = file.optional('subdirectory', 'string');
  if ([archive, vcs, directory].filter((info) => info !== undefined).length !== 1) {
    throw new InvalidFile('exactly one of `archive_info`, `vcs_info` and `dir_info` must be there');
  }
  if (directory !== undefined && !ABSOLUTE_FILE_URL.test(url)) {
    throw new InvalidFile('the URL of a directory is an absolute `file:` URL', 'url');
  }
  return {
    url,
    ...(archiveInfo && { archiveInfo }),
    ...(vcsInfo && { vcsInfo }),
    ...(directory && { dirInfo: editable === undefined ? {} : { editable } }),
    ...(subdirectory !== undefined && { subdirectory }),
  };
}

function readVcs(info: JsonObject): NonNullable<DirectUrlFile['vcsInfo']> {
  const vcs = info.required('vcs', 'string');
  const requestedRevision = info.optional('requested_revision', 'string');
  const commitId = info.required('commit_id', 'string');
  return { vcs, commitId, ...(requestedRevision !== undefined && { requestedRevision }) };
}

function readArchive(info: JsonObject): NonNullable<DirectUrlFile['archiveInfo']> {
  const hashes = readHashes(info.object('hashes'));
  const hash = info.optional('hash', 'string');
  if (hash === undefined) return hashes === undefined ? {} : { hashes };
  const equals = hash.indexOf('=');
  if (equals === -1) throw new InvalidFile('a hash is written as `algorithm=digest`', info.pathOf('hash'));
  const algorithm = hash.slice(0, equals);
  const digest = hash.slice(equals + 1);
  if (hashes === undefined) return { hashes: new Map([[algorithm, digest]]) };
  if (!hashes.has(algorithm)) {
    throw new InvalidFile(`the algorithm ${code(algorithm)} of \`hash\` is missing`, info.pathOf('hashes'));
  }
  if (hashes.get(algorithm) === digest) return { hashes };
  throw new InvalidFile(`\`hashes\` has another digest for ${code(algorithm)}`, info.pathOf('hash'));
}

function readHashes(hashes: JsonObject | undefined): ReadonlyMap<string, string> | undefined {
  if (hashes === undefined) return undefined;
  const digests = new Map<string, string>();
  for (const [algorithm, digest] of hashes.entries()) {
    if (typeof digest !== 'string') throw new InvalidFile('every digest is a text', hashes.path);
    digests.set(algorithm, digest);
  }
  return digests;
}

interface JsonTypes {
  readonly string: string;
  readonly boolean: boolean;
}

/** An object in the file and where it is. A value `null` counts as absent. */
class JsonObject {
  readonly path: string;
  readonly #json: ReadonlyMap<string, unknown>;

  constructor(json: unknown, path: string) {
    this.path = path;
    if (typeof json !== 'object' || json === null || Array.isArray(json)) {
      throw new InvalidFile('an object is expected here', path === '' ? undefined : path);
    }
    this.#json = new Map(Object.entries(json));
  }

  optional<T extends keyof JsonTypes>(key: string, type: T): JsonTypes[T] | undefined {
    const value = this.#json.get(key) ?? undefined;
    if (value === undefined) return undefined;
    if (typeof value !== type) throw new InvalidFile(`a ${type} is expected here`, this.pathOf(key));
    return value as JsonTypes[T];
  }

  required<T extends keyof JsonTypes>(key: string, type: T): JsonTypes[T] {
    const value = this.optional(key, type);
    if (value === undefined) throw new InvalidFile('this key is required', this.pathOf(key));
    return value;
  }

  object(key: string): JsonObject | undefined {
    const value = this.#json.get(key) ?? undefined;
    return value === undefined ? undefined : new JsonObject(value, this.pathOf(key));
  }

  pathOf(key: string): string {
    return this.path === '' ? key : `${this.path}.${key}`;
  }

  entries(): IterableIterator<[string, unknown]> {
    return this.#json.entries();
  }
}
