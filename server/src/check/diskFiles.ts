/** Bytes and folders on the disk, read with care: bounded, and never from what might not end. */
import { say, type Message } from '../core/messages/message.ts';
import type { TextEncoding } from '../core/text/encoding.ts';
import type { FileStat, HostFiles } from '../host/host.ts';
import { decodeText } from '../textFile.ts';
import type { ListedFolder, ReadBytes } from './checkRequest.ts';

/** Maximum number of names listed of one folder: far more than any folder of wheels has. */
const MOST_ENTRIES = 10_000;

/** Maximum size of a text: the largest lock files have a few megabytes, a notebook with its pictures some tens. */
const MOST_BYTES = 256 * 1024 * 1024;

/** A part of a regular file; see {@link Documents.bytes}. */
export async function bytesOnDisk(files: HostFiles, path: string, limit: number, start = 0): Promise<ReadBytes> {
  try {
    const stat = await files.stat(path);
    if (stat === undefined) return { kind: 'absent' };
    if (stat.kind !== 'file') return { kind: 'unreadable', reason: say('notRegularFile'), isNoFile: true };
    const from = start < 0 ? Math.max(0, stat.size + start) : start;
    const bytes = await files.readPart(path, from, limit);
    return bytes === undefined ? { kind: 'absent' } : { kind: 'bytes', bytes, size: stat.size };
  } catch (error) {
    return failed(error);
  }
}

/**
 * All of a regular file. What reading may never end of (a device, a pipe) is not opened, nor is what no text of a project is
 * as long as.
 */
export async function wholeFileOnDisk(files: HostFiles, path: string): Promise<ReadBytes> {
  try {
    const stat = await files.stat(path);
    if (stat === undefined) return { kind: 'absent' };
    if (stat.kind === 'folder') return { kind: 'unreadable', reason: say('isFolder'), isNoFile: true };
    if (stat.kind !== 'file') return { kind: 'unreadable', reason: say('notRegularFile'), isNoFile: true };
    if (stat.size > MOST_BYTES) return { kind: 'unreadable', reason: say('fileTooLarge') };
    const bytes = await files.read(path);
    return bytes === undefined ? { kind: 'absent' } : { kind: 'bytes', bytes, size: bytes.length };
  } catch (error) {
    return failed(error);
  }
}

/** The same of a text that is laid over a file. */
export function bytesOf(text: string, limit: number, start = 0): ReadBytes {
  const all = new TextEncoder().encode(text);
  const from = start < 0 ? Math.max(0, all.length + start) : start;
  return { kind: 'bytes', bytes: all.subarray(from, from + limit), size: all.length };
}

/** The encoding of a file; see {@link Documents.encodingOf}. */
export async function encodingOnDisk(files: HostFiles, path: string): Promise<TextEncoding | undefined> {
  const read = await wholeFileOnDisk(files, path);
  const decoded = read.kind === 'bytes' ? decodeText(read.bytes) : undefined;
  return decoded?.kind === 'text' ? decoded.encoding : undefined;
}

/** What is at a path, or why that cannot be said: a link that leads back to itself, or a folder that is closed. */
export async function statOnDisk(
  files: HostFiles,
  path: string,
): Promise<{ readonly kind: FileStat['kind'] | 'absent' } | { readonly kind: 'unreadable'; readonly reason: Message }> {
  try {
    return (await files.stat(path)) ?? { kind: 'absent' };
  } catch (error) {
    return failed(error);
  }
}

/** The names in a folder; see {@link Documents.list}. */
export function listOnDisk(files: HostFiles, folder: string): Promise<ListedFolder> {
  return listed(files, folder, MOST_ENTRIES);
}

/** All names in a folder, however many. */
export function listWholeOnDisk(files: HostFiles, folder: string): Promise<ListedFolder> {
  return listed(files, folder, Infinity);
}

async function listed(files: HostFiles, folder: string, most: number): Promise<ListedFolder> {
  try {
    const stat = await files.stat(folder);
    if (stat === undefined) return { kind: 'absent' };
    if (stat.kind !== 'folder') return { kind: 'unreadable', reason: say('notFolder') };
    const found = await files.list(folder, most + 1);
    const entries = found.slice(0, most).sort((a, b) => (a.name < b.name ? -1 : 1));
    return { kind: 'folder', entries, cut: found.length > most };
  } catch (error) {
    return failed(error);
  }
}

function failed(error: unknown): { readonly kind: 'unreadable'; readonly reason: Message; readonly isNoFile?: true } {
  const isLoop = error instanceof Error && 'code' in error && error.code === 'ELOOP';
  return { kind: 'unreadable', reason: diskProblem(error), ...(isLoop && { isNoFile: true }) };
}

/** Why a file or folder could not be read or written, as a clause. */
export function diskProblem(error: unknown): Message {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EISDIR') return say('isFolder');
  if (code === 'EACCES' || code === 'EPERM') return say('accessDenied');
  if (code === 'ELOOP') return say('linkLoop');
  if (code === 'EROFS') return say('readOnlyDisk');
  if (code === 'ENOSPC') return say('diskFull');
  if (code === 'ENOTDIR' || code === 'EEXIST') return say('notBelowFolder');
  return say('asReported', { text: error instanceof Error ? error.message : String(error) });
}
