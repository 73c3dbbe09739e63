/** The releases of a project, each judged for one target: the wheel the installer would take, or why there is none. */
import type { NormalizedName } from '../packaging/name.ts';
import { type Version, compareVersions, isPrerelease, versionsEqual } from '../packaging/versions/version.ts';
import type { Installer } from '../runtimes/installer.ts';
import type { Target } from '../runtimes/target.ts';
import type { Candidate, TakenWheel, FilePolicy } from './candidate.ts';
import type { Unavailable } from './unavailable.ts';
import type { Knowledge, LookedIn } from './knowledge.ts';
import { judgeWheel, requiresPythonAllows, type WheelRejection } from './compatibility.ts';
import type { Distribution, Project, ReleaseFiles } from './distribution.ts';
import type { ReferenceRefusal } from './references/refusal.ts';
import { wheelByBuildTag } from './wheelByBuildTag.ts';
import { wheelByFileName } from './wheelByFileName.ts';

/** Why a release has no wheel for the target. */
export type Unusable =
  /** Sources only: no wheel at all. */
  | { readonly kind: 'source-only' }
  /** Settings rule out its wheels, and nothing may be built. */
  | { readonly kind: 'no-binary' }
  /** It comes from a direct reference that is not taken. */
  | { readonly kind: 'refused-reference'; readonly refusal: ReferenceRefusal }
  /** There are wheels, but none with a fitting tag; the rejections explain each. */
  | { readonly kind: 'no-fitting-wheel'; readonly rejections: readonly WheelRejection[]; readonly hasSource: boolean };

/** One version of a project, judged for a target. */
export interface Release {
  readonly version: Version;
  /** The wheel the installer takes; if the whole release is yanked, the wheel it would take. */
  readonly candidate?: Candidate;
  /** Why there is no candidate. */
  readonly unusable?: Unusable;
  /** The reason given for yanking a release all of whose fitting wheels are yanked (empty if none was given). */
  readonly yanked?: string;
  /** The Requires-Python of the chosen wheel, if it excludes the target's Python. */
  readonly requiresPython?: string;
  /** When its first file was uploaded, ISO 8601; absent if the index does not say. */
  readonly uploadTime?: string;
}

/** The releases of a project for one target; each is judged when it is first accessed. */
export class ProjectReleases {
  readonly project: Project;
  readonly target: Target;
  /** Why an index could not be queried, in which case there may be more releases than these. */
  readonly unavailable: Unavailable | undefined;
  /** Why a place beside the indexes was not looked into: what is found without it counts, what is missing may be there. */
  readonly unread: Unavailable | undefined;
  /** See {@link Knowledge}. */
  readonly asOf: string | undefined;
  readonly isPartial: boolean;
  readonly lookedIn: LookedIn | undefined;
  readonly #policy: FilePolicy | undefined;
  readonly #judged = new Map<ReleaseFiles, Release>();

  constructor(project: Project, target: Target, knowledge: Knowledge = {}, policy?: FilePolicy) {
    this.project = policy && isDated(policy) ? uploadedBefore(project, policy) : project;
    this.target = target;
    this.unavailable = knowledge.unavailable;
    this.unread = knowledge.unread;
    this.asOf = knowledge.asOf;
    this.isPartial = knowledge.isPartial === true;
    this.lookedIn = knowledge.lookedIn;
    this.#policy = policy;
  }

  /** The one release of a project that does not come from an index, judged already. */
  static ofOne(name: NormalizedName, files: ReleaseFiles, release: Release, target: Target): ProjectReleases {
    const releases = new ProjectReleases({ name, exists: true, releases: [files] }, target);
    releases.#judged.set(files, release);
    return releases;
  }

  /** False if no index knows the project. */
  get exists(): boolean {
    return this.project.exists;
  }

  /** Number of versions. */
  get count(): number {
    return this.project.releases.length;
  }

  /** The version at a position, the newest at 0. */
  versionAt(position: number): Version | undefined {
    return this.project.releases[position]?.version;
  }

