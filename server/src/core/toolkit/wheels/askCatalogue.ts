/** The question behind the catalogue: what every runtime has of a project. */
import type { Unavailable } from '../../candidates/unavailable.ts';
import { oldestDay } from '../../candidates/knowledge.ts';
import type { ProjectReleases } from '../../candidates/release.ts';
import type { Message } from '../../messages/message.ts';
import type { Requirement } from '../../packaging/requirements/requirement.ts';
import { isPrerelease, type Version } from '../../packaging/versions/version.ts';
import { VersionRange } from '../../packaging/versions/versionRange.ts';
import { meantNames, type KnownNames } from '../../runtimes/modules/meantNames.ts';
import { askReleases } from '../../solver/askFacts.ts';
import type { Answered, Catalog } from '../../solver/catalog.ts';
import type { Question } from '../../solver/question.ts';
import type { AskedProject, Column, ProjectCatalogue } from './catalogue.ts';
import { catalogueRows, type ColumnReleases } from './rows.ts';
import { lookWhole } from './whole.ts';

/** A runtime with what its indexes have. */
export interface ColumnPlace extends Column {
  readonly catalog: Catalog;
}

export interface CatalogueQuestion {
  /** At least one. */
  readonly columns: readonly ColumnPlace[];
  /** Whether to look also at what the releases need. */
  readonly isDeep: boolean;
  /** Whether pre-releases count as well; those of a project without others always do, and those that a range names. */
  readonly withPrereleases: boolean;
  /** Where names are looked for that may have been meant. */
  readonly knownNames: Omit<KnownNames, 'target' | 'generations'>;
}

/** What every column has of a project. */
export function* askCatalogue(asked: AskedProject, question: CatalogueQuestion): Question<ProjectCatalogue> {
  const { columns, isDeep } = question;
  const { requirement } = asked;
  const read: ColumnReleases[] = [];
  for (const { target, catalog } of columns) {
    read.push({ target, known: yield* askReleases(catalog, requirement.normalized) });
  }
  const counted = countedIn(read, question.withPrereleases || namesPrerelease(requirement));
  const range = VersionRange.fromSpecifierSet(requirement.specifier);
  const isShown = (version: Version): boolean => counted.counts(version) && range.contains(version);
  for (const [at, { target, catalog }] of columns.entries()) {
    const column = read[at];
    if (!isDeep || column?.known.kind !== 'known' || !column.known.value.exists) continue;
    const whole = yield* lookWhole(requirement, column.known.value, isShown, { target, catalog });
    read[at] = { ...column, whole };
  }
  const status = statusOf(read);
  const because = doubtOf(read);
  const asOf = oldestDay(read.map(({ known }) => (known.kind === 'known' ? known.value.asOf : undefined)));
  return {
    asked,
    status,
    ...(because && { because }),
    suggestions: status === 'unknown-name' ? suggestionsFor(asked, question) : [],
    ...{ releases: counted.releases, leftOut: counted.leftOut, rows: catalogueRows(read, isShown) },
    ...(isDeep &&
      status === 'known' && { whole: read.map(({ whole }) => whole?.answer ?? { blocked: [], lookedAt: 0 }) }),
    ...(asOf !== undefined && { asOf }),
  };
}

function statusOf(read: readonly ColumnReleases[]): ProjectCatalogue['status'] {
  if (read.some(({ known }) => known.kind === 'known' && known.value.exists)) return 'known';
  return doubtOf(read) ? 'not-answered' : 'unknown-name';
}

/** Why not everything is known. */
function doubtOf(read: readonly ColumnReleases[]): Message | undefined {
  return read.map(({ known }) => doubtIn(known)).find((doubt) => doubt !== undefined)?.reason;
}

function doubtIn(known: Answered<ProjectReleases>): Unavailable | undefined {
  if (known.kind === 'unavailable') return known;
  const { unread, isPartial, unavailable } = known.value;
  return unread ?? (isPartial ? unavailable : undefined);
}

function suggestionsFor(
  { requirement }: AskedProject,
  { columns, knownNames }: CatalogueQuestion,
): ProjectCatalogue['suggestions'] {
  const [target, ...generations] = columns.map((column) => column.target);
  if (!target) return [];
  const { ofModule, near } = meantNames(
    requirement.normalized,
    { ...knownNames, target, generations },
    requirement.name,
  );
  return [...ofModule, ...near];
}

interface Counted {
  readonly counts: (version: Version) => boolean;
  readonly releases: number;
  readonly leftOut: number;
}

/** The releases that the columns know together, with or without pre-releases. */
function countedIn(read: readonly ColumnReleases[], withPrereleases: boolean): Counted {
  const all = new Map(
    read.flatMap(({ known }) =>
      known.kind === 'known' ? known.value.project.releases.map(({ version }) => [version.key, version] as const) : [],
    ),
  );
  const stable = [...all.values()].filter((version) => !isPrerelease(version)).length;
  if (withPrereleases || stable === 0) return { counts: () => true, releases: all.size, leftOut: 0 };
  return { counts: (version) => !isPrerelease(version), releases: stable, leftOut: all.size - stable };
}

function namesPrerelease({ specifier }: Requirement): boolean {
  return specifier.specifiers.some(({ parsed }) => parsed !== undefined && isPrerelease(parsed));
}
