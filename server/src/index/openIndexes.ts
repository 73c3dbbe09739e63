/** Puts the indexes of a run together: what they share, and the order in which they are queried. */
import { PYODIDE_INDEX } from '../core/candidates/distribution.ts';
import { type Message, say } from '../core/messages/message.ts';
import type { IndexManners } from '../core/dependencyFiles/uv/uvSettings.ts';
import type { PyodideLock } from '../core/runtimes/pyodideLock.ts';
import { cacheDirectory } from '../host/cacheDirectory.ts';
import type { ProjectFile } from '../core/packaging/simpleApi/simpleApi.ts';
import type { HashAlgorithm, Host } from '../host/host.ts';
import { CachedRequests } from './http/cachedRequests.ts';
import { type Authorize, findCredentials, ownCredentials } from './http/credentials.ts';
import { Login } from './http/login.ts';
import { HttpCache } from './http/httpCache.ts';
import { IndexClient } from './http/indexClient.ts';
import { indexNameFromUrl, indexRoot, splitUserInfo } from './indexUrl.ts';
import type { PackageIndex } from './packageIndex.ts';
import { IndexError } from './packageIndex.ts';
import { FlatIndex } from './flatIndex.ts';
import { PageReader } from './pageReader.ts';
import { PyodideIndex, pyodideIndexUrl } from './pyodideIndex.ts';
import type { Extracted } from './http/cachedRequests.ts';
import type { ExtractKind, IndexAccess } from './simpleIndex.ts';
import { extractKey, headerText, SimpleIndex } from './simpleIndex.ts';
import { readWheelDigest, readWheelMetadata, type WheelRequest } from './archives/wheelMetadata.ts';

const NO_CREDENTIALS: ReadonlyMap<string, string> = new Map();

export interface ConnectionOptions {
  /** Only the cache answers. */
  readonly offline?: boolean;
  /** Folder of the cache; null for none. By default the one that editor and command line share. */
  readonly cacheFolder?: string | null;
  /** Request everything again, even what is fresh in the cache. */
  readonly refresh?: boolean;
  /** Maximum number of concurrent requests. */
  readonly concurrency?: number;
}

export interface IndexDeclaration {
  /** Where project names are appended; may contain credentials. */
  readonly url: string;
  /** What it is called here; host and path by default. */
  readonly name?: string;
  /** For people; host and path by default. */
  readonly label?: Message;
  readonly manners?: IndexManners;
  /** The index itself, where it lies on this machine and has been read. */
  readonly opened?: PackageIndex;
}

/** A wheel at an address of its own. */
interface PlacedWheel {
  readonly location: string;
  readonly filename: string;
}

/** The indexes of one target, in order. */
export interface IndexDeclarations {
  /** The Pyodide index of the target's release, if its installer adds one. */
  readonly pyodide?: {
    /** See `pyodideIndexUrl`. */
    readonly template: string;
    readonly release: string;
    /** What the release ships. Only for the official index: other names are then not requested. */
    readonly shipped?: PyodideLock;
  };
  /** Further indexes, as declared. */
  readonly extra?: readonly IndexDeclaration[];
  /** The index queried last: PyPI or its replacement. None with `--no-index`. */
  readonly main?: IndexDeclaration;
}

/**
 * Access to the indexes of one process: keep one for its lifetime. Indexes with the same address are one object, so targets
 * that are compared request each page once.
 */
export class IndexConnection {
  readonly #host: Host;
  readonly #access: IndexAccess;
  readonly #cache: HttpCache | undefined;
  readonly #indexes = new Map<string, SimpleIndex>();
  readonly #flat = new Map<SimpleIndex, FlatIndex>();

  constructor(host: Host, options: ConnectionOptions = {}) {
    this.#host = host;
    const folder = options.cacheFolder === undefined ? cacheDirectory(host.environment) : options.cacheFolder;
    this.#cache = folder === null || folder === undefined ? undefined : new HttpCache(host, folder);
    const client = new IndexClient(host, options.concurrency);
    const requests = new CachedRequests({ host, client, cache: this.#cache, offline: options.offline ?? false });
    if (options.refresh === true) requests.distrust();
    this.#access = { host, client, requests, reader: new PageReader(host) };
  }

  /** Number of exchanges with servers so far. */
  get requestCount(): number {
    return this.#access.client.requestCount;
  }

  /**
   * The indexes in the order in which equal versions are preferred, as in uv: the Pyodide index, the extra ones, the main
   * one last. An address that occurs twice counts once, at its first place. Throws `IndexError` for an invalid address.
   */
  open(declared: IndexDeclarations): readonly PackageIndex[] {
    const { pyodide, extra = [], main } = declared;
    const indexes = new Set<PackageIndex>();
    const wrapped: PackageIndex[] = [];
    if (pyodide !== undefined) {
      const index = this.#index({
        url: pyodideIndexUrl(pyodide.template, pyodide.release),
        name: PYODIDE_INDEX,
        label: say('indexOfPyodide', { release: pyodide.release }),
      });
      indexes.add(index);
      wrapped.push(new PyodideIndex(index, pyodide.shipped));
    }
    const declarations = main === undefined ? extra : [...extra, main];
    const others = this.#credentialsOf(declarations);
    for (const declaration of declarations) {
      const index = declaration.opened ?? this.#index(declaration, undefined, others);
      if (!indexes.has(index)) wrapped.push(index);
      indexes.add(index);
    }
    return wrapped;
  }

