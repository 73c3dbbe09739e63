/** The catalogue as people read it: a table for each project, the reasons for its gaps below, and what the words mean. */
import { newestPreferringStable } from '../../candidates/release.ts';
import { isAvailable } from '../../diagnosis/availability.ts';
import { say, type Message } from '../../messages/message.ts';
import { shorten } from '../../messages/words.ts';
import { formatRequirement } from '../../packaging/requirements/requirement.ts';
import { formatVersion } from '../../packaging/versions/version.ts';
import { heading, inShort, list, paragraph, table, type Block, type Cell, type Paper } from '../../papers/paper.ts';
import type { CatalogueCell, CatalogueRow, Column, ProjectCatalogue } from './catalogue.ts';
import { reasonLines, shownReleases } from './reasonLines.ts';

export interface WheelsFacts {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly columns: readonly Column[];
  /** Absent if there is no project, or if it does not matter. */
  readonly project?: {
    readonly file: string;
    readonly target: string;
    readonly python: string;
    readonly reason: Message;
    /** Whether the projects of the catalogue are those that it declares. */
    readonly isAsked: boolean;
  };
  readonly isDeep: boolean;
  readonly projects: readonly ProjectCatalogue[];
  /** Dependencies that have no releases: what is written. */
  readonly elsewhere: readonly string[];
}

/** At most this much of a Requires-Python stands in a cell. */
const LONGEST_REQUIRES_PYTHON = 12;
const LONGEST_REQUIREMENT = 80;

export function wheelsPaper(facts: WheelsFacts): Paper {
  const { today, project, projects, columns, elsewhere, isDeep } = facts;
  return [
    heading(1, say('catalogueTitle', { today })),
    ...(project ? [paragraph(say('matrixOfProject', project))] : []),
    ...(project?.isAsked === true ? [paragraph(say('catalogueOfFile', { file: project.file, brought: isDeep }))] : []),
    ...projects.flatMap((one) => [shortBlock(one, columns), ...projectBlocks(one, columns)]),
    ...(projects.some(({ leftOut }) => leftOut > 0) ? [paragraph(say('catalogueLeftOut'))] : []),
    ...list(
      elsewhere.map((declared) => say('catalogueElsewhere', { declared: shorten(declared, LONGEST_REQUIREMENT) })),
    ),
    ...legendBlocks(facts),
  ];
}

/** The newest release that loads on each runtime, a stable one if there is one. */
function shortBlock(
  { asked, status, because, suggestions, rows }: ProjectCatalogue,
  columns: readonly Column[],
): Block {
  const name = asked.requirement.normalized;
  if (status === 'unknown-name') return inShort(say('catalogueUnknownName', { name, suggestions }));
  if (because) return inShort(say('catalogueNotAnswered', { name, because }));
  const newestOf = (at: number): string | undefined => {
    const loading = rows.filter(({ cells }) => loads(cells[at]));
    const newest = newestPreferringStable(loading.flatMap(({ versions }) => versions.map((version) => ({ version }))));
    return newest && formatVersion(newest.version);
  };
  const releases = columns.map(({ target }, at) => ({ target: target.label, version: newestOf(at) }));
  return inShort(say('watchedPackage', { name, releases }));
}

function loads(cell: CatalogueCell | undefined): boolean {
  if (!cell || cell.kind === 'none' || cell.kind === 'unknown' || cell.isOpen === true) return false;
  return isAvailable({ ...cell, kind: cell.kind }) && (cell.blockedBy ?? []).length === 0;
}

/** One table with a row for each range of releases, for a spreadsheet. */
export function wheelsCsvPaper({ columns, projects }: WheelsFacts): Paper {
  const head: readonly Cell[] = [
    ...(['package', 'newest', 'oldest', 'count', 'from', 'until'] as const).map((column) =>
      say('catalogueColumn', { column }),
    ),
    ...columns.map(({ target }) => target.name),
  ];
  const rows = projects.flatMap(({ asked, rows: found }) =>
    found.map(({ versions, from = '', until = '', cells }): readonly Cell[] => {
      const { newest, oldest, count } = shownReleases(versions);
      return [asked.requirement.normalized, newest, oldest, String(count), from, until, ...cells.map(shownCell)];
    }),
  );
  return table(head, rows);
}

