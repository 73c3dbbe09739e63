/** What is installed beside a parent whose need of a culprit is asked for, on the target or on what a host would get there. */
import type { Candidate } from '../../candidates/candidate.ts';
import { installerView } from '../../installers/installerView.ts';
import { install } from '../../installers/install.ts';
import { followReferences } from '../../installers/references/followReferences.ts';
import { DIRECT } from '../../installers/references/referencedRelease.ts';
import type { TargetFacts } from '../../evidence/needs/targetFacts.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import type { Requirement } from '../../packaging/requirements/requirement.ts';
import { parseSpecifierSet } from '../../packaging/versions/specifier.ts';
import { compareVersions, formatVersion, type Version } from '../../packaging/versions/version.ts';
import type { ProjectContext } from '../../remedies/projectContext.ts';
import { idealTarget } from '../../runtimes/idealTarget.ts';
import { markerHolds } from '../../runtimes/markerHolds.ts';
import type { Target } from '../../runtimes/target.ts';
import { askMetadata, askReleases, askSources } from '../../solver/askFacts.ts';
import type { Catalog } from '../../solver/catalog.ts';
import { problemOf, type Problem } from '../../solver/problem.ts';
import { catalogUnder } from '../../solver/policyCatalog.ts';
import type { Question } from '../../solver/question.ts';
import type { Solved } from '../../solver/resolution.ts';
import { modulesIn } from './sourcePaths.ts';

/** Whose need is asked for. */
export interface AskedParent {
  readonly name: NormalizedName;
  /** Any release of it; without it the one that the project gets. */
  readonly version?: string;
  /** What the project's own code takes of it, dotted: `litellm.proxy.server`. */
  readonly uses?: readonly string[];
}

/** A package with the wheel to look into. */
export interface ReadablePackage {
  readonly name: NormalizedName;
  readonly version: string;
  /** Absent if there is no wheel of it. */
  readonly candidate?: Candidate;
  /** Its files where that is known without a wheel. */
  readonly paths?: readonly string[];
  readonly needs: ReadonlySet<NormalizedName>;
  readonly mentions: ReadonlySet<NormalizedName>;
}

export interface EvidencePackages {
  /** Where the wheels are from. */
  readonly catalog: Catalog;
  readonly packages: ReadonlyMap<NormalizedName, ReadablePackage>;
}

interface Place {
  readonly target: Target;
  readonly catalog: Catalog;
}

/** What is installed with a parent, and the culprit; undefined if that cannot be found out. */
export function* evidencePackages(
  context: ProjectContext,
  parent: AskedParent,
  culprit: NormalizedName,
): Question<EvidencePackages | undefined> {
  const place = placeOf(context);
  const found = yield* solvedWith(context, parent, culprit, place);
  if (!found?.solved.packages.has(parent.name)) return undefined;
  const { solved, facts } = found;
  const packages = new Map<NormalizedName, ReadablePackage>();
  for (const { name, version, candidate } of solved.packages.values()) {
    packages.set(name, {
      name,
      version: formatVersion(version),
      ...(isReadable(candidate) && { candidate }),
      ...(yield* namesIn(candidate, { ...place, catalog: facts })),
    });
  }
  if (packages.get(culprit)?.candidate === undefined) {
    const other = yield* anyFileOf(culprit, solved.packages.get(culprit)?.version, place.catalog);
    if (other) packages.set(culprit, other);
  }
  return { catalog: place.catalog, packages };
}

/** Whether there is more of it than sources that have to be built: a wheel, or the folder of a project. */
function isReadable({ distribution: { wheel, index } }: Candidate): boolean {
  return wheel !== undefined || index === DIRECT;
}

/** A host is what it is; for any other target what counts is what a host would get there, since that has wheels to read. */
function placeOf(context: ProjectContext): Place {
  const { target, ideal } = context;
  if (target.pyodide === undefined && !target.workers) return { target, catalog: context.catalogFor(target) };
  if (ideal) return ideal;
  const own = idealTarget(target);
  return { target: own, catalog: context.catalogFor(own) };
}

