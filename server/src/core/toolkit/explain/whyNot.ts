/** Why a project does not take a release: what there is of it, who excludes it, and what happens if it is demanded. */
import { diagnose, leaveOut } from '../../diagnosis/diagnose.ts';
import type { Finding } from '../../findings/finding.ts';
import { followed, installerView, type ReadDeclaration } from '../../installers/installerView.ts';
import type { Declaration } from '../../dependencyFiles/dependencyFile.ts';
import { say, type Message } from '../../messages/message.ts';
import type { DatedRelease } from '../../messages/datedRelease.ts';
import { releaseWithDate } from '../../candidates/age.ts';
import type { ProjectReleases } from '../../candidates/release.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import type { Requirement } from '../../packaging/requirements/requirement.ts';
import { compareVersions, formatVersion, isPrerelease, type Version } from '../../packaging/versions/version.ts';
import { VersionRange } from '../../packaging/versions/versionRange.ts';
import type { ProjectContext } from '../../remedies/projectContext.ts';
import type { Target } from '../../runtimes/target.ts';
import { askReleases } from '../../solver/askFacts.ts';
import { knownReleases, type Answered, type Catalog } from '../../solver/catalog.ts';
import { catalogUnder, underlyingCatalog } from '../../solver/policyCatalog.ts';
import { problemOf } from '../../solver/problem.ts';
import type { Question } from '../../solver/question.ts';
import type { Solved } from '../../solver/resolution.ts';
import { onTarget, type OnTarget } from '../onTarget.ts';
import { demand, type Demanded, type DemandPlace } from './demand.ts';
import { failingIn, placeOf } from './demandPlace.ts';
import { hostTroublesWith } from './hostTroubles.ts';
import { needsFor, type Need } from './needs.ts';
import { releasesFor, type ReleasesFound } from './releaseFacts.ts';
import { isAbout } from './about.ts';

/** What excludes the release, although the project is resolved. */
export type Excluding =
  | { readonly kind: 'file'; readonly declaration: Declaration }
  | {
      readonly kind: 'package';
      readonly parent: NormalizedName;
      readonly version: Version;
      readonly needs: readonly Need[];
    };

/**
 * Why an installer that could take it takes another one: `newer`: it takes the newest; `lock`: a pin of a lock is preferred;
 * `lowest`: the settings want the lowest; `shipped`: what the Pyodide release ships comes first; `prerelease`: there is a stable
 * one; `others`: packages that are installed now exclude it, other releases of them do not; `yanked`: withdrawn, so taken only if nothing else is left; `trade`: something else would become older.
 */
export type Choice = 'newer' | 'others' | 'lock' | 'lowest' | 'shipped' | 'prerelease' | 'yanked' | 'trade';

/** A package whose version is another one with the demand. */
export interface Changed {
  readonly name: NormalizedName;
  readonly before?: string;
  readonly after: string;
}

export interface RequirementAnswer {
  readonly requirement: Requirement;
  readonly target: Target;
  /** What the index has; absent if no index knows the project, or if that is not known. */
  readonly found?: ReleasesFound;
  /** Why it is not known. */
  readonly open?: Message;
  /** What is installed of it now. */
  readonly now?: DatedRelease;
  /** Whether that is what is asked about. */
  readonly isTaken: boolean;
  /** Who needs it there. */
  readonly neededBy: readonly NormalizedName[];
  readonly excluding: readonly Excluding[];
  /** The project with that requirement more; absent where it is taken already, or where there is no such release. */
  readonly demanded?: Demanded;
  /** With the demand it installs in a release that was not demanded, or not at all: an override or an exclusion replaces it. */
  readonly overruled?: { readonly got?: DatedRelease };
  /** What would stop the last step of `pywrangler sync`, which installs for the machine as well, though the Worker has all. */
  readonly hostTroubles: readonly NormalizedName[];
  readonly choice?: Choice;
  /** The release that would be installed if any would do, where none is installed now. */
  readonly best?: DatedRelease;
  /** Whether the project does not install, so that what is installed now is what the rest of it gets. */
  readonly isRest: boolean;
  readonly changes: readonly Changed[];
  /** The other runtimes on which the project installs with it. */
  readonly elsewhere: readonly Target[];
  /** Those on which it installs without what the file declares and does not install there anyway. */
  readonly elsewhereWithout: readonly { readonly target: Target; readonly without: readonly NormalizedName[] }[];
  readonly findings: readonly Finding[];
}

/** Explains it for one target of a project. */
export function* whyNot(requirement: Requirement, context: ProjectContext): Question<RequirementAnswer> {
  const unknown = yield* ofNobody(requirement, context);
  if (unknown) return unknown;
  const on = yield* onTarget(context);
  const place = placeOf(on, context, requirement.normalized);
  const now = nowOf(requirement.normalized, on);
  const base = yield* judged(requirement, place, now);
  if (base.demanded?.kind === 'installs' && !base.overruled) {
    const around = { context, failing: failingIn(on) };
    const hostTroubles = yield* hostTroublesWith(requirement, now, base.demanded.solved, around);
    return withFindings({ ...base, hostTroubles }, on);
  }
  if (base.isTaken || base.demanded?.kind !== 'fails') return withFindings(base, on);
  const others = yield* othersThatTakeIt(requirement, context);
  const best = base.now ? undefined : yield* bestOf(requirement, place);
  return withFindings({ ...base, ...others, ...(best && { best }) }, on);
}