  /**
   * A page with links to files, which may be of many projects. Throws `IndexError` for an invalid address.
   * @param url may contain credentials
   */
  openPage(url: string, manners: IndexManners = {}): PackageIndex {
    const address = splitUserInfo(url)?.url ?? url;
    const shown = indexNameFromUrl(address);
    // Its query belongs to a page, which is no root that names are appended to.
    const index = this.#index({ url, label: say('indexByName', { name: shown }), manners }, address);
    let flat = this.#flat.get(index);
    if (!flat) this.#flat.set(index, (flat = new FlatIndex(index, address)));
    return flat;
  }

  /**
   * METADATA of a wheel at an address of its own, as far as its headers go. Throws `IndexError`.
   * @param wheel `location` may contain credentials
   */
  async wheelMetadata(wheel: PlacedWheel, signal?: AbortSignal): Promise<string> {
    const { host, client } = this.#access;
    return headerText(
      await this.#extractOf(wheel, 'metadata', signal, (file, asked) => readWheelMetadata(host, client, file, asked)),
    );
  }

  /**
   * The hash of a wheel at an address of its own, in hexadecimal digits; undefined if it is too large to be fetched whole for that.
   * Throws `IndexError`.
   * @param wheel `location` may contain credentials
   */
  async wheelDigest(wheel: PlacedWheel, algorithm: HashAlgorithm, signal?: AbortSignal): Promise<string | undefined> {
    const { host, client } = this.#access;
    const digest = await this.#extractOf(wheel, `digest ${algorithm}`, signal, (file, asked) =>
      readWheelDigest(host, client, file, algorithm, asked),
    );
    return digest.length === 0 ? undefined : new TextDecoder().decode(digest);
  }

  /** What is taken out of a wheel at an address of its own. */
  async #extractOf(
    { location, filename }: PlacedWheel,
    kind: ExtractKind,
    signal = new AbortController().signal,
    read: (file: ProjectFile, asked: WheelRequest) => Promise<Extracted>,
  ): Promise<Uint8Array> {
    const split = splitUserInfo(location);
    if (split === undefined) {
      const address = withoutCredentials(location);
      const isOfPyodide = /^emfs:/i.test(location);
      throw new IndexError('invalid', say('wheelAddressUnusable', { address, isOfPyodide }), '');
    }
    const { url, userInfo } = split;
    const login = new Login(() => findCredentials(this.#host, { url, ...(userInfo && { userInfo }) }));
    const { requests } = this.#access;
    const what = say('metadataInFile', { filename });
    const from = say('indexByName', { name: new URL(url).host });
    const file = { filename, url, hashes: {}, coreMetadata: false, yanked: false as const };
    const key = extractKey(kind, file);
    return login.run(
      url,
      (authorize) => {
        const asked = { from, what, signal, authorize };
        return requests.remember({ ...asked, key, url }, (place) => read(file, { ...asked, place }));
      },
      () => undefined,
    );
  }

  /** What was asked of which server since the last call, a line each, for the log. */
  reportTraffic(): readonly string[] {
    return this.#access.requests.traffic.report();
  }

  /** From now on everything is requested again, as a user expects from a refresh command. */
  forget(): void {
    this.#access.requests.distrust();
    this.#access.client.forgetUnreachable();
    for (const index of this.#indexes.values()) index.forget();
  }

  /** Resolves when no background work is left. */
  async idle(): Promise<void> {
    await this.#cache?.idle();
  }

  /** The credentials of several indexes by their origins: another one at the same place may want them, too. */
  #credentialsOf(declarations: readonly IndexDeclaration[]): ReadonlyMap<string, string> {
    const known = new Map<string, string>();
    for (const { url, manners = {} } of declarations) {
      const split = splitUserInfo(url);
      const own =
        split && ownCredentials(this.#host, { ...manners, ...(split.userInfo && { userInfo: split.userInfo }) });
      if (own !== undefined) known.set(new URL(split?.url ?? url).origin, own);
    }
    return known;
  }

  /**
   * @param page the address of the only page, if there is but one
   * @param others the credentials of indexes beside it, by their origins
   */
  #index({ url, name, label, manners = {} }: IndexDeclaration, page?: string, others = NO_CREDENTIALS): SimpleIndex {
    const split = splitUserInfo(url);
    if (split === undefined) {
      throw new IndexError('invalid', say('indexAddressUnusable', { address: withoutCredentials(url) }), '');
    }
    const root = indexRoot(split.url);
    // The same address with other credentials may have different contents.
    const key = JSON.stringify([root, name, split.userInfo, page, manners, [...others]]);
    const known = this.#indexes.get(key);
    if (known !== undefined) return known;
    const { ignoredStatuses, cacheControl } = manners;
    const request = { ...manners, url: root, ...(split.userInfo && { userInfo: split.userInfo }) };
    const shownName = name ?? indexNameFromUrl(root);
    const byOrigin: Authorize = (asked) => others.get(new URL(asked).origin);
    const index = new SimpleIndex(this.#access, {
      name: shownName,
      label: label ?? say('indexByName', { name: shownName }),
      root,
      ...(manners.authenticate === 'always' && { wantsCredentials: true }),
      ...(ignoredStatuses && { ignoredStatuses }),
      ...(cacheControl && { cacheControl }),
      login: new Login(() => findCredentials(this.#host, { ...request, others: byOrigin })),
    });
    this.#indexes.set(key, index);
    return index;
  }
}

/** Even an invalid address may contain a password. */
function withoutCredentials(url: string): string {
  return url.replace(/\/\/[^/@]*@/, '//').slice(0, 200);
}
