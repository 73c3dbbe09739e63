/** What holds a package back: the proof that a newer release cannot be had names it. */
import type { Release } from '../candidates/release.ts';
import { parseRequirement, type Requirement } from '../packaging/requirements/requirement.ts';
import { formatVersion } from '../packaging/versions/version.ts';
import { VersionRange } from '../packaging/versions/versionRange.ts';
import { knownReleases, type Catalog } from '../solver/catalog.ts';
import type { Problem } from '../solver/problem.ts';
import type { Question } from '../solver/question.ts';
import { isUsable } from '../solver/selection.ts';
import type { Culprit } from './culprits.ts';
import type { Failure } from './diagnose.ts';
import type { Gap } from './gaps.ts';
import { culpritsOfMeant } from './meantCulprits.ts';
import { isMeant, newestUsable } from './meantRelease.ts';
import { factsOfProof } from './proof.ts';

/** What holds a package back. */
export interface HeldBackReason {
  /** The release that cannot be had: the newest one that itself has a wheel, if that is not much older than a host's. */
  readonly meant: Release;
  /** What stands in its way; none if it goes together with nothing else. */
  readonly culprits: readonly Culprit[];
  /** The failure to get it; absent if it installs. */
  readonly failure?: Failure;
}

/** Demands a newer release, first alone, then together with what the file asks for. */
export function* whyHeldBack(gap: Gap, problem: Problem, catalog: Catalog): Question<HeldBackReason> {
  const { name } = gap;
  const meant = meantRelease(gap, catalog);
  const demanded = requirementFor(`${name}==${formatVersion(meant.version)}`);
  const problems = [
    { ...problem, requirements: [demanded] },
    { ...problem, requirements: [...problem.requirements, demanded] },
  ];
  for (const demand of problems) {
    const found = yield* culpritsOfMeant(demand, name, new Map([[name, meant.version]]), catalog);
    if (!found) continue;
    const { culprits, proof } = found;
    return { meant, culprits, failure: { name, against: [], bounds: [], proof, facts: factsOfProof(proof), culprits } };
  }
  return { meant, culprits: [] };
}

function meantRelease({ name, got, ideal }: Gap, catalog: Catalog): Release {
  const releases = knownReleases(catalog, name);
  const best = releases?.of(ideal.version);
  if (!releases || !best || isUsable(best)) return ideal;
  const newer = VersionRange.between(got.version, ideal.version);
  const usable = newestUsable(releases, newer);
  return usable && isMeant(usable, ideal) ? usable : ideal;
}

function requirementFor(text: string): Requirement {
  const requirement = parseRequirement(text).value?.requirement;
  if (!requirement) throw new Error(`${text} is no requirement`);
  return requirement;
}
