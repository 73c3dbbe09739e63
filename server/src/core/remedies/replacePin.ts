/** Replaces the pin or ceiling of another declared dependency, which the failing one cannot be installed together with. */
import type { Release } from '../candidates/release.ts';
import type { ReadDeclaration } from '../diagnosis/fileProblem.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { formatSpecifierSet, type Specifier } from '../packaging/specifier.ts';
import { compareVersions, formatVersion, isPrerelease } from '../packaging/version.ts';
import type { Needs, Pause } from '../solver/solve.ts';
import { code } from '../text/words.ts';
import { differsInMajor, withDate, yearsBetween } from './age.ts';
import { knownReleases, proven, releaseIn, type Attempt } from './attempt.ts';
import { newestFitting, OLDEST_ADVICE_YEARS } from './pin.ts';
import { pinEdit, specifierEdit } from './proposal.ts';
import type { FileEdit, Remedy } from './remedy.ts';

/** Operators that keep newer releases out. */
const CEILINGS: ReadonlySet<Specifier['operator']> = new Set(['==', '===', '<', '<=', '~=']);

/** The remedies that change what is said of the other projects of a conflict: at most one for each of them. */
export function* replacePinRemedies(attempt: Attempt): Generator<Needs | Pause, Remedy[], void> {
  const remedies: Remedy[] = [];
  for (const name of attempt.failure.against) {
    const [declaration, ...more] = attempt.seen.filter(({ requirement }) => requirement.normalized === name);
    if (!declaration || more.length > 0) continue;
    const remedy = (yield* lifted(declaration, attempt)) ?? (yield* repinned(declaration, attempt));
    if (remedy) remedies.push(remedy);
  }
  return remedies;
}

/** Drops a ceiling and keeps the rest; an exact pin is replaced by another pin instead, for whoever pins wants to know. */
function* lifted(declaration: ReadDeclaration, attempt: Attempt): Generator<Needs | Pause, Remedy | undefined, void> {
  const { specifiers } = declaration.requirement.specifier;
  const kept = specifiers.filter(({ operator }) => !CEILINGS.has(operator));
  if (kept.length === specifiers.length || isPinned(specifiers)) return undefined;
  const floors = specifiers
    .filter(({ operator }) => operator === '~=')
    .map((floor) => ({ ...floor, operator: '>=' as const }));
  const edit = specifierEdit(declaration, formatSpecifierSet({ specifiers: [...floors, ...kept] }));
  if (!edit) return undefined;
  const { name, normalized } = declaration.requirement;
  const release = yield* becomes(normalized, [edit], attempt);
  if (!release) return undefined;
  const ceiling = formatSpecifierSet({ specifiers: specifiers.filter(({ operator }) => CEILINGS.has(operator)) });
  const title = `Lift the ceiling ${code(ceiling)} of ${name}, which becomes ${withDate(release)}`;
  return { kind: 'replace-pin', title, preferred: false, edits: [edit], cost: 'newer releases follow by themselves' };
}

/** Replaces the pin by the newest release with which everything resolves. */
function* repinned(declaration: ReadDeclaration, attempt: Attempt): Generator<Needs | Pause, Remedy | undefined, void> {
  const { name, normalized, specifier } = declaration.requirement;
  if (!isPinned(specifier.specifiers)) return undefined;
  const release = yield* newestFitting(attempt.problem, normalized, attempt.catalog);
  const edit = release && pinEdit(declaration, formatVersion(release.version));
  if (!release || !edit || !(yield* becomes(normalized, [edit], attempt))) return undefined;
  const before = pinnedRelease(specifier.specifiers, normalized, attempt);
  const years = before && yearsBetween(release, before);
  if (years !== undefined && years > OLDEST_ADVICE_YEARS) return undefined;
  const preferred = before !== undefined && !differsInMajor(before.version, release.version);
  const title = `Pin ${name} to ${withDate(release)} instead of ${before ? withDate(before) : formatSpecifierSet(specifier)}`;
  return { kind: 'replace-pin', title, preferred, edits: [edit] };
}

function* becomes(
  name: NormalizedName,
  edits: readonly FileEdit[],
  attempt: Attempt,
): Generator<Needs | Pause, Release | undefined, void> {
  const resolution = yield* proven(edits, attempt);
  const release = resolution && releaseIn(resolution, name, attempt.catalog);
  return release && !isPrerelease(release.version) ? release : undefined;
}

function isPinned(specifiers: readonly Specifier[]): boolean {
  return specifiers.length === 1 && specifiers[0]?.wildcard === false && /^===?$/.test(specifiers[0].operator);
}

function pinnedRelease([pin]: readonly Specifier[], name: NormalizedName, { catalog }: Attempt): Release | undefined {
  const version = pin?.parsed;
  return (
    version && [...(knownReleases(catalog, name) ?? [])].find((one) => compareVersions(one.version, version) === 0)
  );
}
