/** Why there are gaps in a catalogue: a line for each reason, with the releases and runtimes that it holds for. */
import { reasonWords } from '../../findings/failure/reasonWords.ts';
import type { GapWord, ShownReleases } from '../../messages/groups/toolkit/wheels.ts';
import { say, type Message, type PartsOf } from '../../messages/message.ts';
import { formatVersion, type Version } from '../../packaging/versions/version.ts';
import type { CatalogueCell, CatalogueRow, Column, ProjectCatalogue, WholeAnswer } from './catalogue.ts';

/** More lines than this are not read. */
const MOST_LINES = 8;
/** More ranges than this in a line are counted. */
const MOST_RANGES = 3;

/** The words for some releases, newest first. */
export function shownReleases(versions: readonly Version[]): ShownReleases {
  const [newest, oldest] = [versions[0], versions.at(-1)];
  return {
    newest: newest ? formatVersion(newest) : '',
    oldest: oldest ? formatVersion(oldest) : '',
    count: versions.length,
  };
}

/** Why releases cannot be had, then what blocks them, then which is the newest that installs. */
export function reasonLines(project: ProjectCatalogue, columns: readonly Column[]): readonly Message[] {
  const reasons = gapLines(project.rows, columns);
  return [...limited(reasons), ...limited(blockerLines(project, columns)), ...wholeLines(project, columns)];
}

/** What blocks which releases where; what blocks most of them first. */
function blockerLines({ asked, whole = [] }: ProjectCatalogue, columns: readonly Column[]): readonly Message[] {
  const { name } = asked.requirement;
  const said = new Map<
    string,
    { parts: Omit<PartsOf<'catalogueBlocked'>[0], 'targets'>; held: number[]; count: number }
  >();
  whole.forEach(({ blocked }, column) => {
    const target = columns[column]?.target;
    for (const { name: blocker, reason, through, runs } of target ? blocked : []) {
      if (!target) continue;
      const parts = {
        ...{ name, blocker, through, because: reasonWords(reason, target) },
        ...{ ranges: runs.slice(0, MOST_RANGES).map(shownReleases), more: Math.max(0, runs.length - MOST_RANGES) },
      };
      const key = JSON.stringify(parts);
      const known = said.get(key);
      if (known) known.held.push(column);
      else said.set(key, { parts, held: [column], count: runs.flat().length });
    }
  });
  return [...said.values()]
    .sort((a, b) => b.count - a.count)
    .map(({ parts, held }) => say('catalogueBlocked', { ...parts, targets: namesOf(held, columns) }));
}

/** What the words in the cells stand for, with the releases; neighbours in the table are one range. */
function gapLines(rows: readonly CatalogueRow[], columns: readonly Column[]): readonly Message[] {
  const said = new Map<string, { word: GapWord; because: Message; rows: Set<number>; held: Set<number> }>();
  rows.forEach(({ cells }, row) => {
    cells.forEach((cell, column) => {
      const [target, word] = [columns[column]?.target, gapWordOf(cell)];
      if (!cell.reason || !target || word === undefined) return;
      const because = reasonWords(cell.reason, target, { subject: 'releases' });
      const key = JSON.stringify([word, because]);
      const known = said.get(key) ?? { word, because, rows: new Set(), held: new Set() };
      known.rows.add(row);
      known.held.add(column);
      said.set(key, known);
    });
  });
  return [...said.values()].map(({ word, because, rows: at, held }) =>
    say('catalogueReason', {
      ...{ word, because, ...rangesOf([...at], rows) },
      targets: DIFFERS.has(word) ? namesOf([...held], columns) : [],
    }),
  );
}

/** What is said of these is not the same on all runtimes. */
const DIFFERS: ReadonlySet<GapWord> = new Set(['other-abi', 'other-python']);

/** A Requires-Python stands in the cell itself. */
function gapWordOf({ kind, requiresPython, reason }: CatalogueCell): GapWord | undefined {
  if (requiresPython !== undefined || reason === undefined) return undefined;
  return reason.kind === 'yanked' ? 'yanked' : kind;
}

function rangesOf(
  positions: readonly number[],
  rows: readonly CatalogueRow[],
): { readonly ranges: readonly ShownReleases[]; readonly more: number } {
  const joined: Version[][] = [];
  positions.forEach((row, at) => {
    const versions = rows[row]?.versions ?? [];
    const last = joined.at(-1);
    if (last && positions[at - 1] === row - 1) last.push(...versions);
    else joined.push([...versions]);
  });
  return {
    ranges: joined.slice(0, MOST_RANGES).map(shownReleases),
    more: Math.max(0, joined.length - MOST_RANGES),
  };
}

/** None if it holds for all. */
function namesOf(held: readonly number[], columns: readonly Column[]): readonly string[] {
  return held.length === columns.length ? [] : held.flatMap((column) => columns[column]?.target.name ?? []);
}

function wholeLines({ whole = [], asked }: ProjectCatalogue, columns: readonly Column[]): readonly Message[] {
  const { name } = asked.requirement;
  const of = <What>(take: (answer: WholeAnswer) => What | undefined): readonly [What, readonly string[]][] => {
    const found = new Map<string, { what: What; held: number[] }>();
    whole.forEach((answer, column) => {
      const what = take(answer);
      if (what === undefined) return;
      const key = JSON.stringify(what);
      const known = found.get(key);
      if (known) known.held.push(column);
      else found.set(key, { what, held: [column] });
    });
    return [...found.values()].map(({ what, held }) => [what, namesOf(held, columns)]);
  };
  return [
    ...of(installsIn).map(([parts, targets]) => say('catalogueInstalls', { name, targets, ...parts })),
    ...of(({ open }) => open).map(([because, targets]) => say('catalogueInstallsOpen', { name, targets, because })),
  ];
}

/** Nothing where it is not known. */
function installsIn({
  newest,
  open,
  stoppedAt,
  lookedAt,
}: WholeAnswer): { version?: string; stoppedAt?: string } | undefined {
  if (!newest && (open || lookedAt === 0)) return undefined;
  return {
    ...(newest && { version: formatVersion(newest) }),
    ...(stoppedAt && { stoppedAt: formatVersion(stoppedAt) }),
  };
}

function limited(lines: readonly Message[]): readonly Message[] {
  if (lines.length <= MOST_LINES) return lines;
  return [...lines.slice(0, MOST_LINES - 1), say('catalogueMoreReasons', { count: lines.length - MOST_LINES + 1 })];
}
