/** From a dependency file to the problem that the installer solves for it on a target. */
import { groupedBy } from '../text/groupedBy.ts';
import { heedsAddresses } from '../runtimes/bundledInstaller.ts';
import { markerHolds } from '../runtimes/markerHolds.ts';
import type { Declaration, DependencyFile } from '../dependencyFiles/dependencyFile.ts';
import { normalizeName, type NormalizedName } from '../packaging/name.ts';
import type { Requirement } from '../packaging/requirements/requirement.ts';
import type { VersionRange } from '../packaging/versions/versionRange.ts';
import type { DirectReference, OwnRequirement, Problem } from '../solver/problem.ts';
import type { Question } from '../solver/question.ts';
import type { Target } from '../runtimes/target.ts';
import { isOnlyLoaded, whyNotShipped } from './shippedOnly.ts';
import { followReferences, named } from './references/followReferences.ts';
import { ofCall } from './ofCall.ts';
import {
  directReferences,
  pointsElsewhere,
  referringOf,
  takesFromIndex,
  unnamed,
  withPlace,
} from './references/referring.ts';
import { stopsReading } from './references/unreadable.ts';
import { selectionPolicyOf, uvSettingsOf, type InstallContext } from './uv/uvPolicy.ts';
import { addedBy } from './uv/pywrangler.ts';

/** A declaration that could be read as a requirement. */
export type ReadDeclaration = Declaration & { readonly requirement: Requirement };

export interface InstallerView {
  readonly problem: Problem;
  /** The declarations that the installer sees on this target. */
  readonly seen: readonly ReadDeclaration[];
  /** The declarations that take only what the runtime ships, which does not have it: nothing is resolved for them. */
  readonly notShipped: readonly Declaration[];
  /** Those of which it is not known whether it has them. */
  readonly perhapsShipped: readonly Declaration[];
  /** Projects that are resolved and then not installed. */
  readonly leftOut: ReadonlySet<NormalizedName>;
  /** The declarations that point to a place (URL, local path), with that place as it can be read. */
  readonly referring: ReadonlyMap<Declaration, DirectReference>;
  /** Those whose place cannot be read: they are not checked. */
  readonly given: readonly Declaration[];
  /** Projects that the installer adds by itself; the file may declare them too. */
  readonly added: ReadonlySet<NormalizedName>;
}

const byProject = new WeakMap<readonly ReadDeclaration[], ReadonlyMap<NormalizedName, readonly ReadDeclaration[]>>();

/** The declarations of a project, of all that an installer sees: looked up, since whoever explains thousands asks for each. */
export function seenOf(name: NormalizedName | undefined, seen: readonly ReadDeclaration[]): readonly ReadDeclaration[] {
  let known = byProject.get(seen);
  if (!known) byProject.set(seen, (known = groupedBy(seen, ({ requirement }) => requirement.normalized)));
  return (name === undefined ? undefined : known.get(name)) ?? [];
}

/** Whether the installer sees a declaration on a target: its table counts and its marker holds. */
export function isSeen(declaration: Declaration, target: Target): boolean {
  const { active, role, requirement, marker, bySettings } = declaration;
  if (!active || role !== 'requirement' || (bySettings && !target.installer.readsUvTables)) return false;
  if (!isReadOnItsLine(declaration, target)) return false;
  return markerHolds(requirement ? asHeeded(requirement, target).marker : marker, target);
}

/** uv and pip read some lines of requirements files differently. */
function isReadOnItsLine({ seenBy }: Declaration, { installer }: Target): boolean {
  return seenBy === undefined || seenBy === installer.markers;
}

