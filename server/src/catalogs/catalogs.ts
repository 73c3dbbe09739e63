/** The catalogs of a process: one for each target and set of indexes, so that checks share what they have learnt. */
import { PYODIDE_INDEX } from '../core/candidates/distribution.ts';
import type { DependencyFile, FolderWheel, IndexOptions } from '../core/dependencyFiles/dependencyFile.ts';
import type { IndexManners, NamedIndex } from '../core/dependencyFiles/uv/uvSettings.ts';
import { pinnedIndexes } from '../core/installers/uv/sources.ts';
import { uvSettingsOf } from '../core/installers/uv/uvPolicy.ts';
import type { Reference } from '../core/candidates/references/reference.ts';
import type { ReferenceFacts } from '../core/candidates/references/referenceFacts.ts';
import { parseCoreMetadata } from '../core/packaging/metadata/coreMetadata.ts';
import { say, type Message } from '../core/messages/message.ts';
import { maskCredentials, shorten } from '../core/messages/words.ts';
import type { NormalizedName } from '../core/packaging/name.ts';
import type { Catalog } from '../core/solver/catalog.ts';
import { idealTarget } from '../core/runtimes/idealTarget.ts';
import type { Target } from '../core/runtimes/target.ts';
import type { Host } from '../host/host.ts';
import { DEFAULT_SETTINGS, PYPI_SIMPLE_URL, type Settings } from '../settings.ts';
import { IndexConnection, type IndexDeclaration } from '../index/openIndexes.ts';
import { displayUrl, indexNameFromUrl, indexRoot } from '../index/indexUrl.ts';
import { FolderIndex } from '../index/folderIndex.ts';
import { IndexError, type PackageIndex } from '../index/packageIndex.ts';
import { openRecordedIndex, type RecordedIndexes } from '../index/recordedIndex.ts';
import { LockIndex } from './lockIndex.ts';
import { asUnavailable, TargetCatalog } from './targetCatalog.ts';

/** Facts older than this are requested again, which costs at most a revalidation. */
const FRESH_MILLISECONDS = 10 * 60 * 1000;

const NOTHING_KNOWN: Catalog = { releases: () => undefined, metadata: () => undefined };

export class Catalogs {
  readonly #host: Host;
  readonly #connections = new Map<boolean, IndexConnection>();
  readonly #recorded = new Map<string, RecordedIndexes>();
  readonly #catalogs = new Map<string, { readonly catalog: TargetCatalog; readonly since: number }>();
  readonly #wheels = new Map<string, ReferenceFacts>();
  readonly #latest = new Map<string, TargetCatalog>();

  constructor(host: Host) {
    this.#host = host;
  }

  /** The catalog of a target under some settings and the index options of a dependency file. */
  of(target: Target, settings: Settings, file?: DependencyFile): TargetCatalog {
    return this.#catalog(target, settings, file);
  }

