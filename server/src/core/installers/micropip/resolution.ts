/** micropip's answer to a problem in the form of a resolution, so that everything that reads resolutions can read it too. */
import type { Release } from '../../candidates/release.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import type { Version } from '../../packaging/versions/version.ts';
import type { VersionRange } from '../../packaging/versions/versionRange.ts';
import type { Catalog } from '../../solver/catalog.ts';
import type { Installation } from '../installation.ts';
import { firstMatch } from './firstMatch.ts';
import { external } from '../../solver/incompatibility.ts';
import { PackageSet } from '../../solver/package.ts';
import type { Problem } from '../../solver/problem.ts';
import type { Question } from '../../solver/question.ts';
import { proofOf } from './_proof.ts';
import { solutionOf } from './_solution.ts';
import { exactly } from '../../packaging/requirements/exactRequirement.ts';

/**
 * Runs micropip. If only ranges ask for a project, the newest of those releases that works when pinned is searched for; if
 * they narrow specifiers, what it takes by itself is accepted if it lies in them.
 */
export function* installWithMicropip(problem: Problem, catalog: Catalog): Question<Installation> {
  const specified = new Set(
    problem.requirements.flatMap(({ normalized, specifier }) => (specifier.specifiers.length > 0 ? normalized : [])),
  );
  const required = new Set(problem.requirements.map(({ normalized }) => normalized));
  const narrowed = [...(problem.ranges ?? [])].filter(([name]) => required.has(name));
  const sought = narrowed.find(([name]) => !specified.has(name));
  if (sought) return yield* newestThatGoes(problem, ...sought, catalog);
  return narrowed.length > 0 ? yield* withinRanges(problem, narrowed, catalog) : yield* runOnce(problem, catalog);
}

/** At most two runs, so that many ranges cost no more than one. */
function* withinRanges(
  problem: Problem,
  narrowed: readonly (readonly [NormalizedName, VersionRange])[],
  catalog: Catalog,
): Question<Installation> {
  const free = yield* runOnce(problem, catalog);
  const outside = narrowed.filter(([name, range]) => {
    const taken = free.kind === 'solved' ? free.packages.get(name) : undefined;
    return !taken || !range.contains(taken.version);
  });
  if (outside.length === 0) return free;
  let pinned = problem;
  for (const [name, range] of outside) {
    const releases = [...(yield* releasesOf(name, range, catalog))];
    const newest = releases.find(({ version, candidate }) => candidate && range.contains(version));
    if (newest) pinned = pinnedTo(pinned, name, newest.version);
    else return free.kind === 'failed' ? free : noneIn(name, range);
  }
  const again = yield* runOnce(pinned, catalog);
  return again.kind === 'failed' && free.kind === 'failed' ? free : again;
}

function noneIn(name: NormalizedName, range: VersionRange): Installation {
  const proof = external(new PackageSet().base(name), range, { kind: 'no-versions' });
  return { kind: 'failed', proof, unavailable: [] };
}

function* runOnce(problem: Problem, catalog: Catalog): Question<Installation> {
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
): Question<Installation> {
  const others = new Map([...(ranges ?? [])].filter(([other]) => other !== name));
  let last: Installation | undefined;
  for (const { version, candidate } of yield* releasesOf(name, range, catalog)) {
    if (!candidate || !range.contains(version)) continue;
    last = yield* installWithMicropip({ ...pinnedTo(problem, name, version), ranges: others }, catalog);
    if (last.kind === 'solved') return last;
  }
  return last ?? noneIn(name, range);
}

/** Empty if they cannot be listed. */
function* releasesOf(name: NormalizedName, range: VersionRange, catalog: Catalog): Question<Iterable<Release>> {
  for (;;) {
    const known = catalog.releases(name);
    if (known) return known.kind === 'known' ? known.value : [];
    yield { catalog, now: { kind: 'releases', name, range }, soon: [], beside: [] };
  }
}

function pinnedTo(problem: Problem, name: NormalizedName, version: Version): Problem {
  const specifier = exactly(version);
  const requirements = problem.requirements.map((requirement) =>
    requirement.normalized === name ? { ...requirement, specifier } : requirement,
  );
  return { ...problem, requirements };
}
