/** The support matrix as people read it: in a terminal, or as the table of an architecture document. */
import { say, type Message } from '../../messages/message.ts';
import { answerIn, heading, inShort, list, paragraph, table, type Cell, type Paper } from '../../papers/paper.ts';
import type { CalendarEntry } from './calendar.ts';
import type { Confirmations, MatrixFamily } from './confirmations.ts';
import type { MatrixRow, NextChange } from './supportMatrix.ts';

export interface RuntimesFacts {
  readonly today: string;
  readonly rows: readonly MatrixRow[];
  readonly confirmations: Confirmations;
  readonly project?: {
    readonly file: string;
    readonly target: string;
    readonly python: string;
    readonly reason: Message;
    /** Whether it has a compatibility date to count from. */
    readonly isDated: boolean;
  };
  readonly next?: NextChange;
  readonly calendar: readonly CalendarEntry[];
}

type Column =
  | 'runtime'
  | 'target'
  | 'python'
  | 'pyodide'
  | 'abi'
  | 'tag'
  | 'index'
  | 'dates'
  | 'flag'
  | 'built'
  | 'note'
  | 'confirmed';

/** The tag of a Worker's platform is its ABI spelled out, and its label its target: they would only make the table wider. */
const COLUMNS: Readonly<Record<MatrixFamily, readonly Column[]>> = {
  workers: ['target', 'python', 'pyodide', 'index', 'abi', 'dates', 'flag', 'note', 'confirmed'],
  pyodide: ['runtime', 'target', 'python', 'abi', 'tag', 'built', 'note', 'confirmed'],
  platforms: ['runtime', 'target', 'python', 'pyodide', 'abi', 'tag', 'note', 'confirmed'],
};

const FAMILIES: readonly MatrixFamily[] = ['workers', 'pyodide', 'platforms'];

export function runtimesPaper(facts: RuntimesFacts): Paper {
  const { today, project } = facts;
  return [
    heading(1, say('matrixTitle', { today })),
    ...(project ? [answerIn(say('matrixOfProject', project))] : todayBlocks(facts)),
    ...FAMILIES.flatMap((family) => familyBlocks(family, facts)),
    ...nextBlocks(facts),
    ...calendarBlocks(facts.calendar),
  ];
}

/** What a Worker with today's date has. */
function todayBlocks({ rows }: RuntimesFacts): Paper {
  return rows.flatMap(({ family, isDefaultToday = false, label, python, pyodide, abi }) =>
    family === 'workers' && isDefaultToday ? [inShort(say('matrixToday', { label, python, pyodide, abi }))] : [],
  );
}

function familyBlocks(family: MatrixFamily, { rows, confirmations }: RuntimesFacts): Paper {
  const columns = COLUMNS[family];
  const { day, packages } = confirmations[family];
  return [
    heading(2, say('matrixHeading', { family })),
    ...table(
      columns.map((column) => say('matrixColumn', { column })),
      rows.filter((row) => row.family === family).map((row) => columns.map((column) => cellOf(column, row, day))),
    ),
    paragraph(say('matrixConfirmed', { source: say('matrixSource', { packages }), day })),
  ];
}

function cellOf(column: Column, row: MatrixRow, day: string): Cell {
  const { family, since, until, flag, optOut } = row;
  switch (column) {
    case 'runtime':
      return row.label;
    case 'tag':
      return row.platformTag;
    case 'dates':
      return say('matrixDates', { ...(since !== undefined && { since }), ...(until !== undefined && { until }) });
    case 'flag':
      return flagCell(flag ?? '', optOut);
    case 'built':
      return since ?? '';
    case 'note': {
      const { isDefaultToday = false, isOfProject = false, isExperimental = false } = row;
      return say('matrixNote', { isDefaultToday, isOfProject, isExperimental, isWorker: family === 'workers' });
    }
    case 'confirmed':
      return day;
    default:
      return row[column] ?? '';
  }
}

/** A flag with what turns it off, which mostly is the same name after `no_`. */
function flagCell(flag: string, optOut: string | undefined): string {
  if (optOut === undefined) return flag;
  return `${flag} (${optOut === `no_${flag}` ? 'no_…' : optOut})`;
}

function nextBlocks({ project, next }: RuntimesFacts): Paper {
  if (!project) return [];
  const said = next ? say('nextChangeSaid', next) : say(project.isDated ? 'noNextChange' : 'nextUnknown');
  return [heading(2, say('nextHeading')), ...list([said]).map((block) => ({ ...block, answer: 'also' as const }))];
}

function calendarBlocks(entries: readonly CalendarEntry[]): Paper {
  const head = (['when', 'what', 'look', 'who'] as const).map((column) => say('calendarColumn', { column }));
  return [heading(2, say('calendarHeading')), ...table(head, entries.map(calendarRow))];
}

function calendarRow(entry: CalendarEntry): readonly Cell[] {
  switch (entry.kind) {
    case 'next-change': {
      const { date, isPast, label, python, abi } = entry.change;
      return [
        say('calendarWhen', { date, isPast }),
        say('calendarChange', { label, python, abi }),
        say('calendarChangeLook'),
        say('actor', { who: 'project' }),
      ];
    }
    case 'alpha': {
      const { pyodide, python, abi, day } = entry;
      return [
        day,
        say('calendarAlpha', { pyodide, python, abi }),
        say('calendarAlphaLook', { python }),
        say('actor', { who: 'pyodide' }),
      ];
    }
    case 'python': {
      const { python, month, isPast } = entry;
      return [
        say('calendarWhen', { date: month, isPast }),
        say('calendarPython', { python }),
        say('calendarPythonLook', { python }),
        say('actor', { who: 'python' }),
      ];
    }
    case 'habit':
      return [
        say('calendarUndated'),
        say('calendarHabit', { waits: entry.waits }),
        say('calendarHabitLook'),
        say('actor', { who: 'cloudflare' }),
      ];
  }
}
