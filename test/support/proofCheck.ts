/** Checks a proof of the solver step by step, without trusting any of it. */
import { parseVersion, type Version } from '../../server/src/core/packaging/versions/version.ts';
import type { VersionRange } from '../../server/src/core/packaging/versions/versionRange.ts';
import type { Incompatibility } from '../../server/src/core/solver/incompatibility.ts';
import type { Package } from '../../server/src/core/solver/package.ts';
import type { Term } from '../../server/src/core/solver/term.ts';
import type { Model, ModelRelease, ModelRequirement } from './randomUniverse.ts';

/** One choice for a package: a version, or not chosen at all. */
type Choice = Version | undefined;

/** Includes versions between and around those of the model: a statement about a range is about all of it. */
const CHOICES: readonly Choice[] = [
  undefined,
  ...['0.5', '1', '1.5', '2', '2.5', '3', '3.5', '4', '4.5', '3.13.2', '3.14'].map(versionOf),
];
const PYTHON = versionOf('3.13.2');

/**
 * What is wrong with a proof; empty for a sound and complete one.
 * @param model the universe: every statement that is not derived must be true in it
 */
export function problemsOfProof(proof: Incompatibility, model: Model): readonly string[] {
  const problems: string[] = [];
  if ([...proof.terms.keys()].some(({ kind }) => kind !== 'root'))
    problems.push('it does not end with the requirements');
  const waiting = [proof];
  const seen = new Set(waiting);
  for (const incompatibility of waiting) {
    const { cause } = incompatibility;
    if (cause.kind !== 'derived') {
      if (!isTrue(incompatibility, model)) problems.push(`not true: ${describe(incompatibility)}`);
      continue;
    }
    if (!follows(incompatibility, cause.first, cause.second))
      problems.push(`does not follow: ${describe(incompatibility)}`);
    for (const part of [cause.first, cause.second]) {
      if (!seen.has(part)) waiting.push(part);
      seen.add(part);
    }
  }
  return problems;
}

/**
 * Whether everything that satisfies all terms of the conclusion satisfies all terms of one of its causes: for one package,
 * its term is within the union of theirs, for all others within both.
 */
function follows(conclusion: Incompatibility, first: Incompatibility, second: Incompatibility): boolean {
  const packages = [...new Set([conclusion, first, second].flatMap(({ terms }) => [...terms.keys()]))];
  const agrees = (subject: Package, join: (a: boolean, b: boolean) => boolean): boolean =>
    CHOICES.every((choice) => {
      if (!satisfies(choice, conclusion.terms.get(subject))) return true;
      return join(satisfies(choice, first.terms.get(subject)), satisfies(choice, second.terms.get(subject)));
    });
  const inBoth = (subject: Package): boolean => agrees(subject, (a, b) => a && b);
  const exceptions = packages.filter((subject) => !inBoth(subject));
  return exceptions.length <= 1 && exceptions.every((subject) => agrees(subject, (a, b) => a || b));
}

function satisfies(choice: Choice, term: Term | undefined): boolean {
  if (!term) return true;
  return (choice !== undefined && term.range.contains(choice)) === term.positive;
}

/** Whether a statement that is not derived is true in the model. */
function isTrue({ terms, cause }: Incompatibility, model: Model): boolean {
  if (cause.kind === 'root') return true;
  if (cause.kind === 'dependency') return isTrueDependency(terms, cause.dependent, cause.dependency, model);
  const [[subject, term] = [], ...rest] = terms;
  if (!subject || !term?.positive || rest.length > 0) return false;
  if (subject.kind === 'python') return cause.kind === 'no-versions' && !term.range.contains(PYTHON);
  const all = model.releases.filter(({ name }) => name === subject.name);
  const releases = all.filter(({ version }) => term.range.contains(versionOf(String(version))));
  switch (cause.kind) {
    case 'unknown-project':
      return all.length === 0;
    case 'no-versions':
      return releases.length === 0;
    case 'unusable':
      return releases.every(({ flaw }) => flaw === 'sdist; no wheel');
    case 'yanked':
      return releases.every(({ flaw }) => flaw === 'yanked');
    case 'requires-python':
      return releases.every(({ flaw }) => flaw === 'metadata python >=3.14');
    default:
      return false;
  }
}

function isTrueDependency(
  terms: ReadonlyMap<Package, Term>,
  dependent: Package,
  dependency: Package,
  model: Model,
): boolean {
  const [who, needs] = [terms.get(dependent), terms.get(dependency)];
  if (dependent === dependency) return !!who && excludesItself(who, dependent, model);
  if (!who?.positive || needs?.positive !== false) return false;
  const holds = (requirements: readonly ModelRequirement[]): boolean =>
    requirements.some(
      (requirement) => requirement.name === dependency.name && admitsOnly(requirement, needs.range, model),
    );
  if (dependent.kind === 'root') return holds(model.requires);
  const releases = model.releases.filter(
    ({ name, version }) => name === dependent.name && who.range.contains(versionOf(String(version))),
  );
  if (dependency.kind === 'python') return releases.every(({ flaw }) => flaw === 'python >=3.14');
  if (dependent.name === dependency.name) {
    // A proxy asks for its own version; a release may ask for another of its project.
    return releases.every(
      (release) =>
        needs.range.contains(versionOf(String(release.version))) || holds(requirementsOf(release, dependent)),
    );
  }
  return releases.every((release) => holds(requirementsOf(release, dependent)));
}

/** Whether every release in the term asks for another version of its own project. */
function excludesItself({ positive, range }: Term, subject: Package, { releases }: Model): boolean {
  return releases.every((release) => {
    const { name, version } = release;
    if (name !== subject.name || range.contains(versionOf(String(version))) !== positive) return true;
    return requirementsOf(release, subject).some(
      ({ name: needed, lowest, highest }) => needed === name && (version < lowest || version > highest),
    );
  });
}

/** Those of the base; with an extra, those it adds, including further extras it leads to. */
function requirementsOf(release: ModelRelease, { extra }: Package): readonly ModelRequirement[] {
  const { x, y } = release.extras;
  return extra === undefined && !release.requires.some(({ name }) => name === release.name)
    ? release.requires
    : [...release.requires, ...x, ...y];
}

/** Whether the requirement allows no version of the model outside the range. */
function admitsOnly({ name, lowest, highest }: ModelRequirement, range: VersionRange, { releases }: Model): boolean {
  return releases.every(
    (release) =>
      release.name !== name ||
      release.version < lowest ||
      release.version > highest ||
      range.contains(versionOf(String(release.version))),
  );
}

function describe({ terms, cause }: Incompatibility): string {
  const parts = [...terms].map(
    ([{ kind, label }, { positive, range }]) => `${positive ? '' : 'not '}${kind} ${label} ${range.toString()}`,
  );
  return `${parts.join(', ')} (${cause.kind})`;
}

function versionOf(text: string): Version {
  const version = parseVersion(text);
  if (!version) throw new Error(`${text} is no version`);
  return version;
}
