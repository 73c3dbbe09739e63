/**
 * References to a distribution by location: a URL after `@`, or a URL or path on a line of a requirements file.
 * https://packaging.python.org/en/latest/specifications/direct-url/
 */
import { percentDecoded } from '../../text/percentDecoded.ts';
import type { WheelFilename } from '../wheels/wheelFilename.ts';
import { parseWheelFilename } from '../wheels/wheelFilename.ts';

/** A distribution that is not looked up in an index. */
export interface DirectUrl {
  /** `vcs`: a repository; `archive`: a file on a server; `local`: a file or directory on this machine. */
  readonly kind: 'vcs' | 'archive' | 'local';
  /** As written, without the fragment, a prefix such as `git+`, the revision and extras. For `local` possibly a path. */
  readonly url: string;
  /** `git`, `hg`, `svn` or `bzr`. */
  readonly vcs?: string;
  /** The branch, tag or commit after `@`. */
  readonly revision?: string;
  /** The directory inside it that contains the project. */
  readonly subdirectory?: string;
  /** The project name that the fragment `egg=` gives, without extras. */
  readonly egg?: string;
  /** From `egg=name[extra]` or `./path[extra]`, as written. */
  readonly extras: readonly string[];
  /** Digests given in the fragment, by the name of their algorithm. */
  readonly hashes: Readonly<Record<string, string>>;
  /** The last segment of the path, with percent-encoding decoded. */
  readonly filename: string;
  /** The parts of the file name if it is that of a wheel. */
  readonly wheel?: WheelFilename;
}

const SCHEME = /^([a-zA-Z][a-zA-Z0-9+.-]+):/;
const VCS = /^(git|hg|svn|bzr)(?:\+|$)/;
const HASH_NAMES: ReadonlySet<string> = new Set(['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512']);
const ARCHIVE = /\.(?:whl|zip|tar|tgz|tbz|tar\.(?:gz|bz2|xz|lz|lzma|zst))$/i;
const TRAILING_EXTRAS = /\[([^[\]]*)\]$/;
/** Credentials that reveal nothing: a bare `git`, or names of environment variables instead of values. */
const HARMLESS_CREDENTIALS = /^(?:git|\$\{[A-Za-z0-9_-]+\}(?::\$\{[A-Za-z0-9_-]+\})?)$/;

/**
 * Reads a URL or a path. Undefined for a word that may just as well be a project's name (no scheme, no slash, no leading
 * dot, no archive extension). Everything else is accepted as it is; nothing is looked up.
 */
export function parseDirectUrl(text: string): DirectUrl | undefined {
  const trimmed = text.trim();
  const scheme = SCHEME.exec(trimmed)?.[1]?.toLowerCase();
  if (scheme === undefined && !looksLikePath(trimmed)) return undefined;
  // In a path `#` is an ordinary character unless one of the usual keys of a fragment follows.
  const hash = scheme === undefined ? trimmed.search(/#(?:egg|subdirectory|sha256)=/) : trimmed.indexOf('#');
  const fragment = readFragment(hash === -1 ? '' : trimmed.slice(hash + 1));
  const whole = hash === -1 ? trimmed : trimmed.slice(0, hash);
  const extras = scheme === undefined ? TRAILING_EXTRAS.exec(whole) : null;
  const address = extras === null ? whole : whole.slice(0, extras.index);
  const vcs = scheme === undefined ? undefined : VCS.exec(scheme)?.[1];
  const location = vcs === undefined ? { url: address } : readRepository(address, vcs);
  const filename = lastPart(location.url);
  const wheel = parseWheelFilename(filename);
  return {
    kind: kindOf(scheme, vcs),
    ...location,
    ...fragment,
    extras: extras === null ? fragment.extras : splitExtras(extras[1] ?? ''),
    filename,
    ...(wheel === undefined ? {} : { wheel }),
  };
}

/** The URL without the user and password in it, unless these are only `git` or names of environment variables. */
export function withoutCredentials(url: string): string {
  return url.replace(/^([a-zA-Z][a-zA-Z0-9+.-]*:\/\/)([^/?#]*)@/, (whole, start: string, credentials: string) =>
    HARMLESS_CREDENTIALS.test(credentials) ? whole : start,
  );
}

function looksLikePath(text: string): boolean {
  const path = text.replace(TRAILING_EXTRAS, '');
  return path.startsWith('.') || path.startsWith('~') || /[/\\]/.test(path) || ARCHIVE.test(path);
}

function kindOf(scheme: string | undefined, vcs: string | undefined): DirectUrl['kind'] {
  if (vcs !== undefined) return 'vcs';
  return scheme === undefined || scheme === 'file' ? 'local' : 'archive';
}

/** Splits `git+https://host/path@revision`. */
function readRepository(address: string, vcs: string): Pick<DirectUrl, 'url' | 'vcs' | 'revision'> {
  const url = address.slice(0, vcs.length + 1).toLowerCase() === `${vcs}+` ? address.slice(vcs.length + 1) : address;
  // The `@` of `user@host` comes before the path, so only one in the path starts a revision.
  const path = url.indexOf('/', url.includes('://') ? url.indexOf('://') + '://'.length : 0);
  const at = path === -1 ? -1 : url.lastIndexOf('@');
  if (at <= path) return { url, vcs };
  return { url: url.slice(0, at), vcs, revision: url.slice(at + 1) };
}

type Fragment = Pick<DirectUrl, 'egg' | 'subdirectory' | 'extras' | 'hashes'>;

function readFragment(text: string): Fragment {
  const hashes: Record<string, string> = {};
  let egg: string | undefined;
  let subdirectory: string | undefined;
  for (const part of text.split('&')) {
    const equals = part.indexOf('=');
    const key = part.slice(0, Math.max(equals, 0));
    const value = percentDecoded(part.slice(equals + 1));
    if (key === 'egg') egg ??= value;
    else if (key === 'subdirectory') subdirectory ??= value;
    else if (HASH_NAMES.has(key)) hashes[key] = value;
  }
  const extras = egg === undefined ? null : TRAILING_EXTRAS.exec(egg);
  const project = extras === null ? egg : egg?.slice(0, extras.index);
  return {
    ...(project === undefined ? {} : { egg: project }),
    ...(subdirectory === undefined ? {} : { subdirectory }),
    extras: splitExtras(extras?.[1] ?? ''),
    hashes,
  };
}

function splitExtras(text: string): readonly string[] {
  return text.split(',').flatMap((extra) => extra.trim() || []);
}

function lastPart(address: string): string {
  const path = SCHEME.test(address) ? (address.split('?', 1)[0] ?? '') : address;
  return percentDecoded(path.split(/[/\\]/).findLast((part) => part !== '') ?? '');
}
