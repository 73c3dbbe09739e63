/** The questions behind completion: which releases install on a target, and what the one has to offer that would. */
import type { Release } from '../../candidates/release.ts';
import type { ReleasesOnTarget } from '../../features/completion/versions.ts';
import { installerView } from '../../installers/installerView.ts';
import type { CoreMetadata } from '../../packaging/metadata/coreMetadata.ts';
import { formatRequirement, type Requirement } from '../../packaging/requirements/requirement.ts';
import { isPrerelease, type Version } from '../../packaging/versions/version.ts';
import { VersionRange } from '../../packaging/versions/versionRange.ts';
import type { ProjectContext } from '../../remedies/projectContext.ts';
import type { Target } from '../../runtimes/target.ts';
import { askMetadata, askReleases } from '../../solver/askFacts.ts';
import { knownReleases, type Catalog } from '../../solver/catalog.ts';
import { catalogUnder, underlyingCatalog } from '../../solver/policyCatalog.ts';
import type { Question } from '../../solver/question.ts';
import { isUsable } from '../../solver/selection.ts';
import type { WholeVerdict } from './blockers.ts';
import { lookWhole } from './whole.ts';

/** A target with its facts, as the settings of the project show them. */
export interface TargetFacts {
  readonly target: Target;
  readonly catalog: Catalog;
}

export function factsOf(context: ProjectContext): TargetFacts {
  const { file, target, installContext } = context;
  const { policy } = installerView(file, target, installContext).problem;
  return { target, catalog: catalogUnder(context.catalogFor(target), policy) };
}

/** What was found out of the releases of a project, by its name with extras; it holds as long as the facts that it follows from. */
const found = new WeakMap<Catalog, Map<string, Map<string, WholeVerdict>>>();

/** The releases of a project, with what comes of looking at the newest. @param requirement name and extras */
export function* askVersions(requirement: Requirement, facts: TargetFacts): Question<ReleasesOnTarget | undefined> {
  yield* askReleases(facts.catalog, requirement.normalized);
  const known = knownVersions(requirement, facts);
  if (!known) return undefined;
  const isStable = (version: Version): boolean => !isPrerelease(version);
  const place = { target: facts.target, catalog: underlyingCatalog(facts.catalog) };
  yield* lookWhole(bare(requirement), known.releases, isStable, place, verdictsOn(requirement, facts));
  return known;
}

/** What is known of them at once; undefined if nothing is, and of a project that no index has. */
export function knownVersions(requirement: Requirement, facts: TargetFacts): ReleasesOnTarget | undefined {
  const releases = knownReleases(facts.catalog, requirement.normalized);
  if (releases?.exists !== true) return undefined;
  return { target: facts.target, releases, verdicts: verdictsOn(requirement, facts) };
}

function verdictsOn(requirement: Requirement, { catalog }: TargetFacts): Map<string, WholeVerdict> {
  const facts = underlyingCatalog(catalog);
  const ofCatalog = found.get(facts) ?? new Map<string, Map<string, WholeVerdict>>();
  found.set(facts, ofCatalog);
  const key = formatRequirement(bare(requirement));
  const verdicts = ofCatalog.get(key) ?? new Map<string, WholeVerdict>();
  ofCatalog.set(key, verdicts);
  return verdicts;
}

function bare({ name, normalized, extras }: Requirement): Requirement {
  return { name, normalized, extras, specifier: { specifiers: [] } };
}

/** The metadata of the release that would be taken. */
export function* askChosen(requirement: Requirement, facts: TargetFacts): Question<CoreMetadata | undefined> {
  yield* askReleases(facts.catalog, requirement.normalized);
  const candidate = chosen(requirement, facts)?.candidate;
  const known = candidate && (yield* askMetadata(facts.catalog, candidate));
  return known?.kind === 'known' ? known.value : undefined;
}

export function knownChosen(requirement: Requirement, facts: TargetFacts): CoreMetadata | undefined {
  const candidate = chosen(requirement, facts)?.candidate;
  const known = candidate && facts.catalog.metadata(candidate);
  return known?.kind === 'known' ? known.value : undefined;
}

/** The newest stable release that loads and is asked for, else the newest that is not stable, else one that is not asked for. */
function chosen({ normalized, specifier }: Requirement, { catalog }: TargetFacts): Release | undefined {
  const usable = [...(knownReleases(catalog, normalized) ?? [])].filter(isUsable);
  const range = VersionRange.fromSpecifierSet(specifier);
  const meant = usable.filter(({ version }) => range.contains(version));
  return meant.find(({ version }) => !isPrerelease(version)) ?? meant[0] ?? usable[0];
}
