/** Which user name and password an index gets: from its address, from the environment, or from a netrc file. */
import type { Host } from '../../host/host.ts';
import type { UserInfo } from '../indexUrl.ts';
import { sameOrigin } from '../indexUrl.ts';

/** Returns the Authorization header for an address; undefined if it has none. */
export type Authorize = (url: string) => string | undefined;

/** An index to find credentials for. */
export interface CredentialsRequest {
  /** The name the user gave it, if any: part of the names of its variables. */
  readonly name?: string;
  /** Without credentials. */
  readonly url: string;
  /** The credentials in its address. */
  readonly userInfo?: UserInfo;
}

/**
 * The credentials of an index, the first one found of: those in its address; `UV_INDEX_<NAME>_USERNAME` and `…_PASSWORD`, as
 * uv has them; the netrc entry of its host. They go to the index's own scheme, host and port only. Files on other hosts get
 * the netrc entry of their host. With `everywhere` false, only those in the address count.
 */
export async function findCredentials(host: Host, request: CredentialsRequest, everywhere = true): Promise<Authorize> {
  const netrc = everywhere ? await readNetrc(host) : NO_ENTRIES;
  const own = request.userInfo ?? (everywhere ? fromEnvironment(host, request.name) : undefined);
  return (url) => {
    if (own !== undefined && sameOrigin(url, request.url)) return basicAuthorization(own);
    const entry = netrc.get(new URL(url).hostname.toLowerCase());
    return entry === undefined ? undefined : basicAuthorization(entry);
  };
}

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
      const bytes = await host.files.read(path);
      if (bytes !== undefined) return parseNetrc(new TextDecoder().decode(bytes));
    } catch {
      // Its text may contain passwords and its error a path, so only the fact is reported.
      host.log('warning', 'the netrc file is there but cannot be read');
    }
  }
  return NO_ENTRIES;
}
