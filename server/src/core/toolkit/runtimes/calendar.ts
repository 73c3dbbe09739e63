/** What is to be expected, what to look at again then, and who acts: drawn from the data about runtimes alone. */
import { newestStable, seriesOf, type RuntimeData } from '../../runtimes/runtimes.ts';
import { daysBetween, type NextChange } from './supportMatrix.ts';

export type CalendarEntry =
  /** The Worker's own date, moved on. */
  | { readonly kind: 'next-change'; readonly change: NextChange }
  /** A release of Pyodide that is being tried out, with a Python or an ABI that no stable one has. */
  | {
      readonly kind: 'alpha';
      readonly pyodide: string;
      readonly python: string;
      readonly abi: string;
      readonly day: string;
    }
  /**
   * A version of Python, which appears once a year, in October.
   * @see https://peps.python.org/pep-0602/
   */
  | { readonly kind: 'python'; readonly python: string; readonly month: string; readonly isPast: boolean }
  /** How many days after the first stable Pyodide with a Python the platform made it the default, in each case so far. */
  | { readonly kind: 'habit'; readonly waits: readonly { readonly python: string; readonly days: number }[] };

/** A series of Python whose month is known, from which the others are counted. */
const KNOWN_PYTHON = { minor: 13, year: 2024 };

/** The entries, the soonest first. @param today `YYYY-MM-DD` */
export function calendar(data: RuntimeData, today: string, change?: NextChange): readonly CalendarEntry[] {
  const habit = platformHabit(data);
  const dated = [
    ...(change ? [{ kind: 'next-change' as const, change }] : []),
    ...alphas(data),
    ...comingPythons(data, today),
  ];
  return [
    ...dated.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1)),
    ...(habit.length > 0 ? [{ kind: 'habit' as const, waits: habit }] : []),
  ];
}

/** When it is, or was: a day or a month. */
function dayOf(entry: CalendarEntry): string {
  switch (entry.kind) {
    case 'next-change':
      return entry.change.date;
    case 'alpha':
      return entry.day;
    case 'python':
      return entry.month;
    case 'habit':
      return '';
  }
}

/** The newest pre-release of each Python that no stable release has yet. */
function alphas({ releases }: RuntimeData): readonly CalendarEntry[] {
  const stable = new Set(releases.filter(({ prerelease }) => !prerelease).map(({ python }) => seriesOf(python)));
  const coming = releases.filter(({ prerelease, python }) => prerelease && !stable.has(seriesOf(python)));
  const series = [...new Set(coming.map(({ python }) => seriesOf(python)))];
  return series.flatMap((python) => {
    const newest = coming.findLast((release) => seriesOf(release.python) === python);
    return newest
      ? [{ kind: 'alpha' as const, pyodide: newest.release, python, abi: newest.abi, day: newest.date }]
      : [];
  });
}

/** The Pythons after the one of the newest stable Pyodide, up to the next that is still to come. */
function comingPythons(data: RuntimeData, today: string): readonly CalendarEntry[] {
  const entries: CalendarEntry[] = [];
  let minor = Number(seriesOf(newestStable(data).python).split('.')[1]);
  for (;;) {
    minor++;
    const month = `${KNOWN_PYTHON.year + minor - KNOWN_PYTHON.minor}-10`;
    const isPast = `${month}-31` < today;
    entries.push({ kind: 'python', python: `3.${minor}`, month, isPast });
    if (!isPast) return entries;
  }
}

function platformHabit({
  releases,
  cloudflare,
}: RuntimeData): readonly { readonly python: string; readonly days: number }[] {
  return cloudflare.snapshots.flatMap(({ defaultFrom, python: full }) => {
    const python = seriesOf(full);
    const first = releases.find((release) => !release.prerelease && seriesOf(release.python) === python);
    return defaultFrom === undefined || !first ? [] : [{ python, days: daysBetween(first.date, defaultFrom) }];
  });
}
