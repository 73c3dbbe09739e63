/**
 * Requirements of a project on its own extras (`dependencies = ["demo[fast]"]` in `demo`): no index is asked for them; what
 * those extras list is installed instead.
 */
import { combineMarkers, type Marker } from '../packaging/requirements/marker.ts';
import { addCondition, NO_CONDITIONS, wayTo, type Conditions } from '../packaging/requirements/markerConditions.ts';
import { normalizeName, type NormalizedName } from '../packaging/name.ts';
import { say } from '../messages/message.ts';
import type { DeclarationReader } from './declarationReader.ts';
import type { Declaration } from './dependencyFile.ts';

const DEPENDENCIES = 'project.dependencies';
const EXTRAS = 'project.optional-dependencies.';
/** Maximum number of paths from extra to extra that are followed: conditions on them could multiply without end. */
const MOST_WAYS = 1000;

interface Asked {
  readonly extra: NormalizedName;
  /** Empty if it is asked for in any case. */
  readonly under: Conditions;
}

/**
 * The declarations, with those activated that the project pulls in through its own extras: after its dependencies, in the
 * order in which uv finds them. Each inherits the markers of the requirement that asked for its extra.
 */
export function withOwnExtras(
  declarations: readonly Declaration[],
  projectName: string | undefined,
): readonly Declaration[] {
  if (projectName === undefined) return declarations;
  const own = normalizeName(projectName);
  const direct = new Set(declarations.filter(({ table }) => table === DEPENDENCIES));
  const start = [...direct].flatMap((declaration) => askedBy(declaration, own, NO_CONDITIONS));
  return withExtras(declarations, start, own);
}

/** The same for extras that something else asks for, such as a setting; these are activated as well. */
export function withAskedExtras(
  declarations: readonly Declaration[],
  projectName: string | undefined,
  extras: ReadonlySet<NormalizedName>,
): readonly Declaration[] {
  const start = [...extras].map((extra) => ({ extra, under: NO_CONDITIONS }));
  return withExtras(declarations, start, normalizeName(projectName ?? ''));
}

function withExtras(
  declarations: readonly Declaration[],
  start: readonly Asked[],
  own: NormalizedName,
): readonly Declaration[] {
  if (start.length === 0) return declarations;
  const direct = new Set(
    declarations.filter(({ table, active }) => table === DEPENDENCIES || (active && table.startsWith(EXTRAS))),
  );
  const met = reached(start, byExtra(declarations), own);
  const brought = [...met]
    .filter(([declaration]) => !declaration.active)
    .map(([declaration, ways]) => activated(declaration, ways));
  const rest = declarations.filter((declaration) => !direct.has(declaration) && !met.has(declaration));
  return [...direct, ...brought, ...rest];
}

/** A project that asks for itself most likely means another one of the same name, of which nothing gets installed. */
export function reportSelf(reader: DeclarationReader, projectName: string | undefined): void {
  if (projectName === undefined) return;
  const own = normalizeName(projectName);
  for (const { table, requirement, spans } of reader.declarations) {
    if (table !== DEPENDENCIES || requirement?.normalized !== own) continue;
    if (requirement.url !== undefined || requirement.extras.length + requirement.specifier.specifiers.length > 0)
      continue;
    reader.report(say('projectIsItself', { name: requirement.name }), spans.whole, 'warning');
  }
}

function byExtra(declarations: readonly Declaration[]): ReadonlyMap<NormalizedName, readonly Declaration[]> {
  const lists = new Map<NormalizedName, Declaration[]>();
  for (const declaration of declarations) {
    if (!declaration.table.startsWith(EXTRAS)) continue;
    const extra = normalizeName(declaration.table.slice(EXTRAS.length));
    const list = lists.get(extra);
    if (list) list.push(declaration);
    else lists.set(extra, [declaration]);
  }
  return lists;
}

/** Every declaration of the extras, with the conditions along each path to it. */
function reached(
  start: readonly Asked[],
  extras: ReadonlyMap<NormalizedName, readonly Declaration[]>,
  own: NormalizedName,
): ReadonlyMap<Declaration, readonly Conditions[]> {
  const met = new Map<Declaration, Conditions[]>();
  const seen = new Set<string>();
  const waiting = [...start];
  for (const { extra, under } of waiting) {
    const way = wayTo(extra, under);
    if (seen.has(way) || seen.size >= MOST_WAYS) continue;
    seen.add(way);
    for (const declaration of extras.get(extra) ?? []) {
      const ways = met.get(declaration);
      if (ways) ways.push(under);
      else met.set(declaration, [under]);
      waiting.push(...askedBy(declaration, own, under));
    }
  }
  return met;
}

/** The project's own extras that a declaration asks for. */
function askedBy({ requirement }: Declaration, own: NormalizedName, under: Conditions): readonly Asked[] {
  if (requirement?.normalized !== own || requirement.url !== undefined) return [];
  const { extras, marker } = requirement;
  const conditions = addCondition(under, marker);
  return [...new Set(extras.map(normalizeName))].map((extra) => ({ extra, under: conditions }));
}

function activated(declaration: Declaration, ways: readonly Conditions[]): Declaration {
  const { requirement } = declaration;
  const always = ways.some((way) => way.size === 0);
  const condition = always
    ? undefined
    : joined('or', ways.map((way) => joined('and', [...way.values()])).filter(isThere));
  if (!requirement || !condition) return { ...declaration, active: true };
  const marker = requirement.marker ? combineMarkers('and', condition, requirement.marker) : condition;
  return { ...declaration, active: true, requirement: { ...requirement, marker } };
}

function joined(kind: 'and' | 'or', markers: readonly Marker[]): Marker | undefined {
  return markers.reduce<Marker | undefined>((all, one) => (all ? combineMarkers(kind, all, one) : one), undefined);
}

function isThere(marker: Marker | undefined): marker is Marker {
  return marker !== undefined;
}