/** The answer about a name that no index has and the file does not ask for: the project need not be resolved for it. */
function* ofNobody(requirement: Requirement, context: ProjectContext): Question<RequirementAnswer | undefined> {
  const { file, target } = context;
  const { normalized } = requirement;
  if (file.declarations.some((one) => one.requirement?.normalized === normalized)) return undefined;
  const place: DemandPlace = { problem: problemOf(target, []), catalog: context.catalogFor(target), seen: [], file };
  const known = yield* askReleases(place.catalog, normalized);
  if (known.kind === 'unavailable' || known.value.exists || doubtIn(known)) return undefined;
  return yield* judged(requirement, place, undefined);
}

/** The same without any project: the release by itself. */
export function* whyNotAlone(requirement: Requirement, place: DemandPlace): Question<RequirementAnswer> {
  const answer = yield* judged(requirement, place, undefined);
  const best = answer.demanded?.kind === 'fails' ? yield* bestOf(requirement, place) : undefined;
  return { ...answer, ...(best && { best }) };
}

/** The release that is taken if any will do. */
function* bestOf({ name, normalized, extras }: Requirement, place: DemandPlace): Question<DatedRelease | undefined> {
  const free = { ...place, problem: leaveOut(place.problem, [normalized]) };
  const demanded = yield* demand({ name, normalized, extras, specifier: { specifiers: [] } }, free);
  const got = demanded.kind === 'installs' ? demanded.solved.packages.get(normalized)?.version : undefined;
  return got && datedIn(got, place.catalog, normalized);
}

function nowOf(name: NormalizedName, { resolved }: OnTarget): Solved | undefined {
  const worlds = resolved.flatMap(({ rest }) => (rest.kind === 'solved' ? rest : []));
  return worlds.find(({ packages }) => packages.has(name)) ?? worlds[0];
}

function withFindings(answer: RequirementAnswer, { findings, installs }: OnTarget): RequirementAnswer {
  const own = findings.filter((finding) => isAbout(finding, answer.requirement.normalized));
  return { ...answer, findings: own, isRest: installs === false };
}

/** @param now what is installed without it */
function* judged(requirement: Requirement, place: DemandPlace, now: Solved | undefined): Question<RequirementAnswer> {
  const { target } = place.problem;
  const { normalized } = requirement;
  const all = yield* askReleases(underlyingCatalog(place.catalog), normalized);
  const counting = yield* askReleases(place.catalog, normalized);
  const range = VersionRange.fromSpecifierSet(requirement.specifier);
  const pinned = now?.packages.get(normalized);
  const isTaken = pinned !== undefined && range.contains(pinned.version);
  const nothing: RequirementAnswer = {
    isRest: false,
    ...{ requirement, target, isTaken, excluding: [], hostTroubles: [], changes: [], findings: [] },
    ...{ elsewhere: [], elsewhereWithout: [] },
    neededBy: pinned?.requiredBy ?? [],
    ...(pinned && { now: datedIn(pinned.version, place.catalog, normalized) }),
  };
  if (place.problem.external.has(normalized) || isReferred(requirement, place))
    return { ...nothing, open: say('whyNotFromAddress', { name: requirement.name }) };
  const doubt = doubtIn(all) ?? doubtIn(counting);
  if (all.kind === 'unavailable' || counting.kind === 'unavailable')
    return { ...nothing, ...(doubt && { open: doubt }) };
  if (!all.value.exists) return { ...nothing, ...(doubt && { open: doubt }) };
  const found = releasesFor(range, all.value, counting.value, target);
  if (isTaken || !found.meant) return { ...nothing, found, ...(!isTaken && doubt && { open: doubt }) };
  const demanded = yield* demand(requirement, place);
  const excluding = now ? excludingOf(found.meant.version, { requirement, place, now }) : [];
  const after = demanded.kind === 'installs' ? demanded.solved : undefined;
  const got = after?.packages.get(normalized)?.version;
  if (after && !(got && range.contains(got))) {
    const release = got && datedIn(got, place.catalog, normalized);
    return { ...nothing, ...{ found, demanded, excluding, overruled: release ? { got: release } : {} } };
  }
  const isExcluded = excluding.some(({ kind }) => kind === 'package');
  const choice =
    after && pinned && (isExcluded ? 'others' : choiceOf(found, pinned.version, { requirement, place, after }));
  return {
    ...nothing,
    ...{ found, demanded, excluding },
    ...(choice && { choice }),
    changes: after && now ? changesBetween(now, after, normalized) : [],
  };
}

