/** The catalogs of a process: one for each target and set of indexes, so that checks share what they have learnt. */
import { PYODIDE_INDEX } from '../core/candidates/distribution.ts';
import type { DependencyFile } from '../core/dependencyFiles/dependencyFile.ts';
import type { Cutoff, IndexManners, NamedIndex } from '../core/dependencyFiles/uv/uvSettings.ts';
import { pinnedIndexes } from '../core/installers/uv/sources.ts';
import { uvSettingsOf } from '../core/installers/uv/uvPolicy.ts';
import type { Reference } from '../core/candidates/references/reference.ts';
import type { Digests, ReferenceFacts } from '../core/candidates/references/referenceFacts.ts';
import { parseCoreMetadata } from '../core/packaging/metadata/coreMetadata.ts';
import { say } from '../core/messages/message.ts';
import type { NormalizedName } from '../core/packaging/name.ts';
import type { Catalog } from '../core/solver/catalog.ts';
import { lookingInOwnIndexes } from '../core/runtimes/bundledInstaller.ts';
import { idealTarget } from '../core/runtimes/idealTarget.ts';
import type { Target } from '../core/runtimes/target.ts';
import type { Host } from '../host/host.ts';
import { DEFAULT_SETTINGS, type Settings } from '../settings.ts';
import { IndexConnection } from '../index/openIndexes.ts';
import { indexNameFromUrl, indexRoot } from '../index/indexUrl.ts';
import { FolderIndex } from '../index/folderIndex.ts';
import { IndexError, isGone, type PackageIndex } from '../index/packageIndex.ts';
import { openRecordedIndex, type RecordedIndexes } from '../index/recordedIndex.ts';
import type { RecordedPlace } from '../index/recording/recordedPlace.ts';
import type { Recorder } from '../index/recording/recorder.ts';
import { CallsCatalog } from './callsCatalog.ts';
import {
  areUsual,
  datesOfIndexes,
  declaredIndexes,
  indexesInOrder,
  publicIndexes,
  withFlat,
  type DeclaredIndexes,
} from './declaredIndexes.ts';
import { LockIndex } from './lockIndex.ts';
import { placeAt, placeOf, pyodidePlace, recordedOf, wheelsPlace } from './recordedPlaces.ts';
import { asUnavailable } from './indexAnswer.ts';
import { TargetCatalog } from './targetCatalog.ts';
import {
  NO_UV_ENVIRONMENT,
  pinnedIn,
  readUvEnvironment,
  seenBy,
  type PinnedIndex,
  type UvEnvironment,
} from './uvEnvironment.ts';
import {
  blockedIndex,
  flatProblem,
  notRecorded,
  shownPlace,
  absentFolder,
  unfollowedIndex,
  untrustedIndex,
  unusableIndex,
} from './unusableIndexes.ts';

/** Facts older than this are requested again, which costs at most a revalidation. */
const FRESH_MILLISECONDS = 10 * 60 * 1000;

const NOTHING_KNOWN: Catalog = { releases: () => undefined, metadata: () => undefined };

export class Catalogs {
  readonly #host: Host;
  readonly #recorder: Recorder | undefined;
  readonly #connections = new Map<boolean, IndexConnection>();
  readonly #recorded = new Map<string, RecordedIndexes>();
  readonly #catalogs = new Map<string, { readonly catalog: TargetCatalog; readonly since: number }>();
  readonly #wheels = new Map<string, ReferenceFacts>();
  readonly #latest = new Map<string, TargetCatalog>();

  /** @param recorder notes what the indexes answer */
  constructor(host: Host, recorder?: Recorder) {
    this.#host = host;
    this.#recorder = recorder;
  }

  /** The catalog of a target under some settings and the index options of a dependency file. */
  of(target: Target, settings: Settings, file?: DependencyFile): TargetCatalog {
    const usual = this.#catalog(target, settings, file);
    if (target.installer.readsUvTables || !file?.declarations.some(({ options }) => options?.indexUrls)) return usual;
    const ofCalls = new CallsCatalog(usual, (indexUrls) =>
      areUsual(indexUrls) ? undefined : this.#catalog(lookingInOwnIndexes(target), settings, file, [indexUrls].flat()),
    );
    this.#latest.set(target.name, ofCalls);
    return ofCalls;
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
    const key = `${reference.location} ${reference.hash?.algorithm ?? ''}`;
    const known = this.#wheels.get(key);
    if (known) return known;
    try {
      const place = wheelsPlace(reference.location);
      const text = await this.#wheelText(reference, place, settings, signal);
      if (text === undefined) return { kind: 'unavailable', reason: say('referenceNotRecorded') };
      this.#recorder?.noteMetadata(place, reference.filename, text);
      const digests = await this.#wheelDigests(reference, settings, signal);
      const facts: ReferenceFacts = {
        kind: 'known',
        metadata: parseCoreMetadata(text).value,
        ...(digests && { digests }),
      };
      this.#wheels.set(key, facts);
      return facts;
    } catch (error) {
      this.#recorder?.noteError(error);
      // Whoever installs it is told the same.
      return isGone(error) ? { kind: 'absent' } : asUnavailable(error);
    }
  }

