/**
 * Which user name and password an index gets: from its address, from the environment, or from a netrc file.
 * @see https://docs.astral.sh/uv/concepts/authentication/http/
 */
import type { Host } from '../../host/host.ts';
import type { UserInfo } from '../indexUrl.ts';
import { indexRoot, sameOrigin } from '../indexUrl.ts';

/** Returns the Authorization header for an address; undefined if it has none. */
export type Authorize = (url: string) => string | undefined;

/** The credentials of an index: which go along, and which only when the server does not answer without. */
export interface IndexCredentials {
  readonly first: Authorize;
  /** After 401, 403 or 404, which some servers answer in place of both. */
  readonly whenRefused: Authorize;
}

/** An index to find credentials for. */
export interface CredentialsRequest {
  /** The name the user gave it, if any: part of the names of its variables. */
  readonly name?: string;
  /** Without credentials. */
  readonly url: string;
  /** The credentials in its address. */
  readonly userInfo?: UserInfo;
  readonly authenticate?: 'always' | 'never';
  /** What else is known by address. */
  readonly others?: Authorize;
}

/**
 * The credentials of an index: those that an editor keeps for exactly its address, else as uv finds them: those in its address, for its pages first; `UV_INDEX_<NAME>_USERNAME` and
 * `…_PASSWORD` of the name that it has where it is declared, for its files first. Both go to the index's own scheme, host
 * and port only. When a server refuses, what is known of another index at the same address, then the netrc entry of its
 * host; that is never sent over plain http to another machine.
 */
export async function findCredentials(host: Host, request: CredentialsRequest): Promise<IndexCredentials> {
  const { url: root, userInfo, authenticate, others } = request;
  // Then uv sends nothing but what stands in the address that it asks: files have another.
  if (authenticate === 'never')
    return { first: (url) => basicIf(isPageOf(root, url), userInfo), whenRefused: () => undefined };
  const netrc = await readNetrc(host);
  const kept = keptFor(root, host);
  const [named, written] = [fromEnvironment(host, request.name), userInfo].map(
    (one) => one && withPassword(one, entryOf(netrc, root)),
  );
  const own: Authorize = (url) => {
    const [one, other] = url.startsWith(root) ? [written, named] : [named, written];
    return basicIf(sameOrigin(url, root), kept ?? one ?? other);
  };
  const whenRefused: Authorize = (url) => others?.(url) ?? basicIf(true, entryOf(netrc, url));
  return { first: authenticate === 'always' ? (url) => own(url) ?? whenRefused(url) : own, whenRefused };
}

/** The credentials of an index that are for its address alone, whatever a server answers. */
export function ownCredentials(
  host: Host,
  { name, userInfo, authenticate }: Omit<CredentialsRequest, 'url'>,
): string | undefined {
  const own = authenticate === 'never' ? undefined : (fromEnvironment(host, name) ?? userInfo);
  return own && basicAuthorization(own);
}

/** Whether an address is one that names of projects are appended to, or the page of a project there. */
function isPageOf(root: string, url: string): boolean {
  return url === root || (url.startsWith(root) && /^[^/?#]+\/$/.test(url.slice(root.length)));
}

/** What an editor keeps for an index; like a netrc entry it is never sent readably over a network. */
function keptFor(root: string, { indexPasswords = [] }: Host): UserInfo | undefined {
  const { protocol, hostname } = new URL(root);
  if (protocol !== 'https:' && !isLoopback(hostname)) return undefined;
  return indexPasswords.find(({ url }) => URL.canParse(url) && indexRoot(url) === indexRoot(root));
}

function basicIf(isRight: boolean, userInfo: UserInfo | undefined): string | undefined {
  return isRight && userInfo ? basicAuthorization(userInfo) : undefined;
}

/** The entry of the host, unless it would be sent readably over a network. */
function entryOf(netrc: ReadonlyMap<string, UserInfo>, url: string): UserInfo | undefined {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || isLoopback(hostname) ? netrc.get(hostname.toLowerCase()) : undefined;
}

/** Whether it is this machine, as a host in an address. */
function isLoopback(hostname: string): boolean {
  return /^(?:localhost|(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i.test(hostname);
}

/** An address with a user name alone gets the password that the netrc file has for it. */
function withPassword(userInfo: UserInfo, entry: UserInfo | undefined): UserInfo {
  return userInfo.password === '' && entry?.username === userInfo.username ? entry : userInfo;
}

/** Far more than the passwords of one person take. */
const MOST_NETRC_BYTES = 1024 * 1024;

const NO_ENTRIES: ReadonlyMap<string, UserInfo> = new Map();

/** The header for a user name and password (https://www.rfc-editor.org/rfc/rfc7617#section-2). */
export function basicAuthorization({ username, password }: UserInfo): string {
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  return `Basic ${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`;
}

/**
 * The entries of a netrc file by host. `default` is left out on purpose: it would send a password to every index. Macros are
 * skipped. If a host occurs twice, the first entry counts.
 */
export function parseNetrc(text: string): ReadonlyMap<string, UserInfo> {
  const entries = new Map<string, UserInfo>();
  const withoutMacros = text
    .replace(/^[ \t]*macdef[^\n]*\n(?:[^\n]*\S[^\n]*(?:\n|$))*/gm, '\n')
    .replace(/^[ \t]*#[^\n]*/gm, '');
  const words = (withoutMacros.match(/"(?:[^"\\]|\\.)*"|\S+/g) ?? []).map(unquoted);
  let machine: string | undefined;
  let entry: { username: string; password: string } | undefined;
  const finish = (): void => {
    if (machine !== undefined && entry !== undefined && !entries.has(machine)) entries.set(machine, entry);
  };
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === 'machine' || word === 'default') {
      finish();
      machine = word === 'machine' ? words[++at]?.toLowerCase() : undefined;
      entry = undefined;
    } else if (word === 'login') entry = { username: words[++at] ?? '', password: entry?.password ?? '' };
    else if (word === 'password') entry = { username: entry?.username ?? '', password: words[++at] ?? '' };
    else if (word === 'account') at++;
  }
  finish();
  return entries;
}

function unquoted(word: string): string {
  return word.length > 1 && word.startsWith('"') && word.endsWith('"')
    ? word.slice(1, -1).replace(/\\(.)/g, '$1')
    : word;
}

function fromEnvironment(host: Host, name: string | undefined): UserInfo | undefined {
  if (name === undefined) return undefined;
  const prefix = `UV_INDEX_${name.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`;
  const username = host.environment.variables[`${prefix}_USERNAME`];
  const password = host.environment.variables[`${prefix}_PASSWORD`];
  if (username === undefined && password === undefined) return undefined;
  return { username: username ?? '', password: password ?? '' };
}

async function readNetrc(host: Host): Promise<ReadonlyMap<string, UserInfo>> {
  const { variables, home, platform } = host.environment;
  const named = variables['NETRC'];
  const usual =
    home === undefined ? [] : platform === 'win32' ? [`${home}/.netrc`, `${home}/_netrc`] : [`${home}/.netrc`];
  for (const path of named === undefined || named === '' ? usual : [named]) {
    try {
      if (((await host.files.stat(path))?.size ?? 0) > MOST_NETRC_BYTES) throw new RangeError('too large');
      const bytes = await host.files.read(path);
      if (bytes !== undefined) return parseNetrc(new TextDecoder().decode(bytes));
    } catch {
      // Its text may contain passwords and its error a path, so only the fact is reported.
      host.log('warning', 'the netrc file is there but cannot be read');
    }
  }
  return NO_ENTRIES;
}
