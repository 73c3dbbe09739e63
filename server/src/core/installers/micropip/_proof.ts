/**
 * The proof of a micropip run that fails: for each requirement without an answer the path that leads to it. It holds for the
 * releases that micropip takes; that it does not try others is its nature and not a step of the proof.
 */
import { VersionRange } from '../../packaging/versions/versionRange.ts';
import { derive, external, fromDependency, type Incompatibility } from '../../solver/incompatibility.ts';
import { PackageSet, type Package } from '../../solver/package.ts';
import { declaredBy, type Failed, type Met, type Transaction } from './transaction.ts';

/** One proof for all failures of a run; undefined if nothing has failed. */
export function proofOf({ failed, fatal, taken, met }: Transaction): Incompatibility | undefined {
  const packages = new PackageSet();
  const declared = met.filter(({ by }) => !by);
  const position = ({ reported }: Failed): number => declared.indexOf(declaredBy(reported));
  // In the order of the file, so that the order in which answers arrive does not show.
  const all = fatal ? [...failed, fatal] : failed;
  // What is certain does not rest on anything that could not be queried.
  const certain = all.filter(({ cause }) => cause.kind !== 'unavailable');
  const failures = [...(certain.length > 0 ? certain : all)].sort((a, b) => position(a) - position(b));
  const proofs = failures.flatMap((failure) => [
    proofOfFailure(failure, packages),
    ...(failure.cause.kind === 'first-choice' ? rivalsOf(failure, { taken, met }, packages) : []),
  ]);
  return proofs.reduce<Incompatibility | undefined>(
    (all, proof) => (all ? derive(all, proof, packages.root) : proof),
    undefined,
  );
}

function proofOfFailure({ culprit, cause }: Failed, packages: PackageSet): Incompatibility {
  const { normalized } = culprit.requirement;
  return wayTo(culprit, external(packages.base(normalized), rangeOf(culprit), cause), packages);
}

/** Why the conflicting version is there: the path to what asked for it first. */
function rivalsOf(
  { culprit, cause }: Failed,
  { taken, met }: Pick<Transaction, 'taken' | 'met'>,
  packages: PackageSet,
): Incompatibility[] {
  if (cause.kind !== 'first-choice') return [];
  const { normalized } = culprit.requirement;
  const rival =
    taken.find(({ name }) => name === normalized)?.met ?? met.find((one) => one.requirement.normalized === normalized);
  if (!rival || rival === culprit) return [];
  const rest = external(packages.base(normalized), VersionRange.singleton(cause.chosen).complement(), cause);
  return [wayTo(rival, rest, packages)];
}

/** Resolves a statement about a project upwards, from dependent to dependent, until the file itself. */
function wayTo(start: Met, statement: Incompatibility, packages: PackageSet): Incompatibility {
  let proof = statement;
  let met: Met | undefined = start;
  // What brought in a wheel was there before it, so this terminates.
  while (met) {
    const needed = packages.base(met.requirement.normalized);
    const [dependent, versions] = dependentOf(met, packages);
    proof = derive(fromDependency(dependent, versions, needed, rangeOf(met)), proof, needed);
    met = met.by?.met;
  }
  return proof;
}

function dependentOf({ by }: Met, packages: PackageSet): readonly [Package, VersionRange] {
  if (!by) return [packages.root, VersionRange.full];
  const version = by.kind === 'wheel' ? by.candidate.version : undefined;
  return [packages.base(by.name), version ? VersionRange.singleton(version) : VersionRange.full];
}

function rangeOf({ requirement }: Met): VersionRange {
  return VersionRange.fromSpecifierSet(requirement.specifier);
}