/**
 * The project with the release of the parent that is asked for; without the culprit, where that stands in the way; what the file says
 * of the parent alone; and the release alone, where the file wants another one. Another release than these proves nothing.
 */
function* solvedWith(
  context: ProjectContext,
  { name, version }: AskedParent,
  culprit: NormalizedName,
  place: Place,
): Question<{ readonly solved: Solved; readonly facts: Catalog } | undefined> {
  const parent = requirementOf(name, version);
  const whole = installerView(context.file, place.target, context.installContext).problem;
  const own = whole.requirements.filter(({ normalized }) => normalized === name);
  const isFree = version !== undefined || own.length === 0;
  const problems: readonly Problem[] = [
    { ...whole, requirements: [...whole.requirements, parent] },
    { ...whole, requirements: [...own, parent] },
    ...(isFree ? [problemOf(place.target, [parent])] : []),
  ];
  const attempts = problems.flatMap((one) => [one, { ...one, excludes: new Set([...one.excludes, culprit]) }]);
  for (const problem of attempts) {
    // With it goes what places on this machine say of themselves.
    const followed = yield* followReferences(problem);
    const found = yield* install(followed, place.catalog);
    if (found.kind === 'solved') return { solved: found, facts: catalogUnder(place.catalog, followed.policy) };
  }
  return undefined;
}

function requirementOf(name: NormalizedName, version: string | undefined): Requirement {
  const specifier = parseSpecifierSet(version === undefined ? '' : `==${version}`).value;
  return { name, normalized: name, extras: [], specifier };
}

/** The packages that a wheel's metadata name, with what only an extra asks for and without. */
function* namesIn(candidate: Candidate, place: Place): Question<Pick<ReadablePackage, 'needs' | 'mentions'>> {
  const metadata = yield* askMetadata(place.catalog, candidate);
  const all = metadata.kind === 'known' ? metadata.value.requiresDist : [];
  const needs = all.filter(({ marker }) => markerHolds(marker, place.target));
  return { needs: namesOf(needs), mentions: namesOf(all) };
}

function namesOf(requirements: readonly Requirement[]): ReadonlySet<NormalizedName> {
  return new Set(requirements.map(({ normalized }) => normalized));
}

/** The culprit by any of its files: it is only read for the names of its modules. */
function* anyFileOf(
  name: NormalizedName,
  version: Version | undefined,
  catalog: Catalog,
): Question<ReadablePackage | undefined> {
  const known = yield* askReleases(catalog, name);
  if (known.kind !== 'known') return undefined;
  const { releases } = known.value.project;
  const asked = version ? releases.filter((release) => compareVersions(release.version, version) === 0) : releases;
  const files = asked.flatMap(({ distributions }) => distributions);
  const nothing: Pick<ReadablePackage, 'needs' | 'mentions'> = { needs: new Set(), mentions: new Set() };
  const wheel = files.find((one) => one.wheel);
  if (wheel?.wheel) {
    const candidate = { name, version: wheel.version, distribution: wheel, wheel: wheel.wheel, priority: 0 };
    return { name, version: formatVersion(wheel.version), candidate, ...nothing };
  }
  const [sources] = files;
  if (!sources) return undefined;
  const contents = yield* askSources(catalog, name, sources);
  if (contents?.kind !== 'known') return undefined;
  return {
    name,
    version: formatVersion(sources.version),
    paths: [...modulesIn(contents.value.paths).keys()],
    ...nothing,
  };
}

/** What Python's own modules say there. */
export function targetFactsOf({ environment, pythonSeries }: Target): TargetFacts {
  const [major = 3, minor = 0] = pythonSeries.split('.').map(Number);
  return {
    platform: environment.sys_platform,
    osName: environment.os_name,
    system: environment.platform_system,
    machine: environment.platform_machine,
    implementation: environment.platform_python_implementation,
    python: [major, minor],
  };
}
