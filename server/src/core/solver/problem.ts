/** What is to be resolved: the requirements of a project and everything that changes how they are read. */
import { groupedBy } from '../text/groupedBy.ts';
import type { Branch } from '../text/branches.ts';
import type { CallOptions } from '../dependencyFiles/dependencyFile.ts';
import type { NormalizedName } from '../packaging/name.ts';
import type { Requirement } from '../packaging/requirements/requirement.ts';
import type { Version } from '../packaging/versions/version.ts';
import type { VersionRange } from '../packaging/versions/versionRange.ts';
import type { Target } from '../runtimes/target.ts';
import type { Reference } from '../candidates/references/reference.ts';
import type { ReferenceStore } from '../candidates/references/referenceFacts.ts';
import type { Message } from '../messages/message.ts';
import type { SelectionPolicy } from './selectionPolicy.ts';

/** What takes the place of the dependencies of one package, or is left out of them. */
export interface ScopedRule {
  readonly name: NormalizedName;
  /** Absent if it applies to every version that has no rule of its own. */
  readonly version?: Version;
  readonly overrides: readonly Requirement[];
  readonly excludes: readonly NormalizedName[];
}

/** A requirement that the file itself has, for an installer that is called several times. */
export interface OwnRequirement extends Requirement {
  /** Which of its calls hands it over; those of one number are handed over together, those without one before all others. */
  readonly call?: number;
  /** The branches of the program that the call is in; absent if it is made in any case. */
  readonly branch?: Branch;
  /** How that call installs, where it says so. */
  readonly options?: CallOptions;
  /** The location of what is asked for, for an installer that takes a place only where it is written. */
  readonly place?: string;
  /** Whether a name stands before the place, and what is installed under it suffices. */
  readonly sufficesByName?: boolean;
}

export interface Problem {
  readonly target: Target;
  /** Direct requirements in the order written; markers are not applied yet. */
  readonly requirements: readonly OwnRequirement[];
  /** Apply only to projects that are required anyway; one with a call only to what that call hands over. */
  readonly constraints: readonly OwnRequirement[];
  /** Replace every requirement of their names. */
  readonly overrides: readonly Requirement[];
  /** What a platform loads out of the runtime's lock before it makes a call, whatever is required: names by that call. */
  readonly loadedBefore?: readonly { readonly call: number; readonly names: readonly NormalizedName[] }[];
  /** Names that are left out wherever they are required. */
  readonly excludes: ReadonlySet<NormalizedName>;
  /** Names that come from elsewhere (a URL, a local path) and are not checked. */
  readonly external: ReadonlySet<NormalizedName>;
  /** Narrows direct requirements to some versions, for questions such as "which of these releases would work?". */
  readonly ranges?: ReadonlyMap<NormalizedName, VersionRange>;
  /** The only releases that count of some projects, wherever they are needed, for the question what stands in the way of these. */
  readonly held?: ReadonlyMap<NormalizedName, Version>;
  /** Direct requirements that the installer adds by itself. They are blamed last, since they are not written anywhere. */
  readonly unwritten?: ReadonlySet<NormalizedName>;
  /** Rules for the dependencies of one package; they come before those for all. */
  readonly scoped?: readonly ScopedRule[];
  /** Set if nothing is installed but what is required directly. */
  readonly withoutDependencies?: boolean;
  /** How releases are chosen, if settings say anything about that. */
  readonly policy?: SelectionPolicy;
  /** What is to come from a place of its own, as long as nobody has looked there. */
  readonly references?: DirectReferences;
  /** What is known of those places, once somebody has. */
  readonly followed?: FollowedReferences;
}

/** A direct reference of the file itself. */
export interface DirectReference {
  readonly reference: Reference;
  /** Absent if only the place is written. */
  readonly name?: NormalizedName;
  /** Absent if it only says where the project comes from, should something need it. */
  readonly requirement?: OwnRequirement;
}

export interface DirectReferences {
  readonly direct: readonly DirectReference[];
  /** Whether the installer may build what is not on this machine. */
  readonly builds: boolean;
  /** The setting that forbids to build a project, where builds are allowed otherwise. */
  readonly buildsOff?: (name: NormalizedName) => { readonly setting: string; readonly path: string } | undefined;
  readonly store: ReferenceStore;
  /** The address of the only index that the file itself takes a project from. */
  readonly indexOf?: (name: NormalizedName) => string | undefined;
}

/** A direct reference that could not be looked into. */
export interface UnreadReference {
  /** The one of the file that leads to it. */
  readonly direct: DirectReference;
  readonly reference: Reference;
  /** Why, if that is known. */
  readonly because?: Message;
}

export interface FollowedReferences {
  /** The project that each direct reference of the file turned out to be. */
  readonly names: ReadonlyMap<DirectReference, NormalizedName>;
  readonly unread: readonly UnreadReference[];
}

/** A problem of plain requirements. */
export function problemOf(target: Target, requirements: readonly Requirement[]): Problem {
  return { target, requirements, constraints: [], overrides: [], excludes: new Set(), external: new Set() };
}

/** The requirements of each project, in the order written. */
export function requirementsByName(
  requirements: readonly Requirement[],
): ReadonlyMap<NormalizedName, readonly Requirement[]> {
  return groupedBy(requirements, ({ normalized }) => normalized);
}
