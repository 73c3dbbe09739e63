/** The releases of a project, each judged for one target: the wheel the installer would take, or why there is none. */
import type { NormalizedName } from '../packaging/name.ts';
import { versionsEqual, type Version } from '../packaging/versions/version.ts';
import type { WheelFilename } from '../packaging/wheels/wheelFilename.ts';
import type { Target } from '../runtimes/target.ts';
import type { Unavailable } from './unavailable.ts';
import { judgeWheel, requiresPythonAllows, type WheelRejection } from './compatibility.ts';
import { firstMatchChoice } from './firstMatchChoice.ts';
import type { Distribution, Project, ReleaseFiles } from './distribution.ts';

/** A wheel that loads on the target. */
export interface Candidate {
  readonly name: NormalizedName;
  readonly version: Version;
  readonly distribution: Distribution;
  readonly wheel: WheelFilename;
  /** Position of its best tag in the target's list; 0 is the best. */
  readonly priority: number;
  /**
   * File name of the sources that are built, where no wheel is taken. The wheel is then one for elsewhere whose metadata
   * stand for it; where there is none, the distribution is the sources, and the wheel's fields are empty.
   */
  readonly builtFrom?: string;
}

/** What settings change about the files of a release. */
export interface FilePolicy {
  /** Files uploaded at this time (milliseconds) or later do not count, nor those without a time. */
  readonly newest?: number;
  /** Wheels are not taken. */
  readonly noWheels: boolean;
  /** Sources may be built. */
  readonly builds: boolean;
}

/** Why a release has no wheel for the target. */
export type Unusable =
  /** Sources only: no wheel at all. */
  | { readonly kind: 'source-only' }
  /** Settings refuse its wheels, and nothing may be built. */
  | { readonly kind: 'no-binary' }
  /** There are wheels, and none has a fitting tag; the rejections tell of each. */
  | { readonly kind: 'no-fitting-wheel'; readonly rejections: readonly WheelRejection[]; readonly hasSource: boolean };

/** One version of a project, judged for a target. */
export interface Release {
  readonly version: Version;
  /** The wheel the installer takes; of a release that is yanked as a whole, the wheel it would take. */
  readonly candidate?: Candidate;
  /** Why there is no candidate. */
  readonly unusable?: Unusable;
  /** The reason given for a release whose every wheel that fits is yanked (empty where none was given). */
  readonly yanked?: string;
  /** The Requires-Python of the chosen wheel, where it does not admit the target's Python. */
  readonly requiresPython?: string;
  /** When its first file was uploaded, ISO 8601; absent where the index does not say. */
  readonly uploadTime?: string;
}

/** The releases of a project for one target; each is judged when it is first looked at. */
export class ProjectReleases {
  readonly project: Project;
  readonly target: Target;
  /** Why an index could not be asked, so that there may be more releases than these. */
  readonly unavailable: Unavailable | undefined;
  readonly #rules: FilePolicy | undefined;
  readonly #judged = new Map<ReleaseFiles, Release>();

  constructor(project: Project, target: Target, unavailable?: Unavailable, rules?: FilePolicy) {
    this.project = rules?.newest === undefined ? project : uploadedBefore(project, rules.newest);
    this.target = target;
    this.unavailable = unavailable;
    this.#rules = rules;
  }

  /** False where no index knows the project. */
  get exists(): boolean {
    return this.project.exists;
  }

  /** How many versions there are. */
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
      release = judgeRelease(this.project.name, files, this.target, this.#rules);
      this.#judged.set(files, release);
    }
    return release;
  }

  /** The judged release of a version, however it is spelt; the others are not judged for it. */
  of(version: Version): Release | undefined {
    return this.at(this.project.releases.findIndex((files) => versionsEqual(files.version, version)));
  }

  /** All releases, newest first. */
  *[Symbol.iterator](): Generator<Release> {
    for (let position = 0; position < this.count; position++) {
      const release = this.at(position);
      if (release) yield release;
    }
  }
}

