/** Reads the `pyodide-lock.json` that a project names for its Pyodide, if it is a file of the project. */
import type { DependencyFile } from '../core/dependencyFiles/dependencyFile.ts';
import { lockOfSite } from '../core/dependencyFiles/notebooks/jupyterLite.ts';
import { isSiteConfiguration } from '../core/dependencyFiles/signs/jupyterLite.ts';
import { isElsewhere, lockBesideScript, type NamedLock } from '../core/dependencyFiles/signs/namedLock.ts';
import { parsePage } from '../core/dependencyFiles/web/page.ts';
import { say, type Message } from '../core/messages/message.ts';
import { readOwnLock, type LockContent, type OwnLock } from '../core/runtimes/ownLock/ownLock.ts';
import { isWithinFolder, joinPath, parentPath } from '../core/text/path.ts';
import { Recent } from '../core/text/recent.ts';
import { reachIn, type BorderedRequest } from './border/reach.ts';
import type { Documents } from './checkRequest.ts';
import { outermostFolder } from './signFiles.ts';
import { withoutQuery } from '../core/text/cut.ts';

/** The locks of Pyodide have some hundred kilobytes. */
const MOST_BYTES = 16 * 1024 * 1024;

/** What is kept of the texts that were read, so that typing in a page does not read its lock again. */
const MOST_KEPT = 20;

export class OwnLocks {
  readonly #known = new Recent<{ readonly text: string; readonly content: LockContent | Message }>(MOST_KEPT);

  /**
   * The lock that a file, or else one around it, names for Pyodide.
   * @param signTexts the texts of those around it, the nearest first
   * @returns undefined if none does, or if there is nothing beside a Pyodide that lies in the project
   */
  async read(
    file: DependencyFile,
    signTexts: ReadonlyMap<string, string>,
    request: BorderedRequest,
  ): Promise<OwnLock | undefined> {
    const named = lockNamedBy(file) ?? lockNamedAround(file, signTexts);
    if (!named) return undefined;
    // What PyScript loads beside it takes the lock of its release.
    const besidePyscript = named.beside !== true && file.declarations.some(({ reader }) => reader === 'pyscript');
    if (besidePyscript) return { named, kind: 'unknown', reason: say('ownLockBesidePyscript') };
    const path = await placeOf(named, file.path, request);
    if (typeof path !== 'string') return named.beside === true ? undefined : { named, kind: 'unknown', reason: path };
    const read = await this.#contentOf(path, reachIn(request).above);
    if (read === undefined) {
      return named.beside === true ? undefined : { named, path, kind: 'unknown', reason: say('fileAbsent') };
    }
    return 'hash' in read
      ? { named, path, kind: 'known', content: read }
      : { named, path, kind: 'unknown', reason: read };
  }

  /** The content of a lock, or why it cannot be read; undefined if there is no such file. */
  async #contentOf(path: string, documents: Documents): Promise<LockContent | Message | undefined> {
    const size = await documents.bytes(path, 0);
    if (size.kind === 'bytes' && size.size > MOST_BYTES) return say('fileTooLarge');
    const read = size.kind === 'bytes' ? await documents.read(path) : size;
    if (read.kind === 'unreadable') return read.reason;
    return read.kind === 'text' ? this.#parsed(path, read.text) : undefined;
  }

  #parsed(path: string, text: string): LockContent | Message {
    const known = this.#known.get(path);
    const content = known?.text === text ? known.content : readOwnLock(text);
    this.#known.set(path, { text, content });
    return content;
  }
}

/** What the file itself says; of a PyScript configuration the Pyodide that it names, if that lies in the project. */
function lockNamedBy({ namedLock, interpreter, path }: DependencyFile): NamedLock | undefined {
  const address = lockBesideScript(interpreter?.text.trim() ?? '');
  if (namedLock || !interpreter || address === undefined) return namedLock;
  const { span } = interpreter;
  return { address, option: 'interpreter', beside: true, path: interpreter.path ?? path, span };
}

/** What the pages and the site around a file say. A configuration of PyScript or of a site, and an app of stlite are on their own. */
function lockNamedAround({ kind }: DependencyFile, texts: ReadonlyMap<string, string>): NamedLock | undefined {
  if (kind === 'pyscript' || kind === 'jupyterlite' || kind === 'stlite') return undefined;
  for (const [path, text] of texts) {
    const isPage = /\.html?$/i.test(path);
    if (isPage && kind === 'notebook') continue;
    const named = isPage ? lockOfPage(path, text) : isSiteConfiguration(path) ? lockOfSite(path, text) : undefined;
    if (named) return named;
  }
  return undefined;
}

function lockOfPage(path: string, text: string): NamedLock | undefined {
  // Reading a page takes longer than looking for what hardly any page has.
  return /lockFile|pyodide\.m?js|indexURL|pyodideUrl/.test(text) ? parsePage(path, text)?.namedLock : undefined;
}

/** The path of a lock, or why there is none that may be read. */
async function placeOf(
  { address, path: from }: NamedLock,
  checked: string,
  request: BorderedRequest,
): Promise<string | Message> {
  const { trusted } = request;
  if (address === undefined) return say('ownLockKnownWhenRun');
  if (/^[\\/](?![\\/])/.test(address)) return say('ownLockBelowRoot');
  if (isElsewhere(address)) return say('fileAtWebAddress');
  const path = joinPath(parentPath(from), withoutQuery(address));
  if (trusted === false) return isWithinFolder(path, parentPath(checked)) ? path : say('referenceOutside');
  return isWithinFolder(path, await outermostFolder(from, reachIn(request).above)) ? path : say('ownLockOutside');
}
