/**
 * What uv makes of the address behind a name. Only some schemes are ones to it, whose case counts; everything else is a path, and
 * so is what follows `file:`. Measured with uv 0.13.9.
 */
import { say, type Message } from '../../messages/message.ts';
import { shorten } from '../../messages/words.ts';

const REPOSITORY = /^git\+(?:git|http|https|ssh|file):/;
const OTHER_REPOSITORY =
  /^(?:bzr\+(?:http|https|ssh|sftp|ftp|lp|file)|hg\+(?:file|http|https|ssh|static-http)|svn\+(?:ssh|http|https|svn|file)):/;
const REMOTE = /^https?:[/\\]*[^/\\?#]*([^?#]*)/;
const DISTRIBUTION = /\.(?:whl|zip|tar|tgz|tbz|tlz|txz|tar\.(?:gz|bz2|xz|lz|lzma|zst))$/i;
/** The environment decides what stands for it, and it may be an absolute path. */
const VARIABLE = /^(?:file:)?[/]*\$\{[A-Za-z\d_]+\}/;
/** Absolute on another machine than this one, or on this one. */
const DRIVE = /^[a-z]:[\\/]/i;

const LONGEST_SHOWN = 120;

/** Why uv refuses a requirement for its address, before it looks there; undefined if it does not. */
export function uvAddressObjection(url: string): Message | undefined {
  const shown = { url: shorten(url, LONGEST_SHOWN) };
  if (isRelativeForUv(url)) return say('addressRelative', shown);
  if (OTHER_REPOSITORY.test(url)) return say('repositoryUnsupported', shown);
  const path = REMOTE.exec(url)?.[1];
  return path === undefined || DISTRIBUTION.test(path) ? undefined : say('addressOfNothing', shown);
}

/** Whether uv reads an address as a path that is relative, which it takes in sources only. */
export function isRelativeForUv(url: string): boolean {
  if (REPOSITORY.test(url) || OTHER_REPOSITORY.test(url) || REMOTE.test(url)) return false;
  if (VARIABLE.test(url) || DRIVE.test(url)) return false;
  return !pathIn(url).startsWith('/');
}

function pathIn(url: string): string {
  if (!url.startsWith('file:')) return url;
  const [, path = ''] = /^file:(?:\/\/(?:localhost(?=\/))?)?(.*)$/s.exec(url) ?? [];
  return path.replace(/^%2f/i, '/');
}
