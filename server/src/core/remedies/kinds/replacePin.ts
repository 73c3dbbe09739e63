/**
 * Replaces the pin or ceiling of another declared dependency, or of a constraint, with which the failing one is
 * incompatible.
 */
import type { Release } from '../../candidates/release.ts';
import { type ReadDeclaration, seenOf } from '../../installers/installerView.ts';
import { say } from '../../messages/message.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import { CEILINGS, isPin } from '../../packaging/versions/ceiling.ts';
import { formatSpecifierSet, type Specifier } from '../../packaging/versions/specifier.ts';
import { formatVersion, isPrerelease } from '../../packaging/versions/version.ts';
import { knownReleases } from '../../solver/catalog.ts';
import type { Problem } from '../../solver/problem.ts';
import type { Question } from '../../solver/question.ts';
import type { FileEdit } from '../../text/textEdit.ts';
import { differsInMajor, releaseWithDate, yearsBetween } from '../../candidates/age.ts';
import type { Attempt } from '../attempt.ts';
import { pinEdit, specifierEdit } from '../edits/declarationEdits.ts';
import type { KindOfRemedy, RemedyOf } from '../kind.ts';
import { newestFitting, OLDEST_ADVICE_YEARS } from '../newestFitting.ts';
import { proven, releaseIn } from '../prove.ts';

/** At most this many of them are tried. */
const MOST_TRIED = 4;

/** The remedies that change the declarations of the other projects in a conflict: at most one for each of them. */
export const replacePin: KindOfRemedy<'replace-pin'> = {
  kind: 'replace-pin',
  *find(attempt) {
    const remedies: RemedyOf<'replace-pin'>[] = [];
    for (const declaration of [...otherPins(attempt), ...constraintsInTheWay(attempt)].slice(0, MOST_TRIED)) {
      const remedy = (yield* lifted(declaration, attempt)) ?? (yield* repinned(declaration, attempt));
      if (remedy) remedies.push(remedy);
    }
    return remedies;
  },
};

/** The declarations of the other projects in the conflict that are declared in one place only. */
function otherPins({ failure, seen }: Attempt): readonly ReadDeclaration[] {
  return failure.against.flatMap((name) => {
    const said = seenOf(name, seen);
    return said.length === 1 ? said : [];
  });
}

/** The constraints on projects that the failure is about. */
function constraintsInTheWay({ failure, context: { file } }: Attempt): readonly ReadDeclaration[] {
  const involved = new Set(failure.facts.edges.map(({ dependency }) => dependency));
  return file.declarations.flatMap((declaration) => {
    const { requirement, role } = declaration;
    if (role !== 'constraint' || !requirement || !involved.has(requirement.normalized)) return [];
    return [{ ...declaration, requirement }];
  });
}

/**
 * Drops a ceiling and keeps the rest; an exact pin is replaced by another pin instead, since people who pin want to know the
 * version.
 */
function* lifted(declaration: ReadDeclaration, attempt: Attempt): Question<RemedyOf<'replace-pin'> | undefined> {
  const { specifiers } = declaration.requirement.specifier;
  const kept = specifiers.filter(({ operator }) => !CEILINGS.has(operator));
  if (kept.length === specifiers.length || isPinned(specifiers)) return undefined;
  const floors = specifiers
    .filter(({ operator }) => operator === '~=')
    .map((floor) => ({ ...floor, operator: '>=' as const }));
  const edit = specifierEdit(declaration, formatSpecifierSet({ specifiers: [...floors, ...kept] }));
  if (!edit) return undefined;
  const { name, normalized } = declaration.requirement;
  const edits = [edit];
  const release = yield* becomes(normalized, edits, attempt);
  if (!release) return undefined;
  const ceiling = formatSpecifierSet({ specifiers: specifiers.filter(({ operator }) => CEILINGS.has(operator)) });
  const title = say('liftCeilingTitle', { ceiling, name, release: releaseWithDate(release) });
  return { kind: 'replace-pin', title, preferred: false, edits, cost: say('liftCeilingCost') };
}

/** Replaces the pin by the newest release with which everything resolves. */
function* repinned(declaration: ReadDeclaration, attempt: Attempt): Question<RemedyOf<'replace-pin'> | undefined> {
  const { name, normalized, specifier } = declaration.requirement;
  if (!isPinned(specifier.specifiers)) return undefined;
  const release = yield* newestFitting(withoutConstraint(declaration, attempt), normalized, attempt.catalog);
  const edit = release && pinEdit(declaration, formatVersion(release.version));
  if (!release || !edit) return undefined;
  const edits = [edit];
  if (!(yield* becomes(normalized, edits, attempt))) return undefined;
  const before = pinnedRelease(specifier.specifiers, normalized, attempt);
  const years = before && yearsBetween(release, before);
  if (years !== undefined && years > OLDEST_ADVICE_YEARS) return undefined;
  const preferred = before !== undefined && !differsInMajor(before.version, release.version);
  const title = say('replacePinTitle', {
    name,
    release: releaseWithDate(release),
    before: before && releaseWithDate(before),
    written: formatSpecifierSet(specifier),
  });
  return { kind: 'replace-pin', title, preferred, edits };
}

/** The problem with a constraint turned into a requirement on its project, in any version. */
function withoutConstraint({ requirement, role }: ReadDeclaration, { problem }: Attempt): Problem {
  if (role !== 'constraint') return problem;
  const constraints = problem.constraints.filter(({ normalized }) => normalized !== requirement.normalized);
  return { ...problem, constraints, requirements: [...problem.requirements, requirement] };
}

function* becomes(name: NormalizedName, edits: readonly FileEdit[], attempt: Attempt): Question<Release | undefined> {
  const resolution = yield* proven(edits, attempt);
  const release = resolution && releaseIn(resolution, name, attempt.catalog);
  return release && !isPrerelease(release.version) ? release : undefined;
}

function isPinned(specifiers: readonly Specifier[]): boolean {
  const [only, ...more] = specifiers;
  return only !== undefined && more.length === 0 && isPin(only);
}

function pinnedRelease([pin]: readonly Specifier[], name: NormalizedName, { catalog }: Attempt): Release | undefined {
  const version = pin?.parsed;
  return version && knownReleases(catalog, name)?.of(version);
}
