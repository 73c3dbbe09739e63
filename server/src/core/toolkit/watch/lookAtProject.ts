/** One look at a project on a runtime: whether it installs, and what stands in the way. */
import { analyze } from '../../analysis/analyze.ts';
import { releaseThatMeets, type Condition } from '../../diagnosis/conditions.ts';
import type { ProjectReleases } from '../../candidates/release.ts';
import type { Finding } from '../../findings/finding.ts';
import { normalizeName, type NormalizedName } from '../../packaging/name.ts';
import { formatVersion, isPrerelease, parseVersion } from '../../packaging/versions/version.ts';
import type { ProjectContext } from '../../remedies/projectContext.ts';
import type { Target } from '../../runtimes/target.ts';
import { knownReleases, type Catalog } from '../../solver/catalog.ts';
import type { Question } from '../../solver/question.ts';
import { isUsable } from '../../solver/selection.ts';
import type { TargetState } from './watchState.ts';

/** What a look finds: the state, and what would have to come about before the project installs. */
export interface SeenProject {
  readonly state: TargetState;
  readonly conditions: readonly Condition[];
  /** What would have to come about before newer releases of it install. */
  readonly furtherConditions: readonly Condition[];
  /** What is installed, by name. */
  readonly versions: ReadonlyMap<string, string>;
}

/** How the project is, or `unknown` if what is needed could not be found out. */
export function* lookAtProject(context: ProjectContext): Question<SeenProject | 'unknown'> {
  const { summary, findings } = yield* analyze(dependenciesOf(context));
  if (summary.resolves === null) return 'unknown';
  const installs = summary.resolves;
  const wrong = findings.filter(({ severity, name }) => severity === 'error' && name !== undefined);
  const [onHost, there] = [wrong.filter(isOfHostStep), wrong.filter((one) => !isOfHostStep(one))];
  const errors = installs ? [] : there;
  const held = findings.filter(({ behind }) => behind !== undefined);
  const { target } = context;
  const releases = context.catalogFor(target);
  const shipped = summary.packages.filter(({ name, version }) => shippedVersion(name, target) === version);
  const yanked = summary.packages.filter(
    ({ name, version }) => yankedBecause(version, knownReleases(releases, name)) !== undefined,
  );
  return {
    state: {
      installs,
      blocked: culpritsBy(errors, ({ name = '' }) => name),
      heldBack: culpritsBy(held, ({ behind, name = '' }) => behind?.name ?? name),
      yanked: [...new Set(yanked.map(({ name, version }) => `${name} ${version}`))].sort(),
      hostStep: [...new Set(onHost.flatMap(({ culprits }) => culprits))].sort(),
      ...(shipped.length > 0 && { shipped: Object.fromEntries(shipped.map(({ name, version }) => [name, version])) }),
    },
    conditions: errors.flatMap(({ conditions = [] }) => conditions),
    furtherConditions: held.flatMap(({ conditions = [] }) => conditions),
    versions: new Map(summary.packages.map(({ name, version }) => [name, version])),
  };
}

/** It stops a sync on the machine of who deploys, and says nothing of what installs on the runtime. */
function isOfHostStep({ code }: Finding): boolean {
  return code === 'host-step';
}

/** The version of a package that the lock file of a runtime has; undefined for none. */
export function shippedVersion(name: string, { shipped }: Pick<Target, 'shipped'>): string | undefined {
  return shipped.packages.get(normalizeName(name))?.version;
}

/**
 * What a Worker does when it starts, and what is uploaded with it, is nothing of what installs. Each release that is held back
 * counts from its first day: that it grows older is no news.
 */
function dependenciesOf(project: ProjectContext): ProjectContext {
  const context = { ...project, thresholdYears: 0 };
  delete context.entryImports;
  delete context.uploads;
  return context;
}

function culpritsBy(findings: readonly Finding[], by: (finding: Finding) => string): TargetState['blocked'] {
  const all = new Map<string, Set<string>>();
  for (const finding of findings) {
    const known = all.get(by(finding)) ?? new Set();
    all.set(by(finding), known);
    for (const culprit of finding.culprits) known.add(culprit);
  }
  return Object.fromEntries([...all].map(([name, culprits]) => [name, [...culprits].sort()]));
}

/** Why the authors of a release have withdrawn it, empty if they do not say; undefined if they have not. */
function yankedBecause(version: string, releases: ProjectReleases | undefined): string | undefined {
  const parsed = parseVersion(version);
  return parsed && releases?.of(parsed)?.yanked;
}

/** What is known of a package on a target. */
export interface SeenPackage {
  /** The newest release that loads there, a stable one if there is one; null for none. */
  readonly newest: string | null;
  /** Whether some index has it at all. */
  readonly exists: boolean;
  /** Why the release of the last look was withdrawn, empty if nobody says; undefined if it was not. */
  readonly yanked?: string;
}

/** The package on the catalog's target; undefined if not known. @param last the release of the last look, if there was one */
export function* lookAtPackage(
  name: NormalizedName,
  catalog: Catalog,
  last?: string | null,
): Question<SeenPackage | undefined> {
  const releases = yield* wholeReleases(name, catalog);
  if (!releases) return undefined;
  const usable = [...releases].filter(isUsable);
  const newest = usable.find(({ version }) => !isPrerelease(version)) ?? usable[0];
  const yanked = last === undefined || last === null ? undefined : yankedBecause(last, releases);
  return {
    newest: newest ? formatVersion(newest.version) : null,
    exists: releases.exists,
    ...(yanked !== undefined && { yanked }),
  };
}

/** The newest release that meets a condition on the catalog's target; null for none, undefined if not known. */
export function* lookAtCondition(condition: Condition, catalog: Catalog): Question<string | null | undefined> {
  const releases = yield* wholeReleases(condition.name, catalog);
  const release = releases && releaseThatMeets(condition, releases);
  return release ? formatVersion(release.version) : release;
}

/** Undefined where an index did not say what it has. */
function* wholeReleases(name: NormalizedName, catalog: Catalog): Question<ProjectReleases | undefined> {
  if (!catalog.releases(name)) yield { catalog, now: { kind: 'releases', name }, soon: [], beside: [] };
  const releases = knownReleases(catalog, name);
  return releases?.isPartial === true || releases?.unavailable !== undefined ? undefined : releases;
}