function projectBlocks(project: ProjectCatalogue, columns: readonly Column[]): Paper {
  const { asked, rows, releases, status, because, suggestions, asOf } = project;
  const { name } = asked.requirement;
  const requirement = shorten(formatRequirement(asked.requirement), LONGEST_REQUIREMENT);
  const counts = status === 'known' ? { shown: countIn(rows), all: releases } : {};
  const title = heading(2, say('catalogueHeading', { requirement, ...counts }));
  if (status === 'unknown-name') return [title, paragraph(say('catalogueUnknownName', { name, suggestions }))];
  if (status === 'not-answered' && because) return [title, paragraph(say('catalogueNotAnswered', { name, because }))];
  const { declared, broughtBy } = asked;
  const head = [
    say('catalogueColumn', { column: 'releases' }),
    ...columns.map(({ target, isOfProject }) => say('catalogueTarget', { target: target.name, isOfProject })),
  ];
  const shown = rows.map(({ versions, cells }): readonly Cell[] => [
    say('catalogueReleases', shownReleases(versions)),
    ...cells.map(shownCell),
  ]);
  return [
    title,
    ...(declared === undefined
      ? []
      : [paragraph(say('catalogueDeclared', { declared: shorten(declared, LONGEST_REQUIREMENT) }))]),
    ...(broughtBy ? [paragraph(say('catalogueBrought', { by: broughtBy }))] : []),
    ...(because ? [paragraph(say('cataloguePartial', { because }))] : []),
    ...(asOf === undefined ? [] : [paragraph(say('catalogueAsOf', { day: asOf }))]),
    ...(rows.length > 0 ? table(head, shown) : [paragraph(emptyWords(releases))]),
    ...list(reasonLines(project, columns)),
  ];
}

function emptyWords(releases: number): Message {
  return releases === 0 ? say('catalogueNoReleases') : say('catalogueNoneInRange', { all: releases });
}

function countIn(rows: readonly CatalogueRow[]): number {
  return rows.reduce((sum, { versions }) => sum + versions.length, 0);
}

function shownCell({ kind, requiresPython, yanked, blockedBy, isOpen }: CatalogueCell): Message {
  return say('catalogueCell', {
    kind,
    ...(requiresPython !== undefined && { requiresPython: shorten(requiresPython, LONGEST_REQUIRES_PYTHON) }),
    ...{ yanked, blocked: blockedBy !== undefined, open: isOpen === true },
  });
}

type Word = Parameters<typeof say<'catalogueLegendOf'>>[1]['word'];

const WORDS: readonly Word[] = [
  'shipped',
  'own-lock',
  'wasm',
  'host',
  'pure',
  'source',
  'native',
  'other-abi',
  'other-python',
  'requires-python',
  'yanked',
  'blocked',
  'open',
  'none',
  'unknown',
  'project',
];

/** What the words mean that occur. */
function legendBlocks({ projects, columns }: WheelsFacts): Paper {
  const cells = projects.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  if (cells.length === 0) return [];
  const used = new Set<Word>(cells.flatMap(wordsIn));
  if (columns.some(({ isOfProject }) => isOfProject)) used.add('project');
  const items = WORDS.filter((word) => used.has(word)).map((word) => say('catalogueLegendOf', { word }));
  return [heading(2, say('catalogueLegend')), ...list(items)];
}

function wordsIn({ kind, requiresPython, yanked, blockedBy, isOpen }: CatalogueCell): readonly Word[] {
  return [
    requiresPython === undefined ? kind : 'requires-python',
    ...(yanked ? (['yanked'] as const) : []),
    ...(blockedBy ? (['blocked'] as const) : []),
    ...(isOpen === true ? (['open'] as const) : []),
  ];
}
