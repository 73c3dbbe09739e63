/** What the packages in `python_modules` need and does not lie there: importing them fails in the Worker. */
import type { InstallerView } from '../../installers/installerView.ts';
import { normalizeName, type NormalizedName } from '../../packaging/name.ts';
import type { Requirement } from '../../packaging/requirements/requirement.ts';
import { formatVersion } from '../../packaging/versions/version.ts';
import { markerHolds } from '../../runtimes/markerHolds.ts';
import type { Target } from '../../runtimes/target.ts';
import type { VendoredPackage } from './vendored.ts';

/** A package that is not there, and the one that needs it. */
export interface LackingNeed {
  readonly name: NormalizedName;
  readonly parent: NormalizedName;
  readonly version: string;
}

/**
 * What is missing, each once, by the metadata of the packages that lie there: begun at what the project asks for, since something
 * that was left from before need not be whole. What the project's settings leave out, replace or state otherwise is not missed.
 */
export function lackingNeeds(
  asked: readonly Requirement[],
  packages: readonly VendoredPackage[],
  { problem, leftOut }: Pick<InstallerView, 'problem' | 'leftOut'>,
  target: Target,
): readonly LackingNeed[] {
  const { overrides, excludes, external, scoped = [], withoutDependencies, policy } = problem;
  if (withoutDependencies === true) return [];
  const replaced = new Set(overrides.map(({ normalized }) => normalized));
  const isSettled = (name: NormalizedName): boolean =>
    replaced.has(name) || excludes.has(name) || external.has(name) || leftOut.has(name);
  const isRuled = (name: NormalizedName): boolean =>
    scoped.some((rule) => rule.name === name) || policy?.stated.has(name) === true;
  const lying = new Map(packages.map((one) => [one.name, one]));
  const lacking = new Map<NormalizedName, LackingNeed>();
  const seen = new Set<string>();
  const open = [...asked];
  for (let one = open.pop(); one; one = open.pop()) {
    const parent = lying.get(one.normalized);
    const extras = new Set(one.extras.map(normalizeName));
    const key = [one.normalized, ...[...extras].sort()].join(' ');
    if (!parent || seen.has(key) || isRuled(parent.name)) continue;
    seen.add(key);
    for (const need of parent.requires) {
      if (!markerHolds(need.marker, target, extras)) continue;
      if (lying.has(need.normalized)) open.push(need);
      else if (!isSettled(need.normalized) && !lacking.has(need.normalized)) {
        const { name, version } = parent;
        lacking.set(need.normalized, { name: need.normalized, parent: name, version: formatVersion(version) });
      }
    }
  }
  return [...lacking.values()];
}
