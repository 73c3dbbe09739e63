/** Addresses of indexes and files: removing credentials, making links absolute, and showing them without secrets. */
import { percentDecoded } from '../core/text/percentDecoded.ts';
import { withoutTrailing } from '../core/text/cut.ts';

/** An address and the user name and password it contained. */
export interface SplitUrl {
  /** Without user name and password. */
  readonly url: string;
  readonly userInfo?: UserInfo;
}

export interface UserInfo {
  readonly username: string;
  readonly password: string;
}

/** Removes the credentials from an http or https address; undefined for any other text. */
export function splitUserInfo(text: string): SplitUrl | undefined {
  const url = webUrl(text);
  if (url === undefined) return undefined;
  const { username, password } = url;
  url.username = '';
  url.password = '';
  if (username === '' && password === '') return { url: url.href };
  return { url: url.href, userInfo: { username: percentDecoded(username), password: percentDecoded(password) } };
}

/** The address as it may appear in messages, logs and files: no credentials, no query, no fragment. */
export function displayUrl(text: string): string {
  const url = webUrl(text);
  return url === undefined ? '(not a web address)' : `${url.origin}${url.pathname}`;
}

/** The root of an index with a slash at its end, without query and fragment, so that `name/` can be appended. */
export function indexRoot(url: string): string {
  const root = displayUrl(url);
  return root.endsWith('/') ? root : `${root}/`;
}

/** Host and path, the default name of an index. */
export function indexNameFromUrl(text: string): string {
  const url = webUrl(text);
  return url === undefined ? '(not a web address)' : withoutTrailing(`${url.host}${url.pathname}`, '/');
}

/** Whether both addresses have the same scheme, host and port: only then may credentials be sent. */
export function sameOrigin(one: string, other: string): boolean {
  const origin = webUrl(one)?.origin;
  return origin !== undefined && origin === webUrl(other)?.origin;
}

// A page may have 15,000 links, nearly all of them simple: those do not need a general parser.
const PLAIN_WEB_URL = /^https?:\/\/[a-z0-9.-]+(?::\d+)?\/[\w\-.~/%+!,=:]*(?:#[\w=-]*)?$/;
const PLAIN_RELATIVE_LINK = /^((?:[\w.-]+\/)*)([\w-][\w\-.+%!]*(?:#[\w=-]*)?)$/;

/** A link of a page as an absolute http or https address; undefined if it leads to anything else. */
export function absoluteFileUrl(link: string, base: string): string | undefined {
  return linkResolver(base)(link);
}

/** `absoluteFileUrl` for many links of one page. */
export function linkResolver(base: string): (link: string) => string | undefined {
  let folder = '';
  let folderUrl: string | undefined;
  return (link) => {
    if (PLAIN_WEB_URL.test(link) && !link.includes('/.')) return link;
    const relative = PLAIN_RELATIVE_LINK.exec(link);
    if (relative === null) return webUrl(link, base)?.href;
    // The files of a page are usually in one folder, so its address is computed once.
    const linkFolder = relative[1] ?? '';
    if (folderUrl === undefined || linkFolder !== folder) {
      folder = linkFolder;
      folderUrl = webUrl(linkFolder === '' ? './' : linkFolder, base)?.href;
    }
    return folderUrl === undefined ? undefined : folderUrl + (relative[2] ?? '');
  };
}

function webUrl(text: string, base?: string): URL | undefined {
  try {
    const url = new URL(text.trim(), base);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url : undefined;
  } catch {
    return undefined;
  }
}
