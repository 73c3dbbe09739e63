/** What is known about the world so far. The solver reads it and asks for what is missing; a driver fills it. */
import type { CoreMetadata } from '../packaging/metadata/coreMetadata.ts';
import type { Message } from '../messages/message.ts';
import type { IndexUrls } from '../dependencyFiles/dependencyFile.ts';
import type { NormalizedName } from '../packaging/name.ts';
import type { VersionRange } from '../packaging/versions/versionRange.ts';
import type { Distribution } from '../candidates/distribution.ts';
import type { SourceContents } from '../candidates/sourceContents.ts';
import type { Unavailable } from '../candidates/unavailable.ts';
import type { Candidate } from '../candidates/candidate.ts';
import type { ProjectReleases } from '../candidates/release.ts';
import type { SelectionPolicy } from './selectionPolicy.ts';

/** Something the catalog has, the knowledge that it could not be obtained, or undefined if it has not been asked for yet. */
export type Known<T> = { readonly kind: 'known'; readonly value: T } | Unavailable | undefined;

/** The same once it has been asked for. */
export type Answered<T> = Exclude<Known<T>, undefined>;

/** What the solver needs to go on. */
export type Need =
  /**
   * `range`, if known, says which releases matter: code that fetches ahead can go on with the best of them, as decided by
   * the policy if there is one.
   */
  | {
      readonly kind: 'releases';
      readonly name: NormalizedName;
      readonly range?: VersionRange;
      readonly policy?: SelectionPolicy;
    }
  | {
      readonly kind: 'metadata';
      readonly name: NormalizedName;
      readonly candidate: Candidate;
      readonly policy?: SelectionPolicy;
    }
  /** The contents of a source distribution: no resolution needs them, some remedies do. */
  | { readonly kind: 'sources'; readonly name: NormalizedName; readonly distribution: Distribution };

/** Who can put something on which index, by the names that distributions have them by. */
export interface IndexOrigins {
  readonly public: ReadonlySet<string>;
  readonly own: ReadonlySet<string>;
}

/** The facts of one target's indexes. */
export interface Catalog {
  /** Every release of a project across all indexes, judged for the target; no releases at all if no index knows it. */
  releases(name: NormalizedName): Known<ProjectReleases>;
  /** The metadata of a wheel. */
  metadata(candidate: Candidate): Known<CoreMetadata>;
  /** The contents of a source distribution; absent if they cannot be obtained. */
  sources?(distribution: Distribution): Known<SourceContents>;
  /** Pages with links to packages that were asked for and do not exist, each as a clause. */
  missingPages?(): readonly Message[];
  /** Such pages that were asked for and could not be read, each with why as a clause. */
  unreadPages?(): readonly Message[];
  /** Whether an index answered properly for any name that it was asked for. @param index for people, as in an outage */
  hasAnswered?(index: Message): boolean;
  /** The index that everybody can upload to, and those that the project or its user adds to it. Without it nobody knows. */
  origins?(): IndexOrigins;
  /**
   * The facts that one call of the installer goes by; without `indexUrls` those of its own indexes. Absent if all calls look in the same.
   */
  ofCall?(indexUrls: IndexUrls | undefined): CallCatalog;
}

/** The facts of the indexes that a call looks in. */
export interface CallCatalog {
  readonly catalog: Catalog;
  /** Whether they are not those that the installer has by itself: then they come before what the runtime ships. */
  readonly isOwn: boolean;
}

/** The releases of a project as far as they are known so far: nothing is requested. */
export function knownReleases(catalog: Catalog, name: NormalizedName): ProjectReleases | undefined {
  const known = catalog.releases(name);
  return known?.kind === 'known' ? known.value : undefined;
}