/** Builds the problem of a file, including what the project around it adds. */
export function installerView(file: DependencyFile, target: Target, context?: InstallContext): InstallerView {
  // uv stops at these before it looks at overrides and excludes.
  const stopping = namesThatStopReading(file, target);
  const ofRole = (role: Declaration['role']): readonly ReadDeclaration[] =>
    declarationsOf(role, file, target).filter(({ requirement }) => !stopping.has(requirement.normalized));
  const overridden = overriddenIn(file, target);
  const all = visibleIn(file, target);
  const notShipped = all.filter((one) => whyNotShipped(one, target) && whyNotShipped(one, target) !== 'no-lock');
  const perhapsShipped = all.filter((one) => whyNotShipped(one, target) === 'no-lock');
  const visible = all.filter((one) => !whyNotShipped(one, target) && !isOnlyLoaded(one, target));
  const seen = visible.filter(isRead);
  // An override also replaces the place.
  const isOwn = ({ requirement }: Declaration): boolean => !requirement || !overridden.has(requirement.normalized);
  const pointing = visible.filter((declaration) => isOwn(declaration) && pointsElsewhere(declaration, file, target));
  // Whatever asks for the project, an override or a constraint makes it come from a URL.
  const isMoved = ({ requirement: { url, marker } }: ReadDeclaration): boolean =>
    url !== undefined && markerHolds(marker, target);
  const moved = [...ofRole('override'), ...ofRole('constraint')].filter(isMoved);
  const bounds = (role: 'constraint' | 'override'): OwnRequirement[] =>
    ofRole(role).map((declaration) =>
      ofCall(declaration, isMoved(declaration) ? named(declaration.requirement) : declaration.requirement),
    );
  const excludes = new Set<NormalizedName>(ofRole('exclude').map(({ requirement }) => requirement.normalized));
  const brought = new Set<NormalizedName>((target.runBy?.brings ?? []).map(normalizeName));
  const asked = seen.filter(
    (declaration) => !isItself(declaration, file) && !brought.has(declaration.requirement.normalized),
  );
  // Sorted by code units, as JavaScript does it: the list of the configuration, not what calls of a script hand over.
  if (target.installer.order === 'sorted') {
    asked.sort((a, b) =>
      a.call === undefined && b.call === undefined ? (a.text < b.text ? -1 : Number(a.text > b.text)) : 0,
    );
  }
  const added = addedBy(file, target, context);
  const unwritten = new Set(
    added.flatMap(({ normalized }) =>
      seen.some(({ requirement }) => requirement.normalized === normalized) ? [] : normalized,
    ),
  );
  const referring = referringOf([...pointing, ...moved], file, target);
  const given = [...pointing, ...moved].filter((declaration) => !referring.has(declaration));
  const own = {
    // uv reads what pywrangler adds before the project.
    requirements: [
      ...added,
      ...asked.map((declaration) =>
        ofCall(
          declaration,
          pointing.includes(declaration)
            ? withPlace(asPointing(declaration, file, target), referring.get(declaration), target)
            : asHanded(declaration, asLookedUp(declaration, file, target), target),
        ),
      ),
    ],
    constraints: [...bounds('constraint').filter(({ url }) => url === undefined), ...(context?.pins ?? [])],
    // An override with a URL whose marker does not hold here makes the dependency disappear like any other.
    overrides: bounds('override'),
  };
  const readsUv = target.installer.readsUvTables;
  const uv = uvSettingsOf(file);
  const policy = selectionPolicyOf(file, target, own, context);
  const problem = {
    target,
    ...own,
    excludes,
    external: new Set([...brought, ...given.flatMap(({ requirement }) => requirement?.normalized ?? [])]),
    ...rangesOf(seen),
    ...(readsUv && uv.scoped.length > 0 && { scoped: uv.scoped }),
    ...(readsUv && uv.noDeps && { withoutDependencies: true }),
    ...(unwritten.size > 0 && { unwritten }),
    ...(policy && { policy }),
    ...(referring.size > 0 && { references: directReferences(referring, file, target, context) }),
  };
  const leftOut: ReadonlySet<NormalizedName> = readsUv ? uv.noEmit : new Set();
  const names = new Set(added.map(({ normalized }) => normalized));
  return { problem, seen, notShipped, perhapsShipped, given, referring, leftOut, added: names };
}

/** What counts of a requirement: beside a URL, older releases of micropip leave out its extras and its marker. */
function asHeeded(requirement: Requirement, target: Target): Requirement {
  return requirement.url === undefined || heedsAddresses(target) ? requirement : withoutParts(requirement);
}

/** What counts of a requirement with a place. */
function asPointing(declaration: ReadDeclaration, file: DependencyFile, target: Target): Requirement {
  const { requirement } = declaration;
  return named(stopsReading(declaration, file, target) ? withoutParts(requirement) : asHeeded(requirement, target));
}

/** What counts of a requirement whose place does not: a source of uv says that an index has it. */
function asLookedUp(declaration: ReadDeclaration, file: DependencyFile, target: Target): Requirement {
  const { requirement } = declaration;
  return takesFromIndex(declaration, file, target) ? named(requirement) : requirement;
}

/** What a platform hands to the installer of a requirement in the metadata of a script. */
function asHanded({ reader }: ReadDeclaration, requirement: Requirement, target: Target): Requirement {
  return isByNameAlone(reader, target) ? { ...requirement, specifier: { specifiers: [] } } : requirement;
}

/** Whether the versions of such requirements do not count. */
export function isByNameAlone(reader: ReadDeclaration['reader'], { runBy }: Target): boolean {
  return reader === 'pep723' && runBy?.namesAlone === true;
}

function withoutParts({ name, normalized, specifier, url }: Requirement): Requirement {
  return { name, normalized, specifier, extras: [], ...(url !== undefined && { url }) };
}

/** Whether something that is declared, or that it leads to, is not known. */
export function isPartlyUnread({ problem, given, perhapsShipped }: InstallerView): boolean {
  return given.length > 0 || perhapsShipped.length > 0 || (problem.followed?.unread.length ?? 0) > 0;
}

