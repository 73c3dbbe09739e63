/** Which versions of a project have a wheel for which generation of the runtimes: the table that a hover shows. */
import { PYODIDE_INDEX, type Project, type ReleaseFiles } from '../candidates/distribution.ts';
import { type Release, judgeRelease, newestPreferringStable } from '../candidates/release.ts';
import { availabilityOf, isAvailable, type AvailabilityKind } from '../diagnosis/availability.ts';
import type { DatedRelease } from '../messages/datedRelease.ts';
import { type Message, say } from '../messages/message.ts';
import type { NormalizedName } from '../packaging/name.ts';
import {
  compareVersions,
  formatVersion,
  isPrerelease,
  parseVersion,
  versionsEqual,
  type Version,
} from '../packaging/versions/version.ts';
import type { VersionRange } from '../packaging/versions/versionRange.ts';
import { seriesOf } from '../runtimes/runtimes.ts';
import type { Target } from '../runtimes/target.ts';

/** What a generation has for one version. `none`: wheels for Pyodide, but for another Python or ABI; or no such files. */
export type CellKind = Exclude<AvailabilityKind, 'other-abi' | 'other-python'> | 'none';

const CELL_MESSAGES: Readonly<Record<CellKind, Message>> = {
  shipped: say('wheelShipped'),
  'own-lock': say('wheelOfOwnLock'),
  wasm: say('wheelWasm'),
  host: say('wheelOfHost'),
  pure: say('wheelPure'),
  source: say('wheelSourceOnly'),
  native: say('wheelNativeOnly'),
  none: say('wheelNone'),
};

/** At most this much of a Requires-Python is shown in a cell. */
const LONGEST_REQUIRES_PYTHON = 24;
const MONTH_LENGTH = '2025-01'.length;

export interface Cell {
  readonly kind: CellKind;
  /** The Requires-Python that excludes the version, if it does. */
  readonly requiresPython?: string;
  readonly yanked: boolean;
}

/** A version with the day of its first upload, ISO 8601. */
export interface DatedVersion {
  readonly version: Version;
  readonly date?: string;
}

export interface WheelRow extends DatedVersion {
  /** The oldest of the versions that it stands for; absent if it stands for one. */
  readonly oldest?: DatedVersion;
  /** In the order of the columns. */
  readonly cells: readonly Cell[];
}

export interface WheelTable {
  readonly name: NormalizedName;
  readonly columns: readonly Target[];
  /** Newest version first. */
  readonly rows: readonly WheelRow[];
}

/** Which versions are of interest. */
export interface Interest {
  readonly target: Target;
  /** The version that the resolution chooses. */
  readonly resolved?: Version;
  /** What the requirement allows. */
  readonly range?: VersionRange;
}

/** A table as it is shown, head and rows. */
export interface ShownWheelTable {
  readonly head: readonly Message[];
  readonly rows: readonly (readonly Message[])[];
}

/** Makes foreign text fit for where the table is shown, cut to a given length. */
export type ShowText = (text: string, longest?: number) => string;

const MAX_ROWS = 8;

/**
 * The table of a project with at most eight telling versions: the newest, the newest that fits each generation, the first
 * one beyond that on the target, the resolved one, and the lowest that the requirement allows. Those that have the same, as
 * all between them do, are one row.
 */
export function wheelTable(project: Project, generations: readonly Target[], interest: Interest): WheelTable {
  const versions = new ProjectVersions(project, generations);
  const chosen = new Set<ReleaseFiles>();
  const add = (files: ReleaseFiles | undefined): void => {
    if (files && chosen.size < MAX_ROWS) chosen.add(files);
  };
  const { target, resolved, range } = interest;
  add(versions.newest());
  if (resolved) add(versions.all.find(({ version }) => versionsEqual(version, resolved)));
  const fitting = versions.newestFitting(target);
  add(fitting);
  if (fitting) add(versions.nextAfter(fitting));
  if (range?.intervals()[0]?.lower) add(versions.all.findLast(({ version }) => range.contains(version)));
  for (const generation of [...generations].reverse()) add(versions.newestFitting(generation));
  const rows = [...chosen].sort((a, b) => compareVersions(b.version, a.version)).map((files) => versions.row(files));
  return { name: project.name, columns: generations, rows: versions.folded(rows) };
}

/** The newest release within a range, pre-releases aside, of which a target takes a wheel or that it ships. */
export function newestFitting(project: Project, target: Target, range: VersionRange): DatedVersion | undefined {
  const versions = new ProjectVersions(project, [target]);
  const files = versions.newestFitting(target, range);
  return files && versions.row(files);
}

/** The table in words. @param yours the names of the targets whose columns are marked */
export function shownWheelTable(
  { columns, rows }: WheelTable,
  show: ShowText,
  yours: ReadonlySet<string> = new Set(),
): ShownWheelTable {
  return {
    head: [
      say('wheelTableHead'),
      ...columns.map(({ name, pythonSeries: python, pyodide }) =>
        say('wheelColumn', {
          ...{ python, yours: yours.has(name) },
          ...(pyodide !== undefined && { pyodide: seriesOf(pyodide) }),
        }),
      ),
    ],
    rows: rows.map((row) => [rowMessage(row, show), ...row.cells.map((cell) => cellMessage(cell, show))]),
  };
}

