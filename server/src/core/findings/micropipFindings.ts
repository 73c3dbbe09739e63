/**
 * Where micropip installs something, but not what the requirements say or what another installer would take: two versions
 * of one project, a release for another Python, an extra that what Pyodide ships does not get.
 */
import type { InstallerView, ReadDeclaration } from '../installers/installerView.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { formatSpecifierSet, parseSpecifierSet, specifierSetContains } from '../packaging/versions/specifier.ts';
import { formatVersion } from '../packaging/versions/version.ts';
import type { ProjectContext } from '../remedies/projectContext.ts';
import { firstMatch, lateAnswersOf } from '../installers/micropip/firstMatch.ts';
import type { Solved } from '../solver/resolution.ts';
import type { Question } from '../solver/question.ts';
import { declaredBy, type Met, type Taken, type Transaction } from '../installers/micropip/transaction.ts';
import type { Target } from '../runtimes/target.ts';
import { code, listOf, shorten } from '../messages/words.ts';
import { NOTHING_MORE, type Finding } from './finding.ts';
import type { FindingCode } from './rules.ts';

/** Something to say about a project, with the requirement that leads to it. */
interface Remark {
  readonly code: FindingCode;
  readonly name: NormalizedName;
  readonly met: Met;
  /** The rest of a sentence whose subject is the declaration, without "and so do others". */
  readonly text: string;
}

/** More projects than this are not looked at for how their answers race. */
const MOST_RACES = 8;

/** The findings about a file that micropip installs: for each declaration and rule one, about all projects it concerns. */
export function* micropipFindings(
  whole: Solved,
  read: InstallerView,
  context: ProjectContext,
): Question<readonly Finding[]> {
  const { transaction } = whole;
  const { target } = context;
  if (!transaction) return [];
  const remarks = [
    ...twoVersions(transaction, target),
    ...(yield* otherOutcomes(transaction, read, context)),
    ...ignoredPythons(transaction, target),
    ...ignoredExtras(transaction, target),
  ];
  return read.seen.flatMap((declaration) => findingsOn(declaration, remarks));
}

function findingsOn(declaration: ReadDeclaration, remarks: readonly Remark[]): Finding[] {
  const own = remarks.filter(
    ({ met }) => declaredBy(met).requirement.normalized === declaration.requirement.normalized,
  );
  return [...new Set(own.map((remark) => remark.code))].map((rule) => {
    const about = own.filter((remark) => remark.code === rule);
    return findingOf(declaration, rule, about);
  });
}

function findingOf(declaration: ReadDeclaration, rule: FindingCode, about: readonly Remark[]): Finding {
  const [first] = about;
  const sentences = about.map(({ text }) => `${code(declaration.requirement.name)} ${text}`);
  const others = about.length > 1 ? `; the same goes for ${listOf(about.slice(1).map(({ name }) => code(name)))}` : '';
  return {
    ...NOTHING_MORE,
    code: rule,
    severity: 'warning',
    message: `${sentences[0] ?? ''}${others}`,
    path: declaration.path,
    span: declaration.spans.whole,
    name: declaration.requirement.normalized,
    culprits: about.map(({ name }) => name),
    chains: first ? about.map(({ name, met }) => [...wayTo(met), name]) : [],
    explanation: sentences,
  };
}

/** From the declared project to whoever has a requirement; empty where it is declared itself. */
function wayTo({ by }: Met): readonly NormalizedName[] {
  return by ? [...wayTo(by.met), by.name] : [];
}

/** Projects that come from the index and from the lock, or twice from the index; `may` where it depends on chance. */
function twoVersions(transaction: Transaction, target: Target, may: 'may ' | '' = ''): Remark[] {
  const remarks = new Map<NormalizedName, Remark>();
  for (const taken of transaction.taken) {
    const other = otherVersion(taken, transaction, target);
    if (other === undefined || remarks.has(taken.name)) continue;
    const version = formatVersion(taken.candidate.version);
    const what = taken.met.by
      ? `${may === '' ? 'brings' : 'may bring'} two versions of ${code(taken.name)}`
      : `${may === '' ? 'comes' : 'may come'} in two versions`;
    const text = `${what}: ${version} from the index, and ${other}; nothing settles which one stays`;
    remarks.set(taken.name, { code: 'two-versions', name: taken.name, met: taken.met, text });
  }
  return [...remarks.values()];
}