  /** The ideal of a target with its facts: all indexes but Pyodide's own, every wheel for Linux counts. */
  ideal(
    target: Target,
    settings: Settings,
    file?: DependencyFile,
  ): { readonly target: Target; readonly catalog: TargetCatalog } {
    const ideal = idealTarget(target);
    return { target: ideal, catalog: this.#catalog(ideal, settings, file) };
  }

  /** What is known about a target so far, under the settings used last. */
  known(target: Target): Catalog {
    return this.#latest.get(target.name) ?? NOTHING_KNOWN;
  }

  /** What a wheel at an address of its own says of itself. Rejects only when cancelled. */
  async wheelAt(reference: Reference, settings: Settings, signal?: AbortSignal): Promise<ReferenceFacts> {
    if (reference.kind !== 'wheel') return { kind: 'unavailable', reason: say('referenceBuilt') };
    if (settings.recordedIndex !== '') return { kind: 'unavailable', reason: say('referenceNotRecorded') };
    const known = this.#wheels.get(reference.location);
    if (known) return known;
    try {
      const text = await this.#connection(settings.offline).wheelMetadata(reference, signal);
      const facts: ReferenceFacts = { kind: 'known', metadata: parseCoreMetadata(text).value };
      this.#wheels.set(reference.location, facts);
      return facts;
    } catch (error) {
      return asUnavailable(error);
    }
  }

  /** Forgets failed requests, so that the next check tries again. */
  forgetFailures(): void {
    for (const { catalog } of this.#catalogs.values()) catalog.forgetFailures();
  }

  /** What was asked of which server since the last call, a line each, for the log. */
  reportTraffic(): readonly string[] {
    return [...this.#connections.values()].flatMap((connection) => connection.reportTraffic());
  }

  forget(): void {
    this.#catalogs.clear();
    this.#latest.clear();
    this.#wheels.clear();
    this.#recorded.clear();
    for (const connection of this.#connections.values()) connection.forget();
  }

  /** Waits until the caches have finished writing. */
  async close(): Promise<void> {
    await Promise.all([...this.#connections.values()].map((connection) => connection.idle()));
  }

  #catalog(target: Target, settings: Settings, file: DependencyFile | undefined): TargetCatalog {
    const indexes = declaredIndexes(settings, file);
    const sources = file && target.installer.readsUvTables ? [...pinnedIndexes(file, target)] : [];
    const firstIndex = isFirstIndexOnly(target, file);
    const folders = target.installer.readsUvTables ? [...(file?.wheelFolders ?? [])] : [];
    const places = target.installer.readsUvTables ? file?.indexOptions : undefined;
    const key = JSON.stringify([
      target.name,
      target.ownLock?.unknown,
      indexes,
      firstIndex,
      folders,
      places?.findLinks,
      places?.flatIndexes,
      places?.unfollowed,
      sources,
      settings.pyodideIndexUrl,
      settings.offline,
      settings.recordedIndex,
    ]);
    const known = this.#catalogs.get(key);
    const now = this.#host.now();
    const fresh = known && now - known.since < FRESH_MILLISECONDS ? known.catalog : undefined;
    const flatOf = (written: readonly string[] = []): readonly PackageIndex[] =>
      written.map((place) => this.#flat(place, new Map(folders), settings, places?.manners?.get(place)));
    const unfollowed = (places?.unfollowed ?? []).map((place) => unfollowedIndex(place));
    const catalog =
      fresh ??
      new TargetCatalog(
        target,
        [
          ...withFlat(flatOf(places?.flatIndexes), this.#open(target, settings, indexes)),
          ...flatOf(indexes.flat === undefined ? [] : [indexes.flat]),
        ],
        {
          findLinks: [...flatOf(places?.findLinks), ...unfollowed],
          // micropip reads the lock, whatever the index has.
          shippedStandIn:
            (indexes.main !== undefined && settings.recordedIndex !== '') || target.installer.shippedFirst,
          firstIndex,
          ...(sources.length > 0 && {
            pinned: new Map(sources.flatMap((source) => this.#pin(source, new Map(folders), settings, places))),
          }),
          nextTurn: () => this.#host.nextTurn(),
        },
      );
    if (!fresh) this.#keep(key, catalog, now);
    this.#latest.set(target.name, catalog);
    return catalog;
  }

  /** Those that are no longer fresh are of no use: the target of every version of a lock file is one of its own. */
  #keep(key: string, catalog: TargetCatalog, now: number): void {
    for (const [old, { since }] of this.#catalogs) if (now - since >= FRESH_MILLISECONDS) this.#catalogs.delete(old);
    this.#catalogs.set(key, { catalog, since: now });
  }

  #open(target: Target, settings: Settings, indexes: DeclaredIndexes): readonly PackageIndex[] {
    if (!indexes.main && indexes.flat === undefined) return [];
    const { ownLock, pyodide: release, ...rest } = target;
    if (ownLock) return [new LockIndex(target, ownLock), ...this.#open(rest, settings, indexes)];
    if (settings.recordedIndex !== '') {
      const recorded = this.#recordedIn(settings.recordedIndex);
      const others = recordedOf(target, indexes, recorded);
      return release === undefined ? others : [recorded.pyodide(release), ...others];
    }
    const official = settings.pyodideIndexUrl === DEFAULT_SETTINGS.pyodideIndexUrl;
    const pyodide = release !== undefined && {
      template: settings.pyodideIndexUrl,
      release,
      ...(official && { shipped: target.shipped }),
    };
    const connection = this.#connection(settings.offline);
    try {
      return connection.open({ ...(pyodide && { pyodide }), ...indexes });
    } catch (error) {
      // An unusable address: every question to it is answered with that.
      if (error instanceof IndexError) return [unusableIndex(error)];
      throw error;
    }
  }

  /** The only index a project is taken from; an undeclared one is reported elsewhere. */
  #pin(
    [name, { named, index }]: PinnedIndex,
    folders: WheelFolders,
    settings: Settings,
    places: IndexOptions | undefined,
  ): readonly (readonly [NormalizedName, PackageIndex])[] {
    // A project above may declare it, which nobody has read in an untrusted workspace.
    if (!index) return places?.unfollowed ? [[name, untrustedIndex(named)]] : [];
    if (places?.unfollowed && !isFollowed(index, folders, settings)) return [[name, untrustedIndex(index.name)]];
    if (index.flat === true) return [[name, this.#flat(index.url, folders, settings, index)]];
    if (settings.recordedIndex !== '') {
      return [[name, notRecorded(index.name)]];
    }
    try {
      return this.#connection(settings.offline)
        .open({ extra: [{ url: index.url, name: index.name, manners: index }] })
        .map((opened) => [name, opened]);
    } catch (error) {
      if (error instanceof IndexError) return [[name, unusableIndex(error)]];
      throw error;
    }
  }

  /** What is at one place, of `find-links` or a flat index; if that cannot be looked into, every question is answered with why. */
  #flat(written: string, folders: WheelFolders, settings: Settings, manners?: IndexManners): PackageIndex {
    const wheels = folders.get(written);
    if (wheels) return new FolderIndex(written, wheels);
    const shown = shownPlace(written);
    if (!/^https?:/i.test(written)) return flatProblem(shown, say('placeUnread', { place: shown }));
    if (settings.recordedIndex !== '') return flatProblem(shown, say('indexNotRecorded', { index: shown }));
    try {
      return this.#connection(settings.offline).openPage(written, manners);
    } catch (error) {
      if (error instanceof IndexError) return flatProblem(shown, error.says);
      throw error;
    }
  }

  #connection(offline: boolean): IndexConnection {
    let connection = this.#connections.get(offline);
    if (!connection) {
      connection = new IndexConnection(this.#host, { offline });
      this.#connections.set(offline, connection);
    }
    return connection;
  }

  #recordedIn(folder: string): RecordedIndexes {
    let recorded = this.#recorded.get(folder);
    if (!recorded) {
      recorded = openRecordedIndex(this.#host, folder);
      this.#recorded.set(folder, recorded);
    }
    return recorded;
  }
}

type WheelFolders = ReadonlyMap<string, readonly FolderWheel[]>;

/** A place that is not looked into in an untrusted workspace. */
function unfollowedIndex(written: string): PackageIndex {
  const shown = shownPlace(written);
  return flatProblem(shown, say('placeOfUntrusted', { place: shown }));
}

/** An index that a single project comes from, in an untrusted workspace: only that one can say what there is. */
function untrustedIndex(name: string): PackageIndex {
  return unusableIndex(new IndexError('offline', say('indexOfUntrusted', { index: shorten(name, 60) }), ''), name);
}

/** Whether it is a folder of the project, or asked whatever the project says. */
function isFollowed({ url, flat }: NamedIndex, folders: WheelFolders, settings: Settings): boolean {
  if (flat === true) return folders.has(url);
  const asked = [settings.indexUrl, ...settings.extraIndexUrls].map(indexRoot);
  return URL.canParse(url) && asked.includes(indexRoot(url));
}

/** A query may be a password, too. */
function shownPlace(written: string): string {
  return /^https?:/i.test(written) ? displayUrl(written) : maskCredentials(written);
}

function flatProblem(shown: string, says: Message): PackageIndex {
  return { ...unusableIndex(new IndexError('offline', says, ''), shown), isFlat: true };
}

/** Flat indexes come before the other ones of the project, but after the one of Pyodide. */
function withFlat(flat: readonly PackageIndex[], indexes: readonly PackageIndex[]): readonly PackageIndex[] {
  const [first, ...others] = indexes;
  return first?.name === PYODIDE_INDEX ? [first, ...flat, ...others] : [...flat, ...indexes];
}

type PinnedIndex = readonly [NormalizedName, { readonly named: string; readonly index?: NamedIndex }];

interface DeclaredIndexes {
  readonly extra: readonly IndexDeclaration[];
  readonly main?: IndexDeclaration;
  /** A flat index instead, as written. */
  readonly flat?: string;
}

/** Whether only the first index that has a project counts for it. */
function isFirstIndexOnly({ installer }: Target, file: DependencyFile | undefined): boolean {
  if (installer.indexes !== 'first') return false;
  return (file && uvSettingsOf(file).indexStrategy) !== 'unsafe-best-match';
}

/** The indexes of the settings if there are any, else those of the file. */
function declaredIndexes(settings: Settings, file?: DependencyFile): DeclaredIndexes {
  const own = file?.indexOptions;
  const chosen = settings.indexUrl === PYPI_SIMPLE_URL ? (own?.indexUrl ?? settings.indexUrl) : settings.indexUrl;
  const mannersOf = (url: string): Pick<IndexDeclaration, 'manners'> => {
    const manners = own?.manners?.get(url);
    return manners ? { manners } : {};
  };
  const extra = [...settings.extraIndexUrls, ...(own?.extraIndexUrls ?? [])].map((url) => ({ url, ...mannersOf(url) }));
  if (own?.noIndex && settings.indexUrl === PYPI_SIMPLE_URL) return { extra: [] };
  if (own?.flatDefault !== undefined && settings.indexUrl === PYPI_SIMPLE_URL) return { extra, flat: own.flatDefault };
  return { extra, main: { url: chosen, name: 'pypi', label: labelOf(chosen), ...mannersOf(chosen) } };
}

/** The name of a known index, else its host and path, without credentials. */
function labelOf(url: string): Message {
  if (indexRoot(url) === PYPI_SIMPLE_URL) return say('indexByName', { name: 'PyPI' });
  if (!URL.canParse(url)) return say('packageIndex');
  const { host, pathname } = new URL(url);
  return say('indexByName', { name: `${host}${pathname}` });
}

/** Where the order of indexes counts, those that are not recorded have their places, too. */
function recordedOf(
  { installer }: Target,
  { extra, main }: DeclaredIndexes,
  recorded: RecordedIndexes,
): readonly PackageIndex[] {
  if (main && (installer.indexes === 'all' || !installer.shippedLast)) return [recorded.pypi];
  const urls = [...extra, ...(main ? [main] : [])].map(({ url }) => url);
  return urls.map((url) => (indexRoot(url) === PYPI_SIMPLE_URL ? recorded.pypi : notRecorded(indexNameFromUrl(url))));
}

function notRecorded(index: string): PackageIndex {
  return unusableIndex(new IndexError('offline', say('indexNotRecorded', { index }), ''), index);
}

function unusableIndex(error: IndexError, name = 'pypi'): PackageIndex {
  const fail = (): Promise<never> => Promise.reject(error);
  return { name, label: say('packageIndex'), project: fail, metadata: fail };
}