/** The view after somebody has looked where its declarations point to. */
export function* followed(view: InstallerView): Question<InstallerView> {
  const problem = yield* followReferences(view.problem);
  const { names } = problem.followed ?? {};
  if (!names) return view;
  const learnt = [...view.referring].flatMap(([declaration, direct]) => {
    const name = declaration.requirement ? undefined : names.get(direct);
    if (name === undefined) return [];
    return [{ ...declaration, requirement: { ...unnamed(direct.reference.extras), name, normalized: name } }];
  });
  return { ...view, problem, seen: [...view.seen, ...learnt] };
}

/**
 * What the installer looks at: what it sees, and what it would not see if it were not for an override. uv replaces a
 * requirement before it reads the marker, so that the override's own marker decides.
 */
function visibleIn(file: DependencyFile, target: Target): readonly Declaration[] {
  const overridden = overriddenIn(file, target);
  return file.declarations.filter(
    (declaration) =>
      isSeen(declaration, target) ||
      stopsReading(declaration, file, target) ||
      (declaration.active &&
        isReadOnItsLine(declaration, target) &&
        declaration.role === 'requirement' &&
        isRead(declaration) &&
        overridden.has(declaration.requirement.normalized)),
  );
}

function overriddenIn(file: DependencyFile, target: Target): ReadonlySet<NormalizedName> {
  const stopping = namesThatStopReading(file, target);
  const overridden = declarationsOf('override', file, target).map(({ requirement }) => requirement.normalized);
  return new Set(overridden.filter((name) => !stopping.has(name)));
}

function namesThatStopReading(file: DependencyFile, target: Target): ReadonlySet<NormalizedName> {
  const stopping = file.declarations.filter((declaration) => stopsReading(declaration, file, target));
  return new Set(stopping.flatMap(({ requirement }) => requirement?.normalized ?? []));
}

/** The constraints, overrides or excludes that apply. */
export function declarationsOf(
  role: Declaration['role'],
  file: DependencyFile,
  target: Target,
): readonly ReadDeclaration[] {
  const ignored = file.uv?.settings.ignored === true;
  return file.declarations
    .filter(isRead)
    .filter(
      (declaration) =>
        declaration.role === role && counts(declaration, target) && !(ignored && declaration.reader === 'uv'),
    );
}

/**
 * A project that asks for itself, for example for its own extras, is there already; if it asks for a certain version, uv
 * looks for it.
 */
function isItself({ requirement }: ReadDeclaration, { kind, projectName }: DependencyFile): boolean {
  if (kind !== 'pyproject' || projectName === undefined || requirement.specifier.specifiers.length > 0) return false;
  return requirement.normalized === normalizeName(projectName);
}

/**
 * Whether a constraint or the like applies: pywrangler reads `[project]`, so what only Poetry knows is nothing to it, and
 * uv's settings do not reach micropip.
 */
function counts(declaration: Declaration, target: Target): boolean {
  const { active, reader } = declaration;
  if (!target.installer.readsUvTables && reader === 'uv') return false;
  return active && isReadOnItsLine(declaration, target) && !(target.workers && reader === 'poetry');
}

/** What specifiers cannot express about the requested versions. */
function rangesOf(seen: readonly ReadDeclaration[]): Pick<Problem, 'ranges'> {
  const ranges = new Map<NormalizedName, VersionRange>();
  for (const { requirement, range } of seen) {
    if (range) ranges.set(requirement.normalized, range.intersect(ranges.get(requirement.normalized) ?? range));
  }
  return ranges.size > 0 ? { ranges } : {};
}

function isRead(declaration: Declaration): declaration is ReadDeclaration {
  return declaration.requirement !== undefined;
}

/** Equal for two files exactly when the installer would do the same for both. */
export function requirementsKey(file: DependencyFile, target: Target): string {
  const visible = new Set(visibleIn(file, target));
  const lines = file.declarations
    .filter((declaration) => declaration.role !== 'requirement' || visible.has(declaration))
    .map(
      ({ role, text, shippedOnly, seenBy = '', installation = '', call = '', options = {} }) =>
        `${role}${seenBy} ${shippedOnly === true ? 'shipped ' : ''}${text.trim()} ${installation} ${call} ${JSON.stringify(options)}`,
    );
  const settings = JSON.stringify(
    [
      file.projectName ?? '',
      file.indexOptions,
      file.pyscript ?? {},
      file.cellImports ?? [],
      file.allowBuild ?? false,
      file.uv?.values ?? {},
      file.uv?.counting ?? [],
      file.uv?.settings.environment ?? {},
    ],
    bigAsText,
  );
  return [target.name, target.runBy?.name ?? '', settings, ...lines].join('\n');
}

function bigAsText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
