/** micropip's answer to a problem in the form of a resolution, so that everything which reads resolutions reads it too. */
import type { NormalizedName } from '../packaging/name.ts';
import { formatVersion, type Version } from '../packaging/version.ts';
import { parseSpecifierSet } from '../packaging/specifier.ts';
import type { VersionRange } from '../packaging/versionRange.ts';
import type { Catalog } from './catalog.ts';
import { firstMatch } from './firstMatch.ts';
import { about } from './incompatibility.ts';
import { PackageSet } from './package.ts';
import type { Problem } from './problem.ts';
import type { Resolution } from './resolution.ts';
import type { Needs, Pause } from './solve.ts';
import { proofOf } from './_micropipProof.ts';
import { solutionOf } from './_micropipSolution.ts';

/** Runs micropip. Where ranges narrow the problem, the newest of those releases is looked for that goes when it is pinned. */
export function* installWithMicropip(problem: Problem, catalog: Catalog): Generator<Needs | Pause, Resolution, void> {
  const narrowed = [...(problem.ranges ?? [])].find(([name]) =>
    problem.requirements.some(({ normalized }) => normalized === name),
  );
  return narrowed ? yield* newestThatGoes(problem, ...narrowed, catalog) : yield* runOnce(problem, catalog);
}

function* runOnce(problem: Problem, catalog: Catalog): Generator<Needs | Pause, Resolution, void> {
  const transaction = yield* firstMatch(problem, catalog);
  const proof = proofOf(transaction);
  const { unavailable } = transaction;
  if (proof) return { kind: 'failed', proof, unavailable, transaction };
  return { kind: 'solved', packages: solutionOf(transaction, problem.target), unavailable, transaction };
}

function* newestThatGoes(
  { ranges, ...problem }: Problem,
  name: NormalizedName,
  range: VersionRange,
  catalog: Catalog,
): Generator<Needs | Pause, Resolution, void> {
  const others = new Map([...(ranges ?? [])].filter(([other]) => other !== name));
  const known = catalog.releases(name);
  let last: Resolution | undefined;
  for (const { version, candidate } of known?.kind === 'known' ? known.value : []) {
    if (!candidate || !range.contains(version)) continue;
    last = yield* installWithMicropip({ ...pinnedTo(problem, name, version), ranges: others }, catalog);
    if (last.kind === 'solved') return last;
  }
  const proof = about(new PackageSet().base(name), range, { kind: 'no-versions' });
  return last ?? { kind: 'failed', proof, unavailable: [] };
}

function pinnedTo(problem: Problem, name: NormalizedName, version: Version): Problem {
  const specifier = parseSpecifierSet(`==${formatVersion(version)}`).value;
  const requirements = problem.requirements.map((requirement) =>
    requirement.normalized === name ? { ...requirement, specifier } : requirement,
  );
  return { ...problem, requirements };
}