function rowMessage(row: WheelRow, show: ShowText): Message {
  const shown = ({ version, date }: DatedVersion): DatedRelease => ({
    version: show(formatVersion(version)),
    date: date && show(date.slice(0, MONTH_LENGTH)),
  });
  if (!row.oldest) return say('wheelRelease', shown(row));
  return say('wheelReleases', { oldest: shown(row.oldest), newest: shown(row) });
}

function cellMessage({ kind, requiresPython, yanked }: Cell, show: ShowText): Message {
  const cell =
    requiresPython === undefined
      ? CELL_MESSAGES[kind]
      : say('wheelAsksForPython', { requiresPython: show(requiresPython, LONGEST_REQUIRES_PYTHON) });
  return yanked ? say('wheelYanked', { cell }) : cell;
}

function isYanked({ distributions }: ReleaseFiles): boolean {
  return distributions.length > 0 && distributions.every(({ file }) => file.yanked !== false);
}

function sameCells(one: readonly Cell[], other: readonly Cell[]): boolean {
  return one.every(({ kind, yanked, requiresPython }, at) => {
    const cell = other[at];
    return cell?.kind === kind && cell.yanked === yanked && cell.requiresPython === requiresPython;
  });
}

/** Whether the generation's installer would take it. */
function isUsable({ kind, requiresPython }: Cell): boolean {
  return kind !== 'none' && requiresPython === undefined && isAvailable({ kind });
}

class ProjectVersions {
  readonly #name: NormalizedName;
  readonly #generations: readonly Target[];
  /** Newest first; versions that only a Pyodide release has are included without files. */
  readonly all: readonly ReleaseFiles[];

  constructor(project: Project, generations: readonly Target[]) {
    this.#name = project.name;
    this.#generations = generations;
    // What a Pyodide release ships is known from its lock, for every generation alike.
    const released = project.releases.flatMap(({ version, distributions }): ReleaseFiles[] => {
      const own = distributions.filter(({ index }) => index !== PYODIDE_INDEX);
      return own.length === 0 ? [] : [{ version, distributions: own }];
    });
    const all = [...released];
    for (const target of generations) {
      const shipped = this.#shippedVersion(target);
      if (shipped && !all.some(({ version }) => versionsEqual(version, shipped)))
        all.push({ version: shipped, distributions: [] });
    }
    this.all = all.sort((a, b) => compareVersions(b.version, a.version));
  }

  newest(): ReleaseFiles | undefined {
    return newestPreferringStable(this.all);
  }

  newestFitting(target: Target, range?: VersionRange): ReleaseFiles | undefined {
    return this.all.find((files) => {
      if (isPrerelease(files.version) || range?.contains(files.version) === false) return false;
      const cell = this.#judge(files, target).cell;
      return isUsable(cell) && !cell.yanked;
    });
  }

  nextAfter({ version }: ReleaseFiles): ReleaseFiles | undefined {
    return this.all.findLast((other) => compareVersions(other.version, version) > 0 && !isPrerelease(other.version));
  }

  row(files: ReleaseFiles): WheelRow {
    const judged = this.#generations.map((target) => this.#judge(files, target));
    const date = judged.find(({ release }) => release?.uploadTime !== undefined)?.release?.uploadTime?.slice(0, 10);
    return { version: files.version, ...(date !== undefined && { date }), cells: judged.map(({ cell }) => cell) };
  }

  /** Rows, newest first, as few as say the same. */
  folded(rows: readonly WheelRow[]): readonly WheelRow[] {
    const kept: WheelRow[] = [];
    for (const row of rows) {
      const above = kept.at(-1);
      if (!above || !this.#isOneRow(above, row)) kept.push(row);
      else kept[kept.length - 1] = { ...above, oldest: row };
    }
    return kept;
  }

  /** Whether all versions from one row to the next have the same; pre-releases and yanked ones between them do not count. */
  #isOneRow({ version, oldest, cells }: WheelRow, next: WheelRow): boolean {
    if (!sameCells(cells, next.cells)) return false;
    const newer = oldest?.version ?? version;
    const between = this.all.filter(
      (one) =>
        !isPrerelease(one.version) &&
        !isYanked(one) &&
        compareVersions(one.version, newer) < 0 &&
        compareVersions(one.version, next.version) > 0,
    );
    return between.every((files) => sameCells(cells, this.row(files).cells));
  }

  #shippedVersion(target: Target): Version | undefined {
    const shipped = target.shipped.packages.get(this.#name);
    return shipped?.installable === true ? parseVersion(shipped.version) : undefined;
  }

  #judge(files: ReleaseFiles, target: Target): { readonly cell: Cell; readonly release?: Release } {
    const shipped = this.#shippedVersion(target);
    const isShipped = shipped !== undefined && versionsEqual(shipped, files.version);
    const cell: Cell = { kind: target.ownLock ? 'own-lock' : 'shipped', yanked: false };
    if (files.distributions.length === 0) return { cell: isShipped ? cell : { kind: 'none', yanked: false } };
    const release = judgeRelease(this.#name, files, target);
    return { release, cell: isShipped ? cell : cellOf(release, target) };
  }
}

function cellOf(release: Release, target: Target): Cell {
  const { kind, yanked, requiresPython } = availabilityOf(release, target);
  const shown = kind === 'other-abi' || kind === 'other-python' ? 'none' : kind;
  return { kind: shown, yanked, ...(requiresPython !== undefined && { requiresPython }) };
}