  /** The judged release at a position, the newest at 0. */
  at(position: number): Release | undefined {
    const files = this.project.releases[position];
    if (!files) return undefined;
    let release = this.#judged.get(files);
    if (!release) {
      release = judgeRelease(this.project.name, files, this.target, this.#policy);
      this.#judged.set(files, release);
    }
    return release;
  }

  /** The judged release of a version, however it is spelled; judges no other release. */
  of(version: Version): Release | undefined {
    return this.at(this.positionOf(version));
  }

  /** The position of a version, however it is spelled; -1 if there is no such release. */
  positionOf(version: Version): number {
    const position = this.firstPosition((other) => compareVersions(other, version) <= 0);
    const found = this.versionAt(position);
    return found && versionsEqual(found, version) ? position : -1;
  }

  /** The position of the newest version of which something is true that is true of all older ones as well; `count` of none. */
  firstPosition(isTrue: (version: Version) => boolean): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      const version = this.versionAt(middle);
      if (version && isTrue(version)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** All releases, newest first. */
  *[Symbol.iterator](): Generator<Release> {
    for (let position = 0; position < this.count; position++) {
      const release = this.at(position);
      if (release) yield release;
    }
  }
}

/** That a project is on no index, and where it was looked for if none may be asked. */
export function unknownProject({ lookedIn }: ProjectReleases): {
  readonly kind: 'unknown-project';
  readonly lookedIn?: LookedIn;
} {
  return { kind: 'unknown-project', ...(lookedIn && { lookedIn }) };
}

/** The newest stable version, else the newest: the one people want. Expects newest first. */
export function newestPreferringStable<Versioned extends { readonly version: Version }>(
  newestFirst: Iterable<Versioned>,
): Versioned | undefined {
  let newest: Versioned | undefined;
  for (const one of newestFirst) {
    if (!isPrerelease(one.version)) return one;
    newest ??= one;
  }
  return newest;
}

function isDated({ newest, newestIn }: FilePolicy): boolean {
  return newest !== undefined || newestIn !== undefined;
}

/** The project without files that are too new or of unknown age; releases left without files are dropped. */
function uploadedBefore(project: Project, { newest, newestIn, keepsUndated = false }: FilePolicy): Project {
  const releases = project.releases.flatMap(({ version, distributions }) => {
    const old = distributions.filter(({ file: { uploadTime }, index }) => {
      const end = newestIn?.has(index) ? newestIn.get(index) : newest;
      if (end === undefined) return true;
      return uploadTime === undefined ? keepsUndated : Date.parse(uploadTime) < end;
    });
    return old.length > 0 ? [{ version, distributions: old }] : [];
  });
  return { ...project, releases };
}

const WHEEL_RULES: Readonly<
  Record<
    Installer['wheelTies'],
    (name: NormalizedName, files: ReleaseFiles, target: Target, policy?: FilePolicy) => TakenWheel | undefined
  >
> = {
  'build-tag': wheelByBuildTag,
  'file-name': wheelByFileName,
};

/** Chooses the wheel of a release as the target's installer does, or says why there is none. */
export function judgeRelease(name: NormalizedName, files: ReleaseFiles, target: Target, policy?: FilePolicy): Release {
  const { installer, python } = target;
  const uploadTime = earliestUpload(files.distributions);
  const base = { version: files.version, ...(uploadTime !== undefined && { uploadTime }) };
  const taken = WHEEL_RULES[installer.wheelTies](name, files, target, policy);
  if (!taken) {
    const unusable = policy?.noWheels ? { kind: 'no-binary' as const } : explainUnusable(files.distributions, target);
    return { ...base, unusable };
  }
  const { requiresPython } = taken.candidate.distribution.file;
  const isKeptOut = requiresPython !== undefined && !requiresPythonAllows(requiresPython, python);
  return { ...base, ...taken, ...(installer.heedsRequiresPython && isKeptOut && { requiresPython }) };
}

function explainUnusable(distributions: readonly Distribution[], target: Target): Unusable {
  const wheels = distributions.filter(({ wheel }) => wheel !== undefined);
  if (wheels.length === 0) return { kind: 'source-only' };
  const rejections = wheels.flatMap(({ wheel }) => {
    const verdict = wheel && judgeWheel(wheel, target);
    return verdict && !verdict.compatible ? [verdict.rejection] : [];
  });
  return { kind: 'no-fitting-wheel', rejections, hasSource: wheels.length < distributions.length };
}

function earliestUpload(distributions: readonly Distribution[]): string | undefined {
  const times = distributions.flatMap(({ file }) => file.uploadTime ?? []);
  return times.length === 0 ? undefined : times.reduce((a, b) => (a < b ? a : b));
}
