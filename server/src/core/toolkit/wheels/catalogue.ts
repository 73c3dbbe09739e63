/** What there is of a project, release by release and runtime by runtime: the facts of the catalogue. */
import type { Availability } from '../../diagnosis/availability.ts';
import type { Reason } from '../../diagnosis/reason.ts';
import type { Message } from '../../messages/message.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import type { Requirement } from '../../packaging/requirements/requirement.ts';
import type { Version } from '../../packaging/versions/version.ts';
import type { Target } from '../../runtimes/target.ts';

/** A runtime that has a column. */
export interface Column {
  readonly target: Target;
  /** Whether the project is checked for it. */
  readonly isOfProject: boolean;
}

/** A project that the catalogue is about. */
export interface AskedProject {
  /** Its name and extras, and in its specifiers the releases that are of interest. */
  readonly requirement: Requirement;
  /** What the dependency file says of it, if it was not named. */
  readonly declared?: string;
  /** What brings it, if it is neither named nor declared. */
  readonly broughtBy?: readonly NormalizedName[];
}

/** Something without which a release cannot be installed, and why it cannot be had. */
export interface Blocker {
  readonly name: NormalizedName;
  readonly reason: Reason;
  /** The dependencies that lead to it, the nearest to the release first; none if the release itself needs it. */
  readonly through: readonly NormalizedName[];
}

/** A blocker with all releases that it blocks. */
export interface BlockedReleases extends Blocker {
  /** Releases one after the other, apart from those that cannot be had themselves; newest first. */
  readonly runs: readonly (readonly Version[])[];
}

/** `none`: another runtime ships it, this one does not, and no index has it; `unknown`: an index did not answer. */
export interface CatalogueCell extends Omit<Availability, 'kind'> {
  readonly kind: Availability['kind'] | 'none' | 'unknown';
  /** What keeps it from being installed although it can be had itself; only where somebody looked. */
  readonly blockedBy?: readonly Blocker[];
  /** Set if somebody looked, and could not find out. */
  readonly isOpen?: boolean;
}

/** Neighbouring releases of which all runtimes have the same. */
export interface CatalogueRow {
  /** Newest first; at least one. */
  readonly versions: readonly Version[];
  /** The days of the first and the last upload, `YYYY-MM-DD`; absent if the index does not say. */
  readonly from?: string;
  readonly until?: string;
  /** In the order of the columns. */
  readonly cells: readonly CatalogueCell[];
}

/** Which releases install with everything that they need, on one runtime. */
export interface WholeAnswer {
  /** The newest stable release that does. */
  readonly newest?: Version;
  readonly blocked: readonly BlockedReleases[];
  /** How many releases were looked at: those that can be had themselves. */
  readonly lookedAt: number;
  /** Why it is not known of some release. */
  readonly open?: Message;
  /** The oldest release that was looked at, if there are older ones that can be had. */
  readonly stoppedAt?: Version;
}

export interface ProjectCatalogue {
  readonly asked: AskedProject;
  /** `unknown-name`: no index has it; `not-answered`: an index did not answer, and no other has it. */
  readonly status: 'known' | 'unknown-name' | 'not-answered';
  /** Why an index did not answer. */
  readonly because?: Message;
  /** The names that may have been meant, if no index has it. */
  readonly suggestions: readonly NormalizedName[];
  /** How many releases there are, whether they are of interest or not, without pre-releases that are left out. */
  readonly releases: number;
  /** How many pre-releases are left out. */
  readonly leftOut: number;
  /** Newest first. */
  readonly rows: readonly CatalogueRow[];
  /** In the order of the columns; absent if nobody looked. */
  readonly whole?: readonly WholeAnswer[];
  /** The day of the oldest answer that was not confirmed since, `YYYY-MM-DD`. */
  readonly asOf?: string;
}

/** Whether everything that was asked about it has its answer. */
export function isAnswered({ status, because, whole, rows }: ProjectCatalogue): boolean {
  const isOpen = ({ kind, isOpen: open }: CatalogueCell): boolean => kind === 'unknown' || open === true;
  return (
    status === 'known' &&
    because === undefined &&
    !rows.some(({ cells }) => cells.some(isOpen)) &&
    !(whole ?? []).some(({ open }) => open !== undefined)
  );
}