  /** METADATA of a wheel at an address; undefined if a recorded index does not have it. Throws `IndexError`. */
  #wheelText(
    reference: Reference,
    place: RecordedPlace,
    { recordedIndex, offline }: Settings,
    signal?: AbortSignal,
  ): Promise<string | undefined> {
    if (recordedIndex !== '') return this.#recordedIn(recordedIndex).wheelAt(place, reference.filename);
    return this.#connection(offline).wheelMetadata(reference, signal);
  }

  /** The hash that an address names, of the wheel that is there; undefined where nobody has all of it. Throws `IndexError`. */
  async #wheelDigests(
    reference: Reference,
    { recordedIndex, offline }: Settings,
    signal?: AbortSignal,
  ): Promise<Digests | undefined> {
    const { hash } = reference;
    if (!hash || recordedIndex !== '') return undefined;
    const digest = await this.#connection(offline).wheelDigest(reference, hash.algorithm, signal);
    return digest === undefined ? undefined : { [hash.algorithm]: digest };
  }

  /** The dates that single indexes of a file set for their own files. */
  indexDates(file: DependencyFile, settings: Settings): ReadonlyMap<string, Cutoff | false> {
    return datesOfIndexes(settings, file, this.#uvEnvironment(settings));
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

  /** @param indexUrls of calls that name indexes of their own */
  #catalog(
    target: Target,
    settings: Settings,
    file: DependencyFile | undefined,
    indexUrls = target.installer.shippedLast ? file?.pyscript?.indexUrls : undefined,
  ): TargetCatalog {
    const environment = seenBy(target, this.#uvEnvironment(settings));
    const indexes = indexUrls
      ? indexesInOrder(indexUrls, settings, file?.indexOptions.isUntrusted !== true)
      : declaredIndexes(settings, file, environment);
    const pinned = file && target.installer.readsUvTables ? [...pinnedIndexes(file, target)] : [];
    const sources = pinned.map((source) => pinnedIn(environment, source));
    // Nobody but the person who runs it names them.
    const asked = {
      ...settings,
      extraIndexUrls: [...settings.extraIndexUrls, ...environment.indexes.map(({ url }) => url)],
    };
    const firstIndex = isFirstIndexOnly(target, file);
    const folders = target.installer.readsUvTables ? [...(file?.wheelFolders ?? [])] : [];
    const places = target.installer.readsUvTables ? file?.indexOptions : undefined;
    const findLinks = [...environment.findLinks, ...(places?.findLinks ?? [])];
    const key = JSON.stringify([
      target.name,
      target.ownLock?.unknown,
      target.installer.shippedFirst,
      indexes,
      firstIndex,
      folders,
      [...(file?.projectFolders ?? [])],
      findLinks,
      places?.flatIndexes,
      places?.flatAfter,
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
          ...withFlat(
            flatOf(places?.flatIndexes),
            this.#open(target, settings, indexes),
            (places?.flatAfter ?? []).map((count) => asked.extraIndexUrls.length + count),
          ),
          ...flatOf(indexes.flat === undefined ? [] : [indexes.flat]),
          ...(indexes.blocked ? [blockedIndex(indexes.blocked)] : []),
        ],
        {
          findLinks: [...flatOf(findLinks), ...unfollowed],
          // micropip reads the lock, whatever the index has.
          ...(target.installer.shippedFirst
            ? { shippedStandIn: 'always' }
            : indexes.main !== undefined && settings.recordedIndex !== '' && { shippedStandIn: 'unrecorded' }),
          firstIndex,
          publicIndexes: publicIndexes(indexes),
          ...(sources.length > 0 && {
            pinned: new Map(sources.flatMap((source) => this.#pin(source, file, asked))),
          }),
          nextTurn: () => this.#host.nextTurn(),
        },
      );
    if (!fresh) this.#keep(key, catalog, now);
    this.#latest.set(target.name, catalog);
    return catalog;
  }

  /** A recorded index stands for all. */
  #uvEnvironment({ recordedIndex }: Settings): UvEnvironment {
    return recordedIndex === '' ? readUvEnvironment(this.#host.environment.variables) : NO_UV_ENVIRONMENT;
  }

  /** Those that are no longer fresh are of no use: the target of every version of a lock file is one of its own. */
  #keep(key: string, catalog: TargetCatalog, now: number): void {
    for (const [old, { since }] of this.#catalogs) if (now - since >= FRESH_MILLISECONDS) this.#catalogs.delete(old);
    this.#catalogs.set(key, { catalog, since: now });
  }

  #open(target: Target, settings: Settings, indexes: DeclaredIndexes): readonly PackageIndex[] {
    if (!indexes.main && indexes.flat === undefined && indexes.extra.length === 0) return [];
    const { ownLock, pyodide: release, ...rest } = target;
    if (ownLock) return [new LockIndex(target, ownLock), ...this.#open(rest, settings, indexes)];
    if (settings.recordedIndex !== '') {
      const recorded = this.#recordedIn(settings.recordedIndex);
      const others = recordedOf(target, indexes, recorded, settings);
      const all =
        release === undefined
          ? others
          : [{ index: recorded.pyodide(release), place: pyodidePlace(release) }, ...others];
      return all.map(({ index, place }) => this.#watched(index, place, true));
    }
    const official = settings.pyodideIndexUrl === DEFAULT_SETTINGS.pyodideIndexUrl;
    const pyodide = release !== undefined && {
      template: settings.pyodideIndexUrl,
      release,
      ...(official && { shipped: target.shipped }),
    };
    const connection = this.#connection(settings.offline);
    try {
      const opened = connection.open({ ...(pyodide && { pyodide }), ...indexes });
      return opened.map((index) =>
        this.#watched(
          index,
          release !== undefined && index.name === PYODIDE_INDEX ? pyodidePlace(release) : placeOf(index, settings),
        ),
      );
    } catch (error) {
      // An unusable address: every question to it is answered with that.
      if (error instanceof IndexError) return [this.#watched(unusableIndex(error))];
      throw error;
    }
  }

  /** An index whose answers are noted, if somebody does. */
  #watched(index: PackageIndex, place?: RecordedPlace, isReplay = false): PackageIndex {
    return this.#recorder?.watch(index, place, isReplay) ?? index;
  }

  /** The only index a project is taken from; an undeclared one is reported elsewhere. */
  #pin(
    [name, { named, index }]: PinnedIndex,
    file: DependencyFile | undefined,
    settings: Settings,
  ): readonly (readonly [NormalizedName, PackageIndex])[] {
    const { indexOptions: places, wheelFolders: folders = NO_FOLDERS, projectFolders } = file ?? {};
    // A project above may declare it, which nobody has read in an untrusted workspace.
    if (!index) return places?.unfollowed ? [[name, untrustedIndex(named)]] : [];
    const pages = index.flat === true ? undefined : projectFolders?.get(index.url);
    if (pages) return [[name, new FolderIndex(index.url, pages, { isFlat: false })]];
    if (places?.unfollowed && !isFollowed(index, folders, settings)) return [[name, untrustedIndex(index.name)]];
    if (index.flat === true) return [[name, this.#flat(index.url, folders, settings, index)]];
    if (settings.recordedIndex !== '') {
      const place = placeAt(index.url, settings);
      const otherwise = notRecorded(index.name);
      const shown = { name: index.name, label: otherwise.label };
      return [
        [name, this.#watched(this.#recordedIn(settings.recordedIndex).other(place, shown, otherwise), place, true)],
      ];
    }
    try {
      return this.#connection(settings.offline)
        .open({ extra: [{ url: index.url, name: index.name, manners: index }] })
        .map((opened) => [name, this.#watched(opened, placeOf(opened, settings))]);
    } catch (error) {
      if (error instanceof IndexError) return [[name, this.#watched(unusableIndex(error))]];
      throw error;
    }
  }

  /** What is at one place, of `find-links` or a flat index; if that cannot be looked into, every question is answered with why. */
  #flat(written: string, folders: WheelFolders, settings: Settings, manners?: IndexManners): PackageIndex {
    const wheels = folders.get(written);
    const shown = shownPlace(written);
    if (wheels === 'absent') return absentFolder(shown);
    if (wheels) return new FolderIndex(written, wheels);
    if (!/^https?:/i.test(written)) return flatProblem(shown, say('placeUnread', { place: shown }));
    const place: RecordedPlace = { kind: 'links', name: indexNameFromUrl(written) };
    if (settings.recordedIndex !== '') {
      const otherwise = flatProblem(shown, say('indexNotRecorded', { index: shown }));
      const opened = { name: place.name, label: say('indexByName', { name: place.name }), isFlat: true };
      return this.#watched(this.#recordedIn(settings.recordedIndex).other(place, opened, otherwise), place, true);
    }
    try {
      return this.#watched(this.#connection(settings.offline).openPage(written, manners), place);
    } catch (error) {
      if (error instanceof IndexError) return this.#watched(flatProblem(shown, error.says));
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
      this.#host.log('info', `recorded index: ${folder}`);
      recorded = openRecordedIndex(this.#host, folder);
      this.#recorded.set(folder, recorded);
    }
    return recorded;
  }
}

type WheelFolders = NonNullable<DependencyFile['wheelFolders']>;
const NO_FOLDERS: WheelFolders = new Map();

/** Whether it is a folder of the project, or asked whatever the project says. */
function isFollowed({ url, flat }: NamedIndex, folders: WheelFolders, settings: Settings): boolean {
  if (flat === true) return folders.has(url);
  const asked = [settings.indexUrl, ...settings.extraIndexUrls].map(indexRoot);
  return URL.canParse(url) && asked.includes(indexRoot(url));
}

/** Whether only the first index that has a project counts for it. */
function isFirstIndexOnly({ installer }: Target, file: DependencyFile | undefined): boolean {
  if (installer.indexes !== 'first') return false;
  return (file && uvSettingsOf(file).indexStrategy) !== 'unsafe-best-match';
}