/** Whether the file says where it comes from: then there is nothing to choose among. */
function isReferred({ normalized }: Requirement, { problem }: DemandPlace): boolean {
  return problem.references?.direct.some(({ name }) => name === normalized) ?? false;
}

/** Why not everything is known. */
function doubtIn(known: Answered<ProjectReleases>): Message | undefined {
  if (known.kind === 'unavailable') return known.reason;
  const { isPartial, unavailable, unread } = known.value;
  return unread?.reason ?? (isPartial ? unavailable?.reason : undefined);
}

function datedIn(version: Version, catalog: Catalog, name: NormalizedName): DatedRelease {
  const release = knownReleases(catalog, name)?.of(version);
  return release ? releaseWithDate(release) : { version: formatVersion(version), date: undefined };
}

interface Sight {
  readonly requirement: Requirement;
  readonly place: DemandPlace;
}

/** What in the file, and among what is installed, does not admit a version. */
function excludingOf(
  version: Version,
  { requirement, place, now }: Sight & { readonly now: Solved },
): readonly Excluding[] {
  const { normalized } = requirement;
  const admits = (one: Requirement): boolean => VersionRange.fromSpecifierSet(one.specifier).contains(version);
  const own = [...place.problem.requirements, ...place.problem.constraints, ...place.problem.overrides];
  const written = place.file.declarations.filter(
    (one): one is ReadDeclaration =>
      one.requirement?.normalized === normalized &&
      !admits(one.requirement) &&
      own.some((asked) => asked.normalized === normalized && asked.specifier === one.requirement?.specifier),
  );
  const parents = now.packages.get(normalized)?.requiredBy ?? [];
  return [
    ...written.map((declaration) => ({ kind: 'file', declaration }) as const),
    ...parents.flatMap((name): readonly Excluding[] => {
      const parent = now.packages.get(name);
      const metadata = parent && place.catalog.metadata(parent.candidate);
      if (!parent || metadata?.kind !== 'known') return [];
      const needs = needsFor(metadata.value, normalized, place.problem.target).filter(
        (one) => !admits(one.requirement),
      );
      return needs.length > 0 ? [{ kind: 'package', parent: name, version: parent.version, needs }] : [];
    }),
  ];
}

function choiceOf(
  { meant }: ReleasesFound,
  taken: Version,
  { requirement, place, after }: Sight & { readonly after: Solved },
): Choice | undefined {
  const { policy, target } = place.problem;
  const { normalized } = requirement;
  const got = after.packages.get(normalized)?.version;
  const shipped = target.installer.shippedFirst ? target.shipped.packages.get(normalized)?.version : undefined;
  const preferred = policy?.preferences.get(normalized);
  if (preferred?.some((pin) => compareVersions(pin, taken) === 0)) return 'lock';
  if (shipped !== undefined && shipped === formatVersion(taken)) return 'shipped';
  if (got && isPrerelease(got) && !isPrerelease(taken)) return 'prerelease';
  if (meant?.yanked !== undefined) return 'yanked';
  if (got && compareVersions(taken, got) > 0) return 'newer';
  return policy && (policy.lowest.all || policy.lowest.names.has(normalized)) ? 'lowest' : 'trade';
}

/** What changes besides the package itself. */
function changesBetween(now: Solved, after: Solved, asked: NormalizedName): readonly Changed[] {
  return [...after.packages.values()].flatMap(({ name, version }) => {
    const before = now.packages.get(name)?.version;
    if (name === asked || (before && compareVersions(before, version) === 0)) return [];
    return [{ name, after: formatVersion(version), ...(before && { before: formatVersion(before) }) }];
  });
}

/** The other runtimes of its kind on which the project installs with it: all of it, or all but what does not install there anyway. */
function* othersThatTakeIt(
  requirement: Requirement,
  context: ProjectContext,
): Question<Pick<RequirementAnswer, 'elsewhere' | 'elsewhereWithout'>> {
  const elsewhere: Target[] = [];
  const elsewhereWithout: RequirementAnswer['elsewhereWithout'][number][] = [];
  const { file, installContext, target } = context;
  for (const other of [...context.generations, ...context.laterReleases]) {
    if (other.name === target.name) continue;
    const { problem, seen } = yield* followed(installerView(file, other, installContext));
    const catalog = catalogUnder(context.catalogFor(other), problem.policy);
    const demanded = yield* demand(requirement, { problem, catalog, seen, file });
    if (demanded.kind === 'installs') elsewhere.push(other);
    if (demanded.kind !== 'fails') continue;
    const { failures } = yield* diagnose(problem, catalog);
    const without = failures.map(({ name }) => name).filter((name) => name !== requirement.normalized);
    if (without.length === 0) continue;
    const rest = yield* demand(requirement, { problem: leaveOut(problem, without), catalog, seen, file });
    if (rest.kind === 'installs') elsewhereWithout.push({ target: other, without });
  }
  return { elsewhere, elsewhereWithout };
}
