/**
 * `direct_url.json` (PEP 610): where an installed distribution came from, if not from an index.
 * https://packaging.python.org/en/latest/specifications/direct-url-data-structure/
 */
import { code } from '../../messages/words.ts';
import { InvalidTable, PlainTable, type TableError } from '../_plainTable.ts';
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
export type DirectUrlFileError = TableError;

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
    if (thrown instanceof InvalidTable) return { value: undefined, errors: [thrown.error] };
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

function readFile(json: unknown): DirectUrlFile {
  const file = new PlainTable(json, '');
  const url = file.required('url', 'string');
  const archive = file.table('archive_info');
  const archiveInfo = archive && readArchive(archive);
  const vcs = file.table('vcs_info');
  const vcsInfo = vcs && readVcs(vcs);
  const directory = file.table('dir_info');
  const editable = directory?.optional('editable', 'boolean');
  const subdirectory = file.optional('subdirectory', 'string');
  if ([archive, vcs, directory].filter((info) => info !== undefined).length !== 1) {
    throw new InvalidTable('exactly one of `archive_info`, `vcs_info` and `dir_info` must be there');
  }
  if (directory !== undefined && !ABSOLUTE_FILE_URL.test(url)) {
    throw new InvalidTable('the URL of a directory is an absolute `file:` URL', 'url');
  }
  return {
    url,
    ...(archiveInfo && { archiveInfo }),
    ...(vcsInfo && { vcsInfo }),
    ...(directory && { dirInfo: editable === undefined ? {} : { editable } }),
    ...(subdirectory !== undefined && { subdirectory }),
  };
}

function readVcs(info: PlainTable): NonNullable<DirectUrlFile['vcsInfo']> {
  const vcs = info.required('vcs', 'string');
  const requestedRevision = info.optional('requested_revision', 'string');
  const commitId = info.required('commit_id', 'string');
  return { vcs, commitId, ...(requestedRevision !== undefined && { requestedRevision }) };
}

function readArchive(info: PlainTable): NonNullable<DirectUrlFile['archiveInfo']> {
  const hashes = readHashes(info.table('hashes'));
  const hash = info.optional('hash', 'string');
  if (hash === undefined) return hashes === undefined ? {} : { hashes };
  const equals = hash.indexOf('=');
  if (equals === -1) throw new InvalidTable('a hash is written as `algorithm=digest`', info.pathOf('hash'));
  const algorithm = hash.slice(0, equals);
  const digest = hash.slice(equals + 1);
  if (hashes === undefined) return { hashes: new Map([[algorithm, digest]]) };
  if (!hashes.has(algorithm)) {
    throw new InvalidTable(`the algorithm ${code(algorithm)} of \`hash\` is missing`, info.pathOf('hashes'));
  }
  if (hashes.get(algorithm) === digest) return { hashes };
  throw new InvalidTable(`\`hashes\` has another digest for ${code(algorithm)}`, info.pathOf('hash'));
}

function readHashes(hashes: PlainTable | undefined): ReadonlyMap<string, string> | undefined {
  if (hashes === undefined) return undefined;
  const digests = new Map<string, string>();
  for (const [algorithm, digest] of hashes.entries()) {
    if (typeof digest !== 'string') throw new InvalidTable('every digest is a text', hashes.path);
    digests.set(algorithm, digest);
  }
  return digests;
}