function otherVersion({ name, candidate }: Taken, transaction: Transaction, target: Target): string | undefined {
  const shipped = target.shipped.packages.get(name);
  const version = formatVersion(candidate.version);
  const comes = transaction.fromLock.has(name) || transaction.loadedWithThem.has(name);
  if (comes && shipped && shipped.version !== version) {
    const bearers = [...transaction.fromLock.keys(), ...transaction.loadedWithThem.keys()].filter((bearer) =>
      target.shipped.packages.get(bearer)?.depends.includes(name),
    );
    const why = bearers[0] === undefined ? '' : `, which loads with ${code(bearers[0])}`;
    return `${shipped.version} of ${target.label}${why}`;
  }
  const second = transaction.taken.find(
    (taken) => taken.name === name && formatVersion(taken.candidate.version) !== version,
  );
  return second && `${formatVersion(second.candidate.version)} from there too`;
}

/** What comes of it where the answers of the index arrive in another order: second versions, or no installation at all. */
function* otherOutcomes(
  usual: Transaction,
  { problem }: InstallerView,
  context: ProjectContext,
): Question<readonly Remark[]> {
  const { target } = context;
  const catalog = context.catalogFor(target);
  const remarks = new Map<string, Remark>();
  const known = new Set(twoVersions(usual, target).map(({ name }) => name));
  for (const name of contested(usual).slice(0, MOST_RACES)) {
    const late = yield* firstMatch(problem, catalog, lateAnswersOf(name));
    for (const remark of twoVersions(late, target, 'may ')) {
      if (!known.has(remark.name)) remarks.set(`two ${remark.name}`, remark);
    }
    const [failure] = late.fatal ? [late.fatal, ...late.failed] : late.failed;
    if (!failure || late.unavailable.length > 0) continue;
    const what = code(failure.culprit.requirement.name);
    const text = `installs or fails as chance has it: if the index answers late for ${code(name)}, micropip ends at ${what}`;
    remarks.set(`fails ${name}`, { code: 'first-choice', name, met: failure.culprit, text });
  }
  return [...remarks.values()];
}

/**
 * Whose answers may decide a race: projects that come from the index and are wanted with different specifiers, and whoever
 * wants them.
 */
function contested({ met, taken }: Transaction): readonly NormalizedName[] {
  const wanted = new Map<NormalizedName, Met[]>();
  for (const one of met) {
    const wishes = wanted.get(one.requirement.normalized);
    if (wishes) wishes.push(one);
    else wanted.set(one.requirement.normalized, [one]);
  }
  const fromIndex = new Set(taken.map(({ name }) => name));
  const raced = [...wanted].filter(([name, wishes]) => {
    const texts = new Set(wishes.map(({ requirement }) => formatSpecifierSet(requirement.specifier)));
    return texts.size > 1 && fromIndex.has(name);
  });
  const requirers = raced.flatMap(([, wishes]) => wishes.flatMap(({ by }) => (by?.kind === 'wheel' ? by.name : [])));
  return [...new Set([...raced.map(([name]) => name), ...requirers])];
}

function ignoredPythons({ taken }: Transaction, target: Target): Remark[] {
  const python = formatVersion(target.python);
  return taken.flatMap(({ name, candidate, met }) => {
    const { requiresPython } = candidate.distribution.file;
    if (requiresPython === undefined) return [];
    const { value, errors } = parseSpecifierSet(requiresPython);
    if (errors.length > 0 || specifierSetContains(value, target.python, { prereleases: true })) return [];
    const release = `${code(name)} ${formatVersion(candidate.version)}`;
    const asked = code(shorten(requiresPython, 40));
    const what = met.by ? `brings ${release}, which` : `is taken in version ${formatVersion(candidate.version)}, which`;
    const text = `${what} asks for Python ${asked}: micropip does not look at that, and ${target.label} has ${python}`;
    return [{ code: 'python-ignored' as const, name, met, text }];
  });
}

function ignoredExtras({ met, fromLock, taken }: Transaction, target: Target): Remark[] {
  const fromIndex = new Set(taken.map(({ name }) => name));
  return met.flatMap((one) => {
    const { normalized: name, extras } = one.requirement;
    if (extras.length === 0 || fromIndex.has(name) || !fromLock.has(name)) return [];
    const version = target.shipped.packages.get(name)?.version ?? '';
    const subject = one.by ? `needs ${code(`${name}[${extras.join(',')}]`)}, but ${code(name)} is` : 'is';
    const text = `${subject} taken as ${target.label} ships it, ${version}, and the extra ${listOf(extras.map((extra) => code(shorten(extra, 40))))} is passed over: what it adds is not installed`;
    return [{ code: 'extra-ignored' as const, name, met: one, text }];
  });
}