/** The project without the files that are too new, or whose age is unknown; releases without any are none. */
function uploadedBefore(project: Project, newest: number): Project {
  const releases = project.releases.flatMap(({ version, distributions }) => {
    const old = distributions.filter(
      ({ file }) => file.uploadTime !== undefined && Date.parse(file.uploadTime) < newest,
    );
    return old.length > 0 ? [{ version, distributions: old }] : [];
  });
  return { ...project, releases };
}

/**
 * Chooses the wheel of a release as the target's installer does. uv: the first index that has a fitting one, there the best
 * tag, then the highest build. micropip: see {@link firstMatchChoice}; Requires-Python keeps nothing out there.
 */
export function judgeRelease(name: NormalizedName, files: ReleaseFiles, target: Target, rules?: FilePolicy): Release {
  const uploadTime = earliestUpload(files.distributions);
  const base = { version: files.version, ...(uploadTime !== undefined && { uploadTime }) };
  if (target.installer === 'micropip') {
    const choice = firstMatchChoice(name, files, target, () => true);
    return { ...base, ...(choice ?? { unusable: explainUnusable(files.distributions, target) }) };
  }
  const all = rules?.noWheels ? [] : files.distributions;
  const fresh =
    bestCandidate(name, all.filter(isNotYanked), target) ?? (rules?.builds ? builtCandidate(name, files) : undefined);
  const candidate = fresh ?? bestCandidate(name, all, target);
  if (!candidate) {
    return {
      ...base,
      unusable: rules?.noWheels ? { kind: 'no-binary' } : explainUnusable(files.distributions, target),
    };
  }
  const { requiresPython, yanked } = candidate.distribution.file;
  return {
    ...base,
    candidate,
    ...(!fresh && yanked !== false && { yanked }),
    ...(requiresPython !== undefined && !requiresPythonAllows(requiresPython, target.python) && { requiresPython }),
  };
}

function isNotYanked({ file }: Distribution): boolean {
  return file.yanked === false;
}

/** A release that is built from its sources; as uv does, any of its wheels tells what it needs. */
function builtCandidate(name: NormalizedName, { version, distributions }: ReleaseFiles): Candidate | undefined {
  const sources = distributions.find(
    (one) => !one.wheel && isNotYanked(one) && /\.(?:tar\.gz|zip)$/.test(one.file.filename),
  );
  if (!sources) return undefined;
  const wheel = distributions.find((one) => one.wheel && one.index === sources.index);
  const none = { name, version, tags: [], pythonTags: [], abiTags: [], platformTags: [] };
  return {
    name,
    version,
    distribution: wheel ?? sources,
    wheel: wheel?.wheel ?? none,
    priority: Number.MAX_SAFE_INTEGER,
    builtFrom: sources.file.filename,
  };
}

function bestCandidate(
  name: NormalizedName,
  distributions: readonly Distribution[],
  target: Target,
): Candidate | undefined {
  let best: Candidate | undefined;
  for (const distribution of distributions) {
    if (!distribution.wheel) continue;
    if (best && best.distribution.index !== distribution.index) break;
    const verdict = judgeWheel(distribution.wheel, target);
    if (!verdict.compatible) continue;
    const { wheel, version } = distribution;
    const candidate = { name, version, distribution, wheel, priority: verdict.priority };
    if (!best || isBetter(candidate, best)) best = candidate;
  }
  return best;
}

/** Strictly better: on a tie the first file name stays (PEP 427: the build tag breaks ties between equal tags). */
function isBetter(candidate: Candidate, best: Candidate): boolean {
  if (candidate.priority !== best.priority) return candidate.priority < best.priority;
  const [a, b] = [candidate.wheel.build, best.wheel.build];
  if (!a || !b) return a !== undefined && b === undefined;
  return a.number === b.number ? a.suffix > b.suffix : a.number > b.number;
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
