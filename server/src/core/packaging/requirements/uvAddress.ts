/**
 * What uv makes of the address behind a name. Only some schemes are ones to it, whose case counts; everything else is a path, and
 * so is what follows `file:`. Measured with uv 0.13.9.
 */
import { say, type Message } from '../../messages/message.ts';
import { shorten } from '../../messages/words.ts';

const REPOSITORY = /^git\+(?:http|https|ssh|file):/;
const OTHER_REPOSITORY =
  /^(?:git\+git|bzr\+(?:http|https|ssh|sftp|ftp|lp|file)|hg\+(?:file|http|https|ssh|static-http)|svn\+(?:ssh|http|https|svn|file)):/;
const REMOTE = /^https?:[/\\]*[^/\\?#]*([^?#]*)/;
const DISTRIBUTION = /\.(?:whl|zip|tar|tgz|tbz|tlz|txz|tar\.(?:gz|bz2|xz|lz|lzma|zst))$/i;
/** The environment decides what stands for it, and it may be an absolute path. */
const VARIABLE = /^(?:file:)?[/]*\$\{[A-Za-z\d_]+\}/;
/** Absolute on another machine than this one, or on this one. */
const DRIVE = /^[a-z]:[\\/]/i;

/** What looks like the beginning of an address: a scheme, or the user and host that git takes as one (`git@host.example:me/lib`), or a user and password alone. */
const BEGINNING =
  /^(?:[a-z][a-z\d+.-]+:(?=[/\\]{2})|(?:https?|file|(?:git|hg|svn|bzr)\+[a-z]+):|[\w.-]+@[\w.-]+:|[\w.-]+:[^\s/\\@]+@)/i;

const LONGEST_SHOWN = 120;

/** Why uv refuses a requirement for its address, before it looks there; undefined if it does not. */
export function uvAddressObjection(url: string): Message | undefined {
  const shown = { url: shorten(url, LONGEST_SHOWN) };
  if (!isOtherRepository(url) && unreadBeginning(url) !== undefined) return say('addressUnread', shown);
  if (isRelativeForUv(url)) return say('addressRelative', shown);
  if (isOtherRepository(url)) return say('repositoryUnsupported', shown);
  const path = REMOTE.exec(url)?.[1];
  return path === undefined || DISTRIBUTION.test(path) ? undefined : say('addressOfNothing', shown);
}

/** Whether an address is that of a repository of a kind that uv knows and does not support: no requirement has such a one. */
export function isOtherRepository(url: string): boolean {
  return OTHER_REPOSITORY.test(url);
}

/**
 * How an address begins that uv does not read: with a scheme that it does not know, or not in this spelling, as in `HTTPS://`,
 * `ssh://` and `hg+https://`. Undefined if it reads it, as a path as well.
 */
export function unreadBeginning(url: string): string | undefined {
  if (REPOSITORY.test(url) || REMOTE.test(url) || url.startsWith('file:') || DRIVE.test(url)) return undefined;
  return BEGINNING.exec(url)?.[0];
}

/** Whether uv reads an address as a path that is relative, which it takes in sources only. */
export function isRelativeForUv(url: string): boolean {
  if (REPOSITORY.test(url) || isOtherRepository(url) || REMOTE.test(url)) return false;
  if (VARIABLE.test(url) || DRIVE.test(url)) return false;
  return !pathIn(url).startsWith('/');
}

function pathIn(url: string): string {
  if (!url.startsWith('file:')) return url;
  const [, path = ''] = /^file:(?:\/\/(?:localhost(?=\/))?)?(.*)$/s.exec(url) ?? [];
  return path.replace(/^%2f/i, '/');
}
